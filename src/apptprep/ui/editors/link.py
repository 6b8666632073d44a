"""Links to other records, chosen by their headlines."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from apptprep.records import Field, Record, kind_named
from apptprep.records.base import joined
from apptprep.ui.editors.base import Desk, FieldEditor
from apptprep.ui.editors.choice import UNANSWERED
from apptprep.ui.widgets import FlowLayout, button, column, holder
from apptprep.ui.widgets.combo import Combo

MOST = 200
"""Newest records of each kind that are offered; a log of thousands is no list to choose from."""
_LONGEST = 90
_GONE = "An entry that was removed"


def offered(field: Field, desk: Desk) -> list[Record]:
    """Return the records a link may point to, kind by kind, newest first."""
    snapshot = desk.session.snapshot()
    return [record for name in field.links_to for record in snapshot.all(kind_named(name))[:MOST]]


def words_for(record: Record) -> str:
    """Return the line that stands for a record in a list to choose from."""
    text = joined(" ".join(record.headline().split()), record.aside(), by=" · ")
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


class LinkCombo(Combo):
    """A combo box that asks for its entries anew each time it opens."""

    opening = Signal()

    def showPopup(self) -> None:
        """Fill, then open."""
        self.opening.emit()
        super().showPopup()


class LinkEditor(FieldEditor):
    """A combo box of headlines."""

    def __init__(self, field: Field, desk: Desk) -> None:
        """Build the combo box, without a link."""
        super().__init__(field, desk)
        self.combo = LinkCombo(field.label)
        self.combo.opening.connect(lambda: self._fill(self.value()))
        self.combo.activated.connect(lambda _at: self.edited.emit())
        self.setLayout(column(self.combo))
        self._fill("")

    def value(self) -> str:
        """Return the id of the record linked, ``""`` for none."""
        return str(self.combo.currentData() or "")

    def show_value(self, value: str) -> None:
        """Show a link."""
        self._fill(value)

    def _fill(self, value: str) -> None:
        combo, known = self.combo, offered(self.field, self.desk)
        if value and value not in {record.id for record in known}:
            linked = self.desk.session.snapshot().get(value)
            known += [linked] if linked is not None else []
        combo.clear()
        combo.addItem(UNANSWERED, "")
        for record in known:
            combo.addItem(words_for(record), record.id)
        if value and combo.findData(value) < 0:
            combo.addItem(_GONE, value)
        combo.setCurrentIndex(combo.findData(value))


class LinksEditor(FieldEditor):
    """The records linked, each with a button that takes it out, and a combo box that adds."""

    def __init__(self, field: Field, desk: Desk) -> None:
        """Build the parts, without links."""
        super().__init__(field, desk)
        self._value: tuple[str, ...] = ()
        self._flow = FlowLayout(6)
        self.combo = LinkCombo(field.label)
        self.combo.opening.connect(self._fill)
        self.combo.activated.connect(self._added)
        self.setLayout(column(holder(self._flow), self.combo, spacing=6))
        self._show()

    def value(self) -> tuple[str, ...]:
        """Return the ids of the records linked."""
        return self._value

    def show_value(self, value: tuple[str, ...]) -> None:
        """Show links."""
        self._value = tuple(value)
        self._show()

    def _fill(self) -> None:
        self.combo.clear()
        self.combo.addItem("Add…", "")
        for record in offered(self.field, self.desk):
            if record.id not in self._value:
                self.combo.addItem(words_for(record), record.id)

    def _added(self) -> None:
        added = str(self.combo.currentData() or "")
        if added:
            self._value = (*self._value, added)
            self._show()
            self.edited.emit()

    def _take_out(self, record_id: str) -> None:
        self._value = tuple(other for other in self._value if other != record_id)
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        snapshot = self.desk.session.snapshot()
        for record_id in self._value:
            record = snapshot.get(record_id)
            text = words_for(record) if record is not None else _GONE
            made = button(text.replace("&", "&&"), kind="chip", icon="x", name=f"Remove {text}")
            made.clicked.connect(partial(self._take_out, record_id))
            self._flow.addWidget(made)
            made.show()
        self._fill()
