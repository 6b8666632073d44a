"""A record as its table's row and back; no SQLAlchemy, so that reading needs none.

One table a kind, one column a field. A date is one sortable text (:meth:`When.encode`), a moment
is UTC with its offset behind, several answers, rows and file references are JSON.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from apptprep.records import PROVENANCE, Editor, Field, Record, When, fields_of
from apptprep.records.plain import from_json, to_json

JSON_EDITORS = (Editor.CHOICES, Editor.LINKS, Editor.ROWS, Editor.FILES)


def stored_fields(kind: type[Record]) -> tuple[Field, ...]:
    """Return provenance and own fields of a kind, as they are stored."""
    return (*PROVENANCE, *fields_of(kind))


def select_sql(kind: type[Record], condition: str) -> str:
    """Return SQL that reads a kind's rows; ``condition`` is our own, values go in as ``?``."""
    names = ("id", "created", "changed", "removed", *(f.name for f in stored_fields(kind)))
    columns = ", ".join(f'"{name}"' for name in names)
    return f'SELECT {columns} FROM "{kind.KIND.name}" WHERE {condition}'  # noqa: S608


def to_columns(record: Record) -> dict[str, Any]:
    """Return a record as its table's columns; ``removed`` is NULL."""
    columns: dict[str, Any] = {
        "id": record.id,
        "created": moment_text(record.created),
        "changed": moment_text(record.changed),
        "removed": None,
    }
    for field in stored_fields(type(record)):
        columns[field.name] = _encode(field, getattr(record, field.name))
    return columns


def from_columns(kind: type[Record], row: Mapping[str, Any]) -> Record:
    """Return the record of a table's row.

    Raises:
        ValueError: a column holds what the app never writes.
    """
    values = {field.name: _decode(field, row[field.name]) for field in stored_fields(kind)}
    created, changed = read_moment_text(row["created"]), read_moment_text(row["changed"])
    return kind(id=row["id"], created=created, changed=changed, **values)


def moment_text(moment: dt.datetime) -> str:
    """Return a moment as text that sorts: UTC, then the minutes of its offset."""
    offset = moment.utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset else 0
    return f"{moment.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S.%f}Z{minutes:+d}"


def read_moment_text(text: str) -> dt.datetime:
    """Read :func:`moment_text`.

    Raises:
        ValueError: the text is not of that form.
    """
    utc, minutes = text.split("Z", 1)
    moment = dt.datetime.fromisoformat(utc).replace(tzinfo=dt.UTC)
    return moment.astimezone(dt.timezone(dt.timedelta(minutes=int(minutes))))


def _encode(field: Field, value: Any) -> Any:  # noqa: ANN401
    if field.editor is Editor.DAY:
        return value.encode() if value is not None else None
    if field.editor in JSON_EDITORS:
        return json.dumps(to_json(field, value), ensure_ascii=False) if value else "[]"
    return value


def _decode(field: Field, value: Any) -> Any:  # noqa: ANN401
    if field.editor is Editor.DAY:
        return When.decode(value) if value is not None else None
    if field.editor in JSON_EDITORS:
        return () if value == "[]" else from_json(field, json.loads(value))
    return value
