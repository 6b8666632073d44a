"""The latest entries of the symptom log, each with Change."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from apptprep.records import SymptomEntry
from apptprep.ui.widgets import (
    TwoColumns,
    button,
    card,
    column,
    heading,
    row,
    rule,
    small,
    stack,
    strong,
)
from apptprep.ui.words import cut, relative

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from apptprep.records import Snapshot

_FEW, _MORE = 5, 20


class RecentEntries(QWidget):
    """A few entries; more on request."""

    def __init__(self, change: Callable[[str], object]) -> None:
        """Build it empty.

        Args:
            change: called with an entry's id.
        """
        super().__init__()
        self.setObjectName("clear")
        self._change = change
        self._number = _FEW
        self._snapshot: Snapshot | None = None
        self._today: dt.date | None = None
        self._shown: list[SymptomEntry] = []
        self._rows = column(spacing=9)
        self.more = button("Show more", self._show_more, kind="link")
        body = column(heading("Recent entries"), self._rows, row(self.more, None), spacing=9)
        self.setLayout(column(card(body)))

    def show_snapshot(self, snapshot: Snapshot, today: dt.date) -> None:
        """Show the newest entries."""
        self._snapshot, self._today = snapshot, today
        entries = snapshot.all(SymptomEntry)
        self.more.setVisible(len(entries) > self._number)
        found = list(entries[: self._number])
        if found == self._shown and found:
            return
        self._shown = found
        self._rows.clear()
        for at, entry in enumerate(found):
            if at:
                self._rows.put(rule())
            self._rows.put(self._row(entry, today))
        if not found:
            self._rows.put(small("What you log stands here and can be changed."))

    def _row(self, entry: SymptomEntry, today: dt.date) -> QWidget:
        when = relative(entry.when, today)
        detail = " · ".join(part for part in (when, entry.detail()) if part)
        name = f"Change {entry.headline()}, {when}"
        change = button("Change", partial(self._change, entry.id), kind="link", name=name)
        words = stack(strong(cut(entry.headline(), 120)), small(detail), spacing=0)
        return TwoColumns(words, change, (1, 0), gap=8, middle=True)

    def _show_more(self) -> None:
        self._number += _MORE
        if self._snapshot is not None and self._today is not None:
            self.show_snapshot(self._snapshot, self._today)
