"""A record as its table's row and back; no SQLAlchemy, so that reading needs none.

One table a kind, one column a field. A date is one sortable text (:meth:`When.encode`), a moment
is UTC with its offset behind, several answers, rows and file references are JSON.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from apptprep.records import PROVENANCE, Editor, Field, Record, When, fields_of
from apptprep.records.plain import from_json, to_json

_OWN_COLUMNS = 4
"""Id, created, changed and removed stand before a kind's fields."""
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


def in_order(kind: type[Record]) -> str:
    """Return SQL that sorts a kind's rows nearly as a snapshot does, "" for one without a date.

    The last steps are the snapshot's; what is nearly sorted it sorts in no time, and SQLite sorts
    without keeping the window from running.
    """
    first = next((field.name for field in fields_of(kind) if field.editor is Editor.DAY), "")
    return f' ORDER BY "{first}" DESC, created DESC' if first else ""


def from_columns(kind: type[Record], row: Mapping[str, Any]) -> Record:
    """Return the record of a table's row.

    Raises:
        ValueError: a column holds what the app never writes.
    """
    names = ("id", "created", "changed", "removed", *(f.name for f in stored_fields(kind)))
    return reader(kind)(tuple(row[name] for name in names))


def reader(kind: type[Record]) -> Callable[[tuple[Any, ...]], Record]:
    """Return what makes a record of a row as :func:`select_sql` reads it.

    It is asked 100,000 times, so it knows beforehand which columns are to be read in which way;
    what stands there as it is, is taken as it is. It raises ValueError like :func:`from_columns`.
    """
    fields = stored_fields(kind)
    names = tuple(field.name for field in fields)
    days = [at for at, field in enumerate(fields) if field.editor is Editor.DAY]
    lists = [(at, field) for at, field in enumerate(fields) if field.editor in JSON_EDITORS]

    def read(row: tuple[Any, ...]) -> Record:
        values = list(row[_OWN_COLUMNS:])
        for at in days:
            if values[at] is not None:
                values[at] = When.decode(values[at])
        for at, field in lists:
            text = values[at]
            values[at] = () if text == "[]" else from_json(field, json.loads(text))
        created = read_moment_text(row[1])
        changed = created if row[2] == row[1] else read_moment_text(row[2])
        found = dict(zip(names, values, strict=True))
        return kind(id=row[0], created=created, changed=changed, **found)

    return read


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
    zone = _zone(minutes)
    return zone.fromutc(dt.datetime.fromisoformat(utc).replace(tzinfo=zone))


@lru_cache(maxsize=256)
def _zone(minutes: str) -> dt.timezone:
    """Return the zone of so many minutes; 100,000 moments have the same few."""
    return dt.timezone(dt.timedelta(minutes=int(minutes)))


def _encode(field: Field, value: Any) -> Any:  # noqa: ANN401
    if field.editor is Editor.DAY:
        return value.encode() if value is not None else None
    if field.editor in JSON_EDITORS:
        return json.dumps(to_json(field, value), ensure_ascii=False) if value else "[]"
    return value
