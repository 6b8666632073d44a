"""A number from 0 to 10, picked from eleven buttons, taken back by a word under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.ui.editors.base import Desk, FieldEditor
from apptprep.ui.widgets import ScoreRow, button, column, row

if TYPE_CHECKING:
    from apptprep.records import Field


class ScaleEditor(FieldEditor):
    """The eleven buttons."""

    def __init__(self, field: Field, desk: Desk) -> None:
        """Build them, none chosen."""
        super().__init__(field, desk)
        self.score = ScoreRow(field.label, words=True)
        self.score.picked.connect(self._picked)
        self.clear = button(
            "Take the number back", self._clear, kind="link", name=f"{field.label}: take it back"
        )
        self.clear.hide()
        self.setLayout(column(self.score, row(self.clear, None), spacing=2))

    def value(self) -> int | None:
        """Return the number, None for none."""
        return self.score.value()

    def show_value(self, value: int | None) -> None:
        """Show a number."""
        self.score.set_value(value)
        self.clear.setVisible(value is not None)

    def _picked(self) -> None:
        self.clear.show()
        self.edited.emit()

    def _clear(self) -> None:
        self.show_value(None)
        self.score.buttons[0].setFocus()
        self.edited.emit()
