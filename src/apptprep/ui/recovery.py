"""The recovery code: shown once, savable as a one-page PDF, for the day a passphrase is forgotten.

What the sheet says is the packet's business; here is the screen around it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel

from apptprep.errors import AppError
from apptprep.folders import write_whole
from apptprep.ui.covers import Cover
from apptprep.ui.widgets import FlowLayout, Paragraph, button, card, column, holder

if TYPE_CHECKING:
    from apptprep.ui.window import Window

ADVICE = (
    (
        "This code opens the record when the passphrase is forgotten. Nobody else can open it, the "
        "makers of the app included."
    ),
    "Keep the paper where you keep your passport. Do not keep it on this computer.",
    "A new code makes this one worthless.",
)


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
        save = button("&Save as a page…", self.save.emit, kind="primary", icon="download")
        flow.addWidget(save)
        self.setFocusProxy(save)
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
    from apptprep.packet import recovery_sheet

    session = window.session
    try:
        write_whole(
            path, recovery_sheet.render(session.library.label, code, session.settings.paper)
        )
    except AppError as fault:
        window.messages.fault(fault)
        return
    window.toast(f"Saved: {path.name}. Print it, then delete the file.")
