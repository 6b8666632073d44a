"""The fonts of the shaped scripts."""

from __future__ import annotations

from pathlib import Path

import pytest

from apptprep.packet.drawing import faces, fonts

FOLDER = Path(__file__).parents[3] / "resources" / "fonts"


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.ttf")), ids=lambda path: path.stem)
def test_every_bundled_font_is_used_and_has_outlines_that_can_be_embedded(file: Path) -> None:
    used = {fonts.REGULAR, fonts.BOLD, fonts.ITALIC, fonts.BOLD_ITALIC, fonts.FALLBACK}
    for stem in faces._RANGES:
        used |= {faces._file(stem), faces._file(f"{stem}-Bold")}
    used |= {faces._file("NotoSansJP"), faces._file(faces.EMOJI)}
    assert file.stem in used
    assert {"glyf", "loca"} <= set(faces.face(f"{file.stem}*").face.table_tags)


@pytest.mark.parametrize(
    ("text", "look", "first"),
    [
        ("\u0627", fonts.BOLD, "NotoSansArabic-Bold"),
        ("\u0627", fonts.ITALIC, "NotoSansArabic"),
        ("王", fonts.BOLD_ITALIC, "NotoSansSC-Bold"),
        ("x\u0308", fonts.ITALIC, "NotoSans-Italic*"),
    ],
)
def test_the_first_candidate(text: str, look: str, first: str) -> None:
    assert next(faces.candidates(text, look)) == first


def test_a_bold_font_that_there_is_not_is_made_by_an_outline() -> None:
    assert faces.stroke("NotoSansSC-Bold") > 0
    assert faces.stroke("NotoSansArabic-Bold") == 0
    assert faces.stroke("NotoSansSC") == 0
    assert faces.stroke("NotoSans-Bold*") == 0


@pytest.mark.parametrize(
    ("text", "han"),
    [("王小明", ""), ("张医生", ""), ("張醫師", ""), ("痛み", "ja"), ("渡辺", "ja"), ("김", "")],
)
def test_which_forms_a_text_wants(text: str, han: str) -> None:
    assert faces.han_of(text) == han
