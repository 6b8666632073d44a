"""Conditions about the person, helpers, other illnesses and the family."""

from __future__ import annotations

import pytest
from tests.questions.conditions.cases import Case, check, evaluate, table, when

from apptprep.questions.conditions.people import ROLES
from apptprep.records import (
    Condition,
    Contact,
    FamilyHistory,
    PastSurgery,
    Person,
    Writer,
    fields_of,
)

NOBODY = Person()

CASES = (
    Case(
        name="person_lacks",
        args=("insurance",),
        absent=(Person(insurance="AOK 1"),),
        unknown=(NOBODY,),
        unknown_holds=True,
        says="Insurance",
    ),
    Case(
        name="no_health_care_proxy",
        absent=(Person(proxy="my sister"),),
        unknown=(NOBODY,),
        unknown_holds=True,
        says="nobody",
    ),
    Case(
        name="health_care_proxy_on_record",
        present=(Person(proxy="my sister"),),
        absent=(NOBODY,),
        says="somebody",
        about=0,
    ),
    Case(
        name="proxy_copy_missing",
        present=(Person(proxy="my sister", proxy_copy="no"),),
        absent=(Person(proxy="my sister", proxy_copy="yes"),),
        unknown=(Person(proxy="my sister", proxy_copy="unknown"),),
        unknown_holds=True,
        says="a copy",
        about=0,
    ),
    Case(
        name="no_directive",
        present=(Person(directive="no"),),
        absent=(Person(directive="yes"),),
        unknown=(NOBODY,),
        unknown_holds=True,
        says="no advance directive",
    ),
    Case(
        name="interpreter_needed",
        present=(Person(interpreter="yes"),),
        absent=(Person(interpreter="no"),),
        unknown=(Person(interpreter="unknown"),),
        says="interpreter",
        about=0,
    ),
    Case(
        name="wants_prognosis",
        present=(Person(talk_prognosis="yes"),),
        absent=(Person(talk_prognosis="no"),),
        unknown=(NOBODY,),
        says="you want to talk",
        about=0,
    ),
    Case(
        name="caregiver_writes",
        present=(Person(writers=(Writer(name="Ida", role="caregiver"),)),),
        absent=(Person(writers=(Writer(name="Ana", role="patient"),)),),
        unknown=(Person(writers=(Writer(name="Ida"),)),),
        says="caregiver",
        about=0,
    ),
    Case(
        name="what_matters_written",
        present=(Person(matters="my garden"),),
        absent=(NOBODY,),
        says="you wrote down",
        about=0,
    ),
    Case(
        name="what_matters_not_written",
        absent=(Person(matters="my garden"),),
        unknown=(NOBODY,),
        unknown_holds=True,
        says="what matters",
    ),
    Case(
        name="no_team_number",
        absent=(Person(team_phone="555"),),
        unknown=(NOBODY,),
        unknown_holds=True,
        says="24-hour",
    ),
    Case(
        name="contact_on_record",
        args=(("navigator", "nurse"),),
        present=(Contact(name="Ada", role="nurse"),),
        absent=(Contact(name="Dr Okafor", role="oncologist"),),
        unknown=(Contact(name="Bo"),),
        says="Ada",
        about=0,
    ),
    Case(
        name="no_contact",
        args=("social-worker",),
        present=(Contact(name="Bo"),),
        absent=(Contact(name="Ada", role="social-worker"),),
        unknown=(),
        unknown_holds=True,
        says="no social worker",
    ),
    Case(
        name="condition_on_record",
        args=("heart",),
        present=(Condition(name="heart failure", since=when("2019")),),
        absent=(Condition(name="heart failure", state="past"),),
        unknown=(Condition(name="diabetes"),),
        says="heart failure is written down (2019)",
        about=0,
    ),
    Case(
        name="conditions_not_written",
        present=(Person(conditions_state="not-asked"),),
        absent=(Person(conditions_state="none"),),
        unknown=(),
        unknown_holds=True,
        says="none known",
    ),
    Case(
        name="past_surgery",
        args=("pacemaker",),
        present=(PastSurgery(name="heart surgery", implant="pacemaker"),),
        absent=(PastSurgery(name="gall bladder removed"),),
        says="heart surgery",
        about=0,
    ),
    Case(
        name="family_history",
        args=("cancer",),
        present=(FamilyHistory(relative="mother", illness="ovarian cancer"),),
        absent=(FamilyHistory(relative="mother", illness="stroke"),),
        unknown=(FamilyHistory(relative="mother"),),
        says="mother, ovarian cancer",
        about=0,
    ),
    Case(
        name="no_family_history",
        absent=(FamilyHistory(relative="mother"),),
        unknown=(),
        unknown_holds=True,
        says="nothing about illness in the family",
    ),
)


@table(CASES)
def test_condition(case: Case) -> None:
    check(case)


def test_the_roles_are_those_of_contacts() -> None:
    role = next(field for field in fields_of(Contact) if field.name == "role")
    assert tuple(option.key for option in role.options) == ROLES


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValueError, match="shoe_size"):
        evaluate("person_lacks", ("shoe_size",), ())
