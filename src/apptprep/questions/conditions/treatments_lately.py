"""Conditions about treatments that go on or ended not long ago.

"While I take it" fits only what is taken now; what a treatment can still do after its last dose is
asked for a time. An end that is not written down may be recent, so it counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from apptprep.questions.conditions.registry import condition, keys, number
from apptprep.questions.conditions.treatments import KINDS, first_written
from apptprep.questions.facts import Facts, dated, is_going_on
from apptprep.questions.model import Evidence
from apptprep.questions.words import Words, as_tuple, contains
from apptprep.records import Treatment


@condition
def treatment_lately(facts: Facts, days: float, kinds: Words) -> Evidence | None:
    """Hold when a treatment of these kinds goes on, or ended at most that many days ago."""
    number(days)
    wanted = keys(kinds, KINDS)
    return first_written(t for t in _lately(facts, int(days)) if t.treatment_kind in wanted)


@condition
def treatment_lately_named(facts: Facts, days: float, words: Words) -> Evidence | None:
    """Hold when a treatment with one of the words goes on, or ended at most so many days ago."""
    number(days)
    wanted = as_tuple(words)
    return first_written(t for t in _lately(facts, int(days)) if contains(t.name, wanted))


@condition
def treatment_now_named(facts: Facts, words: Words) -> Evidence | None:
    """Hold when a treatment that goes on, or a medicine taken now, has one of the words."""
    wanted = as_tuple(words)
    found = first_written(t for t in facts.treatments_now if contains(t.name, wanted))
    if found is not None:
        return found
    for m in facts.medicines:
        if contains(m.name, wanted) or contains(m.brand, wanted):
            return Evidence(dated(f"{m.name} is in the medicine list", m.started), m.started, m.id)
    return None


@condition
def treatment_started_named(facts: Facts, days: float, words: Words) -> Evidence | None:
    """Hold when a treatment with one of the words started at most that many days ago."""
    number(days)
    wanted = as_tuple(words)
    for t in facts.snapshot.all(Treatment):
        known = t.state != "planned" and t.started is not None
        if known and contains(t.name, wanted) and facts.within(t.started, int(days)):
            return Evidence(dated(f"{t.name} started", t.started), t.started, t.id)
    return None


def _lately(facts: Facts, days: int) -> Iterator[Treatment]:
    for t in facts.snapshot.all(Treatment):
        over = t.state != "planned" and not is_going_on(t) and facts.within(t.ended, days)
        if is_going_on(t) or over:
            yield t
