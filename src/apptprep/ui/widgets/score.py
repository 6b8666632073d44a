"""Eleven buttons for a number from 0 to 10.

Never a slider: shaky hands and screen readers need real targets. One tab stop; arrows move, a
digit picks at once, and "1" then "0" within 0.9 seconds is 10. Announced as radio buttons.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from apptprep.ui.theme import theme
from apptprep.ui.widgets.severity import BANDS, HIGHEST, band, told

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QPaintEvent, QResizeEvent

SIDE = 44
"""Height of a button for text size 1: the least that shaky hands hit."""
_SMALLEST, _LARGEST = 34, 64
_GAP, _LINE_GAP = 5, 6
_WORDS = 29
PAUSE = 0.9
"""Seconds in which a "0" after a "1" makes it 10."""
_SIX = 6


class ScoreButton(QAbstractButton):
    """One number, tinted by its band."""

    def __init__(self, subject: str, value: int, parent: QWidget) -> None:
        """Stand for a value of a subject ("Pain")."""
        super().__init__(parent)
        self.value = value
        self.setText(str(value))
        self.setCheckable(True)
        # Makes assistive technology call it a radio button.
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.rename(subject)

    def rename(self, subject: str) -> None:
        """Name it for another subject."""
        self.setAccessibleName(f"{subject} {told(self.value)}")
        self.setToolTip(told(self.value))

    def sizeHint(self) -> QSize:
        """Return a square of 44 px at text size 1."""
        return QSize(theme().px(SIDE), theme().px(SIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the number on its tint, or on its full colour when chosen."""
        look, at, on = theme(), band(self.value), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(look.color(f"sev{at}" if on else f"sev{at}_soft"))
        edge = QPen(look.color(f"sev{at}"), 1.6)
        painter.setPen(edge if on or self.underMouse() else Qt.PenStyle.NoPen)
        place = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        painter.drawRoundedRect(place, look.px(9), look.px(9))
        painter.setFont(look.font(17, 600 if on else 500))
        painter.setPen(look.color("on_sev" if on else "text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self.value))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the edge under the mouse."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the edge."""
        super().leaveEvent(event)
        self.update()


class ScoreRow(QWidget):
    """The eleven buttons, in one line or 6 + 5, with the bands' words under them if wanted."""

    picked = Signal(int)

    def __init__(self, subject: str, value: int | None = None, *, words: bool = False) -> None:
        """Ask about a subject; ``value`` is chosen already."""
        super().__init__()
        self._words = words
        self._typed = ""
        self._typed_at = 0.0
        self._group = QButtonGroup(self)
        self.buttons = [ScoreButton(subject, number, self) for number in range(HIGHEST + 1)]
        for number, made in enumerate(self.buttons):
            self._group.addButton(made, number)
            made.installEventFilter(self)
        self.set_value(value)
        self.setAccessibleName(f"{subject}, 0 to 10")
        # Not idClicked: assistive technology toggles without a click.
        self._group.idToggled.connect(self._toggled)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self._rescale)

    def rename(self, subject: str) -> None:
        """Ask about another subject."""
        self.setAccessibleName(f"{subject}, 0 to 10")
        for made in self.buttons:
            made.rename(subject)

    def value(self) -> int | None:
        """Return the number chosen, or None."""
        chosen = self._group.checkedId()
        return chosen if chosen >= 0 else None

    def set_value(self, value: int | None) -> None:
        """Choose a number, or none, without telling anybody."""
        blocked = self._group.blockSignals(True)
        self._group.setExclusive(False)
        for made in self.buttons:
            made.setAutoExclusive(False)
            made.setChecked(made.value == value)
            made.setAutoExclusive(True)
        self._group.setExclusive(True)
        self._group.blockSignals(blocked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a digit pick its number."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if not event.text().isdecimal() or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return super().eventFilter(watched, event)
        self._type(str(int(event.text())))
        return True

    def lines(self, width: int) -> int:
        """Return 1 or 2: whether the buttons wrap at a width."""
        room = (width - HIGHEST * theme().px(_GAP)) / (HIGHEST + 1)
        return 1 if room >= theme().px(_SMALLEST) else 2

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        lines = self.lines(width)
        return self._top(lines) + (theme().px(_WORDS) if self._words else 0)

    def sizeHint(self) -> QSize:
        """Return room for one line."""
        width = theme().px(520)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return room for six buttons a line."""
        return QSize(6 * theme().px(_SMALLEST + _GAP), theme().px(SIDE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the buttons."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bands' words and lines under the buttons."""
        if not self._words:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme().font(13.5))
        for place, text, at in self.text_rects():
            painter.setPen(theme().color("text2"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
            if at > 0:
                self._line(painter, at)

    def text_rects(self) -> list[tuple[QRect, str, int]]:
        """Return what is painted under the buttons: place, text and band (0: no line over it)."""
        if not self._words:
            return []
        top = self._top(self.lines(self.width())) + theme().px(8)
        height = theme().px(_WORDS - 8)
        measure = QFontMetrics(theme().font(13.5))
        places = []
        for at, (low, high, text) in enumerate(BANDS):
            span = self.buttons[low].geometry().united(self.buttons[high].geometry())
            room = theme().px(8)
            places.append((QRect(span.x() - room, top, span.width() + 2 * room, height), text, at))
        fits = all(measure.horizontalAdvance(text) <= place.width() for place, text, _at in places)
        if fits and self.lines(self.width()) == 1:
            return places
        text = measure.elidedText("0 none, 10 worst", Qt.TextElideMode.ElideRight, self.width())
        return [
            (QRect(0, top, min(self.width(), measure.horizontalAdvance(text) + 2), height), text, 0)
        ]

    def _line(self, painter: QPainter, at: int) -> None:
        low, high, _text = BANDS[at]
        span = self.buttons[low].geometry().united(self.buttons[high].geometry())
        y = self._top(1) + theme().px(5)
        pen = QPen(theme().color(f"sev{at}", 0.55), theme().px(2))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(span.left() + 3, y), QPointF(span.right() - 3, y))

    def _top(self, lines: int) -> int:
        return lines * theme().px(SIDE) + (lines - 1) * theme().px(_LINE_GAP)

    def _place(self) -> None:
        gap, tall = theme().px(_GAP), theme().px(SIDE)
        lines = self.lines(self.width())
        per_line = HIGHEST + 1 if lines == 1 else _SIX
        wide = min((self.width() - (per_line - 1) * gap) / per_line, theme().px(_LARGEST))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for made in self.buttons:
            line, place = divmod(made.value, per_line)
            x = place * (wide + gap)
            if mirrored:
                x = self.width() - x - wide
            made.setGeometry(round(x), line * (tall + theme().px(_LINE_GAP)), round(wide), tall)
        self.update()

    def _rescale(self) -> None:
        self.updateGeometry()
        self._place()

    def _type(self, digit: str) -> None:
        now = monotonic()
        ten = digit == "0" and self._typed == "1" and now - self._typed_at <= PAUSE
        self._typed, self._typed_at = ("" if ten else digit), now
        made = self.buttons[HIGHEST if ten else int(digit)]
        made.setFocus(Qt.FocusReason.ShortcutFocusReason)
        made.setChecked(True)

    def _toggled(self, value: int, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        if on:
            self.picked.emit(value)
