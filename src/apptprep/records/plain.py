"""Records as plain JSON data and back: one form for the database's columns and the record JSON.

``to_plain`` gives only str, int, None, bool, list and dict. ``from_plain`` checks everything it
is given, as it may come from a foreign file, and names what is wrong.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from apptprep.records.base import PROVENANCE, FileRef, Record
from apptprep.records.fields import Editor, Field, Row, fields_of
from apptprep.records.when import When

_SHA256 = re.compile(r"[0-9a-f]{64}")
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_HIGHEST_SCORE = 10


def value_to_plain(field: Field, value: Any) -> Any:  # noqa: ANN401
    """Return a field's value as JSON data."""
    match field.editor:
        case Editor.DAY:
            return value.to_json() if value is not None else None
        case Editor.CHOICES | Editor.LINKS:
            return list(value)
        case Editor.ROWS:
            return [row_to_plain(row) for row in value]
        case Editor.FILES:
            return [
                {"sha256": f.sha256, "name": f.name, "media_type": f.media_type, "size": f.size}
                for f in value
            ]
        case _:
            return value


def value_from_plain(field: Field, data: Any) -> Any:  # noqa: ANN401
    """Return a field's value from JSON data.

    Raises:
        ValueError: the data is not what the field holds; the message names the field.
    """
    try:
        return _read(field, data)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as fault:
        reason = str(fault) if isinstance(fault, ValueError) else "of the wrong form"
        message = f"“{field.name}” is {_expected(field)} ({reason})"
        raise ValueError(message) from None


def row_to_plain(row: Row) -> dict[str, Any]:
    """Return a row of a small table as JSON data."""
    return {f.name: value_to_plain(f, getattr(row, f.name)) for f in fields_of(type(row))}


def row_from_plain(kind: type[Row], data: Any) -> Row:  # noqa: ANN401
    """Return a row from JSON data.

    Raises:
        ValueError: something is unknown or of the wrong form.
    """
    known = {f.name: f for f in fields_of(kind)}
    _refuse_unknown(data, known)
    return kind(**{name: value_from_plain(known[name], value) for name, value in data.items()})


def record_to_plain(record: Record) -> dict[str, Any]:
    """Return a record as JSON data, all fields, empty ones too."""
    plain: dict[str, Any] = {
        "id": record.id,
        "created": record.created.isoformat(),
        "changed": record.changed.isoformat(),
    }
    for field in (*PROVENANCE, *fields_of(type(record))):
        plain[field.name] = value_to_plain(field, getattr(record, field.name))
    return plain


def record_from_plain(kind: type[Record], data: Any) -> Record:  # noqa: ANN401
    """Return a record from JSON data; fields left out are "not written down".

    Raises:
        ValueError: something is unknown, missing (``id``) or of the wrong form.
    """
    known = {f.name: f for f in (*PROVENANCE, *fields_of(kind))}
    _refuse_unknown(data, {*known, "id", "created", "changed"})
    values: dict[str, Any] = {
        name: value_from_plain(known[name], value) for name, value in data.items() if name in known
    }
    values["id"] = read_id(data.get("id"))
    for name in ("created", "changed"):
        if name in data:
            values[name] = read_moment(data[name])
    return kind(**values)


def read_id(data: Any) -> str:  # noqa: ANN401
    """Return a record id.

    Raises:
        ValueError: it is not a UUID in its usual spelling.
    """
    if not isinstance(data, str) or not _ID.fullmatch(data):
        message = "“id” is not a UUID"
        raise ValueError(message)
    return data


def read_moment(data: Any) -> dt.datetime:  # noqa: ANN401
    """Return a moment with its offset from UTC.

    Raises:
        ValueError: it is not ISO 8601 with an offset.
    """
    moment = dt.datetime.fromisoformat(data) if isinstance(data, str) else None
    if moment is None or moment.tzinfo is None:
        message = "a moment is written like 2026-05-14T10:30:00+02:00"
        raise ValueError(message)
    return moment


def _read(field: Field, data: Any) -> Any:  # noqa: ANN401 - one return an editor
    match field.editor:
        case Editor.DAY:
            return None if data is None else When.from_json(data)
        case Editor.SCALE:
            return _score(data)
        case Editor.CHOICES | Editor.LINKS:
            return tuple(_text(item) for item in _list(data))
        case Editor.ROWS:
            assert field.row is not None  # noqa: S101 - declared together
            return tuple(row_from_plain(field.row, item) for item in _list(data))
        case Editor.FILES:
            return tuple(_file(item) for item in _list(data))
        case _:
            return _text(data)


def _expected(field: Field) -> str:
    words = {
        Editor.DAY: "a date",
        Editor.SCALE: "a whole number from 0 to 10",
        Editor.CHOICES: "a list of texts",
        Editor.LINKS: "a list of ids",
        Editor.ROWS: "a list of rows",
        Editor.FILES: "a list of files",
    }
    return f"not {words.get(field.editor, 'a text')}"


def _text(data: Any) -> str:  # noqa: ANN401
    if not isinstance(data, str):
        message = "a text was expected"
        raise ValueError(message)  # noqa: TRY004
    data.encode("utf-8")  # half a surrogate pair cannot be stored or printed
    return data


def _list(data: Any) -> list[Any]:  # noqa: ANN401
    if not isinstance(data, list):
        message = "a list was expected"
        raise ValueError(message)  # noqa: TRY004
    return data


def _score(data: Any) -> int | None:  # noqa: ANN401
    if data is None:
        return None
    if isinstance(data, bool) or not isinstance(data, int) or not 0 <= data <= _HIGHEST_SCORE:
        message = "a whole number from 0 to 10 was expected"
        raise ValueError(message)
    return data


def _file(data: Any) -> FileRef:  # noqa: ANN401
    _refuse_unknown(data, {"sha256", "name", "media_type", "size"})
    digest, size = _text(data["sha256"]), data["size"]
    if not _SHA256.fullmatch(digest) or isinstance(size, bool) or not isinstance(size, int):
        message = "a file needs its SHA-256 and size"
        raise ValueError(message)
    return FileRef(digest, _text(data["name"]), _text(data["media_type"]), size)


def _refuse_unknown(data: Any, known: Any) -> None:  # noqa: ANN401
    if not isinstance(data, dict):
        message = "an object was expected"
        raise ValueError(message)  # noqa: TRY004
    unknown = [name for name in data if name not in known]
    if unknown:
        message = f"“{unknown[0]}” is not known here"
        raise ValueError(message)
