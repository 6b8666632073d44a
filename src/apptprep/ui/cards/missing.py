"""What is missing for this visit: papers, images, slides, facts; each with its reason."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from apptprep.ui.widgets import (
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
    from apptprep.questions import Gap

_GROUPS = {
    "papers": ("Papers", "file-text"),
    "images": ("Images", "scan"),
    "slides": ("Slides and tissue", "microscope"),
    "facts": ("Facts", "info"),
}


class MissingCard(QWidget):
    """The card of gaps; ``opened`` asks for the entry a gap concerns."""

    opened = Signal(str)

    def __init__(self) -> None:
        """Build it empty."""
        super().__init__()
        self.setObjectName("clear")
        self._shown: tuple[Gap, ...] | None = None
        self._list = column(spacing=8)
        self.setLayout(
            column(card(column(heading("Missing for this visit"), self._list, spacing=10)))
        )

    def show_gaps(self, found: tuple[Gap, ...]) -> None:
        """Show other gaps."""
        if found == self._shown:
            return
        self._shown = found
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
        words = stack(Paragraph(gap.what), small(gap.why), spacing=1)
        if gap.source is not None:
            words.setToolTip(gap.source.line())
        if not gap.record_id:
            return words
        see = button("Open", partial(self.opened.emit, gap.record_id), kind="link")
        see.setAccessibleName(f"Open the entry: {gap.what}")
        return holder(row((words, 1), see))
