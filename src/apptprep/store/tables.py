"""The database's tables, built from the kinds of record; what writing and migrations use."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from apptprep.records import KINDS, Editor, Field, Record
from apptprep.store.rows import JSON_EDITORS, stored_fields

METADATA = sa.MetaData()


def _column(field: Field) -> sa.Column[Any]:
    if field.editor is Editor.SCALE:
        return sa.Column(field.name, sa.Integer, nullable=True)
    if field.editor is Editor.DAY:
        return sa.Column(field.name, sa.Text, nullable=True)
    default = "[]" if field.editor in JSON_EDITORS else ""
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

VERSION = sa.Table(
    "alembic_version",
    sa.MetaData(),
    sa.Column("version_num", sa.String(32), primary_key=True),
)
"""Alembic's own table; kept apart, as Alembic does not compare it."""

FILES_METADATA = sa.MetaData()

BLOBS = sa.Table(
    "blobs",
    FILES_METADATA,
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("data", sa.LargeBinary, nullable=False),
)
"""The one table of ``files.db``."""
