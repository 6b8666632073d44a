"""What is missing for this visit: papers, images, slides, facts; each with its reason."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from apptprep.ui.cards.source import SourceNote
from apptprep.ui.widgets import (
    FlowLayout,
    IconLabel,
    Paragraph,
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


class MissingCard(QWidget):
    """The card of gaps; asks for the entry of a gap, its letter, and to note it as asked for."""

    opened = Signal(str)
    letter = Signal(object)
    asked = Signal(object)

    def __init__(self) -> None:
        """Build it empty."""
        super().__init__()
        self.setObjectName("clear")
        self._shown: tuple[Wanted, ...] | None = None
        self._list = column(spacing=8)
        self.setLayout(
            column(card(column(heading("Missing for this visit"), self._list, spacing=10)))
        )

    def show_gaps(self, found: tuple[Wanted, ...]) -> None:
        """Show other gaps."""
        if found == self._shown:
            return
        self._shown = found
        self._list.clear()
        for group, (title, icon) in _GROUPS.items():
            gaps = [one for one in found if one.gap.group == group]
            if gaps:
                head = row(IconLabel(icon, 18), (Paragraph(title, "h3"), 1), spacing=8)
                self._list.put(holder(head))
            for one in gaps:
                self._list.put(self._row(one))
        if not found:
            self._list.put(small("Nothing that we know to look for is missing."))

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
