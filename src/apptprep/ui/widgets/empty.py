"""What a page shows while it holds nothing: what belongs here and the first thing to press."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from apptprep.ui.theme import theme
from apptprep.ui.widgets.boxes import card, column, holder, row
from apptprep.ui.widgets.layouts import FlowLayout
from apptprep.ui.widgets.text import IconLabel, heading, subtle

_WIDEST = 520


class EmptyState(QFrame):
    """An icon, a sentence or two, and buttons, in the middle of a card."""

    def __init__(self, icon: str, title: str, text: str, *buttons: QWidget) -> None:
        """Build it."""
        super().__init__()
        self.setObjectName("clear")
        self._title, self._text = heading(title), subtle(text)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        flow = FlowLayout(10, centered=True)
        for made in buttons:
            flow.addWidget(made)
        middle = column(
            row(None, IconLabel(icon, 48, "accent"), None),
            6,
            self._title,
            row(None, (self._text, 8), None),
            8,
            holder(flow),
        )
        inner = card(column(None, middle, None), padding=28)
        self.setLayout(column(inner))
        self._rescale()
        theme().changed.connect(self._rescale)

    def _rescale(self) -> None:
        self._text.setMaximumWidth(theme().px(_WIDEST))
        self.setMinimumHeight(theme().px(320))
