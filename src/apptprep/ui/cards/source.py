"""Where a statement is from: shown when asked for, opened only after it was seen."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from apptprep.records import When
from apptprep.ui.widgets import FlowLayout, Paragraph, button, column, holder, small
from apptprep.ui.widgets.focus import focusable

if TYPE_CHECKING:
    from apptprep.questions import Source

_CLOSED, _OPEN = "Source", "Hide the source"
_SCHEMES = ("https", "http")


class SourceNote(QWidget):
    """Publisher, title, address and the day it was read; hidden until asked for.

    Attributes:
        opener: the button that shows it; whoever makes the note places it.
    """

    def __init__(self, source: Source, about: str) -> None:
        """Know a source; nothing is built before it is asked for.

        Args:
            source: where a statement is from.
            about: the statement or question, for screen readers.
        """
        super().__init__()
        self.setObjectName("clear")
        self.source, self._about = source, about
        self._box = column(spacing=2)
        self.setLayout(self._box)
        self.opener = button(_CLOSED, self.turn, kind="link", name=f"{_CLOSED}: {about}")
        self.hide()

    def turn(self) -> None:
        """Show the source, or hide it again."""
        if not self._box.count():
            self._build()
        on = self.isHidden()
        self.setVisible(on)
        text = _OPEN if on else _CLOSED
        self.opener.setText(text)
        self.opener.setAccessibleName(f"{text}: {self._about}")

    def _build(self) -> None:
        source = self.source
        self._box.put(Paragraph(source.publisher, "h3"))
        self._box.put(Paragraph(source.title))
        self._box.put(Paragraph(source.address))
        self._box.put(small(f"Checked on {When.of(source.checked).day_only()}."))
        flow = FlowLayout(16, between=0)
        copy = button("Copy the address", self._copy, kind="link")
        copy.setAccessibleName(f"Copy the address: {source.address}")
        flow.addWidget(copy)
        if QUrl(source.address).scheme() in _SCHEMES:
            go = button("Open it in the browser", self._open, kind="link")
            go.setAccessibleName(f"Open in the browser, over the internet: {source.address}")
            flow.addWidget(go)
        self._box.put(holder(flow))
        if self.opener.window() is self.window():
            for before, after in pairwise((self.opener, *focusable(self))):
                QWidget.setTabOrder(before, after)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.source.address)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl(self.source.address))
