"""Fonts: what they cover, and what happens to what they do not."""

from __future__ import annotations

import pytest

from apptprep import bundled
from apptprep.packet.drawing import fonts


@pytest.mark.parametrize("font", [fonts.REGULAR, fonts.BOLD, fonts.ITALIC, fonts.BOLD_ITALIC])
@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Thị Phượng, ắằẳẵặ ấầẩẫậ ếềểễệ ốồổỗộ ớờởỡợ ứừửữự",
        "ĄĆĘŁŃÓŚŹŻ ąćęłńóśźż",
        "Αθήνα, Θεσσαλονίκη ΐ ΰ ά έ ή ί ό ύ ώ",
        "Иванова, Ђорђе, Қазақстан, Ґ",
        "±×÷°µ½¼‰€£₫₹№™–—‘’“”„«»…•·†§¶²³",  # noqa: RUF001 - the very signs
    ],
)
def test_text_fonts_cover_the_alphabets_promised(font: str, text: str) -> None:
    assert fonts.runs(text, font) == ((font, text),)


def test_signs_the_text_font_lacks_come_from_the_other_font() -> None:
    assert fonts.runs("T ≥ 38 ✓", fonts.BOLD) == (
        (fonts.BOLD, "T "),
        (fonts.FALLBACK, "≥"),
        (fonts.BOLD, " 38 "),
        (fonts.FALLBACK, "✓"),
    )


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("山田", "NotoSansSC"),
        ("עברית", "NotoSansHebrew"),
        ("عربي", "NotoSansArabic"),
        ("हिन्दी", "NotoSansDevanagari"),
        ("ไทย", "NotoSansThai"),
        ("한국어", "NotoSansKR"),
        ("\U0001f600", "NotoEmoji"),
        ("n\u0308", "NotoSans-Regular*"),
    ],
)
def test_other_scripts_are_shaped_in_their_own_font(text: str, font: str) -> None:
    assert fonts.runs(text, fonts.REGULAR) == ((font, text),)
    assert fonts.is_shaped(font)
    assert not fonts.is_plain(text)


def test_japanese_forms_where_the_paragraph_is_japanese() -> None:
    assert fonts.runs("直す", fonts.BOLD, "ja") == (("NotoSansJP-Bold", "直す"),)


@pytest.mark.parametrize("text", ["\ua016", "\ud800", "\U0001234d", "\uf8ff"])
def test_what_no_font_has_becomes_boxes(text: str) -> None:
    assert fonts.runs(text, fonts.REGULAR) == ((fonts.MISSING, text),)
    assert fonts.width(text, fonts.REGULAR) == fonts.BOX_WIDTH


def test_a_letter_is_printed_though_its_mark_is_missing() -> None:
    assert fonts.runs("a\U0001e944", fonts.REGULAR) == (
        (fonts.REGULAR, "a"),
        (fonts.MISSING, "\U0001e944"),
    )


def test_a_missing_sequence_seen_as_one_sign_is_one_box() -> None:
    assert fonts.boxes("\ua016\u0301\u0302\ua017") == 2


def test_no_character_is_dropped_from_runs() -> None:
    text = "a≥山b\U0001f600c\ua016n\u0308 ไทย"
    assert "".join(piece for _, piece in fonts.runs(text, fonts.REGULAR)) == text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a\tb", "a b"),
        ("a\x00\x07b", "a  b"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\u200b\u202e\ufeff\u00adb", "ab"),
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("10\u00a0mg", "10\u00a0mg"),
        ("\u2764\ufe0f", "\u2764"),
        ("می\u200cشد", "می\u200cشد"),
        ("a\u200cb\u200dc", "abc"),
        ("\U0001f468\u200d\U0001f469", "\U0001f468\u200d\U0001f469"),
        ("a\u2066\u05d0\u2069b\u200f", "a\u05d0b"),
    ],
)
def test_clean(text: str, clean: str) -> None:
    assert fonts.clean(text) == clean


def test_licences_are_bundled() -> None:
    assert "SIL OPEN FONT LICENSE" in bundled.read_text("fonts/OFL.txt")
    assert "Bitstream Vera" in bundled.read_text("fonts/DEJAVU.txt")
