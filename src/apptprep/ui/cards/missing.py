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
from apptprep.ui.words import count

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apptprep.questions import FollowUp, Gap

_GROUPS = {
    "papers": ("Papers", "file-text"),
    "images": ("Images", "scan"),
    "slides": ("Slides and tissue", "microscope"),
    "facts": ("Facts", "info"),
}


class MissingCard(QWidget):
    """The card of gaps; asks for the entry a gap concerns, and for the letter that asks for it."""

    opened = Signal(str)
    letter = Signal(object)

    def __init__(self) -> None:
        """Build it empty."""
        super().__init__()
        self.setObjectName("clear")
        self._shown: tuple[Gap, ...] | None = None
        self._waiting: dict[str, str] = {}
        self._written: frozenset[str] = frozenset()
        self._list = column(spacing=8)
        self.setLayout(
            column(card(column(heading("Missing for this visit"), self._list, spacing=10)))
        )

    def show_gaps(
        self, found: tuple[Gap, ...], waiting: Mapping[str, str], written: frozenset[str]
    ) -> None:
        """Show other gaps.

        Args:
            found: what is missing.
            waiting: by a gap's id, who has it and since when it is asked for, in words.
            written: ids of the gaps that a letter can ask for.
        """
        if (found, waiting, written) == (self._shown, self._waiting, self._written):
            return
        self._shown, self._waiting, self._written = found, dict(waiting), written
        self._list.clear()
        for group, (title, icon) in _GROUPS.items():
            gaps = [gap for gap in found if gap.group == group]
            if gaps:
                head = row(IconLabel(icon, 18), (Paragraph(title, "h3"), 1), spacing=8)
                self._list.put(holder(head))
            for gap in gaps:
                self._list.put(self._row(gap))
        if not found:
            self._list.put(small("Nothing that we know to look for is missing."))

    def _row(self, gap: Gap) -> QWidget:
        lines = [Paragraph(gap.what), small(gap.why)]
        if gap.id in self._waiting:
            lines.append(Paragraph(self._waiting[gap.id], "ok"))
        actions = FlowLayout(16, between=0)
        if gap.id in self._written:
            letter = button("Letter…", partial(self.letter.emit, gap), kind="link")
            letter.setAccessibleName(f"Letter that asks for it: {gap.what}")
            actions.addWidget(letter)
        if gap.record_id:
            see = button("See the entry", partial(self.opened.emit, gap.record_id), kind="link")
            see.setAccessibleName(f"See the entry: {gap.what}")
            actions.addWidget(see)
        if gap.source is None:
            return stack(*lines, holder(actions), spacing=1)
        note = SourceNote(gap.source, gap.what)
        actions.addWidget(note.opener)
        return stack(*lines, holder(actions), note, spacing=1)


def waiting_words(found: FollowUp) -> str:
    """Return who has something and how long it is waited for; "" where nothing is known."""
    parts = []
    if found.holder.name:
        phone = f", {found.holder.phone}" if found.holder.phone else ""
        parts.append(f"With {found.holder.name}{phone}")
    if found.days_waited is not None:
        parts.append(f"asked for {count(found.days_waited, 'day')} ago")
    elif found.asked is not None:
        parts.append(f"asked for: {found.asked.understood()}")
    if found.promised is not None:
        late = ", overdue" if found.is_overdue else ""
        parts.append(f"promised for {found.promised.understood()}{late}")
    text = "; ".join(parts)
    return text[:1].upper() + text[1:] + "." if text else ""
