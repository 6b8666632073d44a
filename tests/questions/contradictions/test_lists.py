"""A list that is said to be empty, and has entries."""

from __future__ import annotations

import datetime as dt

import pytest

from apptprep.questions.contradictions import contradictions
from apptprep.records import (
    Allergy,
    Condition,
    Medication,
    Person,
    Record,
    Snapshot,
    Treatment,
    When,
)

TODAY = dt.date(2026, 11, 22)
ENTRIES: dict[str, Record] = {
    "allergies_state": Allergy(substance="latex"),
    "medications_state": Medication(name="Aspirin"),
    "conditions_state": Condition(name="asthma"),
}


def kinds(*records: Record) -> list[str]:
    return [found.kind for found in contradictions(Snapshot(records), TODAY)]


@pytest.mark.parametrize("field", ENTRIES)
@pytest.mark.parametrize(("state", "expected"), [("none", ["list"]), ("some", []), ("", [])])
def test_none_known_beside_an_entry(field: str, state: str, expected: list[str]) -> None:
    person = Person(**{field: state})  # type: ignore[arg-type]
    assert kinds(person, ENTRIES[field]) == expected
    assert kinds(person) == []


def test_a_stopped_medicine_does_not_speak_against_none() -> None:
    stopped = Medication(name="Aspirin", stopped=When.of(TODAY))
    assert kinds(Person(medications_state="none"), stopped) == []


def test_never_treated_beside_a_treatment() -> None:
    given = Treatment(name="surgery")
    assert kinds(Person(treated_ever="no"), given) == ["list"]
    assert kinds(Person(treated_ever="unknown"), given) == []
    assert kinds(Person(treated_ever="no"), Treatment(name="x", state="planned")) == []


def test_two_lists_of_one_person_are_two_differences() -> None:
    person = Person(allergies_state="none", conditions_state="none")
    found = contradictions(Snapshot((person, *ENTRIES.values())), TODAY)
    assert len({one.id for one in found}) == 2
