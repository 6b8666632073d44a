"""Questions as text and as Markdown."""

from __future__ import annotations

import datetime as dt

import pytest

from apptprep.exchange import question_list
from apptprep.records import Question, Snapshot, When

ASKED = Snapshot(
    [
        Question(text="Second?", order="1"),
        Question(text="First?", ask_first="yes", because="It hurts."),
        Question(text="Dropped?", state="dropped"),
        Question(
            text="Told?",
            state="answered",
            order="2",
            answer="Yes.\nIn May.",
            answered_by="Dr Okafor",
            answered=When.of(dt.date(2026, 5, 3)),
        ),
    ]
)


def test_questions_stand_in_order_and_dropped_ones_are_out() -> None:
    chosen = question_list.chosen(ASKED)
    assert [each.text for each in chosen] == ["First?", "Second?", "Told?"]
    assert question_list.as_text(chosen).decode().splitlines() == [
        "My questions",
        "",
        "1. First? (ask first)",
        "   Why I ask: It hurts.",
        "",
        "2. Second?",
        "",
        "3. Told?",
        "   Answer: Yes.",
        "   In May.",
        "   Answered by: Dr Okafor, 3 May 2026",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# no heading",
        "[link](javascript:alert(1))",
        "<img src=x onerror=alert(1)>",
        "`code` *bold* _it_ ~~gone~~",
        "1. not a list",
        "> no quote",
        "| a | b |\n|---|---|",
        "http://example.org/",
        "![x](file:///etc/passwd)",
        "$$x$$ &copy; \\",
    ],
)
def test_markdown_never_means_anything_in_a_question(text: str) -> None:
    lines = question_list.as_markdown([Question(text=text, because=text)]).decode()
    for line in lines.splitlines()[2:]:
        inside = line.removeprefix("1. **").removesuffix("**").strip()
        at = 0
        while at < len(inside):
            if inside[at] == "\\":
                at += 2
                continue
            assert inside[at] not in "`*_{}[]()<>#+.!|~&$", line
            at += 1


def test_control_signs_and_odd_ends_of_lines_are_out() -> None:
    made = question_list.as_text([Question(text="a\r\nb\x1b[31m\u2028c\ud800")])
    assert made.decode() == "My questions\n\n1. a\n   b [31m c?\n"
    assert question_list.as_text([]).decode() == "My questions\n"
