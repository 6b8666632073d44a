"""The list of chosen questions: its order, the three to ask first, and where they come from.

Pure functions; what they return is saved by the caller in one step, so that one Undo takes it back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from apptprep.records import Question, When, fields_of

if TYPE_CHECKING:
    from apptprep.questions import Source, Suggestion, TrialRow
    from apptprep.records import Snapshot

TRIAL = "trial-sheet:"
"""Begins the ``rule_id`` of a question that something not known on the trial sheet became."""
FIRST = 3
"""How many questions can be marked to ask first: what one visit surely holds."""


def chosen(snapshot: Snapshot) -> tuple[Question, ...]:
    """Return the questions that go to the visit, in their order."""
    found = [question for question in snapshot.all(Question) if question.is_current()]
    return tuple(sorted(found, key=lambda q: (q.place(), q.created, q.id)))


def answered(snapshot: Snapshot) -> tuple[Question, ...]:
    """Return the answered questions, newest first."""
    return tuple(q for q in snapshot.all(Question) if q.state == "answered")


def dropped(snapshot: Snapshot) -> tuple[Question, ...]:
    """Return the suggestions that were left out, newest first."""
    return tuple(q for q in snapshot.all(Question) if q.state == "dropped")


def own(text: str, now: dt.datetime, questions: Sequence[Question]) -> Question:
    """Return a new question in the person's own words, at the end of the list."""
    return Question(text=text, state="chosen", created=now, order=_after(questions))


def from_suggestion(
    suggestion: Suggestion, state: str, now: dt.datetime, questions: Sequence[Question]
) -> Question:
    """Return the record of a suggestion that was chosen or dropped.

    Args:
        suggestion: what was suggested.
        state: ``"chosen"`` or ``"dropped"``.
        now: the moment.
        questions: the chosen ones, behind which it stands.
    """
    source = suggestion.source
    return Question(
        text=suggestion.ask,
        state=state,
        created=now,
        order=_after(questions) if state == "chosen" else "",
        because=because(suggestion),
        rule_id=suggestion.rule_id,
        source_title=f"{source.publisher}: {source.title}",
    )


def from_trial_row(row: TrialRow, now: dt.datetime, questions: Sequence[Question]) -> Question:
    """Return the question that something not known on the trial sheet becomes.

    Args:
        row: the row, with an ``ask``.
        now: the moment.
        questions: the chosen ones, behind which it stands.
    """
    source = row.source
    return Question(
        text=row.ask,
        state="chosen",
        created=now,
        order=_after(questions),
        because=f"asked because a trial office asks for it: {row.label}",
        rule_id=f"{TRIAL}{row.id}",
        source_title=f"{source.publisher}: {source.title}" if source else "",
    )


def asked_by_trials(snapshot: Snapshot) -> frozenset[str]:
    """Return the ids of the rows of the trial sheet that are among the chosen questions."""
    return frozenset(
        question.rule_id.removeprefix(TRIAL)
        for question in chosen(snapshot)
        if question.rule_id.startswith(TRIAL)
    )


def again(question: Question, questions: Sequence[Question]) -> Question:
    """Return a question that was left out or answered as chosen again, at the end of the list."""
    return replace(question, state="chosen", ask_first="no", order=_after(questions))


def first_entry(suggestion: Suggestion, snapshot: Snapshot) -> str:
    """Return the id of the first entry behind a suggestion that a question can be about, or ""."""
    about = next(field for field in fields_of(Question) if field.name == "about")
    for fact in suggestion.evidence:
        record = snapshot.get(fact.record_id) if fact.record_id else None
        if record is not None and record.KIND.name in about.links_to:
            return record.id
    return ""


def source_of(question: Question) -> Source | None:
    """Return what the suggestion behind a question rests on, None for one's own words."""
    if not question.rule_id:
        return None
    from apptprep.questions.rules import bundled_rules

    rules = bundled_rules().rules
    return next((rule.source for rule in rules if rule.id == question.rule_id), None)


def because(suggestion: Suggestion) -> str:
    """Return the facts that raised a suggestion, as one line."""
    reason = suggestion.reason()
    return f"asked because {reason}" if reason else suggestion.because


def moved(questions: Sequence[Question], record_id: str, step: int) -> tuple[Question, ...]:
    """Return the questions that change when one moves up (-1) or down (1); none at the ends.

    Those to ask first stay before the others.
    """
    at = next((at for at, question in enumerate(questions) if question.id == record_id), -1)
    to = at + step
    if at < 0 or not 0 <= to < len(questions):
        return ()
    if questions[at].ask_first != questions[to].ask_first:
        return ()
    order = list(questions)
    order[at], order[to] = order[to], order[at]
    return _renumbered(order)


def marked_first(
    questions: Sequence[Question], record_id: str, *, on: bool
) -> tuple[Question, ...] | None:
    """Return what changes when a question is to be asked first or not; None when three are."""
    firsts = [question for question in questions if question.ask_first == "yes"]
    if on and len(firsts) >= FIRST:
        return None
    changed = [
        replace(question, ask_first="yes" if on else "no")
        for question in questions
        if question.id == record_id
    ]
    return tuple(changed)


def finished(question: Question, today: dt.date) -> Question:
    """Return a question as answered today, where an answer was written down."""
    if not question.answer.strip():
        return question
    when = question.answered or When.of(today)
    return replace(question, state="answered", answered=when)


def _renumbered(questions: Iterable[Question]) -> tuple[Question, ...]:
    return tuple(
        replace(question, order=str(number))
        for number, question in enumerate(questions, 1)
        if question.order != str(number)
    )


def _after(questions: Sequence[Question]) -> str:
    numbers = [int(question.order) for question in questions if question.order.isdecimal()]
    return str(max([*numbers, len(questions)], default=0) + 1)
