"""Whose file it is is never guessed silently."""

from __future__ import annotations

import datetime as dt

import pytest

from apptprep.exchange.reading import Who
from apptprep.jobs.whose import Whose, differ
from apptprep.records import Person, When

TODAY = dt.date(2026, 6, 1)
ANNA = Who("Anna Maria Santos", (), When.parse("3 August 1958", TODAY))
PETER = Who("Peter Silva", (), When.parse("1950", TODAY))
MINE = Person(name="Anna Santos", born=When.parse("3 August 1958", TODAY))


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        (ANNA, Who("SANTOS, Anna"), False),
        (ANNA, Who("", (), When.parse("August 1958", TODAY)), False),
        (ANNA, Who("Anna Maria Santos", (), When.parse("1959", TODAY)), True),
        (ANNA, PETER, True),
        (Who("Tarou Yamada", ("山田 太郎",)), Who("山田 太郎"), False),
        (ANNA, Who(), False),
    ],
)
def test_differ(one: Who, other: Who, differs: bool) -> None:
    assert differ(one, other) is differs
    assert differ(other, one) is differs


def test_my_own_files_are_mine_and_the_others_are_one_stranger_each() -> None:
    again = Who("Silva, Peter")
    whose = Whose([("a", ANNA), ("b", PETER), ("c", again), ("d", None)], MINE)
    assert whose.other(ANNA) is None
    assert whose.other(None) is None
    (other,) = whose.others
    assert whose.other(PETER) is other
    assert whose.other(again) is other
    assert (other.file_name, other.theirs) == ("b, c", "Peter Silva, born 1950")


def test_with_nothing_of_my_own_one_person_is_me_and_two_are_nobody() -> None:
    assert Whose([("a", ANNA)], Person()).others == ()
    whose = Whose([("a", ANNA), ("a", PETER)], Person())
    assert [other.theirs for other in whose.others] == [ANNA.words(), PETER.words()]
