"""A record's form, made from the declaration of its kind.

The widgets of a kind are made once and show one record after another; seldom needed fields are
made when they are first seen.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from apptprep.records import fields_of
from apptprep.ui.editors import Desk, FieldEditor, chain, make_editor, tab_stops
from apptprep.ui.editors.line import LineEditor
from apptprep.ui.form.cells import Cell, CellBox
from apptprep.ui.form.companions import companions
from apptprep.ui.form.fold import Fold
from apptprep.ui.form.plan import PROVENANCE_TITLE, Plan, is_asked, plan
from apptprep.ui.widgets import Box, column, heading, holder

if TYPE_CHECKING:
    from apptprep.records import Field, Record
    from apptprep.records.vocabularies import Term

MORE = "More details"


class RecordForm(QWidget):
    """All fields of one kind; ``edited`` tells a field's name and new value."""

    edited = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        """Start without a record."""
        super().__init__()
        self.setObjectName("clear")
        self._desk = desk
        self._record: Record | None = None
        self._cells: dict[str, Cell] = {}
        self._boxes: dict[str, CellBox] = {}
        self._heads: dict[str, QWidget] = {}
        self._plan: Plan | None = None
        self._revealed: frozenset[str] = frozenset()
        self.more = Fold(MORE, CellBox())
        self.more.turned.connect(self._opened)
        self.provenance = Fold(PROVENANCE_TITLE, CellBox())
        self.provenance.turned.connect(self._opened)
        self._sections: Box = column(spacing=10)
        self.setLayout(column(self._sections, self.more, self.provenance, spacing=10))

    def show_record(self, record: Record) -> None:
        """Show another record of the kind."""
        same = self._record is not None and self._record.id == record.id
        if self._record is None:
            # In the order of declaration, whichever of them comes into use first.
            for field in fields_of(type(record)):
                self._section(field.section)
        self._record = record
        if not same:
            self._revealed = frozenset()
        wanted = plan(record, self._revealed)
        if not same:
            for cell in self._cells.values():
                cell.editor.begin()
            self.more.open(False)
            self.provenance.open(False)
        if wanted != self._plan and not (same and self._plan is not None):
            self._arrange(wanted)
        for name, cell in self._cells.items():
            cell.editor.show_value(getattr(record, name))
        self._ask()

    def reveal(self, *names: str) -> None:
        """Bring folded fields into their place in the form."""
        if self._record is None:
            return
        self._revealed |= frozenset(names)
        self._arrange(plan(self._record, self._revealed))
        self._ask()

    def editor(self, name: str) -> FieldEditor:
        """Return a field's editor; a folded one comes into view.

        Raises:
            KeyError: the kind has no such field.
        """
        for fold in (self.more, self.provenance):
            if name in self._names(fold) and not fold.is_open():
                fold.turn()
        return self._cells[name].editor

    def fill(self, name: str, value: Any) -> None:  # noqa: ANN401 - a field's value
        """Put a value into a field as if it were typed."""
        self.editor(name).show_value(value)
        self._take(name, value)

    def start(self) -> None:
        """Put the keyboard into the first field."""
        stops = self.stops()
        if stops:
            stops[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def cell(self, name: str) -> Cell | None:
        """Return a field's cell where it was made already."""
        return self._cells.get(name)

    def _names(self, fold: Fold) -> tuple[str, ...]:
        if self._plan is None:
            return ()
        fields = self._plan.folded if fold is self.more else self._plan.provenance
        return tuple(field.name for field in fields)

    def _arrange(self, wanted: Plan) -> None:
        self._plan = wanted
        used, held = set(), set()
        # Emptied first: a cell that moves must be in no layout when the next one takes it.
        for box in self._all_boxes():
            box.hold(())
        for title, fields in wanted.sections:
            box = self._section(title)
            box.hold([self._cell(field) for field in fields])
            held |= {field.name for field in fields}
            used.add(title)
        # Never all of them: hiding the one being typed into would send the keyboard elsewhere.
        for name, cell in self._cells.items():
            if name not in held:
                cell.hide()
        for title, box in self._boxes.items():
            box.setVisible(title in used)
            if title in self._heads:
                self._heads[title].setVisible(title in used)
        self.more.setVisible(bool(wanted.folded))
        for fold in (self.more, self.provenance):
            if fold.is_open():
                self._opened()
        self._chain()

    def _all_boxes(self) -> list[CellBox]:
        folds = [f.body for f in (self.more, self.provenance) if isinstance(f.body, CellBox)]
        return [*self._boxes.values(), *folds]

    def _section(self, title: str) -> CellBox:
        found = self._boxes.get(title)
        if found is None:
            found = self._boxes[title] = CellBox()
            if title:
                self._heads[title] = holder(column(8, heading(title), spacing=0))
                self._sections.put(self._heads[title])
            self._sections.put(found)
        return found

    def _opened(self) -> None:
        if self._plan is None or self._record is None:
            return
        for fold, fields in (
            (self.more, self._plan.folded),
            (self.provenance, self._plan.provenance),
        ):
            if fold.is_open() and isinstance(fold.body, CellBox):
                fold.body.hold([self._cell(field) for field in fields])
        self._ask()
        self._chain()

    def _cell(self, field: Field) -> Cell:
        found = self._cells.get(field.name)
        if found is None:
            editor = make_editor(field, self._desk)
            if self._record is not None:
                editor.show_value(getattr(self._record, field.name))
            editor.edited.connect(partial(self._edited, field.name))
            if isinstance(editor, LineEditor):
                editor.picked.connect(partial(self._picked, field.name))
            found = self._cells[field.name] = Cell(editor)
        return found

    def _edited(self, name: str) -> None:
        self._take(name, self._cells[name].editor.value())
        self._ask()

    def _take(self, name: str, value: Any) -> None:  # noqa: ANN401 - a field's value
        if self._record is not None:
            self._record = replace(self._record, **{name: value})
            self.edited.emit(name, value)

    def _picked(self, name: str, term: Term) -> None:
        if self._record is None:
            return
        found = companions(self._record, name, term)
        self.reveal(*found)
        for other, value in found.items():
            self.editor(other).show_value(value)
            self._take(other, value)

    def _ask(self) -> None:
        """Show the fields that are asked after the answers of now."""
        record = self._record
        if record is None:
            return
        for cell in self._cells.values():
            if cell.field.only_for:
                cell.setVisible(is_asked(cell.field, record))

    def stops(self) -> list[QWidget]:
        """Return what Tab reaches, in reading order."""
        stops: list[QWidget] = []
        titles = [title for title, _fields in self._plan.sections] if self._plan else []
        for title in titles:
            stops += self._stops_of(self._boxes[title])
        for fold in (self.more, self.provenance):
            stops.append(fold.button)
            if fold.is_open() and isinstance(fold.body, CellBox):
                stops += self._stops_of(fold.body)
        return stops

    def _chain(self) -> None:
        """Let Tab go through the form in reading order, whatever was made when."""
        chain(self.stops())

    @staticmethod
    def _stops_of(box: CellBox) -> list[QWidget]:
        found: list[QWidget] = []
        for item in box.cells.items:
            cell = item.widget()
            if cell is not None:
                found += tab_stops(cell)
        return found
