"""The line over the pages that says: this is the made-up sample person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from apptprep.ui.widgets.boxes import holder, row
from apptprep.ui.widgets.buttons import button
from apptprep.ui.widgets.layouts import TwoColumns
from apptprep.ui.widgets.text import IconLabel, Paragraph

if TYPE_CHECKING:
    from apptprep.ui.session import Session


class Banner(QFrame):
    """Shown over every page of the sample record; one press erases it."""

    leave = Signal()

    def __init__(self) -> None:
        """Be hidden until a sample record is open."""
        super().__init__()
        self.setObjectName("banner")
        words = Paragraph("This is a sample record. The person in it is made up.")
        icon = IconLabel("users", 20, "accent")
        text = holder(row(icon, (words, 1), spacing=10, margins=(0, 6, 0, 6)))
        away = button("Remove the sample and start my own", self.leave.emit, kind="ghost")
        line = TwoColumns(text, away, (1, 0), gap=8, at=640, middle=True)
        self.setLayout(row(line, margins=(30, 4, 20, 4)))
        self.hide()

    def show_for(self, session: Session) -> None:
        """Show or hide to fit the record that is open."""
        self.setVisible(session.is_open() and session.library.is_sample)
