"""Rows of one trial: its state, and each condition for joining as the person or team marked it."""

from __future__ import annotations

from collections.abc import Iterator

from apptprep.questions.facts import Facts, dated
from apptprep.questions.model import Evidence
from apptprep.questions.trial_sheet.disease import shown
from apptprep.questions.trial_sheet.model import TrialRow, source_of, unknown
from apptprep.records import Trial

_RULES = "alberta-trial-join"
_MARKS = {"met": "marked as met", "not-met": "marked as not met"}
_FACTS = (
    ("status", "Status", "Is the trial still taking people?"),
    ("phase", "Phase", "Which phase is the trial, and what does that mean for me?"),
    ("site", "Where", "Where is the trial, and how often would I have to come?"),
    ("contact", "Contact", "Whom can I call about this trial?"),
)


def criteria(trial: Trial, facts: Facts) -> Iterator[TrialRow]:
    """Yield a trial's own facts, then its conditions; marks are the person's or their team's."""
    fact = Evidence(dated(trial.headline(), trial.checked), trial.checked, trial.id)
    days = trial.checked.days_before(facts.today) if trial.checked else None
    for name, label, ask in _FACTS:
        text = shown(trial, name)
        id_ = f"trial-{name}"
        if text and getattr(trial, name) != "unknown":
            yield TrialRow(
                id_,
                "trial",
                label,
                known=True,
                text=text,
                as_of=trial.checked,
                days=days,
                evidence=(fact,),
            )
        else:
            yield unknown(id_, "trial", label, ask=ask, evidence=(fact,))
    if not trial.criteria:
        ask = "Which rules decide who can join?"
        yield unknown(
            "criteria",
            "trial",
            "Conditions for joining",
            ask=ask,
            request="trial-criteria",
            evidence=(fact,),
            source=_RULES,
        )
    for number, row in enumerate(trial.criteria):
        sort = " (rules out)" if row.kind == "exclusion" else ""
        id_, label = f"criterion:{number}", f"{row.text}{sort}"
        if row.met in _MARKS:
            note = f"; {row.note}" if row.note else ""
            yield TrialRow(
                id_,
                "trial",
                label,
                known=True,
                text=_MARKS[row.met] + note,
                evidence=(fact,),
                source=source_of(_RULES),
            )
        else:
            ask = "What is still needed to answer this rule of the trial?"
            yield unknown(id_, "trial", label, ask=ask, evidence=(fact,), source=_RULES)
