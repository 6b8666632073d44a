"""Entries of a packet with a check box each: the first of them where there are many.

A few stand there at once, the others follow while the window answers; when the list changes, those
that stay the same stay where they are, and only what is new is built.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from apptprep.ui.widgets import CheckRow, column, small
from apptprep.ui.words import count, cut

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from apptprep.records import Record

MOST = 40
"""Entries of a list that are shown at most."""
AT_ONCE = 5
"""Entries that are built before the window has its turn."""


class EntryList(QWidget):
    """Check boxes; ``toggled`` tells an entry's id and whether it is ticked now.

    Attributes:
        boxes: the check boxes that stand there, by the ids of their entries.
    """

    toggled = Signal(str, bool)

    def __init__(self, *, with_kind: bool = False) -> None:
        """Show nothing yet.

        Args:
            with_kind: each row says what kind of entry it is.
        """
        super().__init__()
        self.setObjectName("clear")
        self.boxes: dict[str, CheckRow] = {}
        self._with_kind = with_kind
        self._records: dict[str, Record] = {}
        self._hidden: Collection[str] = ()
        self._waiting: list[tuple[int, Record]] = []
        self._lines = column(spacing=4)
        self._more = small("")
        self._more.hide()
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._put_some)
        self.setLayout(column(self._lines, self._more, spacing=4, margins=(26, 0, 0, 4)))

    def show_records(self, records: Sequence[Record], hidden: Collection[str]) -> None:
        """Show other entries.

        Args:
            records: the entries, of which the first few are shown.
            hidden: ids of those that are not ticked.
        """
        shown, left = records[:MOST], len(records) - MOST
        kept = {r.id: self.boxes[r.id] for r in shown if self._is_there(r)}
        for record_id, box in self.boxes.items():
            self._lines.removeWidget(box)
            if record_id not in kept:
                box.hide()
                box.deleteLater()
        for box in kept.values():
            self._lines.put(box)
        self.boxes, self._records = kept, {record.id: record for record in shown}
        self._waiting = [(at, r) for at, r in enumerate(shown) if r.id not in kept]
        self.show_hidden(hidden)
        more = count(left, "more entry", "more entries")
        self._more.setText(f"{more}: the search above finds them.")
        self._more.setVisible(left > 0)
        self._put_some()

    def show_hidden(self, hidden: Collection[str]) -> None:
        """Tick all but those that are left out, in silence."""
        self._hidden = hidden
        for record_id, box in self.boxes.items():
            box.set_checked(record_id not in hidden)

    def _is_there(self, record: Record) -> bool:
        return record.id in self.boxes and self._records.get(record.id) is record

    def _put_some(self) -> None:
        """Build the next few rows, each in its place; all before it stand there already."""
        now, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
        for at, record in now:
            box = self._row(record)
            self._lines.insertWidget(at, box)
            self.boxes[record.id] = box
        if self._waiting:
            self._next.start()
            return
        self._next.stop()
        self.boxes = {each: self.boxes[each] for each in self._records}
        rows = list(self.boxes.values())
        for before, after in pairwise(rows):
            QWidget.setTabOrder(before.box, after.box)

    def _row(self, record: Record) -> CheckRow:
        kind = record.KIND.one if self._with_kind else ""
        parts = (kind, cut(record.detail(), 70), cut(record.aside(), 24))
        detail = ", ".join(part for part in parts if part)
        box = CheckRow(cut(record.headline(), 90), detail, checked=record.id not in self._hidden)
        box.toggled.connect(partial(self.toggled.emit, record.id))
        return box
