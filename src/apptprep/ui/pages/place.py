"""Keeps a page where it is on the screen while it is filled anew.

A list that is rebuilt grows and shrinks above and below the one who just pressed a button in it;
without this the page would jump, and the next press would meet something else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollArea

_ROUNDS = 6
"""Boxes in boxes hand a new size on one level at a time."""


class PlaceKeeper(QObject):
    """Holds the place of one scroll area."""

    def __init__(self, area: QScrollArea) -> None:
        """Serve a page's scroll area."""
        super().__init__(area)
        self._area = area
        self._value = 0
        self._height: int | None = None
        self._timer = QTimer(self)
        # Qt shows new widgets in a turn of their own; this comes right after it.
        self._timer.setInterval(0)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_back)

    def hold(self) -> None:
        """Call before the page changes: when all is laid out, it stands where it stood.

        What has the keyboard keeps its height on the screen, else the page its scrolled place.
        Nothing is painted in between.
        """
        if self._timer.isActive() or not self._area.isVisible():
            return
        self._value = self._area.verticalScrollBar().value()
        self._height = self._height_of_focus()
        self._area.setUpdatesEnabled(False)
        self._timer.start()

    def _go_back(self) -> None:
        for _ in range(_ROUNDS):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        bar, now = self._area.verticalScrollBar(), self._height_of_focus()
        if self._height is not None and now is not None:
            bar.setValue(bar.value() + now - self._height)
        else:
            bar.setValue(self._value)
        focus = QApplication.focusWidget()
        if self._height is None and now is not None and focus is not None:
            # The keyboard came in meanwhile, to an entry that was asked for.
            self._area.ensureWidgetVisible(focus)
        self._area.setUpdatesEnabled(True)
        # Now: where the page changes in each turn of the window, the next one comes before a paint.
        self._area.repaint()

    def _height_of_focus(self) -> int | None:
        """Return how far below the top of the area the keyboard is, None outside of it."""
        focus, inside = QApplication.focusWidget(), self._area.widget()
        if focus is None or inside is None or not inside.isAncestorOf(focus):
            return None
        return focus.mapTo(self._area.viewport(), QPoint()).y()
