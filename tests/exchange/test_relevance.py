"""What is ticked at first: what counts now."""

from __future__ import annotations

import datetime as dt

import pytest

from apptprep.exchange.relevance import is_older, why_not
from apptprep.records import (
    Allergy,
    Appointment,
    Condition,
    Diagnosis,
    ImagingStudy,
    Measurement,
    Medication,
    OtherReport,
    Record,
    When,
)

TODAY = dt.date(2026, 6, 1)


def when(words: str) -> When:
    return When.parse(words, TODAY)


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (Medication(name="a"), ""),
        (Medication(name="a", stopped=when("2020")), "no longer taken"),
        (Condition(name="a", state="past"), "in the past"),
        (Condition(name="a"), ""),
        (Appointment(who="a", when=when("2026-07-01")), ""),
        (Appointment(who="a", when=when("2026-05-01")), "in the past"),
        (Measurement(what="weight", when=when("2026-01-01")), ""),
        (Measurement(what="weight", when=when("2024-01-01")), "older than a year"),
        (Measurement(what="CEA", group="tumor-marker", when=when("2020")), ""),
        (ImagingStudy(modality="CT", date=when("2020")), "older than three years"),
        (ImagingStudy(modality="CT"), ""),
        (OtherReport(title="a", date=when("2020")), "older than two years"),
        (OtherReport(title="a", date=when("2020"), report_kind="genomic"), ""),
        (Allergy(substance="latex", noticed=when("1980")), ""),
        (Diagnosis(site="breast", found=when("1999")), ""),
    ],
)
def test_why_not(record: Record, why: str) -> None:
    assert why_not(record, TODAY) == why


def test_what_is_not_known_is_not_old() -> None:
    assert not is_older(None, 1, TODAY)
    assert not is_older(When("long ago"), 1, TODAY)
    assert not is_older(when("2025"), 1, TODAY)
