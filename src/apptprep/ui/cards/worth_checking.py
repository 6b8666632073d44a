"""Two entries side by side that cannot both be true, or that are worth checking.

Nothing is decided here: the person looks, and asks about it or says that it is known.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from apptprep.ui.widgets import (
    FlowLayout,
    Paragraph,
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
        self._shown: tuple[Contradiction, ...] = ()
        self._list = column(spacing=10)
        words = "Entries that do not fit together. Which one holds, you or your team can say."
        self.setLayout(
            column(card(column(heading("Worth checking"), subtle(words), self._list, spacing=10)))
        )
        self.hide()

    def show_found(self, found: tuple[Contradiction, ...]) -> None:
        """Show other differences, the first few of them."""
        self.setVisible(bool(found))
        if found == self._shown:
            return
        self._shown = found
        self._list.clear()
        for at, one in enumerate(found[:_MOST]):
            if at:
                self._list.put(rule())
            self._list.put(self._row(one))
        if len(found) > _MOST:
            self._list.put(small(f"{len(found) - _MOST} more show when these are settled."))

    def _row(self, one: Contradiction) -> QWidget:
        left, right = (self._side(side) for side in one.sides)
        actions = FlowLayout(8)
        ask = button("Ask about it", partial(self.asked.emit, one), icon="plus")
        ask.setAccessibleName(f"Ask about it: {one.what}")
        known = button("I know, it is fine", partial(self.known.emit, one), kind="ghost")
        known.setAccessibleName(f"I know, it is fine: {one.what}")
        actions.addWidget(ask)
        actions.addWidget(known)
        sides = TwoColumns(left, right, (1, 1), gap=14, at=420)
        return stack(Paragraph(one.what, "ask"), sides, holder(actions), spacing=6)

    def _side(self, side: Evidence) -> QWidget:
        words = Paragraph(side.text)
        if not side.record_id:
            return stack(words, spacing=2)
        see = button("See the entry", partial(self.opened.emit, side.record_id), kind="link")
        see.setAccessibleName(f"See the entry: {side.text}")
        return holder(column(words, row(see, None), None, spacing=2))
