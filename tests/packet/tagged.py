"""Reading back what a PDF says of itself: its structure tree with the text of every element."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

TEXT = ("Tj", "TJ", "'", '"')
SHAPES = ("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "BI")
PAINTING = frozenset((*TEXT, *SHAPES))
"""Operators that put a mark on the paper (ISO 32000-1, Annex A)."""


@dataclass
class Node:
    """An element as the file has it: its kind, its own text in order, what is below it."""

    kind: str
    alt: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    kids: list[Node | str] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)

    def text(self) -> str:
        """All text in it, in reading order."""
        parts = (kid if isinstance(kid, str) else kid.text() for kid in self.kids)
        return " ".join(" ".join(part for part in parts if part).split())

    def all(self, *kinds: str) -> Iterator[Node]:
        """It and all elements below it, of some kinds, in reading order."""
        if not kinds or self.kind in kinds:
            yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.all(*kinds)

    def below(self) -> list[str]:
        """Kinds of its own kids."""
        return [kid.kind for kid in self.kids if isinstance(kid, Node)]


def read(data: bytes) -> Node:
    """The structure tree of a file."""
    with pikepdf.open(BytesIO(data)) as document:
        pages = {page.obj.objgen: n for n, page in enumerate(document.pages)}
        texts = [marks(page) for page in document.pages]
        return _node(document.Root.StructTreeRoot.K, texts, pages)


def unmarked(data: bytes) -> list[str]:
    """Painting operators outside any marked content, with their page."""
    found = []
    with pikepdf.open(BytesIO(data)) as document:
        for number, page in enumerate(document.pages, 1):
            depth = 0
            for operands, operator in _operators(page):
                name = str(operator)
                depth += (name in ("BDC", "BMC")) - (name == "EMC")
                if not depth and name in PAINTING:
                    found.append(f"page {number}: {operands} {name}")
            if depth:
                found.append(f"page {number}: {depth} marks left open")
    return found


def marks(page: pikepdf.Page) -> dict[int, str]:
    """The text of each mark of a page; what is said instead of the glyphs counts."""
    maps: dict[str, dict[bytes, str]] = {}
    found: dict[int, str] = {}
    stack: list[tuple[int, bool]] = []
    current: dict[bytes, str] = {}
    reversed_now = False
    for operands, operator in _operators(page):
        name = str(operator)
        if name == "BDC":
            number, said = _properties(operands[1])
            silent = bool(stack and stack[-1][1])
            number = number if number >= 0 else stack[-1][0] if stack else -1
            stack.append((number, silent or bool(said)))
            if number >= 0 and said:
                found[number] = found.get(number, "") + said
        elif name == "BMC":
            reversed_now = str(operands[0]) == "/ReversedChars"
            stack.append(stack[-1] if stack else (-1, False))
        elif name == "EMC":
            reversed_now = False
            stack.pop()
        elif name == "Tf":
            font = str(operands[0])
            if font not in maps:
                maps[font] = _characters(page.Resources.Font[font])
            current = maps[font]
        elif name == "Tj" and stack and stack[-1][0] >= 0 and not stack[-1][1]:
            text = _decoded(bytes(operands[0]), current)
            if reversed_now:
                text = text[::-1]
            number = stack[-1][0]
            # Each line of ours is a string of its own.
            found[number] = f"{found[number]} {text}" if number in found else text
    return found


def _operators(page: pikepdf.Page) -> Iterator[tuple[Any, Any]]:
    for step in pikepdf.parse_content_stream(page):
        yield step.operands, step.operator


def _properties(entries: Any) -> tuple[int, str]:
    said = entries.get("/ActualText")
    return int(entries.get("/MCID", -1)), "" if said is None else str(said)


def _characters(font: Any) -> dict[bytes, str]:
    source = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"<([0-9A-F]{2,4})> <([0-9A-F]{4,})>", source.partition("beginbfchar")[2])
    return {bytes.fromhex(code): bytes.fromhex(char).decode("utf-16-be") for code, char in pairs}


def _decoded(codes: bytes, characters: dict[bytes, str]) -> str:
    """A string of the content: one byte a character, or two in fonts that number their glyphs."""
    wide = len(next(iter(characters), b"1"))
    return "".join(characters.get(codes[n : n + wide], "?") for n in range(0, len(codes), wide))


def _node(element: Any, texts: list[dict[int, str]], pages: dict[Any, int]) -> Node:
    node = Node(str(element.S)[1:], str(element.get("/Alt", "")))
    for name, value in (element.get("/A") or {}).items():
        node.attributes[name[1:]] = str(value)
    page = pages[element.Pg.objgen] if "/Pg" in element else -1
    kids = element.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [] if kids is None else [kids]:
        if isinstance(kid, int):
            node.kids.append(texts[page].get(kid, ""))
            node.pages.append(page)
        elif kid.get("/Type") == "/MCR":
            where = pages[kid.Pg.objgen]
            node.kids.append(texts[where].get(int(kid.MCID), ""))
            node.pages.append(where)
        elif kid.get("/Type") != "/OBJR":
            node.kids.append(_node(kid, texts, pages))
    return node
