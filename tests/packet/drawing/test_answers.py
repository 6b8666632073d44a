"""The answers page."""

from __future__ import annotations

from tests.packet.drawing.ink import overlaps
from tests.packet.helpers import outside, page_texts
from tests.packet.samples import TODAY

from apptprep.packet import pdf
from apptprep.packet.content import Packet, Section
from apptprep.packet.drawn import Answers


def drawn(*questions: str) -> bytes:
    section = Section("questions", "Questions", (Answers(("Doctor A", "Doctor B"), questions),))
    return pdf.render(Packet("A", "born", (), "t", (), TODAY, sections=(section,)))


def test_both_columns_have_a_name_and_every_question_stands_once() -> None:
    text = " ".join(page_texts(drawn("Why?", "When?")))
    assert "Doctor A Name and day Doctor B Name and day" in text
    assert text.count("Why?") == text.count("When?") == 1


def test_giant_questions_stay_on_the_paper() -> None:
    data = drawn(*("W" * 900 for _ in range(9)), "word " * 300)
    assert outside(data) == []
    assert overlaps(data) == []
