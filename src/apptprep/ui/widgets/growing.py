"""Columns of rows that are filled a few rows at a time, while the window goes on answering.

A row is built once and stays as it is while it shows the same; where a list changes, only what is
new is built, and what it takes the place of stands there until it is. All columns of a page share
their turns, so that no turn of the window builds more than a few rows.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from apptprep.ui.widgets.boxes import column, holder
from apptprep.ui.widgets.focus import chain_focus, focusable

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAUSE = 2
"""Milliseconds between turns: what was built is laid out, painted and may be pressed."""
ROOM = 6
"""How much is built in one turn, in the weights of rows."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A row that is wanted.

    Attributes:
        slot: which row it is, once in its column.
        shows: what it shows; while that stays the same, the row that stands there stays.
        make: builds it.
        weight: how much work that is: 1 for a line of text, :data:`ROOM`, the most, for a
            turn of its own.
    """

    slot: Hashable
    shows: Hashable
    make: Callable[[], QWidget]
    weight: int = 1


class GrowingColumn(QObject):
    """The rows of one list; :class:`Turns` builds those that are missing.

    Attributes:
        box: the widget that holds the rows.
        made: the rows that stand there, by their slots, from top to bottom.
        built: how many rows were built so far.
    """

    changed = Signal()
    """Other rows are wanted."""
    grown = Signal()
    """Rows were built or taken out."""

    def __init__(self, spacing: float = 8) -> None:
        """Begin without rows.

        Args:
            spacing: free space between rows, for text size 1.
        """
        super().__init__()
        self._lines = column(spacing=spacing)
        self.box = holder(self._lines)
        self.made: dict[Hashable, QWidget] = {}
        self.built = 0
        self._shown: dict[Hashable, Hashable] = {}
        self._wanted: dict[Hashable, Piece] = {}
        self._waiting: list[Piece] = []

    def show(self, pieces: Sequence[Piece]) -> None:
        """Have other rows; those that are no longer wanted go at once.

        Args:
            pieces: the rows from top to bottom.
        """
        self._wanted = {piece.slot: piece for piece in pieces}
        for slot in [slot for slot in self.made if slot not in self._wanted]:
            self._drop(self.made.pop(slot))
            del self._shown[slot]
        self._sort()
        self._waiting = [
            piece
            for piece in self._wanted.values()
            if piece.slot not in self.made or self._shown[piece.slot] != piece.shows
        ]
        self.grown.emit()
        self.changed.emit()

    def waits(self) -> bool:
        """Tell whether rows are still to be built."""
        return bool(self._waiting)

    def next_weight(self) -> int:
        """Return how much work the next row is."""
        return self._waiting[0].weight

    def build_next(self) -> None:
        """Build the uppermost of the rows that are missing."""
        self._build(self._waiting.pop(0))
        self.grown.emit()

    def need(self, slot: Hashable) -> QWidget | None:
        """Return a row, built now where it is still missing; None where it is not wanted."""
        for at, piece in enumerate(self._waiting):
            if piece.slot == slot:
                del self._waiting[at]
                self._build(piece)
                self.grown.emit()
                break
        return self.made.get(slot)

    def _build(self, piece: Piece) -> None:
        new, old = piece.make(), self.made.get(piece.slot)
        self.built += 1
        self.made[piece.slot], self._shown[piece.slot] = new, piece.shows
        self.made = {slot: self.made[slot] for slot in self._wanted if slot in self.made}
        self._lines.insertWidget(list(self.made).index(piece.slot), new)
        if old is not None:
            _hand_over_focus(old, new)
            self._drop(old)

    def _sort(self) -> None:
        """Bring the rows that stay into their order; those that stand right are not touched."""
        self.made = {slot: self.made[slot] for slot in self._wanted if slot in self.made}
        for at, line in enumerate(self.made.values()):
            item = self._lines.itemAt(at)
            if item is None or item.widget() is not line:
                self._lines.removeWidget(line)
                self._lines.insertWidget(at, line)

    def _drop(self, line: QWidget) -> None:
        self._lines.removeWidget(line)
        # Out of sight and out of the tab order at once, deleted when no event needs it. It keeps
        # its parent: without one Qt would dress it anew before it goes.
        line.hide()

        line.deleteLater()


class Turns(QObject):
    """Fills the columns of one page, from the first to the last, a few rows each turn."""

    begins = Signal()
    """Rows are about to be built."""
    ended = Signal()
    """All rows stand there."""

    def __init__(self, page: QWidget, *columns: GrowingColumn) -> None:
        """Serve a page.

        Args:
            page: the page; the Tab key goes through it in the order it is laid out.
            columns: its columns; the rows of the first are built first.
        """
        super().__init__(page)
        self._page, self._columns = page, columns
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._turn)
        for each in columns:
            each.changed.connect(self._start)

    def busy(self) -> bool:
        """Tell whether rows are still to be built."""
        return self._timer.isActive()

    def _start(self) -> None:
        self._timer.start()

    def _turn(self) -> None:
        self.begins.emit()
        self._build_some()
        if any(each.waits() for each in self._columns):
            self._start()
            return
        chain_focus(self._page)
        self.ended.emit()

    def _build_some(self) -> None:
        room = ROOM
        for each in self._columns:
            while each.waits():
                if each.next_weight() > room:
                    return
                room -= each.next_weight()
                each.build_next()


def _hand_over_focus(old: QWidget, new: QWidget) -> None:
    """Where a row had the keyboard, give it to the same place of the row that follows it."""
    focus = QApplication.focusWidget()
    if focus is None or not (focus is old or old.isAncestorOf(focus)):
        return
    before, after = focusable(old), focusable(new)
    if after:
        at = before.index(focus) if focus in before else 0
        same = [each for each in after if each.accessibleName() == focus.accessibleName()]
        taken = same[0] if same else after[min(at, len(after) - 1)]
        taken.setFocus(Qt.FocusReason.OtherFocusReason)
