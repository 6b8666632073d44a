"""Conditions for joining, cut into lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exchange.trials_gov.making import RULES

from apptprep.exchange.trials_gov.eligibility import split


def lines(text: str) -> list[tuple[str, str]]:
    """Return the sort and text of each line."""
    return [(each.kind, each.text) for each in split(text)]


def test_headings_sort_the_lines_and_a_point_keeps_its_sub_points() -> None:
    assert lines(RULES) == [
        ("inclusion", "Age >= 18 years"),
        ("inclusion", "At least one of: measurable disease; bone disease only"),
        ("inclusion", "ECOG 0 or 1"),
        ("exclusion", "Untreated spread to the brain"),
        ("exclusion", "Pregnancy"),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Exclusion Criteria:",
        "EXCLUSION CRITERIA",
        "Key Exclusion Criteria:",
        "**Exclusion criteria for Part A:**",
        "Main exclusion criterion",
        "  Exclusion:",
    ],
)
def test_headings_of_many_kinds(heading: str) -> None:
    assert lines(f"Inclusion:\n- one\n\n{heading}\n\n- two") == [
        ("inclusion", "one"),
        ("exclusion", "two"),
    ]


def test_a_sentence_about_inclusion_is_no_heading() -> None:
    (only,) = lines("Inclusion criteria are the same as in the main study")
    assert only == ("", "Inclusion criteria are the same as in the main study")


def test_without_a_heading_the_sort_is_not_known() -> None:
    assert lines("* Adults\n* Measurable disease") == [
        ("", "Adults"),
        ("", "Measurable disease"),
    ]


def test_a_short_label_goes_before_its_points_and_a_sentence_stands_alone() -> None:
    text = "Inclusion Criteria:\nPart A:\n* one\n* two\n\n" + "A long line " * 8 + ":\n* three"
    found = lines(text)
    assert found[:2] == [("inclusion", "Part A: one"), ("inclusion", "Part A: two")]
    assert found[2][1].startswith("A long line"), "it says something of its own"
    assert found[3] == ("inclusion", "three")


def test_points_under_a_bullet_pasted_twice_are_its_equals() -> None:
    text = "Exclusion Criteria:\n\n* • First\n\n  * Second\n  * Third"
    assert [each for _, each in lines(text)] == ["First", "Second", "Third"]


def test_points_pasted_as_one_paragraph_are_cut() -> None:
    text = "Exclusion Criteria:\n\n1. Active infection. 2. Steroids above 10 mg. 3. Pregnancy."
    assert [each for _, each in lines(text)] == [
        "Active infection.",
        "Steroids above 10 mg.",
        "Pregnancy.",
    ]


def test_a_number_inside_a_sentence_cuts_nothing() -> None:
    (only,) = lines("* At least 2. Line of therapy and grade 3. Bleeding")
    assert only[1].startswith("At least 2. Line")


WORDS = st.lists(st.sampled_from(("Adults", "Measurable", "disease", "ECOG", "≥")), min_size=1)
LINES = st.lists(
    st.tuples(st.sampled_from(("* ", "  * ", "1. ", "", "    - ")), WORDS), min_size=1, max_size=12
)


@given(LINES)
def test_nothing_is_left_out(typed: list[tuple[str, list[str]]]) -> None:
    text = "\n".join(mark + " ".join(words) for mark, words in typed)
    kept = " ".join(each.text for each in split(text))
    for word in ("Adults", "Measurable", "disease", "ECOG", "≥"):
        assert kept.count(word) == text.count(word)


@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    assert all(each.text for each in split(text))
