"""From the bytes of a file to the elements of clinical documents, whatever it is wrapped in.

Names lose their prefixes (``xsi:type`` is ``type``), so documents with undeclared prefixes, with
none, or with an odd namespace read alike; only ``sdtc:`` stays, because ``sdtc:raceCode`` is not
``raceCode``. Expat is used without namespaces for that reason, and accepts what stricter parsers
refuse (HL7 CDA R2, 2005: the elements themselves are unambiguous).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from xml.etree.ElementTree import Element, TreeBuilder

from apptprep.errors import UnreadableFile
from apptprep.exchange import guards, heads

LARGEST = 64 * guards.MEGABYTE
"""Most bytes of one document; what is inside it (PDFs) counts."""

MOST_ELEMENTS = 400_000
DEEPEST = 200
_PIECE = 1 << 20
_ROOT = re.compile(r"<(?:[\w.-]+:)?ClinicalDocument[\s>]")
_END = re.compile(r"</(?:[\w.-]+:)?ClinicalDocument\s*>")
_DECLARED = re.compile(r"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)[\"']")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_JUNK_AFTER = 9


@dataclass(frozen=True, slots=True, repr=False)
class Parsed:
    """One document or part of one.

    Attributes:
        root: its outermost element.
        remarks: what was odd about the file, to go after its name and a colon.
    """

    root: Element
    remarks: tuple[str, ...] = ()


def parse(data: bytes, name: str) -> Iterator[Parsed]:
    """Yield the clinical documents of a file, or the one part of a document that it is.

    Args:
        data: its bytes.
        name: what the sentences call it.

    Raises:
        UnreadableFile: it is not well-formed, cut off, or breaks a limit.
    """
    if len(data) > LARGEST:
        raise guards.too_long(name, LARGEST)
    text, remarks = _decoded(data)
    del data
    if heads.is_html(text[:4096].encode("utf-8", errors="ignore")):
        yield from _wrapped(text, name, remarks)
        return
    start = text.find("<")
    declared = text.startswith("<?xml")
    if start > 0 and not declared:
        remarks = (*remarks, "something stood before its beginning; it was left out")
    root, rest = _element(text[max(start, 0) :], name)
    if rest:
        remarks = (*remarks, "something stands after its end; only what is before was read")
    yield Parsed(root, remarks)


def _wrapped(text: str, name: str, remarks: tuple[str, ...]) -> Iterator[Parsed]:
    """Yield the documents that stand in a web page, as in "Blue Button" downloads."""
    at, found = 0, False
    while start := _ROOT.search(text, at):
        end = _END.search(text, start.end())
        if end is None:
            raise _broken(name)
        root, _rest = _element(text[start.start() : end.end()], name)
        yield Parsed(root, remarks)
        at, found = end.end(), True
    if not found:
        message = (
            f"{name} is a web page without a health document in it. Nothing of it was brought in. "
            "Sign in and download the document once more."
        )
        raise UnreadableFile(message)


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text; letters that do not fit the declared encoding are read as Windows-1252."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"),
                           (b"\xfe\xff", "utf-16-be"), (b"<\x00", "utf-16-le"),
                           (b"\x00<", "utf-16-be")):  # fmt: skip
        if data.startswith(mark):
            bare = data[len(mark) :] if mark[0] not in b"<\x00" else data
            return bare.decode(encoding, errors="replace"), ()
    declared = _DECLARED.search(data[:1024].decode("latin-1"))
    encoding = declared[1].lower() if declared else "utf-8"
    if encoding.startswith(("utf-16", "utf16", "ucs")):
        encoding = "utf-8"  # it says so of itself, but no byte looks like it
    try:
        return data.decode(encoding), ()
    except (UnicodeDecodeError, LookupError, ValueError):
        odd = "some letters are not in the encoding it names, and may look wrong"
        return data.decode("cp1252", errors="replace"), (odd,)


def _element(text: str, name: str) -> tuple[Element, bool]:
    """Return the root element, and whether something follows it."""
    from xml.parsers import expat

    builder = _Builder(name)
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = builder.doctype
    parser.EntityDeclHandler = builder.entity
    try:
        for at in range(0, len(text), _PIECE):
            piece = _NO_XML.sub(" ", text[at : at + _PIECE])
            parser.Parse(piece.encode("utf-8"), False)
        parser.Parse(b"", True)
    except expat.ExpatError as fault:
        if fault.code == _JUNK_AFTER and builder.root is not None:
            return builder.root, True
        raise _broken(name) from fault
    if builder.root is None:
        raise _broken(name)
    return builder.root, False


class _Builder:
    """Builds the tree and keeps the limits."""

    def __init__(self, name: str) -> None:
        self.root: Element | None = None
        self._name = name
        self._builder = TreeBuilder()
        self._depth = 0
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > DEEPEST or self._count > MOST_ELEMENTS:
            message = (
                f"{self._name} is built larger or deeper than any health document. "
                "Nothing of it was brought in."
            )
            raise UnreadableFile(message)
        self._builder.start(_local(tag), {_local(key): each for key, each in attributes.items()})

    def end(self, tag: str) -> None:
        self._builder.end(_local(tag))
        self._depth -= 1
        if self._depth == 0:
            self.root = self._builder.close()

    def data(self, text: str) -> None:
        self._builder.data(text)

    def doctype(
        self,
        _name: str,
        _system: str | None,
        _public: str | None,
        inner: bool,  # noqa: FBT001
    ) -> None:
        if inner:
            self.entity()

    def entity(self, *_declared: object) -> None:
        message = (
            f"{self._name} defines abbreviations of its own (a DTD), which no health document "
            "has and which can do harm. Nothing of it was brought in."
        )
        raise UnreadableFile(message)


@lru_cache(maxsize=4096)
def _local(name: str) -> str:
    prefix, colon, local = name.rpartition(":")
    return name if not colon or prefix == "sdtc" else local


def _broken(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"{name} is a damaged or unfinished health document. Nothing of it was brought in. "
        "Download it once more and try again."
    )
