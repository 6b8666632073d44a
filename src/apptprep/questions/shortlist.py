"""The list a visit has room for: 3 questions to ask first, the best 12, the rest by topic.

What the person chose stands first, in their order and words; suggestions only fill what is left,
and are marked as proposed: nothing is chosen for the person. What they dropped is gone, what was
answered too.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from apptprep.questions.model import Suggestion
from apptprep.questions.rules import bundled_rules
from apptprep.questions.suggest import FIRST, suggest
from apptprep.records import Question, Snapshot, SymptomEntry

FIRST_COUNT = 3
BEST_COUNT = 12
OWN = "My own questions"
"""Heading of chosen questions that come from no rule."""


@dataclass(frozen=True, slots=True, repr=False)
class Pick:
    """A question of the list: one the person chose, or one that is proposed.

    Attributes:
        text: the question, in the person's own words where they reworded it.
        topic: heading it is folded under.
        question: the record, None for a proposal.
        suggestion: the suggestion, None for a chosen one.
    """

    text: str
    topic: str
    question: Question | None = None
    suggestion: Suggestion | None = None

    @property
    def is_proposed(self) -> bool:
        """Whether the person has not chosen it yet."""
        return self.question is None


@dataclass(frozen=True, slots=True, repr=False)
class Topic:
    """Questions folded under one heading."""

    name: str
    picks: tuple[Pick, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Shortlist:
    """What goes to the visit, and what else could.

    Attributes:
        first: at most 3 to ask first; they are the first of ``best``.
        best: at most 12.
        rest: everything else by topic, the topic with the weightiest question first.
    """

    first: tuple[Pick, ...]
    best: tuple[Pick, ...]
    rest: tuple[Topic, ...]


def shortlist(snapshot: Snapshot, purpose: str, today: dt.date) -> Shortlist:
    """Return the list for a visit.

    Of several suggestions raised by entries of one symptom, the weightiest is among the best and
    the others are folded, so that each sign has its question and none takes two places. A milder
    sign stands where its weight puts it, and takes the last place that no sign holds when that
    would be too far down.

    Args:
        snapshot: all records at one moment.
        purpose: ``"second-opinion"``, ``"trial"``, ``"routine"`` or ``"other"``.
        today: the day "lately" is counted from.
    """
    topics = {rule.id: rule.topic for rule in bundled_rules().rules}
    chosen = [
        Pick(q.text, topics.get(q.rule_id, OWN), question=q) for q in _in_order(snapshot, today)
    ]
    proposed = [_proposed(s) for s in suggest(snapshot, purpose, today)]
    once, again = _one_for_each_sign(proposed, snapshot)
    once = _signs_within(once, max(BEST_COUNT - len(chosen), 0))
    best = (chosen + once)[:BEST_COUNT]
    rest = (chosen + once)[BEST_COUNT:] + again
    return Shortlist(tuple(best[:FIRST_COUNT]), tuple(best), _by_topic(rest))


def _in_order(snapshot: Snapshot, today: dt.date) -> list[Question]:
    """Return the chosen questions of the next visit, or of no visit, those to ask first first."""
    visit = snapshot.next_appointment(today)
    known = ("", visit.id if visit else "")
    found = [q for q in snapshot.current(Question) if q.appointment in known]
    return sorted(found, key=lambda q: (*q.place(), q.created))


def _proposed(suggestion: Suggestion) -> Pick:
    return Pick(suggestion.ask, suggestion.topic, suggestion=suggestion)


def _one_for_each_sign(
    proposed: Iterable[Pick], snapshot: Snapshot
) -> tuple[list[Pick], list[Pick]]:
    """Part the proposals into the first about each symptom, and those about one seen before."""
    once: list[Pick] = []
    again: list[Pick] = []
    seen: set[str] = set()
    for pick in proposed:
        terms = _terms(pick, snapshot)
        (again if terms and terms <= seen else once).append(pick)
        seen |= terms
    return once, again


def _signs_within(proposed: list[Pick], room: int) -> list[Pick]:
    """Let the signs that stand too far down change places with the last that are no signs."""
    late = [pick for pick in proposed[room:] if _is_sign(pick)]
    free = [pick for pick in proposed[:room] if not _is_sign(pick)]
    out = free[max(len(free) - len(late), 0) :]
    best = [pick for pick in proposed[:room] if pick not in out] + late[: len(out)]
    return best + [pick for pick in proposed if pick not in best]


def _is_sign(pick: Pick) -> bool:
    found = pick.suggestion
    return found is not None and (found.sign or found.weight >= FIRST)


def _terms(pick: Pick, snapshot: Snapshot) -> set[str]:
    """Return the symptoms a warning sign's question is about; none for any other question."""
    found = pick.suggestion
    if found is None or not _is_sign(pick):
        return set()
    records = (snapshot.get(fact.record_id) for fact in found.evidence)
    return {r.term.casefold() for r in records if isinstance(r, SymptomEntry)}


def _by_topic(picks: Iterable[Pick]) -> tuple[Topic, ...]:
    topics: defaultdict[str, list[Pick]] = defaultdict(list)
    for pick in picks:
        topics[pick.topic].append(pick)
    return tuple(Topic(name, tuple(found)) for name, found in topics.items())
