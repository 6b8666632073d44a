"""Attached files are looked at from memory; what cannot be shown is told."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from tests.ui.desk import click

from apptprep.errors import UnreadableFile
from apptprep.records import FileRef
from apptprep.ui.viewer import FileViewer, Pages


def pdf(pages: int) -> bytes:
    """Return a PDF with empty pages."""
    import pikepdf

    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page(page_size=(595, 842))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def png(width: int, height: int) -> bytes:
    """Return a picture."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFF8800)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # the stubs want bytes
    return bytes(buffer.data().data())


@pytest.fixture
def around(qtbot: Any) -> QWidget:
    """The window a file is shown over."""
    made = QWidget()
    made.resize(900, 700)
    qtbot.addWidget(made)
    return made


def viewer(around: QWidget, data: bytes, media_type: str) -> FileViewer:
    """Show a file."""
    ref = FileRef("0" * 64, "secret diagnosis.pdf", media_type, len(data))
    made = FileViewer(ref, data, around, lambda: None)
    made.show()
    return made


def test_turns_the_pages_of_a_pdf(around: QWidget) -> None:
    made = viewer(around, pdf(3), "application/pdf")
    assert made.number.text() == "Page 1 of 3"
    assert not made.before.isEnabled()
    click(made.after)
    click(made.after)
    assert made.number.text() == "Page 3 of 3"
    assert not made.after.isEnabled()
    wide = made.page.pixmap().width()
    click(made.larger)
    assert made.page.pixmap().width() > wide
    click(made.before)
    assert made.number.text() == "Page 2 of 3"


def test_shows_a_photo_without_page_buttons(around: QWidget) -> None:
    made = viewer(around, png(40, 30), "image/png")
    assert not made.page.pixmap().isNull()
    assert not made.after.isVisible()


def test_the_title_names_no_file(around: QWidget) -> None:
    assert "secret" not in viewer(around, png(4, 4), "image/png").windowTitle()


SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
    b'<rect width="9" height="9"/></svg>'
)


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"%PDF-1.4 broken", "application/pdf"),
        (b"just words", "text/plain"),
        (b"\x89PNG\r\n\x1a\n broken", "image/png"),
        (SVG, "text/plain"),
        (SVG, "image/png"),
        (b"", "image/png"),
    ],
)
def test_what_cannot_be_shown_is_told(around: QWidget, data: bytes, media_type: str) -> None:
    with pytest.raises(UnreadableFile, match="cannot be shown here"):
        Pages(data, media_type, "paper").picture(0, 100)
    made = viewer(around, data, media_type)
    assert "kept whole inside your record" in made.page.text()
    assert made.copy.isVisible()


def test_a_picture_bomb_is_not_decoded(qapp: QApplication) -> None:
    assert qapp is not None
    # A bitmap header that promises 100,000 by 100,000 pixels.
    head = bytearray(png(4, 4))
    head[16:24] = (100_000).to_bytes(4, "big") * 2
    with pytest.raises(UnreadableFile):
        Pages(bytes(head), "image/png", "bomb").picture(0, 100)
