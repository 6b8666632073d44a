"""Fields in a form: label, editor and help as one cell; half-wide cells stand side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget
from shiboken6 import delete

from apptprep.ui.theme import theme
from apptprep.ui.widgets import column, field_label, small
from apptprep.ui.widgets.layouts import ItemLayout, height_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from apptprep.ui.editors.base import FieldEditor

SIDE_BY_SIDE = 430
"""Width (text size 1) from which two half-wide cells stand beside each other."""
_LINES = 14


class Cell(QWidget):
    """A field's label, its editor and one sentence of help."""

    def __init__(self, editor: FieldEditor) -> None:
        """Stand around an editor."""
        super().__init__()
        self.setObjectName("clear")
        self.editor, self.field = editor, editor.field
        items: list[object] = []
        if not editor.has_own_label():
            self.label = field_label(self.field.label, editor)
            items.append(self.label)
        items.append(editor)
        if self.field.help:
            items.append(small(self.field.help))
        self.setLayout(column(*items, None, spacing=5))

    def label_height(self, width: int) -> int:
        """Return the height of the label at a width, 0 where the editor says it itself."""
        return 0 if self.editor.has_own_label() else self.label.heightForWidth(width)


class CellLayout(ItemLayout):
    """Cells in reading order; two half-wide neighbours share a line while both fit."""

    def __init__(self, gap: float = 18, lines: float = _LINES) -> None:
        """Start empty; gaps are for text size 1."""
        super().__init__(gap)
        self._line_gap = lines

    def hold(self, cells: Iterable[Cell]) -> None:
        """Hold these cells and no others; cells taken out stay as they are, in no layout."""
        while self.items:
            item = self.items.pop()
            # A widget tells only its first living item that its size changed; one left behind
            # would keep the next from ever hearing of it.
            delete(item)
        for cell in cells:
            self.addWidget(cell)
            cell.show()
        self.invalidate()

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def minimumSize(self) -> QSize:
        """Return the width of the widest cell, and no height: that depends on the width."""
        widths = [item.minimumSize().width() for item in self.shown()]
        return QSize(max(widths, default=0), 0)

    def sizeHint(self) -> QSize:
        """Return the size at a usual width."""
        width = max(self.minimumSize().width(), theme().px(SIDE_BY_SIDE))
        return QSize(width, self.heightForWidth(width))

    def setGeometry(self, rect: QRect) -> None:
        """Place the cells."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def lines(self, width: int) -> list[list[QLayoutItem]]:
        """Return the items line by line."""
        made: list[list[QLayoutItem]] = []
        room = (width - self.gap) // 2
        beside = width >= theme().px(SIDE_BY_SIDE)
        for item in self.shown():
            half = beside and _is_half(item) and item.minimumSize().width() <= room
            last = made[-1] if made else []
            if half and len(last) == 1 and _is_half(last[0]) and _fits(last[0], room):
                last.append(item)
            else:
                made.append([item])
        return made

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        y, gap = 0, theme().px(self._line_gap)
        beside = rect.width() >= theme().px(SIDE_BY_SIDE)
        room = (rect.width() - self.gap) // 2
        for line in self.lines(rect.width()):
            narrow = beside and _is_half(line[0]) and _fits(line[0], room)
            width = room if narrow else rect.width()
            drops = _drops(line, width)
            height = max(height_of(i, width) + drop for i, drop in zip(line, drops, strict=True))
            if move:
                for at, item in enumerate(line):
                    x = at * (width + self.gap)
                    left = rect.right() - x - width + 1 if self._mirrored() else rect.x() + x
                    top = rect.y() + y + drops[at]
                    item.setGeometry(QRect(left, top, width, height - drops[at]))
            y += height + gap
        return max(0, y - gap)

    def _mirrored(self) -> bool:
        widget = self.parentWidget()
        return widget is not None and widget.isRightToLeft()


def _drops(line: list[QLayoutItem], width: int) -> list[int]:
    """Return how far down each cell of a line starts, so that fields stand level under labels."""
    heights = [cell.label_height(width) for item in line if isinstance(cell := item.widget(), Cell)]
    if len(line) == 1 or len(heights) != len(line):
        return [0] * len(line)
    return [max(heights) - height for height in heights]


def _is_half(item: QLayoutItem) -> bool:
    cell = item.widget()
    return isinstance(cell, Cell) and cell.field.half


def _fits(item: QLayoutItem, room: int) -> bool:
    return item.minimumSize().width() <= room


class CellBox(QWidget):
    """A clear widget with a :class:`CellLayout`."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.setObjectName("clear")
        self.cells = CellLayout()
        self.setLayout(self.cells)

    def hold(self, cells: Iterable[Cell]) -> None:
        """Hold these cells and no others."""
        self.cells.hold(cells)
        self.updateGeometry()
