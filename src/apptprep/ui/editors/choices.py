"""Any number of answers, own words among them.

A few answers stand as check boxes. Of a long list (the places of the body) only what was chosen is
shown, and the checklist opens on demand.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from apptprep.records import Option
from apptprep.ui.editors.base import Desk, FieldEditor
from apptprep.ui.editors.line import text_field
from apptprep.ui.widgets import Box, CheckFlow, FlowLayout, button, column, holder, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from apptprep.records import Field

FEW = 6
"""Up to this many answers are all shown at once."""


class ChoicesEditor(FieldEditor):
    """A checklist, the words chosen, and a line for own words."""

    def __init__(self, field: Field, desk: Desk) -> None:
        """Build the parts; a long checklist starts closed."""
        super().__init__(field, desk)
        self.setAccessibleName(field.label)
        self._value: tuple[str, ...] = ()
        self.checks = CheckFlow(tuple((option.key, option.label) for option in field.options))
        self.checks.changed.connect(self._ticked)
        self._chosen = FlowLayout(6)
        self.opener = button("Choose…", self._open, icon="plus", name=f"{field.label}: choose")
        self.own = text_field(f"{field.label}: own words", "In own words")
        self.own.returnPressed.connect(self._add_own)
        self.own.editingFinished.connect(self._add_own)
        self.few = len(field.options) <= FEW
        self._body = self._build()
        self.setLayout(self._body)
        self._show()

    def value(self) -> tuple[str, ...]:
        """Return the keys chosen in the list's order, then own words."""
        return self._value

    def show_value(self, value: tuple[str, ...]) -> None:
        """Show what was chosen."""
        if value != self._value:
            self._value = tuple(value)
            self.checks.choose(self._value)
            self._show()

    def _build(self) -> Box:
        if self.few:
            self.opener.hide()
            self.own.hide()
            more = button("Other…", self._more, kind="link", name=f"{self.field.label}: other")
            self._other: QWidget | None = more
            return column(self.checks, holder(self._chosen), row(more, None), self.own, spacing=4)
        self._other = None
        self.checks.hide()
        self.own.hide()
        self._pills = holder(self._chosen)
        return column(self._pills, row(self.opener, None), self.checks, self.own, spacing=6)

    def _more(self) -> None:
        if self._other is not None:
            self._other.hide()
        self.own.show()
        self.own.setFocus()

    def _open(self) -> None:
        opened = self.checks.isHidden()
        self.checks.setVisible(opened)
        self.own.setVisible(opened)
        self.opener.setText("Done" if opened else "Choose…")
        self.opener.set_icon("check" if opened else "plus")
        self._show()

    def _own_words(self) -> tuple[str, ...]:
        known = {option.key for option in self.field.options}
        return tuple(word for word in self._value if word not in known)

    def _ticked(self) -> None:
        self._change((*self.checks.chosen(), *self._own_words()))

    def _add_own(self) -> None:
        text = self.own.text().strip()
        if not text:
            return
        self.own.clear()
        known = next((o.key for o in self.field.options if same(o, text)), text)
        if known not in self._value:
            chosen = {*self._value, known}
            listed = tuple(o.key for o in self.field.options if o.key in chosen)
            own = tuple(word for word in (*self._own_words(), known) if word not in listed)
            self._change((*listed, *own))

    def _take_out(self, word: str) -> None:
        self._change(tuple(other for other in self._value if other != word))

    def _change(self, value: tuple[str, ...]) -> None:
        self._value = value
        self.checks.choose(value)
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        while (item := self._chosen.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        shown = self._own_words() if self.few else self._value
        for word in shown:
            text = self.field.label_of(word)
            short = text if len(text) <= 40 else f"{text[:39]}…"  # noqa: PLR2004 - letters
            made = button(short.replace("&", "&&"), kind="chip", icon="x", name=f"Remove {text}")
            made.setToolTip("Take it out")
            made.clicked.connect(partial(self._take_out, word))
            self._chosen.addWidget(made)
            made.show()
        place = self._chosen.parentWidget()
        if place is not None:
            place.setVisible(bool(shown))
        self._chosen.invalidate()


def same(option: Option, text: str) -> bool:
    """Tell whether a typed text is one of the answers."""
    return option.label.casefold() == text.casefold()
