"""Conditions about treatments that go on or ended not long ago."""

from __future__ import annotations

from tests.questions.conditions.cases import Case, check, evaluate, table, when

from apptprep.records import Medication, Treatment

IMMUNE = Treatment(name="nivolumab", treatment_kind="immune", ended=when("March 2026"))
LONG_AGO = Treatment(name="nivolumab", treatment_kind="immune", ended=when("2019"))
NO_END = Treatment(name="nivolumab", treatment_kind="immune", state="ended")
TAMOXIFEN = Treatment(name="tamoxifen", treatment_kind="hormone", state="ongoing")
PAST = Treatment(name="tamoxifen", treatment_kind="hormone", state="ended", ended=when("2020"))

CASES = (
    Case(
        name="treatment_lately",
        args=(730, "immune"),
        present=(IMMUNE,),
        absent=(LONG_AGO,),
        unknown=(NO_END,),
        unknown_holds=True,
        says="nivolumab",
        about=0,
    ),
    Case(
        name="treatment_lately_named",
        args=(730, ["nivolumab"]),
        present=(IMMUNE,),
        absent=(LONG_AGO,),
        unknown=(NO_END,),
        unknown_holds=True,
        says="nivolumab",
        about=0,
    ),
    Case(
        name="treatment_now_named",
        args=(["tamoxifen"],),
        present=(TAMOXIFEN,),
        absent=(PAST,),
        unknown=(Treatment(name="tamoxifen", state="unknown"),),
        unknown_holds=True,
        says="tamoxifen",
        about=0,
    ),
    Case(
        name="treatment_started_named",
        args=(30, ["tamoxifen"]),
        present=(Treatment(name="tamoxifen", started=when("10 November 2026")),),
        absent=(Treatment(name="tamoxifen", started=when("May 2026")),),
        unknown=(Treatment(name="tamoxifen"),),
        says="tamoxifen started",
        about=0,
    ),
)


@table(CASES)
def test_condition(case: Case) -> None:
    check(case)


def test_what_is_only_planned_is_not_given_lately() -> None:
    planned = Treatment(name="nivolumab", treatment_kind="immune", state="planned")
    assert evaluate("treatment_lately", (730, "immune"), (planned,)) is None
    assert evaluate("treatment_now_named", ("nivolumab",), (planned,)) is None


def test_a_cancer_medicine_in_the_medicine_list_is_taken_now() -> None:
    taken = Medication(name="tamoxifen citrate", brand="Nolvadex")
    stopped = Medication(name="tamoxifen", stopped=when("May 2026"))
    assert evaluate("treatment_now_named", ("nolvadex",), (taken,)) is not None
    assert evaluate("treatment_now_named", ("tamoxifen",), (stopped,)) is None
