"""Rows about who the person is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from apptprep.questions.facts import Facts
from apptprep.questions.model import Evidence
from apptprep.questions.trial_sheet.model import TrialRow, source_of, unknown
from apptprep.records import When

_SEX = {"female": "female", "male": "male", "other": "other"}


def person(facts: Facts) -> Iterator[TrialRow]:
    """Yield age and sex."""
    who = facts.snapshot.person
    age = age_text(who.born, facts.today)
    source = source_of("nci-trial-guide")
    if age and who.born:
        fact = Evidence(f"born {who.born.day_only()}", who.born, who.id)
        yield TrialRow(
            "age", "person", "Age", known=True, text=age, evidence=(fact,), source=source
        )
    else:
        yield unknown("age", "person", "Age", write="born", source="nci-trial-guide")
    label = "Sex as recorded"
    if who.sex in _SEX:
        fact = Evidence(f"sex as recorded: {_SEX[who.sex]}", None, who.id)
        yield TrialRow("sex", "person", label, known=True, text=_SEX[who.sex], evidence=(fact,))
    else:
        yield unknown("sex", "person", label, write="sex")


def age_text(born: When | None, today: dt.date) -> str:
    """Return the age in years: ``"67"``, ``"66 or 67"``, ``"about 67"``; ``""`` if not known."""
    if born is None or born.earliest is None or born.latest is None or born.earliest > today:
        return ""
    oldest, youngest = (_years(each, today) for each in (born.earliest, born.latest))
    youngest = max(youngest, 0)
    if oldest == youngest:
        return f"about {oldest}" if born.about else str(oldest)
    return f"{youngest} or {oldest}" if oldest == youngest + 1 else f"{youngest} to {oldest}"


def _years(born: dt.date, today: dt.date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
