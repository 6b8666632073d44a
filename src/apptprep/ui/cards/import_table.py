"""What the columns of a table hold: as understood, and as the person says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from apptprep.jobs import TABLE_KINDS, TableChoice
from apptprep.jobs.bring_in import NOTHING
from apptprep.records import Editor, fields_of, kind_named
from apptprep.ui.form.fold import Fold
from apptprep.ui.widgets import Paragraph, TwoColumns, button, column, heading, holder, row, small
from apptprep.ui.widgets.combo import Combo

if TYPE_CHECKING:
    from apptprep.jobs import TableSeen

_EDITORS = {Editor.LINE, Editor.PARAGRAPH, Editor.DAY, Editor.CHOICE, Editor.SCALE, Editor.CHOICES}
_DAYS = (("", "As the other dates tell"), ("day", "Day first"), ("month", "Month first"))
_EXAMPLES = 3


class ImportTable(QWidget):
    """One table with a choice for each column.

    Signal: ``chosen`` with the table's place and the new :class:`TableChoice`.
    """

    chosen = Signal(str, object)

    def __init__(self, table: TableSeen) -> None:
        """Show a table as it was read."""
        super().__init__()
        self.setObjectName("clear")
        self._table = table
        kinds = [(kind.KIND.name, kind.KIND.many) for kind in TABLE_KINDS]
        self.kind = _combo([("", "Choose…"), *kinds], table.kind, "What its rows are")
        first = {None: "", True: "day", False: "month"}[table.choice.day_first]
        self.days = _combo(list(_DAYS), first, "How 3/4/2026 is meant")
        self.kind.currentIndexChanged.connect(self._kind_changed)
        self.columns: dict[str, Combo] = {}
        self._list = column(spacing=8)
        self.again = button("Read it like this", self._tell, icon="check")
        body = column(
            TwoColumns(small("What its rows are"), self.kind, (1, 1), gap=12),
            TwoColumns(small("A date such as 3/4/2026"), self.days, (1, 1), gap=12),
            self._list,
            row(self.again, None),
            spacing=10,
        )
        fold = Fold("What the columns hold", holder(body))
        words = "" if table.kind else "Its columns are not known yet. Say what they hold."
        parts = [heading(table.place)] + ([Paragraph(words)] if words else [])
        self.setLayout(column(*parts, fold, spacing=6))
        if not table.kind:
            fold.open()
        self._fill()

    def choice(self) -> TableChoice:
        """Return what is chosen now."""
        day_first = {"day": True, "month": False}.get(self.days.currentData() or "")
        columns = {name: combo.currentData() for name, combo in self.columns.items()}
        return TableChoice(self.kind.currentData() or "", columns, day_first)

    def _fill(self) -> None:
        self._list.clear()
        self.columns.clear()
        name = self.kind.currentData()
        if not name:
            return
        fields = [
            (field.name, field.label)
            for field in fields_of(kind_named(name))
            if field.editor in _EDITORS and field.prints
        ]
        for place, (text, held) in enumerate(self._table.columns):
            examples = [
                cells[place] for cells in self._table.rows[:_EXAMPLES] if place < len(cells)
            ]
            shown = ", ".join(example[:40] for example in examples if example)
            held_now = held if held in dict(fields) else NOTHING
            combo = _combo([(NOTHING, "Leave it out"), *fields], held_now, f"Column {text}")
            self.columns[text] = combo
            words = column(Paragraph(text or "(no heading)"), small(shown), spacing=0)
            self._list.put(TwoColumns(holder(words), combo, (1, 1), gap=12))

    def _kind_changed(self, _index: int) -> None:
        self._fill()

    def _tell(self) -> None:
        self.chosen.emit(self._table.place, self.choice())


def _combo(choices: list[tuple[str, str]], chosen: str, name: str) -> Combo:
    combo = Combo(name)
    for key, words in choices:
        combo.addItem(words, key)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
    return combo
