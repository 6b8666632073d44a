"""A list that is said to be empty, and has entries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from apptprep.questions.contradictions.model import Contradiction, pair
from apptprep.questions.facts import dated
from apptprep.questions.model import Evidence
from apptprep.records import Allergy, Condition, Medication, Record, Snapshot, Treatment

_LISTS: tuple[tuple[str, type[Record], str, str], ...] = (
    ("allergies_state", Allergy, "allergies", "an allergy"),
    ("medications_state", Medication, "medicines", "a medicine"),
    ("conditions_state", Condition, "other conditions", "another condition"),
)


def lists(snapshot: Snapshot, today: dt.date) -> Iterator[Contradiction]:  # noqa: ARG001
    """Find "none known" beside entries of that list, and "never treated" beside a treatment."""
    person = snapshot.person
    for field, kind, many, one in _LISTS:
        entries = snapshot.current(kind)
        if getattr(person, field) != "none" or not entries:
            continue
        first = Evidence(f"your list of {many} says none known", None, person.id)
        second = _entry(entries[0], f"{one} is written down: {entries[0].headline()}")
        what = f"The list of {many} says none known, and has an entry."
        yield pair("list", what, f"Is my list of {many} right?", (first, second), field)
    given = [t for t in snapshot.all(Treatment) if t.state != "planned"]
    if person.treated_ever == "no" and given:
        first = Evidence("you wrote that you had no cancer treatment", None, person.id)
        second = _entry(given[0], f"a treatment is written down: {given[0].name}")
        what = "No treatment was ever given, it says, and a treatment is written down."
        ask = "Does what I had count as cancer treatment?"
        yield pair("list", what, ask, (first, second), "treated_ever")


def _entry(record: Record, text: str) -> Evidence:
    when = record.moment()
    return Evidence(dated(text, when), when, record.id)
