"""A message at the bottom of the window that goes by itself, with Undo where that makes sense."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from apptprep.ui.theme import theme
from apptprep.ui.widgets.boxes import row
from apptprep.ui.widgets.buttons import button
from apptprep.ui.widgets.text import IconLabel, breakable
from apptprep.ui.words import cut

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST = 200
SHOWN = 9000
"""Milliseconds a message stays: time enough to read it and reach Undo."""


class Toast(QFrame):
    """Says what was done; screen readers hear it too. Ctrl+Z undoes after it is gone."""

    def __init__(self, window: QWidget) -> None:
        """Belong to a window, hidden."""
        super().__init__(window)
        self.setObjectName("toast")
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._button = button("&Undo", self._pressed)
        self._undo: Callable[[], object] | None = None
        icon = IconLabel("check", 20, "toast_action")
        self.setLayout(row(icon, self._label, 8, self._button, spacing=10, margins=(16, 7, 8, 7)))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        theme().changed.connect(self.place)
        self.hide()

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Show a sentence, with an Undo button where ``undo`` is given."""
        self._undo = undo
        text = cut(text, _LONGEST)
        self._label.setText(breakable(text))
        self._button.setVisible(undo is not None)
        self.setAccessibleName(text)
        self.show()
        self.raise_()
        self.place()
        self._timer.start(SHOWN)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def text(self) -> str:
        """Return the sentence shown last."""
        return self.accessibleName()

    def place(self) -> None:
        """Stand centred near the bottom of the window."""
        window = self.parentWidget()
        if window is None:
            return
        self._label.setWordWrap(False)
        self.adjustSize()
        most = window.width() - 2 * theme().px(16)
        if self.width() > most:
            self._label.setWordWrap(True)
            self.resize(most, self.heightForWidth(most))
        x = (window.width() - self.width()) // 2
        self.move(x, window.height() - self.height() - theme().px(24))

    def _pressed(self) -> None:
        self.hide()
        if self._undo is not None:
            self._undo()
