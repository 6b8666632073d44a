"""Conditions about the symptom log."""

from __future__ import annotations

import pytest
from tests.questions.conditions.cases import Case, check, evaluate, table, when

from apptprep.records import SymptomEntry

PAIN = SymptomEntry(term="Back pain", now=7, when=when("20 November 2026"), sites=("lower-back",))
NONE = SymptomEntry(term="pain", now=0, when=when("20 November 2026"))
OLD = SymptomEntry(term="pain", now=7, when=when("May 2026"))
UNDATED = SymptomEntry(term="pain", now=5)


def log(*scores: int) -> tuple[SymptomEntry, ...]:
    """Return pain entries of the days up to the day of the tests, one a day."""
    first = 22 - len(scores)
    days = (f"{first + n} November 2026" for n in range(1, len(scores) + 1))
    return tuple(
        SymptomEntry(term="pain", now=score, when=when(day))
        for score, day in zip(scores, days, strict=True)
    )


CASES = (
    Case(
        name="symptom_logged",
        args=(("pain", "ache"),),
        present=(OLD, PAIN),
        absent=(NONE, OLD),
        unknown=(UNDATED,),
        unknown_holds=True,
        says="the log has “back pain” (lower back) at 7 of 10 (20 November 2026)",
        about=1,
    ),
    Case(
        name="symptom_logged",
        args=("pain", 6, 30),
        present=(PAIN,),
        absent=(SymptomEntry(term="pain", now=5, when=when("yesterday")),),
        unknown=(SymptomEntry(term="pain", when=when("yesterday")),),
        unknown_holds=True,
        says="at 7 of 10",
        about=0,
    ),
    Case(
        name="symptom_at",
        args=("pain", ("back", "hip")),
        present=(PAIN,),
        absent=(SymptomEntry(term="pain", now=3, sites=("head",)),),
        unknown=(UNDATED,),
        says="lower back",
        about=0,
    ),
    Case(
        name="symptom_rising",
        args=("pain",),
        present=log(2, 3, 5, 6),
        absent=log(4, 4, 5, 4),
        unknown=(UNDATED, UNDATED, UNDATED, UNDATED),
        says="from about 2 to 6",
        about=3,
    ),
    Case(
        name="symptom_new",
        args=("pain",),
        present=(PAIN,),
        absent=(PAIN, OLD),
        unknown=(UNDATED,),
        unknown_holds=True,
        says="for the first time",
        about=0,
    ),
    Case(
        name="symptom_often",
        args=("pain", 3, 7),
        present=log(1, 1, 1),
        absent=log(1, 1),
        unknown=(UNDATED,),
        says="3 times in 7 days",
        about=2,
    ),
    Case(
        name="symptom_hinders",
        args=("pain",),
        present=(SymptomEntry(term="pain", hinders="fully", when=when("yesterday")),),
        absent=(SymptomEntry(term="pain", hinders="little"),),
        unknown=(UNDATED,),
        says="in the way",
        about=0,
    ),
    Case(
        name="symptom_not_helped",
        args=("pain",),
        present=(SymptomEntry(term="pain", done="lay down", helped="no"),),
        absent=(SymptomEntry(term="pain", done="lay down", helped="yes"),),
        unknown=(SymptomEntry(term="pain", done="lay down", helped="unknown"),),
        says="(lay down) did not help",
        about=0,
    ),
    Case(
        name="symptom_not_told",
        args=("pain", 3),
        present=(PAIN,),
        absent=(PAIN, SymptomEntry(term="pain", now=4, told="nurse Ada")),
        unknown=(UNDATED,),
        unknown_holds=True,
        says="the log has",
        about=0,
    ),
    Case(
        name="any_symptom",
        args=(4, 30),
        present=(PAIN,),
        absent=(OLD,),
        unknown=(SymptomEntry(term="cough"),),
        says="back pain",
        about=0,
    ),
    Case(
        name="no_symptoms",
        args=(30,),
        present=(OLD,),
        absent=(PAIN,),
        unknown=(UNDATED,),
        says="last 30 days",
    ),
)


@table(CASES)
def test_condition(case: Case) -> None:
    check(case)


def test_a_zero_is_none_and_never_counts() -> None:
    for args in (("pain",), ("pain", 1), ("pain", 0, 400)):
        assert evaluate("symptom_logged", args, (NONE,)) is None


def test_an_entry_without_a_number_may_be_strong() -> None:
    entry = (SymptomEntry(term="cough", when=when("yesterday")),)
    for least in (0, 1, 5, 10):
        assert evaluate("symptom_logged", ("cough", least), entry) is not None


def test_the_note_does_not_raise_a_symptom() -> None:
    entry = (SymptomEntry(term="cough", now=2, note="no fever"),)
    assert evaluate("symptom_logged", ("fever",), entry) is None


def test_the_strongest_entry_is_named_and_the_latest_of_equals() -> None:
    entries = log(6, 3, 6, 2)
    found = evaluate("symptom_logged", ("pain",), entries)
    assert found is not None
    assert found.record_id == entries[2].id


def test_three_numbers_do_not_make_a_trend() -> None:
    assert evaluate("symptom_rising", ("pain",), log(0, 5, 9)) is None


def test_falling_numbers_do_not_rise() -> None:
    assert evaluate("symptom_rising", ("pain",), log(8, 7, 3, 2)) is None


@pytest.mark.parametrize("args", [("",), ((),), ("pain", -1), ("pain", 1, -5)])
def test_wrong_arguments_are_refused(args: tuple[object, ...]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the sentence differs
        evaluate("symptom_logged", args, ())


def test_an_entry_of_these_days_is_named_before_an_older_stronger_one() -> None:
    records = (
        SymptomEntry(term="Tiredness", now=9, when=when("16 October 2026")),
        SymptomEntry(term="Tiredness", now=4, when=when("20 November 2026")),
    )
    found = evaluate("symptom_logged", ("tired", 0, 60), records)
    assert found is not None
    assert found.record_id == records[1].id
    strong = evaluate("symptom_logged", ("tired", 5, 60), records)
    assert strong is not None
    assert strong.record_id == records[0].id
