"""One field's value as JSON and back, by its declaration.

One form for the record JSON and for what the database keeps as JSON (rows, lists, files). The same
declarations give the JSON Schema (:mod:`apptprep.exchange.json_schema`), so what is written, what
is accepted and what is documented cannot part.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from apptprep.records.base import FileRef
from apptprep.records.fields import Editor, Field, Row, fields_of, written
from apptprep.records.when import When

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_CLOCK = re.compile(r"(\d\d:\d\d)?")
_OFFSET = re.compile(r"([+-]\d\d:\d\d)?")
_WHEN_KEYS = {"words", "earliest", "latest", "about", "time", "offset"}
_FILE_KEYS = {"sha256", "name", "media_type", "size"}
_LARGEST_SIZE = 2**53
HIGHEST_SCORE = 10


class Misfit(ValueError):
    """A JSON value that does not fit its field; the words name no content."""


def to_json(declared: Field, value: Any) -> Any:  # noqa: ANN401 - as many types as editors
    """Return a value, not empty, as JSON types."""
    match declared.editor:
        case Editor.DAY:
            return value.to_json()
        case Editor.CHOICES | Editor.LINKS:
            return list(value)
        case Editor.ROWS:
            return [fields_to_json(row) for row in value]
        case Editor.FILES:
            return [
                {"sha256": f.sha256, "name": f.name, "media_type": f.media_type, "size": f.size}
                for f in value
            ]
        case _:
            return value


def fields_to_json(holder: Any) -> dict[str, Any]:  # noqa: ANN401 - a record or a row
    """Return the filled fields of a record or row; what is not written down is left out."""
    return {declared.name: to_json(declared, value) for declared, value in written(holder)}


def from_json(declared: Field, data: object) -> Any:  # noqa: ANN401
    """Return the value of a field.

    Raises:
        Misfit: wrong type, an answer that is not offered, a number out of range, not a date.
    """
    return _READERS[declared.editor](declared, data)


def fields_from_json(kind: type, data: dict[str, Any], known: frozenset[str]) -> dict[str, Any]:
    """Return a record's or row's field values by name.

    Args:
        kind: the record or row class.
        data: the JSON object.
        known: names besides the declared fields that may stand there.

    Raises:
        Misfit: with the field's name in front.
    """
    values: dict[str, Any] = {}
    declared = {field.name: field for field in fields_of(kind)}
    for name, value in data.items():
        if name in declared:
            try:
                values[name] = from_json(declared[name], value)
            except Misfit as fault:
                message = f"'{name}' {fault}"
                raise Misfit(message) from fault
        elif name not in known:
            message = f"there is no field {shown(name)}"
            raise Misfit(message)
    return values


def text_from(data: object) -> str:
    """Return a text.

    Raises:
        Misfit: it is none, or has half a character (a lone surrogate) in it.
    """
    if not isinstance(data, str):
        message = "is not a text"
        raise Misfit(message)
    if not data.isascii() and any("\ud800" <= sign <= "\udfff" for sign in data):
        message = "has a broken character in it"
        raise Misfit(message)
    return data


def uuid_from(data: object) -> str:
    """Return an id.

    Raises:
        Misfit: it is not a UUID in small letters.
    """
    if not isinstance(data, str) or not _UUID.fullmatch(data):
        message = "is not a UUID in small letters"
        raise Misfit(message)
    return data


def moment_from(data: object) -> dt.datetime:
    """Return a moment with its offset.

    Raises:
        Misfit: it is not an ISO 8601 moment or lacks the offset from UTC.
    """
    message = "is not a date and time with its offset, such as 2026-03-01T08:05:00+01:00"
    if not isinstance(data, str):
        raise Misfit(message)
    try:
        moment = dt.datetime.fromisoformat(data)
        aware = moment.utcoffset() is not None
        # A moment that has no UTC counterpart (year 1, year 9999) cannot be compared or stored.
        moment.astimezone(dt.UTC) if aware else None
    except (ValueError, OverflowError) as fault:
        raise Misfit(message) from fault
    if not aware:
        raise Misfit(message)
    return moment


def shown(name: str) -> str:
    """Return a foreign name short and harmless, for a sentence."""
    plain = "".join(sign if sign.isprintable() else "?" for sign in name[:40])
    return f"'{plain}'" + ("…" if len(name) > 40 else "")  # noqa: PLR2004


def _list(data: object) -> list[Any]:
    if not isinstance(data, list):
        message = "is not a list"
        raise Misfit(message)
    return data


def _choice(declared: Field, data: object) -> str:
    if data == "" or any(option.key == data for option in declared.options):
        return str(data)
    answers = ", ".join(option.key for option in declared.options)
    message = f"is not one of: {answers}"
    raise Misfit(message)


def _score(data: object) -> int:
    if isinstance(data, bool) or not isinstance(data, int) or not 0 <= data <= HIGHEST_SCORE:
        message = "is not a whole number from 0 to 10"
        raise Misfit(message)
    return data


def _when(data: object) -> When:
    message = "is not a date as the record JSON writes one"
    if not isinstance(data, dict) or set(data) - _WHEN_KEYS or data.get("about") not in _FLAGS:
        raise Misfit(message)
    try:
        when = When.from_json(data)
        text_from(when.words)
        text_from(when.offset)
    except ValueError as fault:
        raise Misfit(message) from fault
    if not _CLOCK.fullmatch(when.time) or not _OFFSET.fullmatch(when.offset):
        raise Misfit(message)
    return when


_FLAGS = (True, False, None)


def _row(declared: Field, data: object) -> Row:
    if not isinstance(data, dict) or declared.row is None:
        message = "has a row that is not an object"
        raise Misfit(message)
    return declared.row(**fields_from_json(declared.row, data, frozenset()))


def _file(data: object) -> FileRef:
    message = "does not name its files by sha256, name, media_type and size"
    if not isinstance(data, dict) or set(data) != _FILE_KEYS:
        raise Misfit(message)
    size = data["size"]
    if isinstance(size, bool) or not isinstance(size, int) or not 0 <= size <= _LARGEST_SIZE:
        raise Misfit(message)
    sha256 = data["sha256"]
    if not isinstance(sha256, str) or not _SHA256.fullmatch(sha256):
        raise Misfit(message)
    return FileRef(sha256, text_from(data["name"]), text_from(data["media_type"]), size)


_READERS: dict[Editor, Callable[[Field, object], Any]] = {
    Editor.LINE: lambda _, data: text_from(data),
    Editor.PARAGRAPH: lambda _, data: text_from(data),
    Editor.DAY: lambda _, data: None if data is None else _when(data),
    Editor.CHOICE: _choice,
    Editor.CHOICES: lambda _, data: tuple(text_from(item) for item in _list(data)),
    Editor.SCALE: lambda _, data: None if data is None else _score(data),
    Editor.LINK: lambda _, data: "" if data == "" else uuid_from(data),
    Editor.LINKS: lambda _, data: tuple(uuid_from(item) for item in _list(data)),
    Editor.ROWS: lambda declared, data: tuple(_row(declared, item) for item in _list(data)),
    Editor.FILES: lambda _, data: tuple(_file(item) for item in _list(data)),
}
