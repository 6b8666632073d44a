"""A strip at the bottom of the window: what is being done, how far it is, Cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from apptprep.ui.theme import theme
from apptprep.ui.widgets.boxes import column, row
from apptprep.ui.widgets.buttons import button
from apptprep.ui.widgets.text import Line

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 300
"""Milliseconds before it shows: what is quicker needs no strip."""
_WHOLE = 1000


class ProgressStrip(QFrame):
    """Shown while something takes more than a moment."""

    def __init__(self, window: QWidget) -> None:
        """Belong to a window, hidden."""
        super().__init__(window)
        self.setObjectName("card")
        self._text = Line("", "h3")
        self._bar = QProgressBar()
        self._bar.setRange(0, _WHOLE)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("How far it is")
        self._cancel = button("&Cancel", self._pressed)
        self._stop: Callable[[], object] | None = None
        line = row((column(self._text, self._bar, spacing=6), 1), self._cancel, spacing=16)
        self.setLayout(row(line, margins=(16, 10, 12, 10)))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._appear)
        theme().changed.connect(self.place)
        self.hide()

    def begin(self, text: str, cancel: Callable[[], object]) -> None:
        """Say what is being done, once it takes more than a moment."""
        self._stop = cancel
        self._text.setText(text)
        self._cancel.setEnabled(True)
        self._bar.setRange(0, 0)
        self._timer.start(PATIENCE)

    def report(self, share: float, text: str) -> None:
        """Show how far it is (0 to 1; below 0: unknown)."""
        self._bar.setRange(0, _WHOLE if share >= 0 else 0)
        self._bar.setValue(round(share * _WHOLE))
        if text:
            self._text.setText(f"{text.rstrip('.…')}…")

    def end(self) -> None:
        """Go away."""
        self._timer.stop()
        self._stop = None
        self.hide()

    def place(self) -> None:
        """Stand centred near the bottom of the window."""
        window = self.parentWidget()
        if window is None:
            return
        width = min(theme().px(460), window.width() - 2 * theme().px(16))
        self.resize(width, self.sizeHint().height())
        self.move((window.width() - width) // 2, window.height() - self.height() - theme().px(24))

    def _appear(self) -> None:
        self.show()
        self.raise_()
        self.place()

    def _pressed(self) -> None:
        if self._stop is not None:
            self._cancel.setEnabled(False)
            self._text.setText("Stopping…")
            self._stop()
