"""One focus ring for the whole window, drawn outside the widget that has the keyboard.

Style sheets have no outline outside the box, and a border of its own for every kind of widget
would be forgotten somewhere. The ring shows for keyboard users only: not after a mouse click.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QStackedWidget, QWidget
from shiboken6 import isValid

from apptprep.ui.theme import theme

_FOLLOWED = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
)


def parent_of(widget: QWidget) -> QWidget | None:
    """Return a widget's parent; Qt's stubs leave out that there may be none."""
    return widget.parentWidget()


class _Ring(QWidget):
    """The ring itself: paint without substance."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("focusRing")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("focus"), theme().px(3)))
        place = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.drawRoundedRect(place, theme().px(11), theme().px(11))


class FocusRing(QObject):
    """Keeps the ring around the widget of a window that has the keyboard."""

    def __init__(self, window: QWidget) -> None:
        """Watch a window."""
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._ring = _Ring(window)
        self._ring.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)
        theme().changed.connect(self._place)

    def ring(self) -> QWidget:
        """Return the ring's widget, for tests."""
        return self._ring

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget and hide after a click on it; never swallow anything."""
        if event.type() == QEvent.Type.MouseButtonPress and watched is self._target:
            self._hide()
        elif event.type() in _FOLLOWED:
            self._place()
        return False

    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        for watched in self._watched:
            if isValid(watched):
                watched.removeEventFilter(self)
        self._watched.clear()
        # Neither after a click nor when the window merely becomes the active one.
        pressed = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        by_mouse = pressed or old is None
        self._target = None if by_mouse else new
        if new is None or by_mouse or new.window() is not self._window:
            self._hide()
            return
        host = self._host(new)
        widget: QWidget | None = new
        while widget is not None and widget is not host:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = parent_of(widget)
        self._place()

    def _host(self, widget: QWidget) -> QWidget:
        """Return the widget that carries the ring: the body that scrolls with the target."""
        host = parent_of(widget) or self._window
        at: QWidget | None = host
        while at is not None and at is not self._window:
            parent = parent_of(at)
            if isinstance(at, QScrollArea | QStackedWidget):
                break
            # Never the viewport, which stands still while its content moves.
            if not isinstance(parent, QScrollArea):
                host = at
            at = parent
        return host

    def _hide(self) -> None:
        if isValid(self._ring):
            self._ring.hide()

    def _place(self) -> None:
        target = self._target
        if target is None or not isValid(target) or not target.isVisible():
            self._hide()
            return
        host = self._host(target)
        if not isValid(self._ring):
            self._ring = _Ring(host)
        if self._ring.parentWidget() is not host:
            self._ring.setParent(host)
        room = theme().px(4)
        corner = target.mapTo(host, QPoint(0, 0))
        self._ring.setGeometry(QRect(corner, target.size()).adjusted(-room, -room, room, room))
        self._ring.show()
        self._ring.raise_()
        self._ring.update()


def focusable(widget: QWidget) -> list[QWidget]:
    """Return what the Tab key reaches in a widget, hidden or not, in the order it is laid out."""
    found = [widget] if widget.focusPolicy() & Qt.FocusPolicy.TabFocus else []
    if isinstance(widget, QScrollArea):
        inside = widget.widget()
        return found + (focusable(inside) if inside is not None else [])
    layout = widget.layout()
    return found + (_laid_out(layout) if layout is not None else [])


def _laid_out(layout: QLayout) -> list[QWidget]:
    found: list[QWidget] = []
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            found += focusable(widget)
        elif inner is not None:
            found += _laid_out(inner)
    return found


def chain_focus(root: QWidget) -> None:
    """Have the Tab key go through a widget in the order it is laid out, not that it was built."""
    for before, after in pairwise(focusable(root)):
        if next_tab(before) is not after:
            QWidget.setTabOrder(before, after)


def next_tab(widget: QWidget) -> QWidget | None:
    """Return what follows a widget in the order of the Tab key, past what it does not reach."""
    at = widget.nextInFocusChain()
    while at is not None and at is not widget:
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return at
        at = at.nextInFocusChain()
    return None
