"""Conditions that keep a question from one it cannot concern."""

from __future__ import annotations

import pytest
from tests.questions.conditions.cases import Case, check, evaluate, table, when

from apptprep.records import Diagnosis, PastSurgery, PendingTest, Person, Spread, Treatment

WOMB = PastSurgery(name="hysterectomy", date=when("2010"))
PROSTATE = Treatment(name="Radical prostatectomy", treatment_kind="surgery", state="ended")
NOBODY = Person()

CASES = (
    Case(
        name="organ_removed",
        args=("uterus",),
        present=(WOMB,),
        absent=(PROSTATE,),
        unknown=(PastSurgery(name="operation in the belly"),),
        says="hysterectomy (2010)",
        about=0,
    ),
    Case(
        name="removed",
        args=(["prostatectomy"],),
        present=(PROSTATE,),
        absent=(Treatment(name="prostatectomy", treatment_kind="surgery", state="planned"),),
        unknown=(Treatment(name="surgery", treatment_kind="surgery"),),
        says="Radical prostatectomy",
        about=0,
    ),
    Case(
        name="age_at_least",
        args=(70,),
        present=(Person(born=when("23 November 1955")),),
        absent=(Person(born=when("1970")),),
        unknown=(NOBODY,),
        says="70 years",
        about=0,
    ),
    Case(
        name="prognosis_not_wanted",
        present=(Person(talk_prognosis="no"),),
        absent=(Person(talk_prognosis="yes"),),
        unknown=(NOBODY,),
        says="do not want",
        about=0,
    ),
    Case(
        name="person_says",
        args=("living", ["son", "daughter"]),
        present=(Person(living="my son (8) lives with me"),),
        absent=(Person(living="alone"),),
        unknown=(NOBODY,),
        says="you wrote: my son",
        about=0,
    ),
    Case(
        name="confirmed_is",
        args=(["scan", "not-yet"],),
        present=(Diagnosis(site="lung", confirmed="scan"),),
        absent=(
            Diagnosis(site="lung", confirmed="scan"),
            Diagnosis(site="lung", confirmed="biopsy"),
        ),
        unknown=(Diagnosis(site="lung"),),
        says="how it was confirmed: scan only",
        about=0,
    ),
    Case(
        name="scan_booked",
        present=(PendingTest(test="CT chest", booked=when("30 November 2026")),),
        absent=(PendingTest(test="CT chest", booked=when("1 November 2026")),),
        unknown=(PendingTest(test="CT chest"),),
        says="CT chest is booked",
        about=0,
    ),
    Case(
        name="spread_told",
        args=("brain", "number"),
        present=(Spread(site="brain", number="3"),),
        absent=(Spread(site="brain", number="3"), Spread(site="brain", where="left")),
        unknown=(Spread(site="liver", number="3"),),
        says="brain: 3",
        about=0,
    ),
)


@table(CASES)
def test_condition(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(
    ("organ", "written"),
    [
        ("uterus", "womb taken out"),
        ("uterus", "Total abdominal hysterectomy"),
        ("ovaries", "bilateral salpingo-oophorectomy"),
        ("ovaries", "both ovaries removed"),
        ("breasts", "double mastectomy"),
        ("testicles", "bilateral orchiectomy"),
        ("bladder", "radical cystectomy"),
        ("stomach", "total gastrectomy"),
        ("thyroid", "whole thyroid taken out"),
        ("larynx", "total laryngectomy"),
    ],
)
def test_a_whole_organ_that_was_taken_out(organ: str, written: str) -> None:
    assert evaluate("organ_removed", (organ,), (PastSurgery(name=written),)) is not None
    surgery = Treatment(name=written, treatment_kind="surgery", state="ended")
    assert evaluate("organ_removed", (organ,), (surgery,)) is not None
    planned = Treatment(name=written, treatment_kind="surgery", state="planned")
    assert evaluate("organ_removed", (organ,), (planned,)) is None


@pytest.mark.parametrize(
    ("organ", "written"),
    [
        ("uterus", "hysteroscopy"),
        ("uterus", "uterus was not removed"),
        ("ovaries", "left oophorectomy"),
        ("breasts", "mastectomy"),
        ("breasts", "lumpectomy left breast"),
        ("bladder", "cholecystectomy"),
        ("bladder", "gall bladder removed"),
        ("bladder", "bladder tumor removed"),
        ("prostate", "partial prostatectomy"),
        ("stomach", "part of stomach removed"),
    ],
)
def test_a_part_or_another_organ_does_not_count(organ: str, written: str) -> None:
    assert evaluate("organ_removed", (organ,), (PastSurgery(name=written),)) is None


def test_an_age_that_may_be_younger_is_not_surely_that_age() -> None:
    assert evaluate("age_at_least", (70,), (Person(born=when("1956")),)) is None
    assert evaluate("age_at_least", (70,), (Person(born=when("23 November 1956")),)) is None
    assert evaluate("age_at_least", (70,), (Person(born=when("22 November 1956")),)) is not None


def test_a_field_that_is_no_text_cannot_be_asked_for() -> None:
    with pytest.raises(ValueError, match="born"):
        evaluate("person_says", ("born",), ())


def test_another_test_is_no_scan_and_a_scan_that_came_is_none() -> None:
    day = when("30 November 2026")
    assert evaluate("scan_booked", (), (PendingTest(test="blood count", booked=day),)) is None
    here = PendingTest(test="CT", booked=day, state="result")
    assert evaluate("scan_booked", (), (here,)) is None
    assert evaluate("scan_booked", ("blood",), (PendingTest(test="Blood", booked=day),)) is not None
