"""The first schema: one table a kind of record, and the change history.

Frozen: it says what this schema was, whatever the kinds become. A name stands for a text column,
empty by default; ``:date`` is a text that may be NULL, ``:list`` a JSON list, ``:number`` a whole
number that may be NULL.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_COMMON = "source source_note written_by"
_TABLES = {
    "person": (
        "name called born:date sex address phone email languages interpreter team_phone "
        "fever_threshold emergency_contact country matters talk_prognosis treated_ever "
        "allergies_state medications_state conditions_state proxy proxy_copy directive "
        "insurance hospital_numbers:list living distance writers:list"
    ),
    "diagnosis": (
        "site primary histology side found:date stage grade extent return_state confirmed "
        "reviewed pathology note"
    ),
    "spread": (
        "site where side certainty found:date found_by biopsied same_cancer number "
        "brain_state stable_since:date treated study note"
    ),
    "biomarker": ("marker result value method specimen taken:date origin lab report note"),
    "performance_status": ("value scale_used said:date said_by note"),
    "treatment": (
        "name treatment_kind line_of_therapy aim started:date state ended:date why_ended site "
        "dose cycle_days cycles:list changes:list response told_team given_by note "
        "attached:list"
    ),
    "medication": (
        "name reason brand strength form dose route schedule times:list clock cycle "
        "most_a_day taken_lately food started:date helps side_effects changes:list "
        "stopped:date why_stopped taken_differently prescriber origin pharmacy refills seller "
        "licence prescription_kept abroad code note"
    ),
    "dose_taken": ("medication when:date slot amount note"),
    "allergy": ("substance reaction severity kind_of noticed:date note"),
    "condition": ("name state since:date until:date treated_by code note"),
    "past_surgery": ("name date:date place implant note"),
    "family_history": ("relative illness age side gene note"),
    "symptom_entry": (
        "term when:date now:number worst:number sites:list until:date how_often hinders done "
        "helped seen_by medication treatment told told_when:date note photos:list"
    ),
    "measurement": ("what value unit when:date group reference place report note"),
    "imaging_study": (
        "modality region date:date contrast facility phone ordered_by compared impression "
        "copied_from custody:list attached:list accession study_uid reread reread_result note"
    ),
    "pathology_report": (
        "site date:date side procedure lab specimen_number diagnosis_line copied_from grade "
        "size margins nodes tnm addenda tissue_left custody:list attached:list note"
    ),
    "other_report": (
        "title report_kind date:date issuer number copied copied_from custody:list "
        "attached:list note"
    ),
    "pending_test": (
        "test state ordered:date ordered_by booked:date expected:date who_calls result note"
    ),
    "referral": ("to sender reason asked:date sent:date received:date state note"),
    "appointment": ("who when:date purpose place wants contact companion outcome note"),
    "contact": ("name role place phone after_hours fax email address gets_opinion note"),
    "question": (
        "text state ask_first order because answer answered_by answered:date appointment "
        "about rule_id source_title"
    ),
    "trial": (
        "title nct phase status checked:date treatment site contact heard_from view thoughts "
        "criteria:list attached:list note"
    ),
}


def upgrade() -> None:
    """Make the tables."""
    for name, columns in _TABLES.items():
        op.create_table(
            name,
            sa.Column("id", sa.Text(), primary_key=True),
            sa.Column("created", sa.Text(), nullable=False),
            sa.Column("changed", sa.Text(), nullable=False),
            sa.Column("removed", sa.Text(), nullable=True),
            *(_column(text) for text in f"{_COMMON} {columns}".split()),
        )
    op.create_table(
        "steps",
        sa.Column("step", sa.Integer(), primary_key=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "history",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_history_step", "history", ["step"])
    op.create_index("ix_history_record_id", "history", ["record_id"])


def _column(text: str) -> sa.Column[object]:
    name, _, sort = text.partition(":")
    if sort == "date":
        return sa.Column(name, sa.Text(), nullable=True)
    if sort == "number":
        return sa.Column(name, sa.Integer(), nullable=True)
    default = "[]" if sort == "list" else ""
    return sa.Column(name, sa.Text(), nullable=False, server_default=default)
