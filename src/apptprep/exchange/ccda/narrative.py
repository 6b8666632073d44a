"""The words of a document that people read: text by ID, whole rows, lists and tables as lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

_LINES = {"paragraph", "item", "tr", "list", "table", "caption", "br", "thead", "tbody"}
_CELLS = {"td", "th"}
_NOTHING = (
    "no information", "no data", "not available", "none recorded", "no known", "unknown", "n/a",
    "not applicable", "no information available", "information not available", "nothing",
    "no data available", "none", "no records", "not on file", "no entries",
)  # fmt: skip
_SHORT = 60
_DATED = re.compile(
    r"\W*(?:\d{1,4}\W+){0,2}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\W*"
    r"(?:\d{1,4}\W*){0,3}",
    re.IGNORECASE,
)

_BARE = re.compile(r"#[A-Za-z][\w.:-]*")
"""A reference that stands where words belong."""


class Narrative:
    """The human-readable side of one document."""

    def __init__(self, root: Element) -> None:
        """Index all texts of a document by their ID.

        Args:
            root: the document or a part of it.
        """
        self._by_id: dict[str, Element] = {}
        self._rows: dict[str, Element] = {}
        for section in root.iter("section"):
            text = section.find("text")
            if text is not None:
                self._index(text, None)

    def _index(self, element: Element, row: Element | None) -> None:
        waiting: list[tuple[Element, Element | None]] = [(element, row)]
        while waiting:
            at, inside = waiting.pop()
            if at.tag in ("tr", "item"):
                inside = at
            key = at.get("ID")
            if key:
                self._by_id.setdefault(key, at)
                if inside is not None:
                    self._rows.setdefault(key, inside)
            waiting.extend((child, inside) for child in at)

    def text(self, holder: Element | None) -> str:
        """Return what an ``originalText`` or ``text`` says: by reference, else its own words.

        ``""`` where the reference leads nowhere.
        """
        found = self._referred(holder)
        if found is not None:
            return one_line(found)
        own = one_line(holder) if holder is not None else ""
        return "" if _BARE.fullmatch(own) else own

    def block(self, holder: Element | None) -> str:
        """Return the same as :meth:`text`, in lines, for what is copied word for word."""
        found = self._referred(holder)
        return lines(found if found is not None else holder)

    def row(self, holder: Element | None) -> str:
        """Return the whole row that a reference leads to, cells set apart by commas."""
        key = _key(holder)
        found = self._rows.get(key, self._by_id.get(key)) if key else None
        if found is None:
            return one_line(holder) if holder is not None else ""
        cells = [one_line(cell) for cell in found if cell.tag in _CELLS]
        return ", ".join(cell for cell in cells if cell) or one_line(found)

    def first_cell(self, holder: Element | None) -> str:
        """Return the first cell of a row that says something besides a date, else the row."""
        key = _key(holder)
        found = self._rows.get(key) if key else None
        if found is not None:
            for cell in found:
                words = one_line(cell) if cell.tag in _CELLS else ""
                if sum(sign.isalpha() for sign in words) >= 3 and not _DATED.fullmatch(words):  # noqa: PLR2004
                    return words
        return self.row(holder)

    def _referred(self, holder: Element | None) -> Element | None:
        key = _key(holder)
        return self._by_id.get(key) if key else None


def _key(holder: Element | None) -> str:
    """Return the place that a holder refers to; some write it as their words: ``#nomeds``."""
    if holder is None:
        return ""
    reference = holder.find("reference")
    if reference is not None:
        return reference.get("value", "").strip().removeprefix("#")
    own = (holder.text or "").strip()
    return own[1:] if _BARE.fullmatch(own) else ""


def one_line(element: Element) -> str:
    """Return all words of an element in one line."""
    return " ".join(" ".join(_words(element)).split()).replace("\u200b", "")


def _words(element: Element) -> Iterator[str]:
    """Yield text with gaps between cells and lines, none inside words."""
    pieces: list[str] = []
    for kind, text in _stream(element):
        if kind:
            yield "".join(pieces)
            pieces = []
        pieces.append(text)
    yield "".join(pieces)


def lines(element: Element | None) -> str:
    """Return the words of an element in lines as they stand on the page."""
    if element is None:
        return ""
    found: list[str] = [""]
    for kind, text in _stream(element):
        if kind == "line":
            found.append("")
        elif kind == "cell":
            found[-1] += " | " if found[-1].strip() else ""
        found[-1] += text
    kept: list[str] = []
    for each in found:
        line = " ".join(each.split()).strip("| ").replace("\u200b", "")
        if line:
            kept.append(line)
    return "\n".join(kept)


def _stream(element: Element) -> Iterator[tuple[str, str]]:
    """Yield text and what begins before it: ``"line"``, ``"cell"`` or ``""``."""
    waiting: list[tuple[str, str] | Element] = [element]
    while waiting:
        at = waiting.pop()
        if isinstance(at, tuple):
            yield at
            continue
        kind = "line" if at.tag in _LINES else "cell" if at.tag in _CELLS else ""
        text = at.text or ""
        # Base64 is no text; a reference says nothing itself.
        if at.get("representation") == "B64":
            text = ""
        yield kind, text
        for child in reversed(list(at)):
            waiting.append((("line" if child.tag in _LINES else ""), child.tail or ""))
            waiting.append(child)


def says_nothing(text: str) -> bool:
    """Tell whether a section's words only say that there is nothing in it."""
    plain = " ".join(text.split()).strip(" .").casefold()
    return not plain or (len(plain) < _SHORT and plain.startswith(_NOTHING))
