"""One line that leads to the call-now card, where a line of it has words like those written."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from apptprep.ui.widgets import IconLabel, Paragraph, TwoColumns, button, column, holder, row
from apptprep.ui.widgets.boxes import card

if TYPE_CHECKING:
    import datetime as dt

    from apptprep.records import Snapshot
    from apptprep.ui.pages.base import Shell


class CallStrip(QWidget):
    """Hidden while no line fits; says nothing then."""

    def __init__(self, shell: Shell) -> None:
        """Build it hidden."""
        super().__init__()
        self.setObjectName("clear")
        text = "Words like these stand on the card of signs to call about."
        words = holder(row(IconLabel("phone", 22, "warn_text"), (Paragraph(text), 1), spacing=12))
        self.see = button(
            "See whom to call", partial(shell.navigate, "today"), kind="link", token="warn_text"
        )
        line = TwoColumns(words, self.see, (1, 0), gap=12, at=420, middle=True)
        self.setLayout(column(card(column(line), "notice", 12)))
        self.hide()

    def show_snapshot(self, snapshot: Snapshot, today: dt.date) -> None:
        """Show or hide it for what is written down now."""
        from apptprep.questions import matches

        self.setVisible(bool(matches(snapshot, today)))
