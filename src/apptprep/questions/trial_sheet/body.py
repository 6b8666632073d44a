"""Rows about blood values and the heart: the latest value of each with its date, never judged."""

from __future__ import annotations

import re
from collections.abc import Iterator

from apptprep.questions.facts import Facts, dated
from apptprep.questions.model import Evidence
from apptprep.questions.trial_sheet.model import TrialRow, source_of, unknown
from apptprep.questions.words import normal
from apptprep.records import Measurement

_RULES = "asco-friends"
_ORGANS: tuple[tuple[str, str, str], ...] = (
    ("creatinine", "Creatinine (kidney)", r"creatinine|kreatinin"),
    ("egfr", "eGFR or creatinine clearance (kidney)", r"e ?gfr|gfr|creatinine clearance"),
    ("bilirubin", "Bilirubin (liver)", r"bilirubin"),
    ("alt", "ALT (liver)", r"alt|alat|sgpt|gpt"),
    ("ast", "AST (liver)", r"ast|asat|sgot|got"),
    ("hemoglobin", "Hemoglobin", r"ha?emoglobin|hb|hgb"),
    ("neutrophils", "Neutrophils", r"neutrophils?|anc"),
    ("platelets", "Platelets", r"platelets?|thrombocytes?"),
    ("heart", "Heart pumping (ejection fraction)", r"(?:heart )?ejection fraction|lvef|ef"),
)


def body(facts: Facts) -> Iterator[TrialRow]:
    """Yield a row for each value trial offices commonly ask for."""
    named = [(normal(m.what), m) for m in facts.snapshot.all(Measurement) if m.value]
    for id_, label, pattern in _ORGANS:
        word = re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")
        found = [m for name, m in named if word.search(name) and _is_meant(id_, name)]
        yield _row(id_, label, found[0], facts) if found else _unknown(id_, label)


def _is_meant(id_: str, name: str) -> bool:
    return not (id_ == "creatinine" and "clearance" in name)


def _row(id_: str, label: str, m: Measurement, facts: Facts) -> TrialRow:
    value = f"{m.value} {m.unit}".strip()
    normal_range = f" (normal on the report: {m.reference})" if m.reference else ""
    fact = Evidence(dated(f"{m.what} {value}", m.when), m.when, m.id)
    return TrialRow(
        id_,
        "body",
        label,
        known=True,
        text=value + normal_range,
        as_of=m.when,
        days=m.when.days_before(facts.today) if m.when else None,
        evidence=(fact,),
        source=source_of(_RULES),
    )


def _unknown(id_: str, label: str) -> TrialRow:
    if id_ == "heart":
        ask = "When was my heart last tested, and what did it show?"
        return unknown(id_, "body", label, ask=ask, source=_RULES)
    return unknown(id_, "body", label, request="laboratory", source=_RULES)
