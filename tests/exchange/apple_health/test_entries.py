"""Entries of an export: moments with their offset, units as people write them, doubles once."""

from __future__ import annotations

from collections import deque

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apptprep.exchange.apple_health.entries import moment, records_of, who_of
from apptprep.exchange.apple_health.stream import LOWER, TEMPERATURE, UPPER, WEIGHT, Entry, Health
from apptprep.records import Measurement, Record, SymptomEntry

AT = "2026-03-01 10:30:00 -0500"


def made(*entries: Entry) -> Health:
    health = Health()
    for each in entries:
        health.entries.setdefault(each.kind, deque()).append(each)
    return health


def one(*entries: Entry) -> Record:
    ((record, _spot),) = records_of(made(*entries))
    return record


def test_a_symptom_with_its_time_and_strength() -> None:
    kind = "HKCategoryTypeIdentifierNausea"
    value = "HKCategoryValueSeverityModerate"
    record = one(Entry(kind, value, "", AT, "2026-03-01 12:00:00 -0500", "Health"))
    assert isinstance(record, SymptomEntry)
    assert (record.term, record.now, record.note, record.source) == (
        "Nausea", None, "Marked moderate in Apple Health.", "seen",
    )  # fmt: skip
    assert record.when is not None
    assert record.when.fhir() == "2026-03-01T10:30:00-05:00"
    assert record.until is not None
    assert record.until.time == "12:00"


def test_what_was_not_there_is_no_symptom() -> None:
    kind = "HKCategoryTypeIdentifierNausea"
    absent = Entry(kind, "HKCategoryValueSeverityNotPresent", "", AT, AT, "Health")
    assert not list(records_of(made(absent, Entry(kind, "2", "", "", "", "Health"))))


@pytest.mark.parametrize(
    ("entry", "shown"),
    [
        (Entry(WEIGHT, "154.1", "lb", AT, AT, "Scale"), ("Weight", "154.1", "lb")),
        (Entry(WEIGHT, "69.89853", "kg", AT, AT, ""), ("Weight", "69.89", "kg")),
        (Entry(TEMPERATURE, "38.2", "degC", AT, AT, ""), ("Temperature", "38.2", "°C")),
        (Entry(TEMPERATURE, "100.4", "degF", AT, AT, ""), ("Temperature", "100.4", "°F")),
    ],
)
def test_a_measurement_keeps_its_unit(entry: Entry, shown: tuple[str, str, str]) -> None:
    record = one(entry)
    assert isinstance(record, Measurement)
    assert (record.what, record.value, record.unit) == shown
    assert record.group == "body"


def test_the_place_says_which_app_wrote_it_and_the_number_knows_it_again() -> None:
    ((_record, spot),) = records_of(made(Entry(WEIGHT, "64", "kg", AT, AT, "Scale")))
    assert spot.where == "Weight, written by Scale"
    assert spot.number == f"{WEIGHT}|{AT}|64"
    assert spot.dated == moment(AT)


def test_the_same_value_from_two_apps_is_one() -> None:
    twice = made(
        Entry(WEIGHT, "64", "kg", AT, AT, "Scale"), Entry(WEIGHT, "64", "kg", AT, AT, "Health")
    )
    assert len(list(records_of(twice))) == 1


def test_a_blood_pressure_is_one_value_and_half_a_one_is_none() -> None:
    other = "2026-03-02 08:00:00 -0500"
    health = made(
        Entry(UPPER, "132.0", "mmHg", AT, AT, "Cuff"),
        Entry(LOWER, "88", "mmHg", AT, AT, "Cuff"),
        Entry(UPPER, "140", "mmHg", other, other, "Cuff"),
    )
    ((record, _spot),) = records_of(health)
    assert isinstance(record, Measurement)
    assert (record.what, record.value, record.unit) == ("Blood pressure", "132/88", "mmHg")


def test_who_it_is_about() -> None:
    who = who_of(Health(born="1958-04-11", sex="HKBiologicalSexFemale"))
    assert who is not None
    assert (who.name, who.sex, who.words()) == ("", "female", "born 11 April 1958")
    assert who_of(Health(sex="HKBiologicalSexNotSet")) is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2026-03-01 10:30:00 -0500", "1 March 2026, 10:30"),
        ("2026-03-01", "1 March 2026"),
        ("2026-02-30 10:30:00 -0500", "2026-02-30 10:30:00 -0500"),
        ("yesterday", "yesterday"),
    ],
)
def test_a_moment_is_read_or_kept_as_words(text: str, shown: str) -> None:
    found = moment(text)
    assert found is not None
    assert found.understood() == shown
    assert moment(" ") is None


@given(st.text(max_size=40))
def test_no_moment_raises(text: str) -> None:
    moment(text)
