"""Files too large to be parsed at once: one resource after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from apptprep.errors import UnreadableFile
from apptprep.exchange import guards
from apptprep.exchange.fhir.loading import WHOLE, Entry, Loaded, flatten, parse
from apptprep.exchange.source import Source

LONGEST_LINE = 64 * guards.MEGABYTE
"""Most bytes of one resource in a file that has one a line."""

_MOST_FAULTS = 500
"""So many damaged lines are named; more are counted."""

_DAMAGED = "is damaged or was cut off"


def stream_entries(source: Source) -> Loaded:
    """Return the resources of a large file, read piece by piece while they are gone through."""
    loaded = Loaded(iter(()))
    loaded.entries = _entries(source, loaded.faults)
    return loaded


def _entries(source: Source, faults: list[tuple[str, str]]) -> Iterator[Entry]:
    """Yield the resources.

    Raises:
        UnreadableFile: the file is damaged, or of a shape that cannot be streamed.
    """
    values = _lines if _is_lines(source) else _items
    number = 0
    for value in values(source, faults):
        for entry in flatten([value], number):
            number = entry.number
            yield entry
    if not number:
        message = (
            f"{source.shown} is a single entry of more than {WHOLE // guards.MEGABYTE} MB, or "
            "holds none. Nothing of it was brought in. Ask for the download in smaller parts."
        )
        raise UnreadableFile(message)


def _items(source: Source, faults: list[tuple[str, str]]) -> Iterator[Any]:
    """Yield the entries of a bundle, or the items of an array."""
    import ijson

    faults.clear()
    with source.open() as stream:
        start = _first_sign(stream)
    if start not in (b"{", b"["):
        raise _cannot_stream(source)
    prefix = "entry.item" if start == b"{" else "item"
    wrap: Callable[[Any], Any] = (lambda each: {"entry": [each]}) if start == b"{" else _as_is
    with source.open() as stream:
        _skip_mark(stream)
        try:
            for each in ijson.items(stream, prefix):
                yield wrap(each)
        except (ijson.JSONError, UnicodeDecodeError, RecursionError, ValueError) as fault:
            raise _cannot_stream(source) from fault


def _lines(source: Source, faults: list[tuple[str, str]]) -> Iterator[Any]:
    """Yield the values of a file that has one a line; a damaged line is left out and named."""
    with source.open() as stream:
        number, damaged = 0, 0
        while text := stream.readline(LONGEST_LINE):
            number += 1
            if not text.strip():
                continue
            try:
                yield from parse(text, source.shown, [])
            except UnreadableFile:
                damaged += 1
                if damaged <= _MOST_FAULTS:
                    faults.append((f"line {number:,}", _DAMAGED))
        if damaged > _MOST_FAULTS:
            faults.append((f"{damaged - _MOST_FAULTS:,} more lines", _DAMAGED))


def _is_lines(source: Source) -> bool:
    """Tell whether the first line is a whole resource."""
    with source.open() as stream:
        text = stream.readline(LONGEST_LINE)
        if not text.endswith(b"\n") or len(text) < len(b'{"resourceType":'):
            return False
    try:
        values = parse(text, source.shown, [])
    except UnreadableFile:
        return False
    return any(True for _entry in flatten(values))


def _first_sign(stream: BinaryIO) -> bytes:
    _skip_mark(stream)
    while (sign := stream.read(1)) in (b" ", b"\t", b"\r", b"\n"):
        pass
    return sign


def _skip_mark(stream: BinaryIO) -> None:
    """Go past a UTF-8 byte order mark."""
    peek: Callable[[int], bytes] = stream.peek  # type: ignore[attr-defined]
    if peek(3)[:3] == b"\xef\xbb\xbf":
        stream.read(3)


def _as_is(value: Any) -> Any:  # noqa: ANN401 - JSON
    return value


def _cannot_stream(source: Source) -> UnreadableFile:
    return UnreadableFile(
        f"{source.shown} is large, and it is damaged, cut off or written in an unusual way. "
        "Nothing of it was brought in. Download it once more, or ask for smaller parts."
    )
