"""Tables whose columns have no room, set as blocks: each row a name, below it labels and values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apptprep.packet.content import Fact, Facts, Run, Spark
from apptprep.packet.drawing.bidi import RIGHT_TO_LEFT
from apptprep.packet.drawing.blocks import Laid, Lines
from apptprep.packet.drawing.facts import FactLines, facts
from apptprep.packet.drawing.structure import Element
from apptprep.packet.drawing.styles import style
from apptprep.packet.drawing.text import wrap

if TYPE_CHECKING:
    from apptprep.packet.content import Cell, Table, TableRow, Text


@dataclass(frozen=True, slots=True)
class Stacked:
    """A table's rows as blocks.

    Attributes:
        rows: What each row is set as.
    """

    rows: tuple[tuple[Laid, ...], ...]

    def first(self, count: int) -> list[Laid]:
        """The blocks of the first rows."""
        return [laid for row in self.rows[:count] for laid in row]

    def clamped(self, most: int, room: float) -> Stacked:
        """The same with at most ``most`` lines for each value."""
        return Stacked(
            tuple(
                tuple(
                    laid.clamped(most, room) if isinstance(laid, Lines | FactLines) else laid
                    for laid in row
                )
                for row in self.rows
            )
        )


def stacked(block: Table, width: float) -> Stacked:
    """Lay out a table as blocks; small trends are left out, their numbers stand beside them."""
    return Stacked(tuple(_row(block, row, width) for row in block.rows))


def _row(block: Table, row: TableRow, width: float) -> tuple[Laid, ...]:
    if row.role == "group":
        return (_name(_runs(row.cells[0]), "group", row, width),)
    if block.role == "log":
        return _entry(block, row, width)
    values = [
        Fact(column.title, _runs(cell))
        for column, cell in zip(block.columns[1:], row.cells[1:], strict=False)
        if not isinstance(cell, Spark) and _said(cell)
    ]
    name = _runs(row.cells[0])
    if row.role == "struck":
        name = tuple(Run(run.text, run.role if run.role == "quiet" else "struck") for run in name)
    below = facts(Facts(tuple(values), entries=row.entries), width) if values else []
    if not _said(name):
        return tuple(below)
    return (_name(name, "h3", row, width, keep=bool(below)), *below)


def _entry(block: Table, row: TableRow, width: float) -> tuple[Laid, ...]:
    """A log's row: when and what in one line, the rest as running text, for there are many."""
    name = (*_runs(row.cells[0]), Run("  "), *_runs(row.cells[1]))
    text: list[Run] = []
    for column, cell in zip(block.columns[2:], row.cells[2:], strict=False):
        if _said(cell):
            said = _runs(cell)
            label = f"{column.title} " if column is not block.columns[-1] else ""
            # A note from right to left begins a line of its own, so that numbers keep their order.
            turned = any(RIGHT_TO_LEFT.search(run.text) for run in said)
            between = "" if not text else "\n" if turned else "; "
            text += [Run(f"{between}{label}", "quiet"), *said]
    head = _name(name, "h3", row, width, keep=bool(text))
    if not text:
        return (head,)
    look = style("value")
    below = Lines(wrap(tuple(text), look, width), look, after=look.leading / 4)
    below.entries = row.entries
    return (head, below)


def _name(text: Text, role: str, row: TableRow, width: float, *, keep: bool = True) -> Lines:
    look = style(role)
    name = Lines(wrap(text, look, width), look, keep=keep, before=look.before, after=look.after)
    name.tag, name.entries = Element("P"), row.entries
    return name


def _runs(cell: Cell) -> Text:
    if isinstance(cell, Spark):
        return ()
    return (Run(cell),) if isinstance(cell, str) else cell


def _said(cell: Cell) -> bool:
    return any(run.text.strip() for run in _runs(cell))
