"""Shaped fonts inside the file: outlines, widths and the text behind each glyph."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest
import uharfbuzz as hb

from apptprep.packet.drawing import faces, fonts, text
from apptprep.packet.drawing.pen import Pen
from apptprep.packet.drawing.styles import Style

LOOK = Style(fonts.REGULAR, 20, 30)
NAMES = (
    "سارة عبد الله الأحمد",
    "شَادِي",
    "יעל כהן",
    "क्षत्रिय हिन्दी",
    "ที่นี่ น้ำ",
    "王小明",
    "山田 太郎さん",
    "김영희",
    "ɛ\u0301n\u0308Ọ\u0300",
    "👨\u200d👩\u200d👧😀",
)


def drawn(*lines: str) -> bytes:
    """A page with these lines."""
    from reportlab.pdfgen.canvas import Canvas

    fonts.load(fonts.REGULAR)
    target = BytesIO()
    canvas = Canvas(target, pagesize=(260, 40 * len(lines)), invariant=1)
    pen = Pen(canvas)
    for number, each in enumerate(lines):
        (line,) = text.wrap_plain(each, LOOK, 200.0)
        pen.line(line, 20, 12 + 40 * number)
    pen.new_page()
    canvas.save()
    return target.getvalue()


def type0(document: pikepdf.Pdf) -> list[pikepdf.Object]:
    """The fonts that hold shaped text."""
    return [
        font
        for font in document.pages[0].Resources.Font.values()
        if font.Subtype == pikepdf.Name.Type0
    ]


def test_the_same_bytes_each_time() -> None:
    assert drawn(*NAMES) == drawn(*NAMES)


def test_widths_in_the_file_are_those_of_its_glyphs() -> None:
    document = pikepdf.open(BytesIO(drawn(*NAMES)))
    fonts_found = type0(document)
    assert len(fonts_found) == 9
    for font in fonts_found:
        inner = font.DescendantFonts[0]
        face = hb.Face(hb.Blob(inner.FontDescriptor.FontFile2.read_bytes()))
        glyphs = inner.CIDToGIDMap.read_bytes()
        widths = [float(width) for width in inner.W[1]]
        assert len(glyphs) == 2 * (len(widths) + 1)
        for code, width in enumerate(widths, 1):
            glyph = int.from_bytes(glyphs[2 * code : 2 * code + 2], "big")
            assert glyph < face.glyph_count
            advance = hb.Font(face).get_glyph_h_advance(glyph) * 1000 / face.upem
            assert advance == pytest.approx(width, abs=0.01)


def test_every_code_has_a_text() -> None:
    document = pikepdf.open(BytesIO(drawn(*NAMES)))
    for font in type0(document):
        words = font.ToUnicode.read_bytes().decode("ascii")
        entries = [line for line in words.splitlines() if line.startswith("<") and "> <" in line]
        texts = [line.split("<")[2].rstrip(">") for line in entries[1:]]
        assert len(texts) == len(list(font.DescendantFonts[0].W[1]))
        assert all(bytes.fromhex(each).decode("utf-16-be") for each in texts)


@pytest.mark.parametrize("name", NAMES)
def test_the_page_shows_the_outlines_that_shaping_placed(name: str) -> None:
    ours, wanted = pixels(drawn(name)), pixels(outlines(name))
    dark = sum(255 - value for value in wanted)
    wrong = sum(abs(a - b) for a, b in zip(ours, wanted, strict=True))
    assert dark > 50_000
    assert wrong < 0.08 * dark


def pixels(data: bytes) -> bytes:
    """The first page in grey."""
    page = pypdfium2.PdfDocument(data)[0]
    return bytes(page.render(scale=6, grayscale=True).buffer)


def outlines(name: str) -> bytes:
    """The same line as filled outlines, glyph by glyph as HarfBuzz places them."""
    from reportlab.pdfgen.canvas import Canvas

    target = BytesIO()
    canvas = Canvas(target, pagesize=(260, 40), invariant=1)
    canvas.setFillColorRGB(*LOOK.colour)
    (line,) = text.wrap_plain(name, LOOK, 200.0)
    for piece in line:
        assert piece.mixed or not piece.text.strip()
        face = faces.face(piece.font) if piece.mixed and piece.mixed.inks else None
        if face is None or piece.mixed is None:
            continue
        scale, x = piece.size / face.units, 20 + piece.x
        for ink in piece.mixed.inks:
            path = Path(canvas.beginPath(), scale)
            for glyph, right, up in ink.parts:
                path.origin = (x + right * scale, 12 + up * scale)
                face.font.draw_glyph_with_pen(glyph, path)
            canvas.drawPath(path.path, stroke=0, fill=1, fillMode=1)
            x += ink.advance * scale
    canvas.showPage()
    canvas.save()
    return target.getvalue()


class Path:
    """A pen as HarfBuzz calls it, which draws on a ReportLab path."""

    def __init__(self, path: Any, scale: float) -> None:
        self.path, self.scale = path, scale
        self.origin = self.at = (0.0, 0.0)

    def place(self, point: tuple[float, float]) -> tuple[float, float]:
        return tuple(o + self.scale * p for o, p in zip(self.origin, point, strict=True))  # type: ignore[return-value]

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - HarfBuzz's name
        self.at = self.place(point)
        self.path.moveTo(*self.at)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self.at = self.place(point)
        self.path.lineTo(*self.at)

    def qCurveTo(self, control: tuple[float, float], point: tuple[float, float]) -> None:  # noqa: N802
        (x, y), (a, b), (u, v) = self.at, self.place(control), self.place(point)
        self.path.curveTo((x + 2 * a) / 3, (y + 2 * b) / 3, (u + 2 * a) / 3, (v + 2 * b) / 3, u, v)
        self.at = (u, v)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        raise AssertionError("TrueType outlines have no cubic curves", points)

    def endPath(self) -> None:  # noqa: N802
        raise AssertionError("every outline is closed")

    def closePath(self) -> None:  # noqa: N802
        self.path.close()
