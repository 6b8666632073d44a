"""Several lines of text in a field that grows with what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QPlainTextEdit

from apptprep.ui.editors.base import Desk, FieldEditor
from apptprep.ui.theme import theme
from apptprep.ui.widgets import column

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from apptprep.records import Field

_FEWEST, _MOST = 2, 14
_ROOM = 22


class GrowingEdit(QPlainTextEdit):
    """Plain text as tall as its lines, from 2 to 14, then scrolling; Tab goes on."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        theme().changed.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """Return the text as it is; Qt's own plain text turns hard spaces into soft ones."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height after a change of width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the height after a change of font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        # A plain text document measures its height in lines.
        wanted = round(self.document().size().height())
        lines = min(_MOST, max(_FEWEST, wanted))
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if wanted > _MOST else policy.ScrollBarAlwaysOff
        )
        height = lines * self.fontMetrics().lineSpacing() + theme().px(_ROOM)
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)


class ParagraphEditor(FieldEditor):
    """A growing text field."""

    def __init__(self, field: Field, desk: Desk) -> None:
        """Build the field."""
        super().__init__(field, desk)
        self.edit = GrowingEdit()
        self.edit.setAccessibleName(field.label)
        self.edit.setAccessibleDescription(field.help)
        self.edit.setPlaceholderText(field.placeholder)
        self.setLayout(column(self.edit))
        self._shown = ""
        self.edit.textChanged.connect(self._typed)

    def value(self) -> str:
        """Return the text without white space at its ends."""
        return self.edit.text().strip()

    def show_value(self, value: str) -> None:
        """Show a text."""
        if value == self.value():
            return
        blocked = self.edit.blockSignals(True)
        self.edit.setPlainText(value)
        self.edit.blockSignals(blocked)
        self._shown = self.edit.text()

    def _typed(self) -> None:
        # Told of changes of layout too; only another text is an edit.
        text = self.edit.text()
        if text != self._shown:
            self._shown = text
            self.edited.emit()
