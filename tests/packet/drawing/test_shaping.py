"""Letters to glyphs: known strings whose right shape is known."""

from __future__ import annotations

import pytest

from apptprep.packet.drawing import faces, shaping
from apptprep.packet.drawing.shaping import shape


def glyph(name: str, char: str) -> int:
    """The glyph of a letter that stands alone."""
    found = faces.face(name).font.get_nominal_glyph(ord(char))
    assert found
    return int(found)


def test_lam_and_alef_are_one_glyph_with_a_carrier_for_each_letter() -> None:
    inks, _ = shape("لا", "NotoSansArabic", right_to_left=True)
    # Left to right: the carrier of the alef, then the ligature, which stands for the lam.
    assert [ink.text for ink in inks] == ["\u0627", "ل"]
    assert inks[0].parts == ()
    assert len(inks[1].parts) == 1
    assert inks[1].parts[0][0] not in {glyph("NotoSansArabic", c) for c in "لا"}


def test_arabic_letters_join() -> None:
    inks, _ = shape("بببب", "NotoSansArabic", right_to_left=True)
    forms = [ink.parts for ink in inks]
    assert len({*forms}) == 3  # final, medial twice, initial
    assert forms[1] == forms[2]


def test_a_devanagari_conjunct_is_one_cluster() -> None:
    inks, _ = shape("क्षत्रिय", "NotoSansDevanagari", right_to_left=False)
    assert [ink.text for ink in inks] == ["क्ष", "त्रि", "य"]
    assert len(inks[0].parts) == 1
    assert inks[0].parts[0][0] != glyph("NotoSansDevanagari", "क")


def test_the_short_i_stands_before_its_consonant() -> None:
    (ink,), _ = shape("हि", "NotoSansDevanagari", right_to_left=False)
    first, second = sorted(ink.parts, key=lambda part: part[1])
    assert second[0] == glyph("NotoSansDevanagari", "ह")
    assert first[0] != second[0]


def test_a_thai_tone_mark_stands_above_the_vowel() -> None:
    alone, _ = shape("ท่", "NotoSansThai", right_to_left=False)
    above, _ = shape("ที่", "NotoSansThai", right_to_left=False)
    assert len(above) == 1
    assert above[0].text == "ที่"
    # The same tone mark, but raised above the vowel: by a form of its own or by its place.
    assert above[0].parts[-1] != alone[0].parts[-1]


def test_a_mark_without_a_composed_letter_is_placed_over_it() -> None:
    (ink,), width = shape("ɛ\u0301", "NotoSans-Regular*", right_to_left=False)
    letter, mark = ink.parts
    assert letter[0] == glyph("NotoSans-Regular*", "ɛ")
    box = faces.face("NotoSans-Regular*").font.get_glyph_extents(mark[0])
    assert 0 < mark[1] + box.x_bearing < mark[1] + box.x_bearing + box.width < ink.advance
    assert width == ink.advance * 1000 / faces.face("NotoSans-Regular*").units


def test_brackets_are_mirrored_in_a_right_to_left_run() -> None:
    (ink,), _ = shape("(", "NotoSans-Regular*", right_to_left=True)
    assert ink.parts[0][0] == glyph("NotoSans-Regular*", ")")
    assert ink.text == "("


@pytest.mark.parametrize("text", ["الأحمد", "مُحَمَّد", "שָׁלוֹם"])
def test_a_right_to_left_run_has_one_ink_for_each_character(text: str) -> None:
    name = "NotoSansHebrew" if text[0] == "ש" else "NotoSansArabic"
    inks, _ = shape(text, name, right_to_left=True)
    assert "".join(ink.text for ink in reversed(inks)) == text


def test_the_width_is_the_same_word_by_word() -> None:
    whole = shape("السلام عليكم", "NotoSansArabic", right_to_left=True).width
    parts = [shape(part, "NotoSansArabic", right_to_left=True) for part in ("السلام ", "عليكم")]
    assert whole == sum(part.width for part in parts)
    assert isinstance(parts[0], shaping.Shaped)
