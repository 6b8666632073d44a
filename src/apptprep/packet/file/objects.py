"""The objects of a PDF file: those that ReportLab drew, those we add, written out in one go.

ReportLab writes every object on its own, which is large and slow to read again. Here its objects
are taken over as they are, ours are added as PDF source, and all that is no stream goes into
compressed object streams with one cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8). A log of
100,000 rows has 600,000 structure elements; going through a general PDF library they would take
some tens of seconds, like this they take one or two.

The same objects always give the same bytes, the file's id included.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from itertools import islice
from typing import Final

_LARGE: Final = 100_000
"""Bytes from which a stream is compressed quickly rather than tightly."""
_HEADER: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_IN_A_STREAM: Final = 250
"""Objects in one object stream; readers unpack one whole stream for one object."""
_REFERENCE: Final = re.compile(rb"/(Root|Info) (\d+) 0 R")
_START: Final = re.compile(rb"startxref\s+(\d+)")
_KIDS: Final = re.compile(rb"/Kids \[([^\]]*)\]")
_PAGES: Final = re.compile(rb"/Pages (\d+) 0 R")
_IN_A_CALL: Final = 20_000
_LINE: Final = struct.Struct(">BIH")
"""A line of the cross-reference stream: sort, place, index."""
_ENTRY: Final = 20
"""Length of a line in a cross-reference table."""


def text_string(text: str) -> str:
    """A text as PDF source: in brackets where it is plain, else UTF-16 in hexadecimal."""
    if text.isascii() and text.isprintable() and not set("()\\") & set(text):
        return f"({text})"
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


class Objects:
    """Numbered objects of one file.

    Attributes:
        pages: Object numbers of the pages, in order.
        page_tree: Object number of the root of the page tree.
    """

    def __init__(self, drawn: bytes) -> None:
        """Take over the objects of a file that ReportLab has just written.

        Args:
            drawn: The file, with a cross-reference table.
        """
        self._plain: dict[int, str] = {}
        self._streams: dict[int, bytes] = {}
        table = int(_START.findall(drawn)[-1])
        first_line = drawn.index(b"\n", table + 5) + 1
        self._next = int(drawn[table + 5 : first_line].split()[1])
        offsets = {}
        for number in range(1, self._next):
            line = first_line + number * _ENTRY
            offsets[number] = int(drawn[line : line + 10])
        ends = dict(
            zip(sorted(offsets.values()), [*sorted(offsets.values())[1:], table], strict=True)
        )
        for number, offset in offsets.items():
            body = drawn[offset : ends[offset]]
            start, end = body.index(b"obj") + 3, body.rindex(b"endobj")
            self._take(number, body[start:end].strip())
        named = {name: int(number) for name, number in _REFERENCE.findall(drawn[table:])}
        root = self.source(named[b"Root"]).encode("latin-1")
        self.page_tree = int(_PAGES.findall(root)[0])
        kids = _KIDS.findall(self.source(self.page_tree).encode("latin-1"))[0]
        self.pages = [int(number) for number in kids.split()[::3]]
        # Ours take their place.
        for number in named.values():
            self._plain.pop(number, None)

    def _take(self, number: int, body: bytes) -> None:
        if body.endswith(b"endstream"):
            # PDF/A wants a line end before the word, which ReportLab leaves out.
            self._streams[number] = body.removesuffix(b"endstream") + b"\nendstream"
        else:
            self._plain[number] = body.decode("latin-1")

    def source(self, number: int) -> str:
        """PDF source of an object that is no stream."""
        return self._plain[number]

    def sources(self) -> tuple[str, ...]:
        """PDF sources of all objects that are no streams."""
        return tuple(self._plain.values())

    def stream_source(self, number: int) -> bytes:
        """PDF source of a stream, with its dictionary."""
        return self._streams[number]

    def reserve(self, count: int = 1) -> int:
        """The first of so many new numbers."""
        number = self._next
        self._next += count
        return number

    def put(self, number: int, source: str) -> None:
        """Set the source of an object that is no stream."""
        self._plain[number] = source

    def add(self, source: str) -> int:
        """Add an object that is no stream and return its number."""
        number = self.reserve()
        self._plain[number] = source
        return number

    def add_stream(self, data: bytes, entries: str = "", *, compress: bool = True) -> int:
        """Add a stream and return its number.

        Args:
            data: What it holds.
            entries: More entries of its dictionary, as PDF source.
            compress: Write it compressed; what a search engine reads stays plain.
        """
        number = self.reserve()
        self.put_stream(number, data, entries, compress=compress)
        return number

    def put_stream(
        self, number: int, data: bytes, entries: str = "", *, compress: bool = True
    ) -> None:
        """Set the content of a stream; arguments as for `add_stream`."""
        if compress:
            # Large data is an attached record: a third of the time for a tenth more bytes.
            data = zlib.compress(data, 1 if len(data) > _LARGE else -1)
            entries = f"/Filter /FlateDecode {entries}"
        head = f"<< {entries} /Length {len(data)} >>\nstream\n".encode("latin-1")
        self._streams[number] = b"".join((head, data, b"\nendstream"))

    def write(self, root: int, info: int) -> bytes:
        """The whole file.

        Args:
            root: Number of the catalog.
            info: Number of the information dictionary.
        """
        file = [_HEADER]
        size = len(_HEADER)
        # For each number: sort (0 none, 1 on its own, 2 in an object stream), place, index.
        sorts = bytearray(self._next + len(self._plain) // _IN_A_STREAM + 2)
        places = [0] * len(sorts)
        indices = [0] * len(sorts)

        def append(number: int, body: bytes) -> None:
            nonlocal size
            whole = b"%d 0 obj\n%b\nendobj\n" % (number, body)
            sorts[number], places[number] = 1, size
            file.append(whole)
            size += len(whole)

        for number, body in self._streams.items():
            append(number, body)
        numbers = list(self._plain)
        last = self._next
        for at in range(0, len(numbers), _IN_A_STREAM):
            held = numbers[at : at + _IN_A_STREAM]
            for index, number in enumerate(held):
                sorts[number], places[number], indices[number] = 2, last, index
            append(last, self._object_stream(held))
            last += 1
        sorts[last], places[last] = 1, size
        file.append(_cross_references(last, (sorts, places, indices), root, info, file))
        file.append(b"startxref\n%d\n%%%%EOF\n" % size)
        return b"".join(file)

    def _object_stream(self, numbers: list[int]) -> bytes:
        bodies = [self._plain[number] for number in numbers]
        index, offset = [], 0
        for number, body in zip(numbers, bodies, strict=True):
            index.append(f"{number} {offset}")
            offset += len(body) + 1
        head = " ".join(index) + "\n"
        data = zlib.compress((head + "\n".join(bodies)).encode("latin-1"))
        entries = (len(numbers), len(head), len(data))
        start = b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>\nstream\n" % entries
        return b"".join((start, data, b"\nendstream"))


_Index = tuple[bytearray, list[int], list[int]]


def _cross_references(number: int, index: _Index, root: int, info: int, file: list[bytes]) -> bytes:
    """The cross-reference stream: it closes the file and names its root and its id."""
    digest = hashlib.md5(usedforsecurity=False)
    for part in file:
        digest.update(part)
    name = digest.hexdigest().upper()
    count = number + 1
    sorts, places, indices = (each[1:count] for each in index)
    lines = map(_LINE.pack, sorts, places, indices)
    # Some at a time: all of them in one call keep every other thread waiting, the window too.
    rows = b"".join(b"".join(islice(lines, _IN_A_CALL)) for _ in range(0, number, _IN_A_CALL))
    # Places hardly repeat: more effort costs four times the time for a tenth fewer bytes.
    data = zlib.compress(_LINE.pack(0, 0, 0xFFFF) + rows, 1)
    head = (
        f"{number} 0 obj\n<< /Type /XRef /Size {count} /W [1 4 2] /Root {root} 0 R /Info {info} "
        f"0 R /ID [<{name}> <{name}>] /Filter /FlateDecode /Length {len(data)} >>\nstream\n"
    )
    return b"".join((head.encode("ascii"), data, b"\nendstream\nendobj\n"))
