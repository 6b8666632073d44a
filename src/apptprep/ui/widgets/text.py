"""Labels: wrapped paragraphs, single lines that end in an ellipsis.

What a person typed is shown as plain text, whatever it looks like, and a very long word may
break, so that no text can widen a page.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from apptprep.ui import icons
from apptprep.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_LONG_WORD = re.compile(r"\S{24}(?=\S)")
_TIP = 1000
_BREAK_HERE = "\u200b"


def breakable(text: str) -> str:
    """Return the text with a place to break inside words of more than 24 letters."""
    return _LONG_WORD.sub(lambda found: found[0] + _BREAK_HERE, text)


def tip(text: str) -> str:
    """Return a tool tip that shows a person's text as it is: Qt takes what looks like markup."""
    return f"<p style='white-space:pre-wrap'>{html.escape(text[:_TIP])}</p>" if text else ""


class Paragraph(QLabel):
    """Wrapped text. Plain, as a page of rich text takes Qt three times as long to lay out."""

    def __init__(self, text: str = "", role: str = "") -> None:
        """Show a text in a role of the style sheet (``""``, ``sub``, ``small``, ``ok``...)."""
        super().__init__()
        self._raw = ""
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if role:
            self.setProperty("role", role)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show another text; it is data, never markup."""
        self._raw = text
        self.setAccessibleName(text)
        super().setText(breakable(text))

    def text(self) -> str:
        """Return the text as it was given."""
        return self._raw


class Line(QLabel):
    """One line of text that ends in an ellipsis where it does not fit, with the rest as tip."""

    def __init__(self, text: str = "", role: str = "") -> None:
        """Show a text on one line."""
        super().__init__()
        self._raw = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if role:
            self.setProperty("role", role)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show another text; line breaks become spaces."""
        self._raw = " ".join(text.split())
        self.setAccessibleName(self._raw)
        self._fit()
        self.updateGeometry()

    def text(self) -> str:
        """Return the whole text."""
        return self._raw

    def sizeHint(self) -> QSize:
        """Return the size of the whole text."""
        return QSize(
            self.fontMetrics().horizontalAdvance(self._raw) + 2, self.fontMetrics().height()
        )

    def minimumSizeHint(self) -> QSize:
        """Return the width below which nothing readable is left."""
        return QSize(min(self.sizeHint().width(), theme().px(60)), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the text to the new width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Cut the text anew after a change of font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        width = self.contentsRect().width()
        shown = self.fontMetrics().elidedText(self._raw, Qt.TextElideMode.ElideRight, width)
        QLabel.setText(self, shown)
        self.setToolTip(tip(self._raw) if shown != self._raw else "")


def title(text: str) -> Paragraph:
    """Return a page's title."""
    return Paragraph(text, "h1")


def heading(text: str) -> Paragraph:
    """Return a card's heading."""
    return Paragraph(text, "h2")


def strong(text: str) -> Paragraph:
    """Return an emphasised line."""
    return Paragraph(text, "h3")


def small(text: str) -> Paragraph:
    """Return a secondary line in smaller print."""
    return Paragraph(text, "small")


def subtle(text: str) -> Paragraph:
    """Return secondary text in the ordinary size."""
    return Paragraph(text, "sub")


def pill(text: str) -> QLabel:
    """Return a short text on a rounded patch."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "pill")
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return label


def field_label(text: str, buddy: QWidget) -> QLabel:
    """Return the label above a field; the field gets it as its name where it has none."""
    label = Paragraph(text, "field")
    label.setBuddy(buddy)
    if not buddy.accessibleName():
        buddy.setAccessibleName(text)
    return label


class IconLabel(QLabel):
    """An icon beside text; silent to screen readers, as the text says it."""

    def __init__(self, name: str, size: float = 20, token: str = "text2") -> None:
        """Show an icon of a size (text size 1) in a token's colour."""
        super().__init__()
        self._name, self._size, self._token = name, size, token
        self.redraw()
        theme().changed.connect(self.redraw)

    def change(self, name: str, token: str = "text2") -> None:
        """Show another icon."""
        self._name, self._token = name, token
        self.redraw()

    def redraw(self) -> None:
        """Draw the icon for the theme of now."""
        self.setPixmap(icons.pixmap(self._name, self._size, self._token))
        self.setFixedSize(theme().px(self._size), theme().px(self._size))
