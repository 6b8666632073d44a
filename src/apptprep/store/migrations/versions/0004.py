"""Packets: papers that follow behind; the person: where distances are measured from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    added = (
        ("recipient", "originals", "[]"),
        ("person", "home_town", ""),
        ("person", "home_latitude", ""),
        ("person", "home_longitude", ""),
    )
    for table, name, default in added:
        column = sa.Column(name, sa.Text, nullable=False, server_default=default)
        op.add_column(table, column)
