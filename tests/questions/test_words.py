"""Finding words in what people typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apptprep.questions.words import any_contains, as_tuple, contains, listed, names, normal, says


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Breathlessness", "breath", True),
        ("short of breath", ("cough", "breath"), True),
        ("plunging", "lung", False),
        ("Hand-foot syndrome", "hand foot", True),
        ("hand  foot", "hand-foot", True),
        ("St. John's wort", "st. john", True),
        ("ÖDEM", "ödem", True),
        ("", "pain", False),
        ("c++ (bracket", "c++ (", True),
    ],
)
def test_a_word_is_found_at_the_start_of_a_word(text: str, words: str, found: bool) -> None:
    assert contains(text, words) == found
    assert any_contains(("", text), words) == found


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("BRCA2", "BRCA", True),
        ("ERBB2", "ER", False),
        ("ER", "ER", True),
        ("ER+", "er", True),
        ("PD-L1 (22C3)", "PD-L1", True),
        ("KRAS", "RAS", False),
        ("MSI-H", "MSI", True),
        ("RETé", "RET", False),
    ],
)
def test_a_marker_is_found_whole(text: str, word: str, found: bool) -> None:
    assert names(text, word) == found


@given(st.text())
def test_normal_text_stays_as_it_is(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@given(st.text(min_size=1).filter(lambda text: normal(text) and normal(text)[0].isalnum()))
def test_a_text_contains_itself(text: str) -> None:
    assert contains(text, text)


@pytest.mark.parametrize("words", ["", " ", (), ("pain", "-")])
def test_empty_words_are_refused(words: str) -> None:
    with pytest.raises(ValueError, match="empty"):
        as_tuple(words)


def test_words_are_texts() -> None:
    with pytest.raises(TypeError, match="7"):
        as_tuple(("pain", 7))  # type: ignore[arg-type]


def test_lists_read_as_people_say_them() -> None:
    assert listed(()) == ""
    assert listed(("a",)) == "a"
    assert listed(("a", "b", "c")) == "a, b or c"
    assert listed(("a", "b"), "and") == "a and b"


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("vomiting", ("vomit*",), True),
        ("vomiting", ("vomit",), False),
        ("my port hurts", ("port",), True),
        ("a portion of soup", ("port",), False),
        ("short of breath, no chest pain", ("chest pain",), False),
        ("never had a seizure", ("seizure",), False),
        ("it did not help. chest pain again", ("chest pain",), True),
        ("not well but chest pain since noon", ("chest pain",), True),
        ("didn't have any fever", ("fever",), False),
        ("without warning a seizure", ("seizure",), False),
        ("cannot keep water down", ("cannot keep",), True),
    ],
)
def test_a_word_counts_unless_it_is_denied(text: str, words: tuple[str, ...], found: bool) -> None:
    assert says(text, words) is found
