"""A pair of entries worth checking, and how the person keeps or clears the difference."""

from __future__ import annotations

from dataclasses import dataclass

from apptprep.questions.model import Evidence, Source
from apptprep.records import Question, Snapshot

PREFIX = "contradiction:"
"""Begins the ``rule_id`` of a question that a difference has become."""


@dataclass(frozen=True, slots=True, repr=False)
class Contradiction:
    """Two statements of the record that cannot both be true, or that are worth checking.

    Attributes:
        id: stable while the entries are the same ones, whatever is written into them.
        kind: what sort of difference: ``"side"``, ``"extent"``, ``"biomarker"`` and so on.
        what: one plain sentence that says what differs, and nothing about which one is right.
        sides: the two statements, each with its date and the entry it stands in.
        ask: the question it becomes when the person wants to ask about it.
        source: what it rests on, None where the two entries speak for themselves.
    """

    id: str
    kind: str
    what: str
    sides: tuple[Evidence, Evidence]
    ask: str
    source: Source | None = None

    def because(self) -> str:
        """Return both sides as one line, for the question it becomes."""
        one, two = (side.text for side in self.sides)
        return f"{self.what} One entry: {one}. The other: {two}."


def pair(
    kind: str, what: str, ask: str, sides: tuple[Evidence, Evidence], tag: str = ""
) -> Contradiction:
    """Return a contradiction with its id.

    Args:
        kind: its kind.
        what: one plain sentence.
        ask: the question it becomes.
        sides: the two statements.
        tag: tells apart several of one kind between the same entries, e.g. a field's name.
    """
    ids = sorted({side.record_id for side in sides if side.record_id})
    parts = [kind, *([tag] if tag else []), *ids]
    return Contradiction(":".join(parts), kind, what, sides, ask)


def known(snapshot: Snapshot) -> frozenset[str]:
    """Return the ids of the differences the person has marked as known, or asks about."""
    ids = (question.rule_id for question in snapshot.all(Question))
    return frozenset(id_.removeprefix(PREFIX) for id_ in ids if id_.startswith(PREFIX))


def as_question(found: Contradiction, *, ask: bool) -> Question:
    """Return the record that keeps a difference; saved, it is not shown again.

    Args:
        found: the difference.
        ask: True makes it a question for the visit, False marks it as known and leaves it out.
    """
    return Question(
        text=found.ask,
        state="chosen" if ask else "dropped",
        because=found.because(),
        rule_id=f"{PREFIX}{found.id}",
        source_title=found.source.title if found.source else "",
    )
