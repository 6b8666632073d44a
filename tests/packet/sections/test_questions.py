"""The question sheet."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.packet.helpers import said
from tests.packet.samples import TODAY, when

from apptprep.packet import Choices
from apptprep.packet.content import Paragraph, Ruled
from apptprep.packet.context import Context
from apptprep.packet.sections import questions
from apptprep.questions import Evidence, Source, Suggestion
from apptprep.records import Appointment, Question, Record, Snapshot

SOURCE = Source("s", "An institute", "A page", "https://example.org", dt.date(2026, 11, 1), "fact")


def suggestion(number: int) -> Suggestion:
    evidence = (Evidence("the liver is written down as feared"),)
    return Suggestion(f"r{number}", "t", f"Suggested {number}?", "It helps.", evidence, SOURCE, 50)


def page(*records: Record, **choices: Any) -> Context:
    given = Choices(**choices)
    base = Context.of(Snapshot(records), given, TODAY)
    return Context(base.snapshot, given, TODAY, base.visit, tuple(map(suggestion, range(20))))


def asked(text: str, **more: Any) -> Question:
    return Question(text=text, state="chosen", **more)


def marks(context: Context) -> list[tuple[str, str]]:
    return [
        (block.mark, said(block.text).strip())
        for block in questions.build(context)
        if isinstance(block, Paragraph) and block.role == "question"
    ]


def test_ask_first_comes_first_then_the_chosen_order() -> None:
    context = page(
        asked("second", order="2"),
        asked("third", order="3"),
        asked("first", order="9", ask_first="yes"),
        suggested=0,
    )
    assert [(mark, text) for mark, text in marks(context)] == [
        ("1", "first"),
        ("2", "second"),
        ("3", "third"),
    ]


def test_each_question_has_its_reason_and_lines_to_write_on() -> None:
    context = page(asked("Why?", because="The scan changed.", source_title="ACS"), suggested=0)
    blocks = questions.build(context)
    assert "Asked because: The scan changed." in said(blocks)
    assert "Source: ACS" in said(blocks)
    assert any(isinstance(block, Ruled) for block in blocks)
    assert all(b.keep for b in blocks[1:-1] if isinstance(b, Paragraph))


def test_dropped_and_chosen_suggestions_are_not_suggested_again() -> None:
    context = page(
        Question(text="x", state="dropped", rule_id="r0"), asked("y", rule_id="r1"), suggested=3
    )
    assert [s.rule_id for s in questions.not_chosen(context)] == ["r2", "r3"]
    assert "Suggested 0?" not in said(questions.build(context))


def test_a_suggestion_prints_its_fact_and_its_source() -> None:
    text = said(questions.build(page(suggested=1)))
    assert "Asked because the liver is written down as feared. It helps." in text
    assert "An institute: A page (https://example.org, checked 1 November 2026)" in text


def test_a_question_of_another_visit_stays_away() -> None:
    visit = Appointment(id="v", who="Dr A", when=when("1 December 2026"), purpose="second-opinion")
    context = page(visit, asked("here", appointment="v"), asked("there", appointment="w"))
    assert [q.text for q in questions.chosen(context)] == ["here"]


def test_the_box_holds_three_and_counts_the_rest() -> None:
    box, total = questions.ask_first(page(*(asked(f"q{n}", order=str(n)) for n in range(5))))
    texts = [b for b in box.blocks if isinstance(b, Paragraph) and b.role == "question"]
    assert [said(b.text).strip() for b in texts] == ["q0", "q1", "q2"]
    assert total == 5
    assert questions.HAND_OVER in said(box)


def test_an_answer_prints_with_who_gave_it() -> None:
    answered = Question(
        text="Dentist?",
        state="answered",
        answer="Yes.",
        answered_by="Dr Hale",
        answered=when("May 2026"),
    )
    assert "Yes.\n\n (Dr Hale, May 2026)" in said(questions.build(page(answered, suggested=0)))
