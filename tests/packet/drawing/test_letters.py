"""Plain text as page content: the same ink and the same text as ReportLab's own way."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from apptprep.packet.drawing import fonts
from apptprep.packet.drawing.letters import Letters

TEXTS = (
    "Plain words (in brackets), a \\ and 100 %",
    "Łódź – “about” 37.5 °C, 3 months",
    "Θεσσαλονίκη, Иванова, Nguyễn Thị Phượng",
    "(((",
    "a\u00a0b",
)


def page(text: str, *, ours: bool) -> bytes:
    """A page with a text, drawn by us or by ReportLab."""
    fonts.load(fonts.REGULAR)
    target = BytesIO()
    settings: dict[str, Any] = {"initialFontName": fonts.REGULAR}
    canvas: Any = Canvas(target, pagesize=(420, 60), invariant=1, **settings)
    if ours:
        canvas._code.append(Letters(canvas).show(fonts.REGULAR, 12.5, 20.25, 22.5, text))
    else:
        canvas.setFont(fonts.REGULAR, 12.5)
        canvas.drawString(20.25, 22.5, text)
    canvas.save()
    return target.getvalue()


def seen(data: bytes) -> tuple[bytes, str]:
    """Ink and text of a page."""
    document = pypdfium2.PdfDocument(data)
    ink = bytes(document[0].render(scale=3).buffer)
    text = document[0].get_textpage().get_text_range()
    document.close()
    return ink, text


@pytest.mark.parametrize("text", TEXTS)
def test_the_ink_and_the_text_are_reportlabs(text: str) -> None:
    ink, read = seen(page(text, ours=True))
    assert (ink, read) == seen(page(text, ours=False))
    assert read.replace(" ", "") == text.replace(" ", "").replace("\u00a0", "")
    assert len(set(ink)) > 2


def test_two_documents_do_not_share_their_numbers() -> None:
    first, second = page("Ж Łódź", ours=True), page("Łódź", ours=True)
    assert seen(second)[1] == "Łódź"
    assert seen(first)[1] == "Ж Łódź"
