"""The order of questions, three to ask first, and what a suggestion becomes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from apptprep.questions import suggest
from apptprep.records import Question, Snapshot, When
from apptprep.ui import question_list

NOW = dt.datetime(2026, 5, 12, 9, 4, tzinfo=dt.UTC)


def questions(*texts: str) -> tuple[Question, ...]:
    made: list[Question] = []
    for text in texts:
        made.append(question_list.own(text, NOW, made))
    return tuple(made)


def order(*found: Question) -> list[str]:
    return [question.text for question in question_list.chosen(Snapshot(found))]


def test_own_questions_stand_in_the_order_they_were_added() -> None:
    assert order(*questions("A", "B", "C")) == ["A", "B", "C"]


def test_moving_changes_only_what_must_change() -> None:
    found = questions("A", "B", "C")
    changed = question_list.moved(found, found[2].id, -1)
    merged = {question.id: question for question in (*found, *changed)}
    assert order(*merged.values()) == ["A", "C", "B"]
    assert len(changed) == 2


def test_nothing_moves_past_the_ends_or_out_of_those_asked_first() -> None:
    found = questions("A", "B")
    assert question_list.moved(found, found[0].id, -1) == ()
    assert question_list.moved(found, found[1].id, 1) == ()
    first = (replace(found[0], ask_first="yes"), found[1])
    assert question_list.moved(first, found[1].id, -1) == ()


def test_a_fourth_question_to_ask_first_is_refused() -> None:
    found = tuple(replace(q, ask_first="yes") for q in questions("A", "B", "C"))
    fourth = question_list.own("D", NOW, found)
    assert question_list.marked_first((*found, fourth), fourth.id, on=True) is None
    assert question_list.marked_first((*found, fourth), found[0].id, on=False) is not None


def test_a_suggestion_keeps_its_rule_reason_and_source() -> None:
    suggestion = suggest(Snapshot(), "second-opinion", NOW.date())[0]
    made = question_list.from_suggestion(suggestion, "chosen", NOW, ())
    assert (made.text, made.rule_id, made.state) == (
        suggestion.ask,
        suggestion.rule_id,
        "chosen",
    )
    assert made.because == f"asked because {suggestion.reason()}"
    assert suggestion.source.publisher in made.source_title


def test_only_an_answer_makes_a_question_answered() -> None:
    (question,) = questions("A")
    assert question_list.finished(question, NOW.date()).state == "chosen"
    done = question_list.finished(replace(question, answer="Yes"), NOW.date())
    assert (done.state, done.answered) == ("answered", When.of(NOW.date()))
    assert order(done) == []
