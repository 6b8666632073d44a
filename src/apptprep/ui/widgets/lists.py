"""Lists: rows with two lines and an icon, the navigation, the search field.

Painted by delegates, as style sheets know no weight for a selected row. The model knows the keys of
all rows and has a row made when it comes into sight, so 100,000 of them show as soon as ten do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from apptprep.ui import icons
from apptprep.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row of a list.

    Attributes:
        key: what the row stands for (a record's id).
        title: the first line.
        detail: the second line, smaller.
        aside: a short text at the right.
        icon: name of an icon, or "".
        faded: whether it is of the past (stopped, done) and steps back.
    """

    key: str
    title: str
    detail: str = ""
    aside: str = ""
    icon: str = ""
    faded: bool = False

    def spoken(self) -> str:
        """Return what a screen reader says."""
        return ", ".join(part for part in (self.title, self.detail, self.aside) if part)


class LazyRows:
    """The rows of a list, each made when it is first looked at.

    Attributes:
        keys: what each row stands for, in the order of the list.
        made: the rows made so far, by their places.
    """

    def __init__(self, keys: tuple[str, ...], make: Callable[[int], ListRow]) -> None:
        """Know the keys, and what makes the row of a place."""
        self.keys = keys
        self.made: dict[int, ListRow] = {}
        self._make = make

    def row(self, at: int) -> ListRow:
        """Return the row of a place."""
        if at not in self.made:
            self.made[at] = self._make(at)
        return self.made[at]


class RowModel(QStringListModel):
    """Rows in, roles out.

    Qt's own list of texts (empty ones here) knows how many rows there are: the view asks that of
    each of 100,000 rows it lays out, and an answer in Python takes a hundred times as long.
    """

    def __init__(self) -> None:
        """Hold no rows."""
        super().__init__()
        self._rows = LazyRows((), _no_row)

    def set_rows(self, rows: LazyRows) -> None:
        """Hold other rows; where the keys stay, only seen rows that differ are told."""
        old = self._rows
        if rows.keys == old.keys:
            self._rows = rows
            for at, before in old.made.items():
                if rows.row(at) != before:
                    self.dataChanged.emit(self.index(at), self.index(at))
            return
        self._rows = rows
        self.setStringList([""] * len(rows.keys))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what a row lets one do: choose it, and no more."""
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemNeverHasChildren if index.isValid() else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return a row (UserRole), its title, or what is read aloud."""
        if not index.isValid():
            return None
        row = self._rows.row(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken()
        return None

    def row_of(self, key: str) -> int:
        """Return the place of a key, or -1."""
        return self._rows.keys.index(key) if key in self._rows.keys else -1

    def key_at(self, at: int) -> str:
        """Return the key at a place, or ""."""
        return self._rows.keys[at] if 0 <= at < len(self._rows.keys) else ""


def _no_row(at: int) -> ListRow:
    raise IndexError(at)


class RowDelegate(QStyledItemDelegate):
    """Paints a :class:`ListRow`: icon, bold title, detail, aside."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of two lines."""
        return QSize(theme().px(160), theme().px(66))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row = index.data(Qt.ItemDataRole.UserRole)
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(option.rect).adjusted(2, 2, -2, -2)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            self._ground(painter, place, selected=selected)
        if row.icon:
            side = theme().px(22)
            left = place.left() + theme().px(14)
            square = QRectF(left, place.center().y() - side / 2, side, side)
            icons.paint(painter, row.icon, square, "accent" if selected else "text2")
        for text, box, size, weight, token, flags in self.texts(row, place):
            font = theme().font(size, weight)
            painter.setFont(font)
            painter.setPen(theme().color(token))
            shown = QFontMetrics(font).elidedText(
                text, Qt.TextElideMode.ElideRight, int(box.width())
            )
            painter.drawText(box, flags, shown)
        painter.restore()

    def texts(
        self, row: ListRow, place: QRectF
    ) -> list[tuple[str, QRectF, float, int, str, Qt.AlignmentFlag]]:
        """Return text, box, size, weight, colour and alignment of what is painted in a row."""
        px = theme().px
        left = place.left() + px(48 if row.icon else 14)
        width = place.right() - px(12) - left
        top = place.top() + px(9 if row.detail else 19)
        aside = 0
        found = []
        if row.aside:
            wanted = QFontMetrics(theme().font(13.5)).horizontalAdvance(row.aside) + 2
            title = QFontMetrics(theme().font(16.0, 600)).horizontalAdvance(row.title) + px(14)
            aside = min(wanted, int(max(width * 0.45, width - title)))
            box = QRectF(left + width - aside, top, aside, px(23))
            found.append((row.aside, box, 13.5, 400, "text2", _RIGHT))
            aside += px(10)
        token = "text2" if row.faded else "text"
        box = QRectF(left, top, width - aside, px(23))
        found.append((row.title, box, 16.0, 600, token, _LEFT))
        if row.detail:
            box = QRectF(left, place.top() + px(32), width, px(23))
            found.append((row.detail, box, 14.5, 400, "text2", _LEFT))
        return found

    def _ground(self, painter: QPainter, place: QRectF, *, selected: bool) -> None:
        px = theme().px
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("accent_soft" if selected else "surface2"))
        painter.drawRoundedRect(place, px(10), px(10))
        if selected:
            painter.setBrush(theme().color("accent"))
            bar = QRectF(place.left(), place.top() + px(12), px(4), place.height() - px(24))
            painter.drawRoundedRect(bar, 2, 2)


class RowList(QListView):
    """A list of rows; says which one was chosen."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        """Be an empty list with a name for screen readers."""
        super().__init__()
        self.rows = RowModel()
        self.setModel(self.rows)
        self.setObjectName("rows")
        self.setAccessibleName(name)
        self.setItemDelegate(RowDelegate(self))
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.activated.connect(self._activated)
        theme().changed.connect(self.doItemsLayout)

    def show_rows(self, rows: Sequence[ListRow]) -> None:
        """Show other rows and keep the choice where its key is still there, in silence."""
        self.show_lazy(LazyRows(tuple(row.key for row in rows), tuple(rows).__getitem__))

    def show_lazy(self, rows: LazyRows) -> None:
        """Show rows that are made when they come into sight; else as :meth:`show_rows`."""
        kept = self.current()
        self.rows.set_rows(rows)
        self.select(kept)

    def current(self) -> str:
        """Return the key of the chosen row, or ""."""
        return self.rows.key_at(self.currentIndex().row())

    def select(self, key: str) -> None:
        """Choose a row by its key without a signal; "" or an unknown key chooses none."""
        model = self.selectionModel()
        blocked = model.blockSignals(True)
        self.setCurrentIndex(self.rows.index(self.rows.row_of(key)))
        model.blockSignals(blocked)
        self.viewport().update()
        if key:
            self.scrollTo(self.currentIndex())

    def height_for(self, count: int) -> int:
        """Return the height that shows a number of rows whole."""
        return count * theme().px(66) + 2

    def _current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self.rows.key_at(current.row()))

    def _activated(self, index: QModelIndex) -> None:
        self.chosen.emit(self.rows.key_at(index.row()))


class NavDelegate(QStyledItemDelegate):
    """Paints the sections of the sidebar: icon and word, or word under icon in a rail."""

    rail = False
    tall = 46
    """Height of one section for text size 1."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of one section."""
        return QSize(theme().px(44), theme().px(self.tall))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one section."""
        look, state = theme(), option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(option.rect).adjusted(0, 1, 0, -1)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("surface") if selected else look.color("border", 0.7))
            painter.drawRoundedRect(place, look.px(10), look.px(10))
        token, width = ("accent", 2.1) if selected else ("text2", 1.8)
        icons.paint(
            painter, index.data(Qt.ItemDataRole.UserRole), self._square(place), token, width
        )
        painter.setFont(look.font(13.5 if self.rail else 16, 600 if selected else 400))
        painter.setPen(look.color("accent" if selected else "text"))
        box, flags = self._box(place)
        painter.drawText(box, flags, index.data(Qt.ItemDataRole.DisplayRole))
        painter.restore()

    def _square(self, place: QRectF) -> QRectF:
        side, px = theme().px(21), theme().px
        if self.rail:
            return QRectF(place.center().x() - side / 2, place.top() + px(8), side, side)
        return QRectF(place.left() + px(11), place.center().y() - side / 2, side, side)

    def _box(self, place: QRectF) -> tuple[QRectF, Qt.AlignmentFlag]:
        px = theme().px
        if self.rail:
            return place.adjusted(0, px(30), 0, -px(3)), Qt.AlignmentFlag.AlignCenter
        return place.adjusted(px(43), 0, 0, 0), _LEFT


class SearchEdit(QLineEdit):
    """A search field with its own magnifying glass (Qt's stays 16 px whatever the text size)."""

    def __init__(self, hint: str) -> None:
        """Show a hint while empty; it is the field's name too."""
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(True)
        self._fit()
        theme().changed.connect(self._fit)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and the glass."""
        super().paintEvent(event)
        side, edge = theme().px(18), theme().px(11)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - edge - side if mirrored else edge
        painter = QPainter(self)
        icons.paint(painter, "search", QRectF(x, (self.height() - side) / 2, side, side))

    def _fit(self) -> None:
        room = theme().px(26)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setTextMargins(0 if mirrored else room, 0, room if mirrored else 0, 0)
