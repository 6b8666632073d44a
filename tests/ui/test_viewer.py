"""Attached files are looked at from memory; what cannot be shown is told."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from tests.ui.desk import click

from apptprep.records import FileRef
from apptprep.ui.background import Jobs
from apptprep.ui.viewer import FileViewer

SOON = 30_000


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


@pytest.fixture
def jobs(around: QWidget) -> Iterator[Jobs]:
    """What runs beside the window."""
    made = Jobs(around)
    yield made
    made.wait()


def opened(around: QWidget, jobs: Jobs, data: bytes, media_type: str) -> FileViewer:
    """Show a file; its page comes later."""
    ref = FileRef("0" * 64, "secret diagnosis.pdf", media_type, len(data))
    made = FileViewer(ref, lambda: data, jobs, around, lambda: None)
    made.show()
    return made


def shown(qtbot: Any, made: FileViewer, words: str) -> None:
    qtbot.waitUntil(lambda: made.page.accessibleName() == words, timeout=SOON)


def test_turns_the_pages_of_a_pdf(qtbot: Any, around: QWidget, jobs: Jobs) -> None:
    made = opened(around, jobs, pdf(3), "application/pdf")
    assert made.page.text() == "Opening…"
    shown(qtbot, made, "Page 1 of 3")
    assert made.number.text() == "Page 1 of 3"
    assert not made.before.isEnabled()
    click(made.after)
    click(made.after)
    # Two presses at once are two pages, and no more than there are.
    assert not made.after.isEnabled()
    shown(qtbot, made, "Page 3 of 3")
    wide = made.page.pixmap().width()
    click(made.larger)
    qtbot.waitUntil(lambda: made.page.pixmap().width() > wide, timeout=SOON)
    click(made.before)
    shown(qtbot, made, "Page 2 of 3")


def test_shows_a_photo_without_page_buttons(qtbot: Any, around: QWidget, jobs: Jobs) -> None:
    made = opened(around, jobs, png(40, 30), "image/png")
    shown(qtbot, made, "Page 1 of 1")
    assert made.page.pixmap().toImage().pixelColor(20, 20).name() == "#ff8800"
    assert not made.after.isVisible()


def test_a_viewer_that_was_closed_hears_of_no_page(qtbot: Any, around: QWidget, jobs: Jobs) -> None:
    made = opened(around, jobs, pdf(1), "application/pdf")
    made.close()
    qtbot.waitUntil(lambda: not jobs.busy(), timeout=SOON)


def test_the_title_names_no_file(around: QWidget, jobs: Jobs) -> None:
    assert "secret" not in opened(around, jobs, png(4, 4), "image/png").windowTitle()


def test_what_cannot_be_shown_is_told(qtbot: Any, around: QWidget, jobs: Jobs) -> None:
    made = opened(around, jobs, b"%PDF-1.4 broken", "application/pdf")
    qtbot.waitUntil(lambda: "kept whole inside your record" in made.page.text(), timeout=SOON)
    assert made.copy.isVisible()
    assert not made.larger.isVisible()
