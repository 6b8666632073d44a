"""How values are marked, in words."""

from __future__ import annotations

import pytest

from apptprep.exchange.meaning.flags import flag


@pytest.mark.parametrize(
    ("code", "words"),
    [("H", "high"), (" ll ", "very low"), ("H*", "high"), ("POS", "positive"), ("", ""), ("?", "")],
)
def test_a_mark_in_words(code: str, words: str) -> None:
    assert flag(code) == words
