"""The recovery code: shown once, savable as a one-page PDF, for the day a passphrase is forgotten.

The page names neither the person nor the record: whoever finds it learns nothing.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QLabel

from apptprep.errors import AppError
from apptprep.folders import write_whole
from apptprep.ui.covers import Cover
from apptprep.ui.widgets import FlowLayout, Paragraph, button, card, column, holder
from apptprep.ui.words import day

if TYPE_CHECKING:
    import datetime as dt

    from apptprep.ui.window import Window

ADVICE = (
    (
        "This code opens the record when the passphrase is forgotten. Nobody else can open it, the "
        "makers of the app included."
    ),
    "Keep the paper where you keep your passport. Do not keep it on this computer.",
    "A new code makes this one worthless.",
)
_DOTS = 1200
_INK = "#1D2A2B"


class RecoveryCover(Cover):
    """Shows the code with what to do with it."""

    save = Signal()
    done = Signal()

    def __init__(self, code: str) -> None:
        """Show a code."""
        super().__init__("key-round", "Your recovery code", ADVICE[0])
        label = QLabel(code)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", "h2")
        label.setWordWrap(True)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        label.setAccessibleName(f"Recovery code {code}")
        self.body.put(8)
        self.body.put(card(column(label)))
        for text in ADVICE[1:]:
            self.body.put(Paragraph(text))
        flow = FlowLayout(10)
        flow.addWidget(button("&Save as a page…", self.save.emit, kind="primary", icon="download"))
        flow.addWidget(button("&Go on", self.done.emit))
        self.body.put(8)
        self.body.put(holder(flow))


def offer_recovery_code(window: Window) -> None:
    """Make a fresh code for the open record and show it."""
    try:
        code = window.session.library.new_recovery_code()
    except AppError as fault:
        window.messages.fault(fault)
        return
    page = window.shown() or "today"
    cover = RecoveryCover(code)
    cover.save.connect(partial(_save, window, code))
    cover.done.connect(partial(window.navigate, page))
    window.show_cover(cover)


def _save(window: Window, code: str) -> None:
    path = window.messages.save_file("Save the recovery code", "recovery-code.pdf", "PDF (*.pdf)")
    if path is None:
        return
    try:
        write_whole(path, recovery_page(code, window.session.today()))
    except AppError as fault:
        window.messages.fault(fault)
        return
    window.toast(f"Saved: {path.name}. Print it, then delete the file.")


def recovery_page(code: str, today: dt.date) -> bytes:
    """Return a one-page PDF with the code."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(25, 25, 25, 25), QPageLayout.Unit.Millimeter)
    writer.setResolution(_DOTS)
    writer.setTitle("Recovery code")
    painter = QPainter(writer)
    # Ink, whatever the window's colours are.
    painter.setPen(QColor(_INK))
    y = 0.0
    lines = [("Recovery code", 24, True), (code, 20, True), *((text, 13, False) for text in ADVICE)]
    lines.append((f"Made on {day(today, year=True)} by apptprep.", 11, False))
    for text, points, strong in lines:
        y = _write(painter, text, points, y, strong=strong)
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())


def _write(painter: QPainter, text: str, points: int, y: float, *, strong: bool) -> float:
    """Write a wrapped text below ``y`` (in dots) and return where the next one begins."""
    font = QFont(painter.font())
    font.setPointSize(points)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    painter.setFont(font)
    page = QRectF(painter.viewport())
    place = QRectF(0, y, page.width(), page.height() - y)
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
    taken = painter.boundingRect(place, int(flags), text)
    painter.drawText(place, int(flags), text)
    return taken.bottom() + _DOTS * points / 72 * 0.8
