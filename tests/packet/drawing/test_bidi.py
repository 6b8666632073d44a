"""The order of right-to-left text on a line."""

from __future__ import annotations

import unicodedata

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from apptprep.packet.drawing import bidi

SIGNS = "abd אבג عمن 123 ٣٤ ,.:%()[]-+/$€ \u0301\u05b8\u064e"


def shown(text: str, base: int, borders: tuple[int, ...] = ()) -> str:
    """The characters from left to right, as they are (brackets not mirrored)."""
    found = bidi.levels(text, base, borders)
    return "".join(text[at] for at in bidi.visual(found))


@given(st.text(SIGNS, max_size=30), st.sampled_from([0, 1]))
def test_the_implicit_rules_are_those_of_the_reference(text: str, base: int) -> None:
    levels = bidi._resolved(text, base)
    # The reference sets blanks at the end of a line by rule L1; lines here end before them.
    at = len(text)
    while at and unicodedata.bidirectional(text[at - 1]) == "WS":
        at -= 1
        levels[at] = base
    ours = "".join(text[place] for place in bidi.visual(levels))
    assert ours == get_display(text, base_dir="LR"[base])


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("plain", 0),
        ("", 0),
        ("12.5", 0),
        ("יעל כהן", 1),
        ("Dr. יעל", 0),
        ("With سارة عبد الله الأحمد", 0),
        ("Tamoxifen גורם לי לכאבים חזקים בגב התחתון ובברכיים, בעיקר בלילה", 1),
        ("سارة · surgeon, City Hospital", 0),
    ],
)
def test_the_direction_of_a_paragraph(text: str, base: int) -> None:
    assert bidi.base_level(text) == base


def test_letters_run_to_the_left_and_numbers_do_not() -> None:
    assert shown("אבג 123 דה", 1) == "הד 123 גבא"


def test_a_dose_stays_one_phrase() -> None:
    assert shown("אחרי 12.5 mg של", 1) == "לש 12.5 mg ירחא"
    assert shown("تناول 12.5 mg من", 1) == "نم 12.5 mg لوانت"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("With سارة, 3 May 2026", "With ةراس, 3 May 2026"),
        ("סרה · 12 May", "הרס · 12 May"),
        ("סרה: 5", "הרס: 5"),
        ("סרה (caregiver), 2", "הרס (caregiver), 2"),
        # A list in one language is one run, read from its own side.
        ("with סרה, יעל", "with לעי ,הרס"),
    ],
)
def test_a_name_does_not_pull_our_words_around(text: str, expected: str) -> None:
    assert shown(text, 0) == expected


def test_a_note_inside_a_line_of_ours_keeps_its_own_order() -> None:
    text = "wish: גורם לי כאבים Tamoxifen בלילה."
    assert shown(text, 0) == "wish: .הלילב Tamoxifen םיבאכ יל םרוג"


def test_fields_are_kept_apart() -> None:
    name, rest = "סרה", " 3"
    assert shown(name + rest, 0) == "3 הרס"
    assert shown(name + rest, 0, (len(name),)) == "הרס 3"


def test_visual_order_of_levels() -> None:
    assert bidi.visual([0, 1, 2, 1, 0]) == [0, 3, 2, 1, 4]
    assert bidi.visual([]) == []
    assert bidi.visual([1, 1]) == [1, 0]
