"""Layouts Qt does not have: wrapping chips, columns that stack, a body without ghost scroll bars.

Each knows its height for a width, so a page's length is right at any window and text size.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QScrollArea, QWidget

from apptprep.ui.theme import theme


class ItemLayout(QLayout):
    """What every layout of ours shares: the list of items and Qt's questions about it."""

    def __init__(self, gap: float) -> None:
        """Start empty with a gap given for text size 1."""
        super().__init__()
        self.items: list[QLayoutItem] = []
        self._gap = gap
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        theme().changed.connect(self.invalidate)

    @property
    def gap(self) -> int:
        """The gap between items in pixels of now."""
        return theme().px(self._gap)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item (Qt calls this)."""
        self.items.append(item)

    def invalidate(self) -> None:
        """Forget what was measured (Qt calls this when an item changed)."""
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width; remembered, as nested layouts ask again and again."""
        if width not in self._heights:
            self._heights[width] = self.measure(width)
        return self._heights[width]

    def measure(self, width: int) -> int:
        """Return the height at a width, worked out anew."""
        raise NotImplementedError

    def count(self) -> int:
        """Return how many items there are."""
        return len(self.items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or None past the end."""
        return self.items[index] if 0 <= index < len(self.items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out, or return None past the end."""
        return self.items.pop(index) if 0 <= index < len(self.items) else None

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width."""
        return True

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than needed."""
        return Qt.Orientation(0)

    def sizeHint(self) -> QSize:
        """Return the size preferred."""
        return self.minimumSize()

    def shown(self) -> list[QLayoutItem]:
        """Return the items that take room."""
        return [item for item in self.items if not item.isEmpty()]


def height_of(item: QLayoutItem, width: int) -> int:
    """Return the height an item needs at a width."""
    if item.hasHeightForWidth():
        # Not minimumSize(): wrapped labels report the height of their narrowest shape there.
        widget = item.widget()
        fixed = widget.minimumHeight() if widget is not None else 0
        return max(item.heightForWidth(width), fixed)
    return max(item.sizeHint().height(), item.minimumSize().height())


class FlowLayout(ItemLayout):
    """Items side by side, wrapping like words; mirrored in right-to-left."""

    def __init__(
        self, gap: float = 8, *, centered: bool = False, between: float | None = None
    ) -> None:
        """Start empty.

        Args:
            gap: free space between items.
            centered: centre each line.
            between: free space between lines, where it is not that between items; links bring
                enough of their own.
        """
        super().__init__(gap)
        self._centered = centered
        self._between = gap if between is None else between

    def measure(self, width: int) -> int:
        """Return the height of all lines at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize()
        for item in self.shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def sizeHint(self) -> QSize:
        """Return the size of all items on one line."""
        items = self.shown()
        width = sum(item.sizeHint().width() for item in items) + self.gap * max(0, len(items) - 1)
        height = max((item.sizeHint().height() for item in items), default=0)
        return QSize(width, height)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = [[]]
        used = 0
        for item in self.shown():
            needed = item.sizeHint().width()
            if used and used + needed > width:
                lines.append([])
                used = 0
            lines[-1].append(item)
            used += needed + self.gap
        return [line for line in lines if line]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        y, between = 0, theme().px(self._between)
        for line in self._lines(rect.width()):
            widths = [min(item.sizeHint().width(), rect.width()) for item in line]
            heights = [height_of(item, width) for item, width in zip(line, widths, strict=True)]
            if move:
                self._place(line, widths, heights, rect.translated(0, y))
            y += max(heights) + between
        return max(0, y - between)

    def _place(
        self, line: list[QLayoutItem], widths: list[int], heights: list[int], rect: QRect
    ) -> None:
        free = rect.width() - sum(widths) - self.gap * (len(line) - 1)
        x = free // 2 if self._centered else 0
        widget = self.parentWidget()
        mirrored = widget is not None and widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
        tallest = max(heights)
        for item, width, height in zip(line, widths, heights, strict=True):
            left = rect.right() - x - width + 1 if mirrored else rect.x() + x
            top = rect.y() + (tallest - height) // 2
            item.setGeometry(QRect(left, top, width, height))
            x += width + self.gap


class Columns(ItemLayout):
    """Two items side by side that stack when their real minimum widths no longer fit.

    Long words and large text stack them too, which fixed break points do not. A ratio of 0 gives
    that item its own preferred width and the other one the rest.
    """

    def __init__(
        self,
        ratio: tuple[int, int] = (1, 1),
        gap: float = 18,
        at: float = 0,
        *,
        middle: bool = False,
    ) -> None:
        """Build it.

        Args:
            ratio: how the two share the width.
            gap: between them, for text size 1.
            at: they stack below this width (text size 1) in any case.
            middle: whether the lower one is centred upright beside the taller one.
        """
        super().__init__(gap)
        self._ratio, self._at, self._middle = ratio, at, middle

    def minimumSize(self) -> QSize:
        """Return the width of the wider item and the height of the lower."""
        sizes = [item.minimumSize() for item in self.shown()]
        if not sizes:
            return QSize(0, 0)
        return QSize(max(s.width() for s in sizes), max(s.height() for s in sizes))

    def sizeHint(self) -> QSize:
        """Return the size of both side by side."""
        sizes = [item.sizeHint() for item in self.shown()]
        if not sizes:
            return QSize(0, 0)
        width = sum(s.width() for s in sizes) + self.gap * (len(sizes) - 1)
        return QSize(width, max(s.height() for s in sizes))

    def measure(self, width: int) -> int:
        """Return the height at a width, side by side or stacked."""
        items = self.shown()
        widths = self._widths(width)
        heights = [height_of(item, w) for item, w in zip(items, widths, strict=True)]
        if self.stacked(width):
            return sum(heights) + self.gap * max(0, len(items) - 1)
        return max(heights, default=0)

    def stacked(self, width: int) -> bool:
        """Tell whether the items stand on top of each other at a width."""
        items = self.shown()
        if len(items) < 2:  # noqa: PLR2004 - two items make columns
            return False
        return width < max(theme().px(self._at), self._needed())

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        items, widths = self.shown(), self._widths(rect.width())
        if self.stacked(rect.width()):
            self._pile(rect, items, widths)
            return
        x = 0
        for item, width in zip(items, widths, strict=True):
            left = rect.right() - x - width + 1 if self._mirrored() else rect.x() + x
            height = height_of(item, width) if self._middle else rect.height()
            top = rect.y() + max(0, (rect.height() - height) // 2)
            item.setGeometry(QRect(left, top, width, height))
            x += width + self.gap

    def _pile(self, rect: QRect, items: list[QLayoutItem], widths: list[int]) -> None:
        at = QPoint(rect.topLeft())
        for item, width in zip(items, widths, strict=True):
            height = height_of(item, width)
            left = rect.right() - width + 1 if self._mirrored() else rect.x()
            item.setGeometry(QRect(left, at.y(), width, height))
            at.setY(at.y() + height + self.gap)

    def _mirrored(self) -> bool:
        widget = self.parentWidget()
        return widget is not None and widget.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _least(self, index: int) -> int:
        item = self.shown()[index]
        fixed = self._ratio[index] == 0
        return item.sizeHint().width() if fixed else item.minimumSize().width()

    def _needed(self) -> int:
        least = [self._least(index) for index in (0, 1)]
        if 0 in self._ratio:
            return sum(least) + self.gap
        total = sum(self._ratio)
        shares = (w * total // r for w, r in zip(least, self._ratio, strict=True))
        return max(shares) + self.gap

    def _widths(self, width: int) -> list[int]:
        items = self.shown()
        if self.stacked(width) or len(items) == 1:
            return [
                width if self._ratio[i] else min(width, self._least(i)) for i in range(len(items))
            ]
        if not items:
            return []
        free = width - self.gap
        if 0 in self._ratio:
            fixed = self._ratio.index(0)
            own = self._least(fixed)
            return [own, free - own] if fixed == 0 else [free - own, own]
        first = free * self._ratio[0] // sum(self._ratio)
        return [first, free - first]


class TwoColumns(QWidget):
    """Two widgets side by side that stack when they no longer fit; see :class:`Columns`."""

    def __init__(
        self,
        left: QWidget,
        right: QWidget,
        ratio: tuple[int, int] = (1, 1),
        *,
        gap: float = 18,
        at: float = 0,
        middle: bool = False,
    ) -> None:
        """Hold two widgets; the arguments are those of :class:`Columns`."""
        super().__init__()
        self.setObjectName("clear")
        self.columns = Columns(ratio, gap, at, middle=middle)
        self.columns.addWidget(left)
        self.columns.addWidget(right)
        self.setLayout(self.columns)

    def is_stacked(self) -> bool:
        """Tell whether the two stand on top of each other now."""
        return self.columns.stacked(self.width())


class ScrollBody(QWidget):
    """The inside of a scroll area, as tall as its content is at the real width.

    QScrollArea trusts the minimum size of wrapped labels, which is too tall, and shows a scroll
    bar for nothing.
    """

    def minimumSizeHint(self) -> QSize:
        """Return the least width and the height at the width of now."""
        layout, port = self.layout(), self.parentWidget()
        if layout is None:
            return super().minimumSizeHint()
        least = layout.totalMinimumSize().width()
        width = max(least, port.width() if port is not None else least)
        if layout.hasHeightForWidth():
            return QSize(least, layout.totalHeightForWidth(width))
        return QSize(least, layout.totalMinimumSize().height())


def scroll(layout: QLayout) -> QScrollArea:
    """Return a frameless scroll area around a layout, itself no tab stop."""
    body = ScrollBody()
    body.setObjectName("clear")
    body.setLayout(layout)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    area.setWidget(body)
    return area
