"""From the bytes of a file to single resources.

Takes a Bundle of any type, one bare resource, an array of them, and one a line (NDJSON); UTF-8,
UTF-16, byte order marks. Up to :data:`WHOLE` bytes are parsed at once, more is streamed by
:mod:`apptprep.exchange.fhir.streaming`. Numbers stay the text they are in the file, so that
``3.0`` is not shown as ``3`` and a number of five thousand digits harms nobody; ``NaN`` is nothing.
"""

from __future__ import annotations

import gc
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from apptprep.errors import UnreadableFile
from apptprep.exchange import guards
from apptprep.exchange.fhir.values import Json, objects, word
from apptprep.exchange.source import Source

WHOLE = 20 * guards.MEGABYTE
"""Most bytes that are parsed at once: their objects take six to seven times as much memory."""

_DEEPEST_BUNDLE = 4
DECODER = json.JSONDecoder(
    parse_int=str, parse_float=str, parse_constant=lambda _name: None, strict=False
)
"""Takes what real files hold; numbers stay text."""


@dataclass(slots=True, repr=False)
class Entry:
    """One resource of a file.

    Attributes:
        number: its place in the file, from 1.
        url: its ``fullUrl`` in the bundle, ``""`` for none.
        resource: the resource.
    """

    number: int
    url: str
    resource: Json


@dataclass(slots=True, repr=False)
class Loaded:
    """All resources of one file.

    Attributes:
        entries: the resources.
        raw: the bytes of the file, to find attached files in; empty when it was streamed.
        faults: places and reasons of what is damaged while the rest is not.
        left: how many resources of each type that nobody asked for were passed over.
    """

    entries: Iterator[Entry]
    raw: bytes = b""
    faults: list[tuple[str, str]] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)


def load(source: Source, kinds: frozenset[str] = frozenset()) -> Loaded:
    """Return the resources of a file.

    Args:
        source: the file.
        kinds: the types that are wanted, where the others may be passed over and only counted.

    Raises:
        UnreadableFile: it is no JSON, cut off, nested too deeply, or too large; also while the
            entries of a large one are gone through.
    """
    with source.open() as stream:
        raw = stream.read(WHOLE + 1)
    if len(raw) > WHOLE:
        from apptprep.exchange.fhir.streaming import stream_entries

        return stream_entries(source)
    loaded = Loaded(iter(()), raw)
    if kinds:
        from apptprep.exchange.fhir.skimming import skim

        skimmed = skim(raw, kinds)
        if skimmed is not None:
            loaded.entries, loaded.left = iter(skimmed.entries), skimmed.left
            return loaded
    values = parse(raw, source.shown, loaded.faults)
    loaded.entries = flatten(values)
    return loaded


def parse(raw: bytes, name: str, faults: list[tuple[str, str]]) -> list[Any]:
    """Return the JSON values in bytes: one, or one a line.

    Args:
        raw: the bytes.
        name: what the sentences call the file.
        faults: takes the lines that are damaged where others are not.

    Raises:
        UnreadableFile: nothing in them can be read.
    """
    text = _decoded(raw)
    try:
        with no_collecting():
            return _parsed(text, faults)
    except RecursionError as fault:
        message = (
            f"{name} is nested far deeper than any health record. Nothing of it was brought in."
        )
        raise UnreadableFile(message) from fault
    except ValueError as fault:
        line = getattr(fault, "lineno", 0)
        where = f" (line {line:,})" if line else ""
        message = (
            f"{name} is damaged or was cut off{where}. Nothing of it was brought in. "
            "Download it once more and try again."
        )
        raise UnreadableFile(message) from fault


def flatten(values: list[Any], start: int = 0) -> Iterator[Entry]:
    """Yield the resources in JSON values, numbered on from ``start``.

    Bundles inside bundles are gone through as well.
    """
    number = start
    waiting: list[tuple[Any, str, int]] = [(each, "", 0) for each in reversed(values)]
    while waiting:
        value, url, depth = waiting.pop()
        inside: list[tuple[Any, str]] = []
        if isinstance(value, list):
            inside = [(each, "") for each in value]
        elif isinstance(value, dict) and _is_bundle(value):
            inside = list(_in_bundle(value))
        elif isinstance(value, dict) and isinstance(value.get("resourceType"), str):
            number += 1
            yield Entry(number, url, value)
        if depth < _DEEPEST_BUNDLE:
            waiting.extend((each, address, depth + 1) for each, address in reversed(inside))


def _in_bundle(bundle: Json) -> Iterator[tuple[Json, str]]:
    """Yield the resources of a bundle with their addresses, outcomes of requests included."""
    for entry in objects(bundle, "entry"):
        url = word(entry, "fullUrl")
        resource = entry.get("resource")
        if isinstance(resource, dict):
            yield resource, url
        else:
            outcome = entry.get("response")
            if isinstance(outcome, dict) and isinstance(outcome.get("outcome"), dict):
                yield outcome["outcome"], url


def _is_bundle(value: Json) -> bool:
    return value.get("resourceType") == "Bundle" or (
        "resourceType" not in value and isinstance(value.get("entry"), list)
    )


def _decoded(raw: bytes) -> str:
    """Return bytes as text: UTF-8, UTF-16, UTF-32, else Western European."""
    try:
        text = raw.decode(json.detect_encoding(raw), "surrogatepass")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    return text.lstrip("\ufeff \t\r\n")


def _parsed(text: str, faults: list[tuple[str, str]]) -> list[Any]:
    """Return one JSON value, or several one after the other.

    Raises:
        ValueError: not even the first can be read.
        RecursionError: they are nested too deeply.
    """
    value, end = DECODER.raw_decode(text)
    found = [value]
    while True:
        while end < len(text) and text[end] in " \t\r\n\x1e":
            end += 1
        if end >= len(text):
            return found
        try:
            value, end = DECODER.raw_decode(text, end)
            found.append(value)
        except ValueError:
            line = text.count("\n", 0, end) + 1
            faults.append((f"line {line:,}", "is damaged or was cut off"))
            following = text.find("\n{", end)
            if following < 0:
                return found
            end = following + 1


@contextmanager
def no_collecting() -> Iterator[None]:
    """Keep the garbage collector from going through a million new objects again and again.

    What is made meanwhile holds no circles, so nothing has to be found by it: at the end all of
    it is put beside the old objects, which are gone through seldom.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.freeze()
            gc.unfreeze()
            gc.enable()
