"""Imports: where an entry came from, codes as received, scans and trials in more detail.

Frozen, as every released schema. A name stands for a text column, empty by default; ``:date`` is
a text that may be NULL, ``:list`` a JSON list.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ADDED = {
    "person": "origins:list",
    "diagnosis": "origins:list codes:list",
    "spread": "origins:list codes:list",
    "biomarker": "origins:list codes:list",
    "performance_status": "origins:list",
    "treatment": "origins:list codes:list",
    "medication": "origins:list codes:list",
    "dose_taken": "origins:list",
    "allergy": "origins:list codes:list",
    "condition": "origins:list codes:list",
    "past_surgery": "origins:list codes:list",
    "family_history": "origins:list codes:list",
    "symptom_entry": "origins:list",
    "measurement": "origins:list flag codes:list",
    "imaging_study": "origins:list description side read_by series images codes:list",
    "pathology_report": "origins:list codes:list",
    "other_report": "origins:list in_file codes:list",
    "pending_test": "origins:list",
    "referral": "origins:list",
    "appointment": "origins:list",
    "contact": "origins:list",
    "question": "origins:list",
    "recipient": "origins:list",
    "packet_made": "origins:list",
    "trial": "origins:list sponsor sex youngest oldest updated:date sites:list summary",
}


def upgrade() -> None:
    """Bring the schema forward."""
    for table, names in _ADDED.items():
        for each in names.split():
            name, _, kind = each.partition(":")
            column = sa.Column(name, sa.Text, nullable=True)
            if kind != "date":
                default = "[]" if kind == "list" else ""
                column = sa.Column(name, sa.Text, nullable=False, server_default=default)
            op.add_column(table, column)
