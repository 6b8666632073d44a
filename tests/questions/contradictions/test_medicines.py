"""An allergy that is on the medicine list, and one medicine twice."""

from __future__ import annotations

import datetime as dt

import pytest

from apptprep.questions.contradictions import contradictions
from apptprep.records import Allergy, Medication, Record, Snapshot, Treatment, When

TODAY = dt.date(2026, 11, 22)


def found(*records: Record) -> list[str]:
    return [one.kind for one in contradictions(Snapshot(records), TODAY)]


@pytest.mark.parametrize(
    ("substance", "other"),
    [
        ("Oxycodone", Medication(name="OxyContin 10 mg")),
        ("Paracetamol", Medication(name="Tylenol")),
        ("penicillin", Medication(name="Penicillin V potassium")),
        ("aspirin", Medication(name="my heart pill", brand="Aspirin")),
        ("Paclitaxel", Treatment(name="paclitaxel weekly", state="ongoing")),
        ("Paclitaxel", Treatment(name="carboplatin + paclitaxel", state="planned")),
    ],
)
def test_an_allergy_that_is_in_a_list(substance: str, other: Record) -> None:
    assert found(Allergy(substance=substance), other) == ["allergy"]


@pytest.mark.parametrize(
    "other",
    [
        Medication(name="Morphine"),
        Medication(name="Oxycodone", stopped=When.parse("2025", TODAY)),
        Medication(name="something white"),
        Treatment(name="oxycodone", state="ended"),
    ],
)
def test_another_or_a_past_medicine_is_none(other: Record) -> None:
    assert found(Allergy(substance="Oxycodone"), other) == []


def test_both_sides_are_told() -> None:
    allergy = Allergy(substance="Tramadol", reaction="rash", noticed=When.parse("2019", TODAY))
    medicine = Medication(name="Tramadol")
    (one,) = contradictions(Snapshot((allergy, medicine)), TODAY)
    assert one.sides[0].text == "an allergy to Tramadol is written down: rash (2019)"
    assert one.sides[1].text == "Tramadol is in your medicine list"
    assert one.ask == "I have an allergy to Tramadol. Is Tramadol right for me?"


TEN = Medication(name="Oxycodone", strength="10 mg")


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (Medication(name="OxyContin", strength="20 mg"), ["dose"]),
        (Medication(name="Oxycodone", strength="10mg"), []),
        (Medication(name="Oxycodone"), []),
        (Medication(name="Morphine", strength="20 mg"), []),
        (Medication(name="Oxycodone", strength="20 mg", stopped=When.of(TODAY)), []),
    ],
)
def test_one_medicine_twice_with_different_doses(other: Medication, expected: list[str]) -> None:
    assert found(TEN, other) == expected


def test_a_slow_and_a_quick_form_belong_together() -> None:
    slow = Medication(name="Morphine", strength="30 mg", schedule="scheduled")
    quick = Medication(name="Morphine", strength="10 mg", schedule="when-needed")
    assert found(slow, quick) == []
