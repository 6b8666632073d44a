"""Stopped, yet still current."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from apptprep.questions.contradictions import contradictions
from apptprep.records import (
    Condition,
    Cycle,
    DoseTaken,
    Medication,
    Record,
    Snapshot,
    Treatment,
    When,
)

TODAY = dt.date(2026, 11, 22)


def when(words: str) -> When:
    return When.parse(words, TODAY)


def kinds(*records: Record) -> list[str]:
    return [found.kind for found in contradictions(Snapshot(records), TODAY)]


STOPPED = Medication(name="Tramadol", stopped=when("3 May 2026"))


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        ("4 May 2026", ["stopped"]),
        ("3 May 2026", []),
        ("2 May 2026", []),
        ("May 2026", []),
        ("some day", []),
    ],
)
def test_a_dose_after_the_stop(taken: str, expected: list[str]) -> None:
    assert kinds(STOPPED, DoseTaken(medication=STOPPED.id, when=when(taken))) == expected


def test_many_doses_after_the_stop_are_one_difference_with_a_lasting_id() -> None:
    first = DoseTaken(medication=STOPPED.id, when=when("5 May 2026"))
    second = DoseTaken(medication=STOPPED.id, when=when("6 May 2026"))
    (one,) = contradictions(Snapshot((STOPPED, first)), TODAY)
    (both,) = contradictions(Snapshot((STOPPED, first, second)), TODAY)
    assert one.id == both.id
    assert both.sides[1].record_id == second.id


def test_doses_of_a_medicine_that_is_taken_now_are_fine() -> None:
    now = Medication(name="Tramadol")
    assert kinds(now, DoseTaken(medication=now.id, when=when("today"))) == []


@pytest.mark.parametrize(
    ("state", "ended", "expected"),
    [
        ("ongoing", "May 2026", ["stopped"]),
        ("ongoing", "December 2026", []),
        ("ongoing", "2026", []),
        ("ended", "May 2026", []),
        ("unknown", "May 2026", []),
        ("", "May 2026", []),
    ],
)
def test_a_treatment_that_goes_on_with_an_end(state: str, ended: str, expected: list[str]) -> None:
    assert kinds(Treatment(name="x", state=state, ended=when(ended))) == expected


def test_a_cycle_after_the_end() -> None:
    july, may = (Cycle(day_given=when(day)) for day in ("3 July 2026", "3 May 2026"))
    over = Treatment(name="x", state="ended", ended=when("May 2026"))
    assert kinds(replace(over, cycles=(july,))) == ["stopped"]
    assert kinds(replace(over, cycles=(may,))) == []
    assert kinds(replace(over, cycles=(july,), ended=None)) == []


def test_an_illness_that_is_still_there_with_an_end() -> None:
    assert kinds(Condition(name="asthma", state="active", until=when("2020"))) == ["stopped"]
    assert kinds(Condition(name="asthma", state="past", until=when("2020"))) == []
    assert kinds(Condition(name="asthma", until=when("2020"))) == []
