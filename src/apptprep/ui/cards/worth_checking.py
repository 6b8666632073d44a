"""Two entries side by side that cannot both be true, or that are worth checking.

Nothing is decided here: the person looks, and asks about it or says that it is known.
"""

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
    TwoColumns,
    button,
    card,
    column,
    heading,
    holder,
    row,
    rule,
    small,
    stack,
    subtle,
)
from apptprep.ui.widgets.growing import ROOM

if TYPE_CHECKING:
    from apptprep.questions import Contradiction, Evidence

_MOST = 4


class WorthChecking(QWidget):
    """The card of differences; hidden while there are none."""

    asked = Signal(object)
    known = Signal(object)
    opened = Signal(str)

    def __init__(self) -> None:
        """Build it empty and hidden."""
        super().__init__()
        self.setObjectName("clear")
        self.lines = GrowingColumn(spacing=10)
        words = "Entries that do not fit together. Which one holds, you or your team can say."
        self.setLayout(
            column(card(column(heading("Please check"), subtle(words), self.lines.box, spacing=10)))
        )
        self.hide()

    def show_found(self, found: tuple[Contradiction, ...]) -> None:
        """Show other differences, the first few of them."""
        self.setVisible(bool(found))
        pieces = []
        for at, one in enumerate(found[:_MOST]):
            if at:
                pieces.append(Piece(("rule", one.id), "", rule))
            pieces.append(Piece(one.id, one, partial(self._row, one), ROOM))
        if len(found) > _MOST:
            words = f"{len(found) - _MOST} more show when these are settled."
            pieces.append(Piece("more", words, partial(small, words)))
        self.lines.show(pieces)

    def _row(self, one: Contradiction) -> QWidget:
        left, right = (self._side(side) for side in one.sides)
        actions = FlowLayout(12, between=2)
        ask = button("Ask about it", partial(self.asked.emit, one), icon="plus")
        ask.setAccessibleName(f"Ask about it: {one.what}")
        known = button("I know, leave it", partial(self.known.emit, one), kind="ghost")
        known.setAccessibleName(f"I know, leave it: {one.what}")
        actions.addWidget(ask)
        actions.addWidget(known)
        sides = TwoColumns(left, right, (1, 1), gap=14, at=420)
        lines: list[QWidget] = [Paragraph(one.what, "ask"), sides, holder(actions)]
        if one.source is not None:
            note = SourceNote(one.source, one.what)
            actions.addWidget(note.opener)
            lines.append(note)
        return stack(*lines, spacing=6)

    def _side(self, side: Evidence) -> QWidget:
        lines = column(Paragraph(side.text[:1].upper() + side.text[1:]), spacing=2)
        if side.record_id:
            see = button("See the entry", partial(self.opened.emit, side.record_id), kind="link")
            see.setAccessibleName(f"See the entry: {side.text}")
            lines.put(row(see, None))
        lines.put(None)
        return card(lines, "rowCard", 12)
