"""A small table inside a record: one card a row, closed to a line until it is edited.

Ten fields a row side by side would be a spreadsheet; a person reads one line and opens the one
that is to be changed.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from apptprep.records import Editor, Field, Row, fields_of, show_value
from apptprep.ui.editors.base import Desk, FieldEditor
from apptprep.ui.form.cells import Cell, CellBox
from apptprep.ui.widgets import FlowLayout, button, column, holder, row, small, strong

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from apptprep.records import Lookup, Option
    from apptprep.ui.widgets import Button

MOST_PARTS = 5
LONGEST, SPOKEN = 300, 60
"""Letters of a row's first field shown on its line, and said of it on buttons."""
SHORT = 3
"""Up to this many letters a first field says nothing without its label ("Cycle 4")."""


def singular(label: str) -> str:
    """Return what one row of a table is called on its buttons."""
    known = {
        "Cycles or sessions": "a cycle or session",
        "Changes of dose, and why": "a change of dose",
        "Changes": "a change",
        "Who holds what": "something else",
        "Conditions for joining": "a condition",
        "Record numbers at hospitals": "a record number",
        "Who writes here": "a person",
        "Codes as received": "a code",
        "Sites": "a site",
        "Brought in from": "a file",
    }
    return known.get(label, f"to “{label.lower()}”")


def summary(item: Row, lookup: Lookup | None = None) -> tuple[str, str]:
    """Return a row in words: its first filled field, and the others; dates say what they are."""
    parts: list[str] = []
    for declared in fields_of(type(item)):
        text = show_value(declared, getattr(item, declared.name), lookup)
        if text:
            told = declared.editor is Editor.DAY and declared.label != "When"
            parts.append(f"{declared.label.lower()} {text}" if told and parts else text)
    if not parts:
        return "", ""
    first = next(f for f in fields_of(type(item)) if getattr(item, f.name) != f.empty)
    if len(parts[0]) <= SHORT and parts[0].isalnum() and not parts[0].isalpha():
        parts[0] = f"{first.label} {parts[0]}"
    more = "…" if len(parts) > MOST_PARTS + 1 else ""
    return " ".join(parts[0].split()), " · ".join(parts[1 : MOST_PARTS + 1]) + more


class RowWords(QWidget):
    """A row in words, wrapping; a click on them opens the row."""

    pressed = Signal()

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__()
        self.setObjectName("clear")
        self.title, self.more = strong(""), small("")
        self.more.hide()
        self.setLayout(column(self.title, self.more, spacing=1))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Be pressed."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()


class RowCard(QFrame):
    """One row: a line that opens into the row's own fields, and Remove."""

    changed = Signal()
    removed = Signal()

    def __init__(self, item: Row, field: Field, desk: Desk) -> None:
        """Show a row, closed."""
        super().__init__()
        self.setObjectName("rowCard")
        self.item, self._field, self._desk = item, field, desk
        self._editors: dict[str, FieldEditor] = {}
        self._box = CellBox()
        self._box.hide()
        self.opener = button("", self._turn, kind="ghost", icon="chevron-right")
        self.words = RowWords()
        self.words.pressed.connect(self._turn)
        self.remove = button("", self.removed.emit, kind="ghost", icon="trash-2", tip="Remove")
        line = row(
            column(self.opener, None),
            (column(5, self.words, 5, spacing=0), 1),
            column(self.remove, None),
            spacing=2,
        )
        body = row(6, (column(self._box, spacing=0), 1), 6, spacing=0)
        self.setLayout(column(line, body, spacing=4, margins=(4, 4, 4, 8)))
        self._tell()

    def is_open(self) -> bool:
        """Tell whether the row's fields are shown."""
        return not self._box.isHidden()

    def open(self, on: bool = True) -> None:  # noqa: FBT001, FBT002 - reads like Qt's own
        """Open the row for editing, or close it to a line."""
        if on and not self._editors:
            self._build()
        self._box.setVisible(on)
        self.opener.set_icon("chevron-down" if on else "chevron-right", "accent")
        self._tell()

    def start(self) -> None:
        """Put the keyboard into the first empty field, else the first."""
        empty = [e for e in self._editors.values() if e.value() == e.field.empty]
        for editor in (*empty, *self._editors.values()):
            editor.start()
            return

    def editor(self, name: str) -> FieldEditor:
        """Return the editor of one of the row's fields; the row must have been opened.

        Raises:
            KeyError: there is none.
        """
        return self._editors[name]

    def is_blank(self) -> bool:
        """Tell whether nothing is written in it."""
        return all(getattr(self.item, f.name) == f.empty for f in fields_of(type(self.item)))

    def _turn(self) -> None:
        self.open(not self.is_open())

    def _build(self) -> None:
        from apptprep.ui.editors import make_editor

        cells = []
        for declared in fields_of(type(self.item)):
            editor = make_editor(declared, self._desk)
            editor.show_value(getattr(self.item, declared.name))
            editor.edited.connect(partial(self._edited, declared.name))
            self._editors[declared.name] = editor
            cells.append(Cell(editor))
        self._box.hold(cells)

    def _edited(self, name: str) -> None:
        change: dict[str, Any] = {name: self._editors[name].value()}
        self.item = replace(self.item, **change)  # type: ignore[type-var]
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        first, others = summary(self.item, self._desk.session.snapshot())
        words = first or "Still empty"
        self.words.title.setText(words if len(words) <= LONGEST else f"{words[:LONGEST]}…")
        self.words.more.setText(others)
        self.words.more.setVisible(bool(others) and not self.is_open())
        name = words if len(words) <= SPOKEN else f"{words[:SPOKEN]}…"
        self.opener.setAccessibleName(f"{'Close' if self.is_open() else 'Open'} {name}")
        self.remove.setAccessibleName(f"Remove {name}")


class RowsEditor(FieldEditor):
    """The cards, and the button or buttons that add one."""

    def __init__(self, field: Field, desk: Desk) -> None:
        """Start without rows."""
        super().__init__(field, desk)
        if field.row is None:
            message = f"the table {field.name} names no row"
            raise TypeError(message)
        self._row = field.row
        self.cards: list[RowCard] = []
        self._column = column(spacing=8)
        self.adders: list[tuple[Option | None, Button]] = self._make_adders()
        flow = FlowLayout(8)
        for _option, made in self.adders:
            flow.addWidget(made)
        self.setLayout(column(holder(self._column), holder(flow), spacing=8))

    def value(self) -> tuple[Row, ...]:
        """Return the rows in which something is written."""
        return tuple(card.item for card in self.cards if not card.is_blank())

    def show_value(self, value: tuple[Row, ...]) -> None:
        """Show rows, all closed; unchanged ones stay as they are."""
        if value == self.value() and (value or not self.cards):
            return
        self._column.clear()
        self.cards = []
        for item in value:
            self._append(item)
        self._offer()

    def _make_adders(self) -> list[tuple[Option | None, Button]]:
        first = fields_of(self._row)[0]
        if first.editor is Editor.CHOICE and first.required:
            return [
                (
                    option,
                    button(
                        option.label,
                        partial(self._add, **{first.name: option.key}),
                        icon="plus",
                        name=f"{self.field.label}: add {option.label}",
                    ),
                )
                for option in first.options
                if not self.field.offers or option.key in self.field.offers
            ]
        text = f"Add {singular(self.field.label)}"
        return [(None, button(text, self._add, icon="plus"))]

    def _offer(self) -> None:
        """Offer each answer once where rows stand for answers (report, images, slides, block)."""
        first = fields_of(self._row)[0].name
        used = {getattr(card.item, first) for card in self.cards}
        for option, made in self.adders:
            made.setVisible(option is None or option.key not in used)

    def _append(self, item: Row) -> RowCard:
        made = RowCard(item, self.field, self.desk)
        made.changed.connect(self._row_changed)
        made.removed.connect(partial(self._take_out, made))
        self.cards.append(made)
        self._column.put(made)
        made.show()
        return made

    def _add(self, **given: str) -> None:
        made = self._append(self._row(**given))
        made.open()
        made.start()
        self._offer()
        if given:
            self.edited.emit()

    def _row_changed(self) -> None:
        self._offer()
        self.edited.emit()

    def _take_out(self, card: RowCard) -> None:
        self.cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
        self._offer()
        self.edited.emit()
        if self.adders:
            next((b for _o, b in self.adders if not b.isHidden()), self.adders[0][1]).setFocus()
