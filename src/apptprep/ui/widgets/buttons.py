"""Buttons in the few kinds the window has, with icons that follow theme and text size."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy

from apptprep.ui import icons
from apptprep.ui.theme import theme
from apptprep.ui.widgets.boxes import row
from apptprep.ui.widgets.text import tip as tool_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

ICON = 19
_GAP = 5
_LEAST = 120
_TOKENS = {"primary": "on_accent", "ghost": "accent", "link": "accent"}


class Button(QPushButton):
    """A push button of one kind.

    Kinds: ``""`` (ordinary), ``primary`` (one a page), ``ghost`` and ``link`` (quiet), ``step``,
    ``chip``, ``segment``, ``side``, ``fold``.
    """

    def __init__(self, text: str, kind: str = "", icon: str = "", token: str = "") -> None:
        """Show a text, and an icon in a token's colour (by default that of the kind)."""
        super().__init__(text)
        self._whole = text
        # These may carry what a person typed, of any length.
        self._elides = kind in ("chip", "fold")
        if self._elides:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._icon, self._token = icon, token or _TOKENS.get(kind, "text2")
        if kind:
            self.setProperty("kind", kind)
        self.setAccessibleName(text.replace("&", ""))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if icon:
            self.redraw()
            theme().changed.connect(self.redraw)

    def sizeHint(self) -> QSize:
        """Leave room for the bold print of a pressed chip or segment, so nothing jumps."""
        size = super().sizeHint()
        measure = self.fontMetrics()
        extra = measure.horizontalAdvance(self._whole) - measure.horizontalAdvance(super().text())
        if self.isCheckable():
            bold = QFont(self.font())
            bold.setWeight(QFont.Weight.DemiBold)
            wider = QFontMetrics(bold).horizontalAdvance(self._whole)
            extra += max(0, wider - measure.horizontalAdvance(self._whole)) + 2
        return QSize(size.width() + extra, size.height())

    def minimumSizeHint(self) -> QSize:
        """Return the same, as a cut text helps nobody; less where the text may be of any length."""
        size = self.sizeHint()
        if self._elides:
            size.setWidth(min(size.width(), theme().px(_LEAST)))
        return size

    def text(self) -> str:
        """Return the whole text."""
        return self._whole

    def setText(self, text: str) -> None:
        """Show another text."""
        gap_changes = bool(text) != bool(self._whole)
        self._whole = text
        super().setText(text)
        if gap_changes:
            self.redraw()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the text where it does not fit."""
        super().resizeEvent(event)
        self._fit()

    def set_icon(self, icon: str, token: str = "text2") -> None:
        """Show another icon."""
        self._icon, self._token = icon, token
        self.redraw()

    def redraw(self) -> None:
        """Draw the icon for the theme of now."""
        if not self._icon:
            return
        px = theme().px
        gap = _GAP if self.text() else 0
        self.setIcon(icons.icon(self._icon, ICON, self._token, gap))
        self.setIconSize(QSize(px(ICON) + px(gap), px(ICON)))

    def _fit(self) -> None:
        if not self._elides:
            return
        room = self.width() - self.sizeHint().width()
        room += self.fontMetrics().horizontalAdvance(self._whole)
        # A pixel or two go to rounding; a text that fits is never cut for them.
        fits = room >= self.fontMetrics().horizontalAdvance(self._whole) - 2
        cut = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        shown = self._whole if fits else cut
        if shown != super().text():
            super().setText(shown)
            self.setToolTip(tool_tip(self._whole) if shown != self._whole else "")


def button(
    text: str,
    pressed: Callable[[], object] | None = None,
    *,
    kind: str = "",
    icon: str = "",
    token: str = "",
    name: str = "",
    tip: str = "",
) -> Button:
    """Return a button.

    Args:
        text: what it says; ``&`` before a letter makes it reachable with Alt.
        pressed: what it does, called without arguments.
        kind: see :class:`Button`.
        icon: name of an icon.
        token: the icon's colour, by default that of the kind.
        name: what a screen reader says, where the text alone does not say enough.
        tip: a tool tip.
    """
    made = Button(text, kind, icon, token)
    if pressed is not None:
        action = pressed
        made.clicked.connect(lambda: action())  # noqa: PLW0108 - drops the checked argument
    if name:
        made.setAccessibleName(name)
    if tip:
        made.setToolTip(tool_tip(tip))
    return made


def chip(text: str, *, checked: bool = False, icon: str = "", name: str = "") -> Button:
    """Return a rounded button that stays pressed."""
    made = button(text, kind="chip", icon=icon, name=name)
    made.setCheckable(True)
    made.setChecked(checked)
    return made


class Segments(QFrame):
    """A few exclusive choices side by side, announced as radio buttons."""

    picked = Signal(str)

    def __init__(self, choices: tuple[tuple[str, str], ...], chosen: str) -> None:
        """Show choices as pairs of key and text, one of them chosen."""
        super().__init__()
        self.setObjectName("segments")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        line = row(spacing=2, margins=(3, 3, 3, 3))
        for key, text in choices:
            made = button(text, kind="segment")
            made.setCheckable(True)
            made.setAutoExclusive(True)
            made.setChecked(key == chosen)
            made.toggled.connect(partial(self._toggled, key))
            self._group.addButton(made)
            self._buttons[key] = made
            line.addWidget(made)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)

    def choose(self, key: str) -> None:
        """Choose without a click."""
        self._buttons[key].setChecked(True)

    def chosen(self) -> str:
        """Return the key of the choice of now."""
        return next((key for key, made in self._buttons.items() if made.isChecked()), "")

    def _toggled(self, key: str, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        if on:
            self.picked.emit(key)
