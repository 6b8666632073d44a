"""The database's tables, built from the kinds of record.

One table a kind, one column a field. A date is one sortable text (:meth:`When.encode`), a moment
is UTC with its offset behind, several answers, rows and file references are JSON.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import sqlalchemy as sa

from apptprep.records import KINDS, PROVENANCE, Editor, Field, Record, When, fields_of
from apptprep.records.plain import value_from_plain, value_to_plain

METADATA = sa.MetaData()
_JSON_EDITORS = (Editor.CHOICES, Editor.LINKS, Editor.ROWS, Editor.FILES)


def stored_fields(kind: type[Record]) -> tuple[Field, ...]:
    """Return provenance and own fields of a kind, as they are stored."""
    return (*PROVENANCE, *fields_of(kind))


def _column(field: Field) -> sa.Column[Any]:
    if field.editor is Editor.SCALE:
        return sa.Column(field.name, sa.Integer, nullable=True)
    if field.editor is Editor.DAY:
        return sa.Column(field.name, sa.Text, nullable=True)
    default = "[]" if field.editor in _JSON_EDITORS else ""
    return sa.Column(field.name, sa.Text, nullable=False, server_default=default)


def _table(kind: type[Record]) -> sa.Table:
    return sa.Table(
        kind.KIND.name,
        METADATA,
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("created", sa.Text, nullable=False),
        sa.Column("changed", sa.Text, nullable=False),
        sa.Column("removed", sa.Text, nullable=True),
        *(_column(field) for field in stored_fields(kind)),
    )


TABLES: dict[type[Record], sa.Table] = {kind: _table(kind) for kind in KINDS}

STEPS = sa.Table(
    "steps",
    METADATA,
    sa.Column("step", sa.Integer, primary_key=True),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("what", sa.Text, nullable=False),
    sa.Column("undoes", sa.Integer, nullable=True),
    sqlite_autoincrement=True,
)
"""One row a change as the person sees it; an import of 10,000 entries is one step."""

HISTORY = sa.Table(
    "history",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("step", sa.Integer, nullable=False, index=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("record_id", sa.Text, nullable=False, index=True),
    sa.Column("before", sa.Text, nullable=True),
    sa.Column("after", sa.Text, nullable=True),
    sqlite_autoincrement=True,
)
"""What each step changed, written by triggers: the row before and after as JSON."""


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


def from_columns(kind: type[Record], row: Any) -> Record:  # noqa: ANN401 - a row or mapping
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
    if field.editor in _JSON_EDITORS:
        return json.dumps(value_to_plain(field, value), ensure_ascii=False) if value else "[]"
    return value


def _decode(field: Field, value: Any) -> Any:  # noqa: ANN401
    if field.editor is Editor.DAY:
        return When.decode(value) if value is not None else None
    if field.editor in _JSON_EDITORS:
        return () if value == "[]" else value_from_plain(field, json.loads(value))
    return value
