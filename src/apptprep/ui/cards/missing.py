"""What is missing for this visit: papers, images, slides, facts; each with its reason."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from apptprep.ui.cards.source import SourceNote
from apptprep.ui.widgets import (
    FlowLayout,
    GrowingColumn,
    IconLabel,
    Paragraph,
    Piece,
    button,
    card,
    column,
    heading,
    holder,
    row,
    small,
    stack,
)

if TYPE_CHECKING:
    from apptprep.ui.asking import Wanted

_GROUPS = {
    "papers": ("Papers", "file-text"),
    "images": ("Images", "scan"),
    "slides": ("Slides and tissue", "microscope"),
    "facts": ("Facts", "info"),
}


_ROW = 3
"""How much work a row is, in the weights of rows."""


class MissingCard(QWidget):
    """The card of gaps; asks for the entry of a gap, its letter, and to note it as asked for."""

    opened = Signal(str)
    letter = Signal(object)
    asked = Signal(object)

    def __init__(self) -> None:
        """Build it empty."""
        super().__init__()
        self.setObjectName("clear")
        self.lines = GrowingColumn()
        head = heading("Missing for this visit")
        self.setLayout(column(card(column(head, self.lines.box, spacing=10))))

    def show_gaps(self, found: tuple[Wanted, ...]) -> None:
        """Show other gaps."""
        pieces = []
        for group, (title, icon) in _GROUPS.items():
            gaps = [one for one in found if one.gap.group == group]
            if gaps:
                pieces.append(Piece(("title", group), title, partial(_head, title, icon)))
            pieces += [Piece(one.gap.id, one, partial(self._row, one), _ROW) for one in gaps]
        if not found:
            words = "Nothing that we know to look for is missing."
            pieces.append(Piece("nothing", words, partial(small, words)))
        self.lines.show(pieces)

    def _row(self, one: Wanted) -> QWidget:
        gap = one.gap
        lines = [Paragraph(gap.what), small(gap.why)]
        if one.waiting:
            lines.append(Paragraph(one.waiting, "ok"))
        actions = FlowLayout(16, between=0)
        for made in self._actions(one):
            actions.addWidget(made)
        if gap.source is None:
            return stack(*lines, holder(actions), spacing=1)
        note = SourceNote(gap.source, gap.what)
        actions.addWidget(note.opener)
        return stack(*lines, holder(actions), note, spacing=1)

    def _actions(self, one: Wanted) -> list[QWidget]:
        gap = one.gap
        made: list[QWidget] = []
        if one.has_letter:
            letter = button("Letter…", partial(self.letter.emit, gap), kind="link")
            letter.setAccessibleName(f"Letter that asks for it: {gap.what}")
            made.append(letter)
        if one.can_ask:
            asked = button("I asked today", partial(self.asked.emit, gap), kind="link")
            asked.setAccessibleName(f"I asked for it today: {gap.what}")
            made.append(asked)
        if gap.record_id:
            see = button("See the entry", partial(self.opened.emit, gap.record_id), kind="link")
            see.setAccessibleName(f"See the entry: {gap.what}")
            made.append(see)
        return made


def _head(title: str, icon: str) -> QWidget:
    return holder(row(IconLabel(icon, 18), (Paragraph(title, "h3"), 1), spacing=8))
