"""Text for a terminal: nothing in it may steer the terminal."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from apptprep.cli.terminal import plain


def test_signs_that_steer_a_terminal_become_marks() -> None:
    assert plain("a\x1b[31mred\x07\x9b") == "a?[31mred??"
    assert plain("abc\u202etxt.exe\u2066") == "abc?txt.exe?"


def test_letters_of_all_scripts_stay() -> None:
    for text in ("Zoë Nguyễn", "Ελένη", "Ольга", "محمد", "山田太郎", "🌷", "می‌خواهم", "a\nb\tc"):
        assert plain(text) == text


@given(st.text())
def test_nothing_harmful_is_left(text: str) -> None:
    kept = plain(text)
    assert len(kept) == len(text)
    assert not any(
        unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t" for sign in kept
    )
