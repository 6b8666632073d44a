"""How a medicine is taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.exchange.fhir.junk import anything
from tests.exchange.fhir.making import SNOMED, coded

from apptprep.exchange.fhir.dosage import Dosage, amount, dosage
from apptprep.exchange.fhir.values import Json


def of(**told: object) -> Dosage:
    return dosage({"dosageInstruction": [told]})


def test_the_clinics_own_sentence_comes_first() -> None:
    told = of(
        text="1 tablet twice a day",
        timing={"repeat": {"frequency": "3"}},
        patientInstruction="Whole",
    )
    assert (told.dose, told.clock, told.note) == ("1 tablet twice a day", "", "Whole")


def test_put_together_from_its_parts() -> None:
    told = of(
        doseAndRate=[{"doseQuantity": {"value": "8", "unit": "mg"}}],
        timing={"repeat": {"frequency": "2", "period": "1", "periodUnit": "d"}},
        route=coded(SNOMED, "26643006", "Oral route"),
        maxDosePerPeriod={
            "numerator": {"value": "16", "unit": "mg"},
            "denominator": {"value": "1", "code": "d"},
        },
    )
    assert told == Dosage("8 mg", "by mouth", "", (), "2 times a day", "16 mg", "")


@pytest.mark.parametrize(
    ("repeat", "words"),
    [
        ({"frequency": "1", "period": "1", "periodUnit": "d"}, "once a day"),
        ({"frequency": "1", "period": "8", "periodUnit": "h"}, "every 8 hours"),
        ({"frequency": "2", "period": "3", "periodUnits": "wk"}, "2 times every 3 weeks"),
        (
            {"frequency": "1", "frequencyMax": "2", "period": "1.0", "periodUnit": "d"},
            "1 to 2 times a day",
        ),
        ({"timeOfDay": ["08:00:00"]}, "08:00"),
        ({"dayOfWeek": ["mon", "thu"]}, "Monday, Thursday"),
        ({"when": ["PC"]}, "after meals"),
        ({}, ""),
    ],
)
def test_how_often(repeat: Json, words: str) -> None:
    assert of(timing={"repeat": repeat}).clock == words


def test_times_of_day_and_codes() -> None:
    assert of(timing={"repeat": {"when": ["MORN", "HS", "MORN"]}}).times == ("morning", "bedtime")
    assert of(timing={"code": {"text": "BID"}}).clock == "BID"
    assert of(timing={"repeat": {"count": "1"}}).schedule == "once"
    assert of(timing={"repeat": {"count": "1", "periodUnit": "d"}}).schedule == ""


def test_when_needed_and_for_what() -> None:
    told = of(asNeededCodeableConcept={"text": "nausea"})
    assert (told.schedule, told.clock) == ("when-needed", "for nausea")


def test_other_shapes() -> None:
    assert dosage({"dosage": {"text": "as told"}}).dose == "as told"
    assert dosage({"renderedDosageInstruction": "1 a day"}).dose == "1 a day"
    both = dosage({"dosage": [{"text": "1 in the morning"}, {"text": "2 at night"}]})
    assert (both.dose, both.note) == ("1 in the morning", "2 at night")
    spanned = of(doseAndRate=[{"doseRange": {"low": {"value": "1"}, "high": {"value": "2"}}}])
    assert spanned.dose == "1 to 2"


def test_amounts_keep_their_signs() -> None:
    assert amount({"value": "3.0", "comparator": "<", "unit": "ng/mL"}) == "<3.0 ng/mL"
    assert amount({"unit": "mg"}) == ""


@given(anything())
def test_nothing_raises(value: object) -> None:
    dosage({"dosage": value})
    for name in ("timing", "route", "doseAndRate", "maxDosePerPeriod", "text", "asNeededFor"):
        of(**{name: value})
    of(timing={"repeat": value, "code": value})
