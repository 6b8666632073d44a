"""Dates to keep in mind: results that are due, papers that were promised, tissue to ask for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from apptprep.ui.cards.source import SourceNote
from apptprep.ui.widgets import (
    FlowLayout,
    GrowingColumn,
    Paragraph,
    Piece,
    button,
    card,
    column,
    heading,
    holder,
    small,
    stack,
)

if TYPE_CHECKING:
    from apptprep.questions import DateToMind

_MOST = 6
_ROW = 3
"""How much work a row is, in the weights of rows."""


class DatesToMind(QWidget):
    """The card of dates; hidden while there are none."""

    opened = Signal(str)

    def __init__(self) -> None:
        """Build it empty and hidden."""
        super().__init__()
        self.setObjectName("clear")
        self.lines = GrowingColumn()
        head = heading("Dates to mind")
        self.setLayout(column(card(column(head, self.lines.box, spacing=10))))
        self.hide()

    def show_dates(self, found: tuple[DateToMind, ...]) -> None:
        """Show other dates, what is overdue first."""
        self.setVisible(bool(found))
        self.lines.show([Piece(one, one, partial(self._row, one), _ROW) for one in found[:_MOST]])

    def _row(self, one: DateToMind) -> QWidget:
        when = one.when.understood() if one.when else "Now"
        words = stack(
            Paragraph(one.text), small(f"{when}{', past' if one.is_past else ''}"), spacing=1
        )
        actions = FlowLayout(16, between=0)
        if one.evidence.record_id:
            entry = one.evidence.record_id
            see = button("See the entry", partial(self.opened.emit, entry), kind="link")
            see.setAccessibleName(f"See the entry: {one.text}")
            actions.addWidget(see)
        if one.source is None:
            return stack(words, holder(actions), spacing=0)
        note = SourceNote(one.source, one.text)
        actions.addWidget(note.opener)
        return stack(words, holder(actions), note, spacing=0)
