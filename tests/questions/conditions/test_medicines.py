"""Conditions about medicines and allergies."""

from __future__ import annotations

import pytest
from tests.questions.conditions.cases import Case, check, evaluate, table, when

from apptprep.records import Allergy, DoseTaken, Medication, Person, Treatment

OXY = Medication(id="oxy", name="oxycodone", brand="OxyNorm", schedule="when-needed", reason="pain")
PLAIN = Medication(name="vitamin D", origin="vitamin")
STOPPED = Medication(name="oxycodone", stopped=when("May 2026"), why_stopped="made me sick")
DOSES = tuple(
    DoseTaken(medication="oxy", when=when(f"{day} November 2026")) for day in (18, 19, 20)
)

CASES = (
    Case(
        name="medication_taken",
        args=("oxynorm",),
        present=(OXY,),
        absent=(STOPPED,),
        unknown=(Medication(name="a painkiller"),),
        says="oxycodone is in the medicine list",
        about=0,
    ),
    Case(
        name="medication_for",
        args=("pain",),
        present=(OXY,),
        absent=(Medication(name="x", reason="sleep"),),
        unknown=(Medication(name="x"),),
        says="oxycodone",
        about=0,
    ),
    Case(
        name="medication_class",
        args=(("opioid", "steroid"),),
        present=(OXY,),
        absent=(STOPPED, PLAIN),
        unknown=(Medication(name="a painkiller"),),
        says="oxycodone",
        about=0,
    ),
    Case(
        name="medication_class",
        args=("bone-strengthening",),
        present=(Treatment(name="Denosumab", treatment_kind="bone"),),
        absent=(Treatment(name="Denosumab", treatment_kind="bone", state="ended"),),
        unknown=(Treatment(name="an injection", treatment_kind="bone"),),
        says="Denosumab",
        about=0,
    ),
    Case(
        name="medication_stopped",
        present=(STOPPED,),
        absent=(OXY,),
        says="made me sick) (May 2026)",
        about=0,
    ),
    Case(
        name="medicine_count_at_least",
        args=(2,),
        present=(OXY, PLAIN),
        absent=(OXY, STOPPED),
        says="2 medicines",
    ),
    Case(
        name="medicine_when_needed",
        args=("oxy",),
        present=(OXY,),
        absent=(Medication(name="oxycodone", schedule="scheduled"),),
        unknown=(Medication(name="oxycodone", schedule="unknown"),),
        says="when needed",
        about=0,
    ),
    Case(
        name="medicine_taken_often",
        args=("opioid", 3),
        present=(OXY, *DOSES),
        absent=(OXY, *DOSES[:2]),
        unknown=(OXY, DoseTaken(medication="oxy")),
        says="3 times in 7 days",
        about=0,
    ),
    Case(
        name="medicine_taken_differently",
        present=(Medication(name="x", taken_differently="only half"),),
        absent=(OXY,),
        says="only half",
        about=0,
    ),
    Case(
        name="medicine_side_effect",
        args=("dizz",),
        present=(Medication(name="x", side_effects="dizziness"),),
        absent=(Medication(name="x", side_effects="rash"),),
        unknown=(OXY,),
        says="dizziness",
        about=0,
    ),
    Case(
        name="medicine_not_helping",
        args=("pain",),
        present=(Medication(name="x", reason="pain", helps="no"),),
        absent=(Medication(name="x", reason="pain", helps="well"),),
        unknown=(Medication(name="x", reason="pain", helps="unsure"),),
        says="not helping",
        about=0,
    ),
    Case(
        name="medicine_from_abroad",
        present=(Medication(name="x", abroad="yes"),),
        absent=(Medication(name="x", abroad="no"),),
        unknown=(Medication(name="x", abroad="unknown"),),
        says="from abroad",
        about=0,
    ),
    Case(
        name="medicine_seller_unchecked",
        present=(Medication(name="x", seller="pills.example"),),
        absent=(Medication(name="x", seller="pills.example", licence="state list"),),
        unknown=(OXY,),
        says="pills.example",
        about=0,
    ),
    Case(
        name="medicine_without_prescription_kept",
        present=(Medication(name="x", prescription_kept="no"),),
        absent=(Medication(name="x", prescription_kept="yes"),),
        unknown=(OXY,),
        says="no prescription",
        about=0,
    ),
    Case(
        name="medicine_refills_unknown",
        present=(Medication(name="x", origin="prescription"),),
        absent=(Medication(name="x", origin="prescription", refills="2"),),
        unknown=(OXY,),
        says="refills of x",
        about=0,
    ),
    Case(
        name="medicine_reason_unknown",
        present=(PLAIN,),
        absent=(OXY,),
        says="what vitamin D is for",
        about=0,
    ),
    Case(
        name="supplement_taken",
        present=(PLAIN,),
        absent=(Medication(name="x", origin="prescription"),),
        unknown=(Medication(name="x", origin="unknown"),),
        says="vitamin D",
        about=0,
    ),
    Case(
        name="no_medicines",
        present=(Person(medications_state="not-asked"),),
        absent=(Person(medications_state="none"),),
        unknown=(),
        unknown_holds=True,
        says="no medicine",
    ),
    Case(
        name="allergies_not_written",
        present=(Person(allergies_state="not-asked"),),
        absent=(Person(allergies_state="none"),),
        unknown=(),
        unknown_holds=True,
        says="none known",
    ),
    Case(
        name="allergy_to",
        args=("penicillin",),
        present=(Allergy(substance="Penicillin", noticed=when("1990")),),
        absent=(Allergy(substance="latex"),),
        says="Penicillin is written down (1990)",
        about=0,
    ),
    Case(
        name="allergy_without_reaction",
        present=(Allergy(substance="latex"),),
        absent=(Allergy(substance="latex", reaction="rash"),),
        says="what latex did",
        about=0,
    ),
)


@table(CASES)
def test_condition(case: Case) -> None:
    check(case)


def test_the_number_written_for_the_last_week_counts_too() -> None:
    record = (Medication(name="oxycodone", schedule="when-needed", taken_lately="5 tablets"),)
    assert evaluate("medicine_taken_often", ("oxycodone", 5), record) is not None
    assert evaluate("medicine_taken_often", ("oxycodone", 6), record) is None


def test_several_medicines_of_a_class_are_named() -> None:
    found = evaluate("medication_class", ("opioid",), (OXY, Medication(name="morphine")))
    assert found is not None
    assert "are in the medicine list" in found.text


def test_an_unknown_class_is_refused() -> None:
    with pytest.raises(ValueError, match="wonder"):
        evaluate("medication_class", ("wonder",), ())
