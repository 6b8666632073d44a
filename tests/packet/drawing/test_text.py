"""Breaking text into lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apptprep.packet.content import Run
from apptprep.packet.drawing import fonts, text
from apptprep.packet.drawing.styles import style

BODY = style("body")
ROLES = st.sampled_from(["", "strong", "quiet", "unsure", "copied", "struck"])
RUNS = st.lists(st.builds(Run, st.text(max_size=300), ROLES), min_size=1, max_size=5).map(tuple)


def words(lines: tuple[text.Line, ...]) -> str:
    """The printed characters without blanks."""
    return "".join(piece.text for line in lines for piece in line).replace(" ", "")


@given(RUNS, st.floats(40, 600))
def test_no_line_is_too_wide_and_nothing_is_lost(runs: tuple[Run, ...], room: float) -> None:
    lines = text.wrap(runs, BODY, room)
    assert lines
    assert all(text.line_width(line) <= room + 0.01 for line in lines)
    # NFC may join marks over the border of two runs: each run is set by itself.
    wanted = "".join(fonts.clean(run.text) for run in runs)
    assert words(lines) == wanted.replace(" ", "").replace("\n", "")


@given(st.text(max_size=400), st.integers(1, 4))
def test_clamp_keeps_the_width_and_says_that_it_cut(written: str, most: int) -> None:
    lines = text.wrap_plain(written, BODY, 120.0)
    cut = text.clamp(lines, most, BODY, 120.0)
    assert len(cut) == min(len(lines), most)
    assert all(text.line_width(line) <= 120.01 for line in cut)
    if len(lines) > most:
        assert cut[-1][-1].text == "…"
    else:
        assert cut == lines


def test_words_stay_whole_where_they_fit() -> None:
    lines = text.wrap_plain("one two three four five six seven", BODY, 80.0)
    printed = [" ".join(piece.text for piece in line) for line in lines]
    assert " ".join(printed) == "one two three four five six seven"
    assert len(lines) > 1


def test_a_giant_word_breaks_after_its_own_signs_first() -> None:
    lines = text.wrap_plain("https://example.org/some/very/long/path/to/a/page", BODY, 120.0)
    assert all(line[-1].text[-1] in "/.:" for line in lines[:-1])


def test_line_ends_are_kept_and_empty_lines_too() -> None:
    assert [words((line,)) for line in text.wrap_plain("a\n\nb\n", BODY, 100.0)] == ["a", "", "b"]


def test_an_empty_text_is_one_empty_line() -> None:
    assert text.wrap_plain("", BODY, 100.0) == ((),)


@pytest.mark.parametrize(
    ("role", "font"), [("strong", fonts.BOLD), ("unsure", fonts.ITALIC), ("copied", fonts.ITALIC)]
)
def test_roles_choose_the_font(role: str, font: str) -> None:
    (line,) = text.wrap((Run("a "), Run("b", role)), BODY, 100.0)  # type: ignore[arg-type]
    assert [piece.font for piece in line] == [fonts.REGULAR, font]


def test_struck_runs_are_crossed_out() -> None:
    (line,) = text.wrap((Run("a", "struck"),), BODY, 100.0)
    assert line[0].struck


def test_markup_is_only_text() -> None:
    (line,) = text.wrap_plain("<b>&amp;</b>", BODY, 300.0)
    assert line[0].text == "<b>&amp;</b>"
    assert line[0].font == fonts.REGULAR
