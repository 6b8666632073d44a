"""What the whole brain makes of short made-up records: what comes, and what must not."""

from __future__ import annotations

import pytest
from tests.questions.made_up import PEOPLE, TODAY, MadeUp

from apptprep.questions import contradictions, matches, missing, shortlist
from apptprep.questions.shortlist import Pick
from apptprep.records import Snapshot

EVERYBODY = pytest.mark.parametrize("someone", PEOPLE, ids=[one.name for one in PEOPLE])


def rules(picks: tuple[Pick, ...]) -> list[str]:
    return [pick.suggestion.rule_id for pick in picks if pick.suggestion]


def test_there_are_twelve() -> None:
    assert len({one.name for one in PEOPLE}) == 12
    assert {one.purpose for one in PEOPLE} == {"second-opinion", "trial", "routine"}


@EVERYBODY
def test_what_matters_is_among_the_best(someone: MadeUp) -> None:
    found = shortlist(Snapshot(someone.records), someone.purpose, TODAY)
    best = rules(found.best)
    every = best + [rule for topic in found.rest for rule in rules(topic.picks)]
    assert set(someone.asked) <= set(best)
    assert set(someone.suggested) <= set(every)
    assert [rule for rule in every if rule.startswith(someone.never or ("-",))] == []


@EVERYBODY
def test_entries_that_differ(someone: MadeUp) -> None:
    found = contradictions(Snapshot(someone.records), TODAY)
    assert tuple(one.kind for one in found) == someone.differ


@EVERYBODY
def test_where_the_card_opens(someone: MadeUp) -> None:
    found = matches(Snapshot(someone.records), TODAY)
    assert tuple(match.line_id for match in found) == someone.opens


@EVERYBODY
def test_what_is_missing(someone: MadeUp) -> None:
    gaps = missing(Snapshot(someone.records), someone.purpose, TODAY)
    assert set(someone.lacks) <= {gap.id.partition(":")[0] for gap in gaps}
