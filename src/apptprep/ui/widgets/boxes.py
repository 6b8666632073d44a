"""Boxes that hold widgets: rows, columns, cards, rules.

Gaps and margins are given for text size 1 and follow the text size while the window is open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QLayout, QSpacerItem, QWidget

from apptprep.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterable


Margins = tuple[float, float, float, float]


class Box(QBoxLayout):
    """A row or column whose gaps follow the text size.

    Items are widgets, layouts, an int (a gap), None (a stretch) or a pair of an item and its
    stretch factor.
    """

    def __init__(
        self,
        direction: QBoxLayout.Direction,
        items: Iterable[object],
        spacing: float,
        margins: Margins,
    ) -> None:
        """Build the box; see :func:`row` and :func:`column`."""
        super().__init__(direction)
        self._spacing, self._margins = spacing, margins
        self._gaps: list[tuple[QSpacerItem, float]] = []
        for item in items:
            self.put(item)
        self.rescale()
        theme().changed.connect(self.rescale)

    def put(self, item: object) -> None:
        """Add one item at the end."""
        stretch = 0
        if isinstance(item, tuple):
            item, stretch = item
        if item is None:
            self.addStretch(1)
        elif isinstance(item, int | float):
            self._gap(float(item))
        elif isinstance(item, QLayout):
            self.addLayout(item, stretch)
        elif isinstance(item, QWidget):
            self.addWidget(item, stretch)

    def set_margins(self, left: float, top: float, right: float, bottom: float) -> None:
        """Set the margins, for text size 1."""
        self._margins = (left, top, right, bottom)
        self.rescale()

    def clear(self) -> None:
        """Take everything out and delete the widgets."""
        self._gaps.clear()
        empty(self)

    def rescale(self) -> None:
        """Fit gaps and margins to the text size of now."""
        px = theme().px
        self.setSpacing(px(self._spacing))
        left, top, right, bottom = self._margins
        self.setContentsMargins(px(left), px(top), px(right), px(bottom))
        for gap, size in self._gaps:
            self._size(gap, size)
        self.invalidate()

    def _gap(self, size: float) -> None:
        gap = QSpacerItem(0, 0)
        self._size(gap, size)
        self._gaps.append((gap, size))
        self.addItem(gap)

    def _size(self, gap: QSpacerItem, size: float) -> None:
        level = self.direction() in (
            QBoxLayout.Direction.LeftToRight,
            QBoxLayout.Direction.RightToLeft,
        )
        pixels = theme().px(size)
        gap.changeSize(pixels if level else 0, 0 if level else pixels)


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and delete its widgets."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            # Out of sight and out of the tab order at once; deleted when no event needs it.
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            empty(inner)
            inner.deleteLater()


def row(*items: object, spacing: float = 8, margins: Margins = (0, 0, 0, 0)) -> Box:
    """Return a row of items; see :class:`Box`."""
    return Box(QBoxLayout.Direction.LeftToRight, items, spacing, margins)


def column(*items: object, spacing: float = 8, margins: Margins = (0, 0, 0, 0)) -> Box:
    """Return a column of items; see :class:`Box`."""
    return Box(QBoxLayout.Direction.TopToBottom, items, spacing, margins)


def holder(layout: QLayout) -> QWidget:
    """Return a clear widget around a layout."""
    widget = QWidget()
    widget.setObjectName("clear")
    widget.setLayout(layout)
    policy = widget.sizePolicy()
    policy.setHeightForWidth(layout.hasHeightForWidth())
    widget.setSizePolicy(policy)
    return widget


def stack(*items: object, spacing: float = 18) -> QWidget:
    """Return a clear widget with a column of items, such as the cards of one side of a page."""
    return holder(column(*items, spacing=spacing))


def card(layout: Box, name: str = "card", padding: float = 20) -> QFrame:
    """Return a framed card around a layout.

    Args:
        layout: what is inside.
        name: ``"card"``, ``"hero"`` (tinted, no border) or ``"notice"`` (warm, for warnings).
        padding: free space inside the frame.
    """
    frame = QFrame()
    frame.setObjectName(name)
    layout.set_margins(padding, padding, padding, padding)
    frame.setLayout(layout)
    return frame


def rule() -> QFrame:
    """Return a thin line between rows."""
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line


class WheelGuard(QObject):
    """Keeps the mouse wheel from changing a value while the page scrolls under it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand wheel turns over a field without focus to the page."""
        if event.type() != QEvent.Type.Wheel or not isinstance(watched, QWidget):
            return False
        if watched.hasFocus():
            return False
        event.ignore()
        return True


def guard_wheel(widget: QWidget) -> None:
    """Make a field change by wheel only after it was chosen (has focus)."""
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.installEventFilter(WheelGuard(widget))
