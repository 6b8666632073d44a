"""Temperatures as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from apptprep.questions.temperature import FEVER, degrees, limit, measured
from apptprep.records import Measurement, Person


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("38.5 °C", ("38.5",)),
        ("38,5", ("38.5",)),
        ("101.3 F", ("38.50",)),
        ("101.3", ("38.50",)),
        ("from 100.4 °F (38 °C)", ("38.00", "38")),
        ("took 500 mg at 120/80", ()),
        ("", ()),
    ],
)
def test_both_scales_are_read(text: str, found: tuple[str, ...]) -> None:
    assert degrees(text) == tuple(Decimal(value) for value in found)


@pytest.mark.parametrize(
    ("value", "unit", "found"),
    [
        ("38.2", "°C", "38.2"),
        ("38.2 °C", "", "38.2"),
        ("100.4", "°F", "38.00"),
        ("high", "", None),
        ("64", "kg", None),
    ],
)
def test_a_measured_temperature(value: str, unit: str, found: str | None) -> None:
    read = measured(Measurement(what="Temperature", value=value, unit=unit))
    assert read == (Decimal(found) if found else None)


@pytest.mark.parametrize(
    ("told", "least"),
    [
        ("", FEVER),
        ("38.3 °C", FEVER),
        ("37.5", Decimal("37.5")),
        ("99.5 °F", Decimal("37.50")),
        ("below 36 or from 38", FEVER),
        ("ask the nurse", FEVER),
    ],
)
def test_the_lower_of_38_and_the_teams_own_number_counts(told: str, least: Decimal) -> None:
    assert limit(Person(fever_threshold=told)) == least
