"""A date as well as it is known, with how it was understood under it while it is typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from apptprep.records import When
from apptprep.records.when import day_text
from apptprep.ui.editors.base import Desk, FieldEditor
from apptprep.ui.editors.calendar import Calendar
from apptprep.ui.editors.line import text_field
from apptprep.ui.widgets import Paragraph, button, column, row

if TYPE_CHECKING:
    import datetime as dt

    from apptprep.records import Field

EXAMPLE = "e.g. 3 March 2026 or 2019"


class DayEditor(FieldEditor):
    """A text field for a :class:`When`; nothing typed is ever refused."""

    def __init__(self, field: Field, desk: Desk) -> None:
        """Build the field and the line under it."""
        super().__init__(field, desk)
        self.edit = text_field(field.label, field.placeholder or EXAMPLE)
        self.edit.textEdited.connect(self._typed)
        # A long date is read from its beginning once the field is left.
        self.edit.editingFinished.connect(partial(self.edit.setCursorPosition, 0))
        self.understood = Paragraph("", "ok")
        self.understood.hide()
        line = row((self.edit, 1), spacing=6)
        if field.calendar:
            self.picker = button(
                "", self._open_calendar, icon="calendar", name=f"{field.label}: calendar"
            )
            line.put(self.picker)
        self.setLayout(column(line, self.understood, spacing=3))
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
        plain = plain and not self._ahead(value)
        self._explain(None if plain else value)

    def _typed(self) -> None:
        self._value = None
        self._explain(self.value())
        self.edited.emit()

    def _open_calendar(self) -> None:
        value = self.value()
        shown = value.earliest if value and value.earliest else self.desk.session.today()
        Calendar(self.picker, shown, self.take_day).drop_down()

    def take_day(self, day: dt.date) -> None:
        """Take a day from the calendar; a time of day that was written stays."""
        value = self.value()
        time = f" {value.time}" if value is not None and value.time else ""
        self.edit.setText(f"{day_text(day)}{time}")
        self._typed()

    def _ahead(self, value: When | None) -> str:
        """Say of a day that surely lies ahead that it does: a year mistyped is seen at once."""
        ahead = value and value.earliest and value.earliest > self.desk.session.today()
        return " (still to come)" if ahead else ""

    def _explain(self, value: When | None) -> None:
        text, role = "", "ok"
        if value is not None and value.is_understood:
            text = f"✓ Understood as: {value.understood()}{self._ahead(value)}"
        elif value is not None:
            text, role = "Kept as you wrote it. 3 March 2026, March 2026 or 2026 can be sorted.", ""
            role = "small"
        if self.understood.property("role") != role:
            self.understood.setProperty("role", role)
            self.understood.style().polish(self.understood)
        self.understood.setText(text)
        self.understood.setVisible(bool(text))
        self.edit.setAccessibleDescription(text)
