"""One row of the tables that say what each condition does: present, absent, unknown."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from apptprep.questions.conditions import CONDITIONS
from apptprep.questions.facts import Facts
from apptprep.questions.model import Evidence
from apptprep.records import Record, Snapshot, When

TODAY = dt.date(2026, 11, 22)


def when(words: str) -> When:
    """Return a date as a person types it on the day of the tests."""
    return When.parse(words, TODAY)


@dataclass(frozen=True, kw_only=True)
class Case:
    """What a condition does with a fact that is there, not there, and not known.

    Attributes:
        name: the condition.
        args: what stands behind its name in a rule.
        present: records with which it holds.
        absent: records with which it does not.
        unknown: records that leave it open.
        unknown_holds: whether it holds then.
        says: words its evidence must have; ``""`` for one that prints nothing.
        about: position in ``present`` of the record the evidence points to, None for an absence.
    """

    name: str
    args: tuple[object, ...] = ()
    present: tuple[Record, ...] = ()
    absent: tuple[Record, ...] = ()
    unknown: tuple[Record, ...] = ()
    unknown_holds: bool = False
    says: str = ""
    about: int | None = None


def evaluate(name: str, args: tuple[object, ...], records: tuple[Record, ...]) -> Evidence | None:
    """Return what a condition finds in these records on the day of the tests."""
    return CONDITIONS[name](Facts(Snapshot(records), TODAY), *args)


def check(case: Case) -> None:
    """Assert all of a row."""
    found = evaluate(case.name, case.args, case.present)
    assert found is not None, "does not hold where the fact is present"
    assert case.says in found.text
    assert bool(found.text) == bool(case.says), "prints something although it is silent"
    expected = "" if case.about is None else case.present[case.about].id
    assert found.record_id == expected
    assert evaluate(case.name, case.args, case.absent) is None, "holds where the fact is absent"
    left_open = evaluate(case.name, case.args, case.unknown)
    assert (left_open is not None) == case.unknown_holds, "the unknown counts the wrong way"


def ids(cases: tuple[Case, ...]) -> list[str]:
    """Return readable names for a table's rows."""
    return [f"{case.name}{list(case.args)}" for case in cases]


def table(cases: tuple[Case, ...]) -> pytest.MarkDecorator:
    """Return the mark that runs a test once for each row."""
    return pytest.mark.parametrize("case", cases, ids=ids(cases))
