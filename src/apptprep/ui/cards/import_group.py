"""The entries of one kind in an import, under a heading that opens and closes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from apptprep.ui.cards.import_rows import ImportRow
from apptprep.ui.form.fold import Fold
from apptprep.ui.widgets import FlowLayout, button, column, holder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apptprep.jobs import Item

_AT_ONCE = 40
_WORDS = (("new", "new"), ("adds", "with more"), ("differs", "different"))


class ImportGroup(QWidget):
    """All entries of one kind.

    Rows are made as they are asked for: an export may hold thousands of measurements.
    Signals: ``ticked`` and ``apart`` as of :class:`ImportRow`.
    """

    ticked = Signal(int, bool)
    apart = Signal(int)

    def __init__(self, many: str, items: Sequence[Item], ticked: set[int]) -> None:
        """Show entries, those ticked first.

        Args:
            many: what they are called.
            items: the entries; none that is there already.
            ticked: numbers of what is ticked, shared with the page.
        """
        super().__init__()
        self.setObjectName("clear")
        self.rows: dict[int, ImportRow] = {}
        self._many, self._ticked = many, ticked
        self._items = sorted(items, key=lambda item: (item.number not in ticked, item.number))
        self._shown = 0
        self._list = column(spacing=6)
        self._all = button("Tick all of these", self._tick_all, kind="ghost", icon="check")
        self._none = button("Tick none", self._tick_none, kind="ghost")
        self._more = button("", self._show_more, kind="ghost", icon="chevron-down")
        flow = FlowLayout(8)
        for made in (self._all, self._none):
            made.setAccessibleName(f"{made.text()}: {many}")
            flow.addWidget(made)
        body = column(holder(flow), self._list, self._more, spacing=6, margins=(8, 0, 0, 8))
        self.fold = Fold("", holder(body))
        self.fold.turned.connect(self._turned)
        self.setLayout(column(self.fold, spacing=4))
        self._tell()

    def open(self) -> None:
        """Open it, with its first rows."""
        self.fold.open()
        self._turned(on=True)

    def refresh(self) -> None:
        """Show which are ticked now."""
        for number, row in self.rows.items():
            row.check.set_checked(number in self._ticked)
        self._tell()

    def _turned(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        if on and not self._shown:
            self._show_more()

    def _show_more(self) -> None:
        for item in self._items[self._shown : self._shown + _AT_ONCE]:
            row = ImportRow(item, checked=item.number in self._ticked)
            row.ticked.connect(self._on_tick)
            row.apart.connect(self.apart)
            self.rows[item.number] = row
            self._list.put(row)
        self._shown = min(self._shown + _AT_ONCE, len(self._items))
        left = len(self._items) - self._shown
        self._more.setText(f"Show {min(left, _AT_ONCE):,} more of {left:,}")
        self._more.setVisible(left > 0)

    def _on_tick(self, number: int, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.ticked.emit(number, on)
        self._tell()

    def _tick_all(self) -> None:
        self._tick(on=True)

    def _tick_none(self) -> None:
        self._tick(on=False)

    def _tick(self, *, on: bool) -> None:
        for item in self._items:
            self.ticked.emit(item.number, on)
        self.refresh()

    def _tell(self) -> None:
        counts = Counter(item.standing.value for item in self._items)
        told = [f"{counts[key]:,} {word}" for key, word in _WORDS if counts[key]]
        ticked = sum(item.number in self._ticked for item in self._items)
        self.fold.rename(f"{self._many}: {', '.join(told)} ({ticked:,} ticked)")
