"""The kinds of one page, side by side with their counts, or in a combo box where room is short."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from apptprep.ui.theme import theme
from apptprep.ui.widgets import Button, FlowLayout, button, column, holder
from apptprep.ui.widgets.combo import Combo

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from apptprep.records import Record

MOST_LINES = 2
"""Above this many lines of buttons a combo box takes their place."""


class KindTabs(QWidget):
    """Chooses one of several kinds."""

    picked = Signal(object)

    def __init__(self, kinds: tuple[type[Record], ...]) -> None:
        """Show kinds, the first chosen."""
        super().__init__()
        self.setObjectName("clear")
        self._kinds = kinds
        self._buttons: dict[type[Record], Button] = {}
        self._flow = FlowLayout(8)
        self.combo = Combo("What to show")
        for at, kind in enumerate(kinds):
            made = button(kind.KIND.many, kind="chip")
            made.setCheckable(True)
            made.setAutoExclusive(True)
            made.setChecked(at == 0)
            made.toggled.connect(partial(self._toggled, kind))
            self._buttons[kind] = made
            self._flow.addWidget(made)
            self.combo.addItem(kind.KIND.many)
        self._chips = holder(self._flow)
        self.combo.activated.connect(lambda at: self.choose(kinds[at]))
        self.combo.hide()
        self.setLayout(column(self._chips, self.combo, spacing=0))
        theme().changed.connect(self._fit)

    def current(self) -> type[Record]:
        """Return the kind chosen."""
        return next(kind for kind, made in self._buttons.items() if made.isChecked())

    def choose(self, kind: type[Record]) -> None:
        """Choose a kind, as a click would."""
        self._buttons[kind].setChecked(True)

    def button(self, kind: type[Record]) -> Button:
        """Return a kind's button."""
        return self._buttons[kind]

    def count(self, numbers: Mapping[type[Record], int]) -> None:
        """Show how many entries each kind has."""
        for at, kind in enumerate(self._kinds):
            number = numbers.get(kind, 0)
            text = f"{kind.KIND.many}  {number:,}" if number else kind.KIND.many
            self._buttons[kind].setText(text)
            self._buttons[kind].setAccessibleName(f"{kind.KIND.many}, {number:,}")
            self.combo.setItemText(at, text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between buttons and combo box."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        line = max(made.sizeHint().height() for made in self._buttons.values())
        most = MOST_LINES * line + self._flow.gap * (MOST_LINES - 1)
        narrow = self._flow.heightForWidth(max(1, self.width())) > most
        if narrow == self.combo.isHidden():
            self.combo.setVisible(narrow)
            self._chips.setVisible(not narrow)

    def _toggled(self, kind: type[Record], on: bool) -> None:  # noqa: FBT001 - Qt's signal
        if on:
            self.combo.setCurrentIndex(self._kinds.index(kind))
            self.picked.emit(kind)
