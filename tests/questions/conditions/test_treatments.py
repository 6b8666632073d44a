"""Conditions about treatment."""

from __future__ import annotations

import pytest
from tests.questions.conditions.cases import Case, check, evaluate, table, when

from apptprep.records import DoseChange, Person, Treatment

CHEMO = Treatment(
    name="paclitaxel",
    treatment_kind="chemotherapy",
    started=when("March 2025"),
    ended=when("June 2025"),
    why_ended="cancer grew",
    state="ended",
    line_of_therapy="1st for spread",
    response="progression",
)
HORMONE = Treatment(
    name="letrozole", treatment_kind="hormone", started=when("1 November 2026"), state="ongoing"
)
PLANNED = Treatment(name="capecitabine", treatment_kind="chemotherapy", state="planned")
OPEN = Treatment(name="something")

CASES = (
    Case(
        name="no_treatment",
        present=(PLANNED,),
        absent=(OPEN,),
        unknown=(),
        unknown_holds=True,
        says="no treatment",
    ),
    Case(
        name="treatments_not_written",
        present=(Person(treated_ever="yes"),),
        absent=(Treatment(name="x"),),
        unknown=(Treatment(name="x", state="planned"),),
        unknown_holds=True,
        says="no treatment",
    ),
    Case(
        name="never_treated",
        present=(Person(treated_ever="no"),),
        absent=(Person(treated_ever="no"), HORMONE),
        unknown=(Person(treated_ever="unknown"),),
        says="no cancer treatment",
        about=0,
    ),
    Case(
        name="treatment_kind",
        args=(("chemotherapy", "immune"),),
        present=(CHEMO,),
        absent=(PLANNED,),
        unknown=(OPEN,),
        says="chemotherapy is written down: paclitaxel (March 2025)",
        about=0,
    ),
    Case(
        name="treatment_current",
        args=("hormone",),
        present=(HORMONE,),
        absent=(Treatment(name="x", treatment_kind="hormone", why_ended="rash"),),
        unknown=(Treatment(name="x", treatment_kind="hormone", state="unknown"),),
        unknown_holds=True,
        says="letrozole",
        about=0,
    ),
    Case(
        name="treatment_past",
        args=("chemotherapy",),
        present=(CHEMO,),
        absent=(HORMONE,),
        unknown=(Treatment(name="x", treatment_kind="chemotherapy", state="unknown"),),
        says="paclitaxel",
        about=0,
    ),
    Case(
        name="treatment_planned",
        present=(PLANNED,),
        absent=(HORMONE,),
        unknown=(OPEN,),
        says="capecitabine is planned",
        about=0,
    ),
    Case(
        name="treatment_name",
        args=("pacli",),
        present=(CHEMO,),
        absent=(HORMONE,),
        unknown=(OPEN,),
        says="paclitaxel",
        about=0,
    ),
    Case(
        name="treatment_line_at_least",
        args=(2,),
        present=(Treatment(name="x", line_of_therapy="second line"),),
        absent=(CHEMO,),
        unknown=(OPEN,),
        says="line 2",
        about=0,
    ),
    Case(
        name="treatment_line_at_least",
        args=(2,),
        present=(CHEMO, HORMONE),
        absent=(CHEMO, PLANNED),
        unknown=(OPEN, Treatment(name="y")),
        says="2 medicine treatments",
        about=1,
    ),
    Case(
        name="treatment_ended_because",
        args=("grew",),
        present=(CHEMO,),
        absent=(Treatment(name="x", why_ended="finished"),),
        unknown=(Treatment(name="x", state="ended"),),
        says="ended: cancer grew",
        about=0,
    ),
    Case(
        name="treatment_end_unexplained",
        present=(Treatment(name="x", state="ended", ended=when("May 2026")),),
        absent=(CHEMO,),
        unknown=(Treatment(name="x", state="unknown"),),
        says="why x ended",
        about=0,
    ),
    Case(
        name="cancer_grew",
        args=(700,),
        present=(CHEMO,),
        absent=(Treatment(name="x", response="stable", why_ended="finished"),),
        unknown=(Treatment(name="x", response="unknown"),),
        says="grown on paclitaxel",
        about=0,
    ),
    Case(
        name="treatment_ended_within",
        args=(60, "radiation"),
        present=(Treatment(name="r", treatment_kind="radiation", ended=when("November 2026")),),
        absent=(Treatment(name="r", treatment_kind="radiation", ended=when("May 2026")),),
        unknown=(Treatment(name="r", treatment_kind="radiation", state="ended"),),
        says="r ended",
        about=0,
    ),
    Case(
        name="treatment_started_within",
        args=(60, "hormone"),
        present=(HORMONE,),
        absent=(Treatment(name="x", treatment_kind="hormone", started=when("May 2026")),),
        unknown=(Treatment(name="x", treatment_kind="hormone"),),
        says="letrozole started (1 November 2026)",
        about=0,
    ),
    Case(
        name="treatment_aim",
        args=("control",),
        present=(Treatment(name="x", state="ongoing", aim="control"),),
        absent=(Treatment(name="x", state="ended", aim="control"),),
        unknown=(Treatment(name="x", state="ongoing"),),
        says="to control",
        about=0,
    ),
    Case(
        name="aim_not_told",
        present=(Treatment(name="x", aim="not-told"),),
        absent=(Treatment(name="x", aim="cure"),),
        unknown=(HORMONE,),
        unknown_holds=True,
        says="was not told",
        about=0,
    ),
    Case(
        name="response_not_told",
        present=(Treatment(name="x", treatment_kind="hormone", response="not-told"),),
        absent=(Treatment(name="x", treatment_kind="hormone", response="stable"),),
        unknown=(HORMONE,),
        unknown_holds=True,
        says="how well x works",
        about=0,
    ),
    Case(
        name="response_is",
        args=("stable",),
        present=(Treatment(name="x", response="stable"),),
        absent=(Treatment(name="x", response="partial"),),
        unknown=(Treatment(name="x", response="unknown"),),
        says="stable",
        about=0,
    ),
    Case(
        name="dose_changed",
        present=(
            Treatment(name="x", changes=(DoseChange(change="cut", changed_on=when("May 2026")),)),
        ),
        absent=(OPEN,),
        says="cut (May 2026)",
        about=0,
    ),
    Case(
        name="radiation_to",
        args=("spine",),
        present=(Treatment(name="radiation", treatment_kind="radiation", site="spine L3"),),
        absent=(Treatment(name="radiation", treatment_kind="radiation", site="breast"),),
        unknown=(Treatment(name="radiation", treatment_kind="radiation"),),
        says="radiation",
        about=0,
    ),
    Case(
        name="complementary_untold",
        present=(Treatment(name="acupuncture", treatment_kind="complementary", told_team="no"),),
        absent=(Treatment(name="acupuncture", treatment_kind="complementary", told_team="yes"),),
        unknown=(Treatment(name="acupuncture", treatment_kind="complementary"),),
        unknown_holds=True,
        says="acupuncture",
        about=0,
    ),
    Case(
        name="treatment_planned_named",
        args=(["capecitabine"],),
        present=(Treatment(name="Capecitabine", state="planned"),),
        absent=(Treatment(name="Capecitabine", state="ongoing"),),
        unknown=(Treatment(name="Capecitabine"),),
        says="Capecitabine is planned",
        about=0,
    ),
    Case(
        name="treatment_to",
        args=("radiation", ["pelvis"]),
        present=(Treatment(name="radiation", treatment_kind="radiation", site="Pelvis"),),
        absent=(Treatment(name="radiation", treatment_kind="radiation", site="chest"),),
        unknown=(Treatment(name="radiation", treatment_kind="radiation"),),
        says="radiation is written down",
        about=0,
    ),
)


@table(CASES)
def test_condition(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("kind", ["bone", "draining", "complementary"])
def test_treatments_whose_aim_goes_without_saying_are_not_asked_for_it(kind: str) -> None:
    assert evaluate("aim_not_told", (), (Treatment(name="x", treatment_kind=kind),)) is None


def test_growth_longer_ago_than_asked_for_does_not_count() -> None:
    assert evaluate("cancer_grew", (100,), (CHEMO,)) is None


@pytest.mark.parametrize(
    ("written", "line"), [("1st for spread cancer", 1), ("3", 3), ("third", 3), ("adjuvant", 0)]
)
def test_lines_of_therapy_are_read_as_people_write_them(written: str, line: int) -> None:
    record = (Treatment(name="x", line_of_therapy=written),)
    for least in (1, 2, 3):
        found = evaluate("treatment_line_at_least", (least,), record)
        assert (found is not None) == (line >= least)


def test_one_who_says_they_were_treated_is_not_untreated() -> None:
    for told, holds in (("yes", False), ("no", True), ("unknown", True), ("", True)):
        assert (evaluate("no_treatment", (), (Person(treated_ever=told),)) is not None) is holds


def test_of_several_planned_treatments_the_one_named_first_is_the_reason() -> None:
    operation = Treatment(name="Operation", treatment_kind="surgery", state="planned")
    for records in ((PLANNED, operation), (operation, PLANNED)):
        found = evaluate("treatment_planned", (("chemotherapy", "surgery"),), records)
        assert found is not None
        assert found.record_id == PLANNED.id
