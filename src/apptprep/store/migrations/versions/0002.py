"""Who gets a packet, and packets made: two tables more; nothing that was there changes.

Frozen: it says what this schema added, whatever the kinds become. A name stands for a text column,
empty by default; ``:date`` is a text that may be NULL, ``:list`` a JSON list.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_COMMON = "source source_note written_by"
_TABLES = {
    "recipient": ("name contact preset paper large whole_log since left_out:list hidden:list note"),
    "packet_made": "name made:date recipient visit how preset pages contents left_out said:list",
}


def upgrade() -> None:
    """Make the two tables."""
    for name, columns in _TABLES.items():
        op.create_table(
            name,
            sa.Column("id", sa.Text(), primary_key=True),
            sa.Column("created", sa.Text(), nullable=False),
            sa.Column("changed", sa.Text(), nullable=False),
            sa.Column("removed", sa.Text(), nullable=True),
            *(_column(text) for text in f"{_COMMON} {columns}".split()),
        )


def _column(text: str) -> sa.Column[object]:
    name, _, sort = text.partition(":")
    if sort == "date":
        return sa.Column(name, sa.Text(), nullable=True)
    default = "[]" if sort == "list" else ""
    return sa.Column(name, sa.Text(), nullable=False, server_default=default)
