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


@pytest.mark.parametrize("text", ["山田", "עברית", "عربي", "हिन्दी", "ไทย", "\U0001f600", "\ud800"])
def test_what_cannot_be_printed_right_becomes_boxes(text: str) -> None:
    assert fonts.runs(text, fonts.REGULAR) == ((fonts.MISSING, text),)
    assert fonts.width(text, fonts.REGULAR) == fonts.BOX_WIDTH * len(text)


def test_no_character_is_dropped_from_runs() -> None:
    text = "a≥山b\U0001f600c"
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
    ],
)
def test_clean(text: str, clean: str) -> None:
    assert fonts.clean(text) == clean


def test_licences_are_bundled() -> None:
    assert "SIL OPEN FONT LICENSE" in bundled.read_text("fonts/OFL.txt")
    assert "Bitstream Vera" in bundled.read_text("fonts/DEJAVU.txt")
