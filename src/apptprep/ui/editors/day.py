"""A date as well as it is known, with how it was understood under it while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.records import When
from apptprep.ui.editors.base import Desk, FieldEditor
from apptprep.ui.editors.line import text_field
from apptprep.ui.widgets import Paragraph, column

if TYPE_CHECKING:
    from apptprep.records import Field

EXAMPLE = "e.g. 3 March 2026 or 2019"


class DayEditor(FieldEditor):
    """A text field for a :class:`When`; nothing typed is ever refused."""

    def __init__(self, field: Field, desk: Desk) -> None:
        """Build the field and the line under it."""
        super().__init__(field, desk)
        self.edit = text_field(field.label, field.placeholder or EXAMPLE)
        self.edit.textEdited.connect(self._typed)
        self.understood = Paragraph("", "ok")
        self.understood.hide()
        self.setLayout(column(self.edit, self.understood, spacing=3))
        self._value: When | None = None

    def value(self) -> When | None:
        """Return the date.

        Words that were not touched keep their meaning: "yesterday" stays the day it was.
        """
        words = self.edit.text().strip()
        if self._value is not None and words == self._value.words.strip():
            return self._value
        return When.parse(words, self.desk.session.today()) if words else None

    def show_value(self, value: When | None) -> None:
        """Show a date in its own words; how it was understood, where that differs."""
        if value == self.value():
            return
        self._value = value
        self.edit.setText(value.words if value else "")
        self.edit.setCursorPosition(0)
        plain = value is None or value.understood().replace(",", "") == value.words
        self._explain(None if plain else value)

    def _typed(self) -> None:
        self._value = None
        self._explain(self.value())
        self.edited.emit()

    def _explain(self, value: When | None) -> None:
        text, role = "", "ok"
        if value is not None and value.is_understood:
            text = f"✓ Understood as: {value.understood()}"
        elif value is not None:
            text, role = "Kept as you wrote it. 3 March 2026, March 2026 or 2026 can be sorted.", ""
            role = "small"
        if self.understood.property("role") != role:
            self.understood.setProperty("role", role)
            self.understood.style().polish(self.understood)
        self.understood.setText(text)
        self.understood.setVisible(bool(text))
        self.edit.setAccessibleDescription(text)
