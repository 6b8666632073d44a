"""Conditions about trials."""

from __future__ import annotations

import pytest
from tests.questions.conditions.cases import Case, check, evaluate, table

from apptprep.questions.conditions.trials import phases
from apptprep.records import Criterion, Trial


def trial(met: str) -> Trial:
    """Return a trial with one condition for joining."""
    return Trial(title="A trial", criteria=(Criterion(text="ECOG 0 to 1", met=met),))


ASIDE = Trial(title="Another", view="not")

CASES = (
    Case(
        name="trial_on_record",
        present=(Trial(title="A trial", nct="NCT01234567"),),
        absent=(ASIDE,),
        unknown=(Trial(nct="NCT01234567"),),
        says="NCT01234567",
        about=0,
    ),
    Case(
        name="no_trial",
        present=(ASIDE,),
        absent=(Trial(title="A trial"),),
        unknown=(),
        unknown_holds=True,
        says="no trial",
    ),
    Case(
        name="trial_criterion_unknown",
        present=(trial("unknown"),),
        absent=(trial("met"),),
        unknown=(trial(""),),
        unknown_holds=True,
        says="ECOG 0 to 1",
        about=0,
    ),
    Case(
        name="trial_criterion_not_met",
        present=(trial("not-met"),),
        absent=(trial("met"),),
        unknown=(trial("unknown"),),
        says="ECOG 0 to 1",
        about=0,
    ),
    Case(
        name="trial_criteria_missing",
        present=(Trial(title="A trial"),),
        absent=(trial("met"),),
        says="no conditions for joining",
        about=0,
    ),
    Case(
        name="trial_phase",
        args=("1",),
        present=(Trial(title="A trial", phase="Ib/II"),),
        absent=(Trial(title="A trial", phase="III"),),
        unknown=(Trial(title="A trial"),),
        says="phase Ib/II",
        about=0,
    ),
    Case(
        name="trial_phase_not_written",
        present=(Trial(title="A trial"),),
        absent=(Trial(title="A trial", phase="2"),),
        says="no phase",
        about=0,
    ),
    Case(
        name="trial_status",
        args=(("recruiting", "unknown"),),
        present=(Trial(title="A trial", status="recruiting"),),
        absent=(Trial(title="A trial", status="stopped"),),
        unknown=(Trial(title="A trial"),),
        unknown_holds=True,
        says="recruiting",
        about=0,
    ),
    Case(
        name="trial_without_contact",
        present=(Trial(title="A trial"),),
        absent=(Trial(title="A trial", contact="Ada, 555"),),
        says="no contact",
        about=0,
    ),
)


@table(CASES)
def test_condition(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1", {"1"}),
        ("Phase 1b/2a", {"1", "2"}),
        ("PHASE2|PHASE3", set()),
        ("Phase 2 | Phase 3", {"2", "3"}),
        ("I/II", {"1", "2"}),
        ("IV", {"4"}),
        ("early phase 1", {"1"}),
        ("12", set()),
        ("not applicable", set()),
    ],
)
def test_phases_are_read_as_they_are_written(text: str, found: set[str]) -> None:
    assert phases(text) == found


def test_a_condition_that_rules_out_stands_in_the_way_when_it_is_met() -> None:
    def ruled_out(met: str) -> tuple[Trial]:
        criterion = Criterion(text="More than 1 chemotherapy", kind="exclusion", met=met)
        return (Trial(title="A trial", criteria=(criterion,)),)

    assert evaluate("trial_criterion_not_met", (), ruled_out("met")) is not None
    assert evaluate("trial_criterion_not_met", (), ruled_out("not-met")) is None
