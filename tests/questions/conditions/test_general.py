"""Conditions that only a record saying otherwise may turn off."""

from __future__ import annotations

import pytest
from tests.questions.conditions.cases import Case, check, evaluate, table, when

from apptprep.records import Appointment, Diagnosis, Person, Spread

CASES = (
    Case(
        name="sex_could_be",
        args=("female",),
        present=(Person(sex="female"),),
        absent=(Person(sex="male"),),
        unknown=(Person(sex="unknown"),),
        unknown_holds=True,
    ),
    Case(
        name="sex_could_be",
        args=("male",),
        present=(Person(sex="male"),),
        absent=(Person(sex="female"),),
        unknown=(),
        unknown_holds=True,
    ),
    Case(
        name="age_could_be_under",
        args=(50,),
        present=(Person(born=when("3 August 1990")),),
        absent=(Person(born=when("3 August 1950")),),
        unknown=(Person(born=when("long ago")),),
        unknown_holds=True,
    ),
    Case(
        name="age_could_be_over",
        args=(65,),
        present=(Person(born=when("1950")),),
        absent=(Person(born=when("1990")),),
        unknown=(),
        unknown_holds=True,
    ),
    Case(
        name="extent_could_be",
        args=("spread",),
        present=(Diagnosis(site="breast", extent="spread"),),
        absent=(Diagnosis(site="breast", extent="local"),),
        unknown=(Diagnosis(site="breast"),),
        unknown_holds=True,
    ),
    Case(
        name="cancer_could_be",
        args=("breast",),
        present=(Diagnosis(site="left breast"),),
        absent=(Diagnosis(site="lung"),),
        unknown=(Diagnosis(site="liver", primary="not-sure"),),
        unknown_holds=True,
    ),
    Case(
        name="country_could_be",
        args=("US",),
        present=(Person(country="USA"),),
        absent=(Person(country="Poland"),),
        unknown=(Person(country="Atlantis"),),
        unknown_holds=True,
    ),
    Case(
        name="visit_within",
        args=(14,),
        present=(Appointment(who="Dr Okafor", when=when("1 December 2026")),),
        absent=(Appointment(who="Dr Okafor", when=when("1 March 2027")),),
        unknown=(Appointment(who="Dr Okafor"),),
        says="Dr Okafor (1 December 2026)",
        about=0,
    ),
    Case(
        name="no_next_visit",
        present=(Appointment(who="Dr Okafor", when=when("1 March 2026")),),
        absent=(Appointment(who="Dr Okafor", when=when("1 December 2026")),),
        unknown=(Appointment(who="Dr Okafor"),),
        says="no coming visit",
    ),
)


@table(CASES)
def test_condition(case: Case) -> None:
    check(case)


def test_always_holds_and_prints_nothing() -> None:
    found = evaluate("always", (), ())
    assert found is not None
    assert found.text == ""


def test_spread_could_be_where_a_place_of_spread_speaks_against_the_diagnosis() -> None:
    records = (Diagnosis(site="breast", extent="local"), Spread(site="bone"))
    assert evaluate("extent_could_be", ("spread",), records) is not None


def test_feared_spread_could_be_spread() -> None:
    assert evaluate("extent_could_be", ("spread",), (Diagnosis(site="x", extent="feared"),))


def test_a_partial_birth_date_counts_for_every_age_it_allows() -> None:
    person = (Person(born=when("1976")),)
    assert evaluate("age_could_be_under", (50,), person) is not None
    assert evaluate("age_could_be_over", (50,), person) is not None


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("sex_could_be", ("woman",)),
        ("age_could_be_under", (-1,)),
        ("extent_could_be", ("everywhere",)),
        ("cancer_could_be", ("",)),
        ("country_could_be", ("usa",)),
        ("visit_within", (-1,)),
    ],
)
def test_wrong_arguments_are_refused(name: str, args: tuple[object, ...]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the sentence differs
        evaluate(name, args, ())
