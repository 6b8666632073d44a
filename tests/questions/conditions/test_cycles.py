"""Conditions about the days of a treatment's cycles."""

from __future__ import annotations

import pytest
from tests.questions.conditions.cases import Case, check, evaluate, table, when

from apptprep.records import Cycle, SymptomEntry, Treatment

STARTS = ("29 October 2026", "19 November 2026")
CHEMO = Treatment(
    name="paclitaxel",
    treatment_kind="chemotherapy",
    state="ongoing",
    cycles=tuple(Cycle(day_given=when(day)) for day in STARTS),
)
ENDED = Treatment(
    name="paclitaxel", treatment_kind="chemotherapy", state="ended", cycles=CHEMO.cycles
)
VAGUE = Treatment(
    name="paclitaxel", treatment_kind="chemotherapy", cycles=(Cycle(day_given=when("2026")),)
)
TIRED = tuple(
    SymptomEntry(term="Tiredness", now=6, when=when(day))
    for day in ("31 October 2026", "22 November 2026")
)
NOT_TIRED = tuple(
    SymptomEntry(term="Tiredness", now=0, when=when(day))
    for day in ("31 October 2026", "22 November 2026")
)

CASES = (
    Case(
        name="cycle_day_between",
        args=(0, 5, "chemotherapy"),
        present=(CHEMO,),
        absent=(ENDED,),
        unknown=(VAGUE,),
        says="the newest cycle of paclitaxel began 3 days ago (19 November 2026)",
        about=0,
    ),
    Case(
        name="symptom_after_cycles",
        args=(["tired"], 2, 5),
        present=(*TIRED, CHEMO),
        absent=(*NOT_TIRED, CHEMO),
        unknown=(*TIRED, VAGUE),
        says="the log has “tiredness” 2 to 5 days after the start of 2 cycles of paclitaxel",
        about=1,
    ),
)


@table(CASES)
def test_condition(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(("first", "last"), [(0, 2), (4, 9)])
def test_another_day_of_the_cycle_is_not_meant(first: int, last: int) -> None:
    assert evaluate("cycle_day_between", (first, last), (CHEMO,)) is None


def test_another_kind_of_treatment_is_not_meant() -> None:
    assert evaluate("cycle_day_between", (0, 5, "radiation"), (CHEMO,)) is None
    assert evaluate("cycle_day_between", (0, 5), (CHEMO,)) is not None


def test_a_symptom_after_one_cycle_only_is_no_pattern() -> None:
    assert evaluate("symptom_after_cycles", (["tired"], 2, 5), (TIRED[0], CHEMO)) is None
    assert evaluate("symptom_after_cycles", (["tired"], 2, 5, 1), (TIRED[0], CHEMO)) is not None


def test_last_comes_after_first() -> None:
    with pytest.raises(ValueError, match="less than"):
        evaluate("cycle_day_between", (5, 2), ())
