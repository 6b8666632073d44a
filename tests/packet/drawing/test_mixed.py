"""Paragraphs with other scripts: broken in reading order, ordered line by line."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.packet.scripts import NOTES

from apptprep.packet.content import Paragraph, Run
from apptprep.packet.drawing import blocks, fonts, text
from apptprep.packet.drawing.pieces import Line, in_reading_order, line_width
from apptprep.packet.drawing.styles import style

BODY = style("body")
LETTERS = st.text(
    "abc 12.5,()אבג עمن\u064e٣ कक्षि\u094d ที่น้ำเก 山田。「」 カー 김영 n\u0308"
    " \U0001f600👩\u200d👧 \ua016\n",
    max_size=120,
)


def said(line: Line) -> str:
    return "".join(piece.text for piece in in_reading_order(line))


@given(LETTERS, LETTERS, st.floats(30, 400))
def test_no_line_is_too_wide_and_nothing_is_lost(one: str, two: str, room: float) -> None:
    lines = text.wrap((Run(one), Run(two, "strong")), BODY, room)
    assert all(line_width(line) <= room + 0.01 for line in lines)
    printed = "".join(said(line) for line in lines).replace(" ", "")
    wanted = (fonts.clean(one) + fonts.clean(two)).replace(" ", "").replace("\n", "")
    assert printed == wanted


@given(LETTERS, st.floats(30, 400))
def test_pieces_stand_side_by_side(written: str, room: float) -> None:
    for line in text.wrap_plain(written, BODY, room):
        for before, after in itertools.pairwise(line):
            assert after.x == pytest.approx(before.x + before.width)
        assert not line or line[0].x >= 0


@given(LETTERS, st.integers(1, 3))
def test_a_cut_line_ends_in_an_ellipsis(written: str, most: int) -> None:
    lines = text.wrap_plain(written, BODY, 60.0)
    cut = text.clamp(lines, most, BODY, 60.0)
    assert len(cut) == min(len(lines), most)
    assert all(line_width(line) <= 60.01 for line in cut)
    if len(lines) > most:
        assert said(cut[-1]).endswith("…")


@pytest.mark.parametrize("script", ["Arabic", "Hebrew"])
def test_a_right_to_left_paragraph_is_flush_right(script: str) -> None:
    lines = text.wrap_plain(NOTES[script], BODY, 200.0)
    assert len(lines) > 1
    assert all(line_width(line) == pytest.approx(200.0) for line in lines)
    assert said(lines[0]).split()[0] == NOTES[script].split()[0]
    # The first word stands at the right end of the first line.
    assert NOTES[script].startswith(lines[0][-1].text.split()[0])


def test_a_short_note_from_right_to_left_begins_at_the_right_too() -> None:
    (line,) = blocks.paragraph(Paragraph((Run("יעל כהן"),)), 200.0).lines
    assert line_width(line) == pytest.approx(200.0)
    (name,) = text.wrap_plain("יעל כהן", BODY, 200.0)
    assert name[0].x == 0


def test_chinese_breaks_between_characters_but_not_before_a_full_stop() -> None:
    lines = text.wrap_plain(NOTES["Chinese"] * 3, BODY, 100.0)
    assert all(said(line)[0] not in "，。）" for line in lines)  # noqa: RUF001
    assert all(line_width(line) > 75 for line in lines[:-1])


def test_letters_of_a_part_keep_its_look() -> None:
    (line,) = text.wrap((Run("यह ", "struck"), Run("शब्द", "strong")), BODY, 300.0)
    assert [(piece.font, piece.struck) for piece in line] == [
        ("NotoSansDevanagari", True),
        ("NotoSansDevanagari-Bold", False),
    ]
