"""What files hold besides the entries that are listed: counted, and listed when that is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from apptprep.ui.widgets import Paragraph, button, column, heading, row, small

if TYPE_CHECKING:
    from apptprep.jobs import Preview


class ImportFurther(QWidget):
    """How many entries are listed, of how many, and what the others are.

    Signal: ``wanted``, when all are to be listed one by one.
    """

    wanted = Signal()

    def __init__(self, preview: Preview) -> None:
        """Show what is only counted."""
        super().__init__()
        self.setObjectName("clear")
        words = (
            f"These files hold {preview.found:,} entries. {preview.listed:,} of them are looked "
            "at one by one, the newest of each sort. The others are counted:"
        )
        lines = column(heading("More than is listed"), Paragraph(words), spacing=6)
        for each in preview.not_listed:
            lines.put(small(each.words()))
        self.everything = button("List them all", self.wanted.emit, icon="chevron-down")
        if preview.is_cut:
            told = (
                "“List them all” reads the files once more. It takes longer and needs a lot of "
                "memory. “Bring in everything” takes these too."
            )
            lines.put(small(told))
            lines.put(row(self.everything, None))
        self.setLayout(lines)
