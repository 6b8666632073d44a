"""Lets a press beside a list of suggested words do what it says, not only close the list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget


class ClickThrough(QObject):
    """Closes a list of suggestions and hands a press beside it to what lies there.

    Qt's own completer swallows that press: whoever then goes on typing writes into the field left
    behind.
    """

    def __init__(self, popup: QWidget) -> None:
        """Watch a list; made after the completer, so that it is asked first."""
        super().__init__(popup)
        self._popup = popup
        popup.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take presses of the left button outside the list."""
        if (
            watched is not self._popup
            or not isinstance(event, QMouseEvent)
            or event.type() != QEvent.Type.MouseButtonPress
            or event.button() != Qt.MouseButton.LeftButton
            or self._popup.rect().contains(event.position().toPoint())
        ):
            return False
        place = event.globalPosition()
        self._popup.hide()
        under = QApplication.widgetAt(place.toPoint())
        if under is not None:
            # After this press is over: what lies there may open a list of its own. The release
            # goes along, for Qt keeps the real one of a press that closed a list.
            QTimer.singleShot(0, under, lambda: _click(under, place))
        return True


def _click(under: QWidget, place: QPointF) -> None:
    """Press and release the left button on a widget, at a place of the screen."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, held in (
        (QEvent.Type.MouseButtonPress, left),
        (QEvent.Type.MouseButtonRelease, none),
    ):
        here = under.mapFromGlobal(place)
        plain = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(under, QMouseEvent(kind, here, place, left, held, plain))
