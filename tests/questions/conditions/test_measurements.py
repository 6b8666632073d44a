"""Conditions about measured values."""

from __future__ import annotations

import pytest
from tests.questions.conditions.cases import Case, check, evaluate, table, when

from apptprep.records import Measurement, Person


def weight(value: str, date: str, unit: str = "kg") -> Measurement:
    """Return a weight."""
    return Measurement(what="Weight", value=value, unit=unit, when=when(date))


def value(text: str, reference: str = "", unit: str = "g/dL") -> Measurement:
    """Return a blood value of yesterday."""
    return Measurement(
        what="Hemoglobin", value=text, unit=unit, reference=reference, when=when("yesterday")
    )


def marker(value: str, date: str, unit: str = "ng/mL") -> Measurement:
    """Return a tumor marker."""
    return Measurement(what="PSA", value=value, unit=unit, when=when(date))


def fever(text: str, unit: str = "°C", date: str = "yesterday") -> Measurement:
    """Return a temperature."""
    return Measurement(what="Temperature", value=text, unit=unit, when=when(date))


CASES = (
    Case(
        name="measurement",
        args=(("CA 15",), 60),
        present=(Measurement(what="CA 15-3", value="31", unit="U/mL", when=when("yesterday")),),
        absent=(Measurement(what="CA 15-3", value="31", when=when("May 2026")),),
        unknown=(Measurement(what="CEA", value="3"),),
        says="CA 15-3 is written down: 31 U/mL",
        about=0,
    ),
    Case(
        name="measurement_out_of_range",
        args=("hemoglobin",),
        present=(value("9.8", "12 - 16"),),
        absent=(value("13", "12 - 16"),),
        unknown=(value("9.8"),),
        says="9.8 g/dL, the report's normal range is 12 - 16",
        about=0,
    ),
    Case(
        name="measurement_rose",
        args=("PSA", 25),
        present=(marker("4.1", "May 2026"), marker("11.8", "October 2026")),
        absent=(marker("4.1", "May 2026"), marker("4.4", "October 2026")),
        unknown=(marker("4.1", "May 2026"), marker("11.8", "October 2026", "µg/L")),
        says="PSA went from 4.1 ng/mL (May 2026) to 11.8 ng/mL (October 2026)",
        about=1,
    ),
    Case(
        name="weight_loss",
        args=(5,),
        present=(weight("70", "August 2026"), weight("64,5", "November 2026")),
        absent=(weight("70", "August 2026"), weight("69", "November 2026")),
        unknown=(weight("154", "August 2026", "lb"), weight("64", "November 2026")),
        says="weight went from 70 kg (August 2026) to 64,5 kg (November 2026)",
        about=1,
    ),
    Case(
        name="temperature_at_least",
        args=(38.0,),
        present=(fever("38.0"),),
        absent=(fever("37.9"),),
        unknown=(fever("hot"),),
        says="38.0 °C",
        about=0,
    ),
)


@table(CASES)
def test_condition(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(
    ("written", "reference", "outside"),
    [
        ("36", "< 35", True),
        ("34", "<35", False),
        ("50", "≥ 60", True),
        ("61", "> 60", False),
        ("35,5", "0 – 35", True),
        ("7", "4.5 to 11", False),
        ("many", "0 - 35", False),
        ("36", "negative", False),
    ],
)
def test_only_the_range_of_the_report_counts(written: str, reference: str, outside: bool) -> None:
    found = evaluate("measurement_out_of_range", ("hemoglobin",), (value(written, reference),))
    assert (found is not None) == outside


@pytest.mark.parametrize(
    ("written", "unit", "holds"),
    [("100.4", "°F", True), ("100.4", "", True), ("100.2", "F", False), ("38,2", "", True)],
)
def test_fahrenheit_is_understood(written: str, unit: str, holds: bool) -> None:
    found = evaluate("temperature_at_least", (38.0,), (fever(written, unit),))
    assert (found is not None) == holds


def test_an_old_fever_does_not_count() -> None:
    assert evaluate("temperature_at_least", (38.0, 30), (fever("39", date="May 2026"),)) is None


def test_a_temperature_without_number_does_not_count() -> None:
    assert evaluate("temperature_at_least", (38.0,), (fever("hot"),)) is None


def test_a_lower_limit_of_the_team_counts() -> None:
    team = Person(fever_threshold="37.5 °C")
    assert evaluate("temperature_at_least", (38.0,), (fever("37.6"),)) is None
    assert evaluate("temperature_at_least", (38.0,), (fever("37.6"), team)) is not None


def test_an_unchanged_weight_is_no_loss() -> None:
    assert evaluate("weight_loss", (0,), (weight("70", "August 2026"),)) is None
