"""One section of a packet: a check box, how many entries it has, and the entries where opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from apptprep.ui.cards.packet_entries import EntryList
from apptprep.ui.widgets import CheckRow, button, column, row
from apptprep.ui.words import count

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from apptprep.records import Record


class PacketSection(QWidget):
    """Tells whether it is ticked, that its fold was pressed, and which entry was ticked or not.

    Attributes:
        box: its check box.
        fold: opens and closes it; hidden where it has no entries.
        entries: the entries that are shown, None while it is closed.
    """

    toggled = Signal(bool)
    turned = Signal()
    entry_toggled = Signal(str, bool)

    def __init__(self, title: str) -> None:
        """Be a closed section without entries."""
        super().__init__()
        self.setObjectName("clear")
        self._title = title
        self.box = CheckRow(title)
        self.box.toggled.connect(self.toggled)
        self.fold = button("", self.turned.emit, kind="fold", icon="chevron-right")
        self.fold.hide()
        self.entries: EntryList | None = None
        self._inside = column()
        self.setLayout(column(row((self.box, 1), self.fold, spacing=4), self._inside, spacing=6))

    def show_entries(
        self, records: Sequence[Record], hidden: Collection[str], *, is_open: bool
    ) -> None:
        """Show what it holds.

        Args:
            records: its entries.
            hidden: ids of those that are not ticked.
            is_open: whether they are shown.
        """
        self.fold.setText(f"{len(records):,}")
        self.fold.setAccessibleName(f"{self._title}: {count(len(records), 'entry', 'entries')}")
        self.fold.setVisible(bool(records))
        is_open = is_open and bool(records)
        if is_open != (self.entries is not None):
            self.fold.set_icon("chevron-down" if is_open else "chevron-right")
        self.fold.setAccessibleDescription("open" if is_open else "closed")
        if not is_open:
            self._inside.clear()
            self.entries = None
            return
        if self.entries is None:
            self.entries = EntryList()
            self.entries.toggled.connect(self.entry_toggled)
            self._inside.put(self.entries)
        self.entries.show_records(records, hidden)
