"""Dates before birth, after today, and ends before beginnings."""

from __future__ import annotations

import datetime as dt

import pytest

from apptprep.questions.contradictions import contradictions
from apptprep.records import (
    Appointment,
    Custody,
    Cycle,
    Diagnosis,
    FamilyHistory,
    ImagingStudy,
    Medication,
    PathologyReport,
    PendingTest,
    Person,
    Record,
    Snapshot,
    SymptomEntry,
    Treatment,
    When,
)

TODAY = dt.date(2026, 11, 22)


def when(words: str) -> When:
    return When.parse(words, TODAY)


def kinds(*records: Record) -> list[str]:
    return [found.kind for found in contradictions(Snapshot(records), TODAY)]


BORN = Person(born=when("3 August 1958"))


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (Diagnosis(site="x", found=when("1949")), ["birth"]),
        (SymptomEntry(term="pain", when=when("1949")), ["birth"]),
        (Diagnosis(site="x", found=when("1958")), []),
        (Diagnosis(site="x", found=when("2024")), []),
        (Diagnosis(site="x", found=when("long ago")), []),
        (Diagnosis(site="x"), []),
    ],
)
def test_before_birth(record: Record, expected: list[str]) -> None:
    assert kinds(BORN, record) == expected
    assert kinds(record) == []


def test_both_dates_are_shown() -> None:
    scan = ImagingStudy(modality="CT", region="chest", date=when("2 May 1949"))
    (found,) = contradictions(Snapshot((BORN, scan)), TODAY)
    assert found.what == "A date of scan “CT chest” lies before the birth date."
    assert [side.text for side in found.sides] == ["born 3 August 1958", "date: 2 May 1949"]


TOMORROW = When.of(dt.date(2026, 11, 23))


@pytest.mark.parametrize(
    "record",
    [
        ImagingStudy(modality="CT", date=TOMORROW),
        SymptomEntry(term="pain", when=TOMORROW),
        Medication(name="x", stopped=TOMORROW),
        Treatment(name="x", state="ended", started=TOMORROW),
        PathologyReport(site="x", custody=(Custody(item="slides", sent=TOMORROW),)),
        Person(born=TOMORROW),
    ],
)
def test_after_today(record: Record) -> None:
    assert kinds(record) == ["future"]


@pytest.mark.parametrize(
    "record",
    [
        Appointment(who="Dr Lind", when=TOMORROW),
        PendingTest(test="CT", expected=TOMORROW, booked=TOMORROW),
        Treatment(name="x", state="planned", started=TOMORROW),
        Treatment(name="x", state="ongoing", cycles=(Cycle(day_given=TOMORROW),)),
        PathologyReport(site="x", custody=(Custody(item="slides", promised=TOMORROW),)),
        ImagingStudy(modality="CT", date=When.of(TODAY)),
        ImagingStudy(modality="CT", date=when("2026")),
        ImagingStudy(modality="CT", date=when("soon")),
    ],
)
def test_what_may_lie_ahead_or_is_today(record: Record) -> None:
    assert kinds(record) == []


def test_a_relatives_dates_are_not_compared_with_ones_own_birth() -> None:
    assert kinds(BORN, FamilyHistory(relative="grandmother", illness="cancer")) == []


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (Medication(name="x", started=when("May 2026"), stopped=when("April 2026")), ["order"]),
        (Treatment(name="x", started=when("2026"), ended=when("2025")), ["order"]),
        (SymptomEntry(term="x", when=when("3 May 2026"), until=when("1 May 2026")), ["order"]),
        (Medication(name="x", started=when("2026"), stopped=when("April 2026")), []),
        (Medication(name="x", stopped=when("April 2026")), []),
        (Medication(name="x", started=when("?"), stopped=when("April 2026")), []),
    ],
)
def test_an_end_before_its_beginning(record: Record, expected: list[str]) -> None:
    assert kinds(record) == expected
