"""Which versions of the database there are."""

from __future__ import annotations

import sqlalchemy as sa

REVISIONS = ("0001",)
"""Every released schema, oldest first; the names of the files in ``migrations/versions``."""

HEAD = REVISIONS[-1]

VERSION_TABLE = sa.Table(
    "alembic_version",
    sa.MetaData(),
    sa.Column("version_num", sa.String(32), primary_key=True),
)
"""Alembic's own table; kept apart, as Alembic does not compare it."""
