"""One answer of several. No answer is "Not written down", never a "no"."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from apptprep.ui.editors.base import Desk, FieldEditor
from apptprep.ui.widgets import Button, Combo, FlowLayout, button, column

if TYPE_CHECKING:
    from apptprep.records import Field, Option

UNANSWERED = "Not written down"
_PADDING, _LETTER, _ROOM = 32, 8.6, 240


def fits_side_by_side(options: tuple[Option, ...]) -> bool:
    """Tell whether the answers fit beside each other into half a form."""
    return sum(_PADDING + _LETTER * len(option.label) for option in options) <= _ROOM


class Answers(QFrame):
    """Answers side by side; pressing the chosen one again takes it back."""

    picked = Signal(str)

    def __init__(self, label: str, options: tuple[Option, ...]) -> None:
        """Show the answers, none of them chosen."""
        super().__init__()
        self.setObjectName("segments")
        self.setAccessibleName(label)
        flow = FlowLayout(2)
        flow.setContentsMargins(0, 0, 0, 0)
        self._buttons: dict[str, Button] = {}
        for option in options:
            made = button(option.label, kind="segment", name=f"{label}: {option.label}")
            made.setCheckable(True)
            made.setToolTip("Press again to take it back")
            made.toggled.connect(partial(self._toggled, option.key))
            self._buttons[option.key] = made
            flow.addWidget(made)
        self.setLayout(column(flow, margins=(3, 3, 3, 3)))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)

    def chosen(self) -> str:
        """Return the key of the answer chosen, or ""."""
        return next((key for key, made in self._buttons.items() if made.isChecked()), "")

    def choose(self, chosen: str) -> None:
        """Choose an answer, or none, in silence."""
        for key, made in self._buttons.items():
            blocked = made.blockSignals(True)
            made.setChecked(key == chosen)
            made.blockSignals(blocked)

    def knows(self, key: str) -> bool:
        """Tell whether there is such an answer."""
        return not key or key in self._buttons

    def _toggled(self, key: str, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.choose(key if on else "")
        self.picked.emit(self.chosen())


class ChoiceEditor(FieldEditor):
    """A combo box, or short answers side by side."""

    def __init__(self, field: Field, desk: Desk) -> None:
        """Build what suits the answers."""
        super().__init__(field, desk)
        self.answers: Answers | None = None
        self.combo: Combo | None = None
        if fits_side_by_side(field.options):
            self.answers = Answers(field.label, field.options)
            self.answers.picked.connect(self._picked)
            self.setLayout(column(self.answers))
            return
        self.combo = Combo(field.label)
        self.combo.setAccessibleDescription(field.help)
        self._fill("")
        self.combo.activated.connect(self._picked)
        self.setLayout(column(self.combo))
        self._kept = ""

    def value(self) -> str:
        """Return the key of the answer, ``""`` for none."""
        if self.answers is not None:
            return self.answers.chosen() or self._foreign()
        return str(self.combo.currentData() or "") if self.combo is not None else ""

    def show_value(self, value: str) -> None:
        """Show an answer; one we do not know is shown as it stands."""
        if self.answers is not None:
            self.answers.setProperty("foreign", "" if self.answers.knows(value) else value)
            self.answers.choose(value)
        elif self.combo is not None and value != self.value():
            self._fill(value)

    def _fill(self, value: str) -> None:
        combo = self.combo
        if combo is None:
            return
        combo.clear()
        combo.addItem(UNANSWERED, "")
        for option in self.field.options:
            combo.addItem(option.label, option.key)
        if combo.findData(value) < 0:
            combo.addItem(value, value)
        combo.setCurrentIndex(combo.findData(value))

    def _foreign(self) -> str:
        return str(self.answers.property("foreign") or "") if self.answers is not None else ""

    def _picked(self) -> None:
        if self.answers is not None:
            self.answers.setProperty("foreign", "")
        self.edited.emit()
