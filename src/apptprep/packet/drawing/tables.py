"""Tables that cost what they hold: every row is wrapped once, a split looks only at one page.

ReportLab's own tables measure all remaining rows again at each page end, which makes a long log
quadratic. Here the rows' heights are known after one pass, a split walks the rows of one page, and
the halves share the wrapped rows.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from apptprep.packet.content import Spark, TableRow
from apptprep.packet.drawing import structure
from apptprep.packet.drawing.blocks import top_baseline
from apptprep.packet.drawing.charts import draw_spark
from apptprep.packet.drawing.fonts import clean
from apptprep.packet.drawing.pen import REPEATED
from apptprep.packet.drawing.sheet import is_narrow
from apptprep.packet.drawing.structure import Element
from apptprep.packet.drawing.styles import ACCENT, HAIR, QUIET, RULE, SHADE, Style, style
from apptprep.packet.drawing.text import Line, Piece, clamp, line_width, measure, wrap, wrap_plain

if TYPE_CHECKING:
    from apptprep.packet.content import Cell, Column, Table, Text
    from apptprep.packet.drawing.blocks import Laid
    from apptprep.packet.drawing.pen import Pen

_PAD_X: Final = 4.0
_MOST_LINES: Final = 12
"""Longer rows are cut into several, so that pages fill and no row is higher than a page."""
_HIGH: Final = 4
"""Lines from which on one row may stand alone at the foot of a page."""
_FEW_WORDS: Final = 9
"""A text needs a column of so many type sizes; narrower ones are read word by word."""
_MEASURE_ALL: Final = 200
"""From this many rows on the height is not summed up: it is more than a page in any case."""

LaidCell = tuple[Line, ...] | Spark


@dataclass(slots=True)
class RowTags:
    """The elements of one row that is not drawn in bulk: the row and its cells."""

    row: Element
    cells: tuple[Element, ...]


@dataclass(slots=True)
class TableTags:
    """The elements of a table; its halves on several pages share them."""

    whole: Element
    head: Element
    body: Element
    head_row: RowTags

    @classmethod
    def of(cls, columns: int) -> TableTags:
        """Elements for a table of so many columns."""
        whole = Element("Table")
        head = Element("THead", within=whole)
        row = Element("TR", within=head)
        cells = tuple(structure.column_head() for _ in range(columns))
        return cls(whole, head, Element("TBody", within=whole), RowTags(row, cells))


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A row with its cells broken into lines.

    Attributes:
        cells: Lines, or a small trend, for each column.
        lines: The most lines in a cell.
        role: As in the content.
        goes_on: The row is cut; the next one carries on with it.
        entries: As in the content.
        tags: Its elements, shared by the parts of a cut row; None where all its cells are plain
            and it can be drawn in bulk.
    """

    cells: tuple[LaidCell, ...]
    lines: int
    role: str = ""
    goes_on: bool = False
    entries: tuple[str, ...] = ()
    tags: RowTags | None = None


@dataclass(slots=True)
class TableLaid:
    """A stretch of a table's rows, with the heading row above it."""

    head: LaidRow
    rows: list[LaidRow]
    edges: tuple[float, ...]
    aligns: tuple[str, ...]
    look: Style
    start: int
    stop: int
    tags: TableTags
    keep: bool = False
    before: float = 3.0
    after: float = 8.0

    @property
    def _pad(self) -> float:
        return self.look.leading * (0.46 if self.look.size >= 9 else 0.34)  # noqa: PLR2004

    def _row_height(self, row: LaidRow) -> float:
        return row.lines * self.look.leading + (0.0 if row.goes_on else self._pad)

    @property
    def _head_height(self) -> float:
        return self.head.lines * style("th").leading + 6.0 if self.head.lines else 0.0

    @property
    def height(self) -> float:
        """Height of all rows, or more than any page for very many."""
        if self.stop - self.start > _MEASURE_ALL:
            return 1e6
        rows = self.rows[self.start : self.stop]
        return self._head_height + sum(self._row_height(row) for row in rows)

    @property
    def least(self) -> float:
        """Heading and two rows, or one high one (a group heading needs a row below it).

        Of what must stand there its whole height counts, else the title above it would stand alone.
        """
        first, *others = self.rows[self.start : min(self.start + 2, self.stop)]
        least = self._head_height + self._row_height(first)
        if first.role == "group":
            return least + sum(map(self._row_height, others))
        if first.lines < _HIGH:
            least += sum(min(row.lines, 8) * self.look.leading + 6 for row in others)
        return least

    def split(self, room: float) -> tuple[Laid, Laid] | None:
        """Split between rows; no group heading ends a page, no last row begins one alone."""
        room -= self._head_height
        at = self.start
        while at < self.stop:
            room -= self._row_height(self.rows[at])
            if room < 0:
                break
            at += 1
        if at == self.stop - 1 and at - self.start > 2:  # noqa: PLR2004
            at -= 1
        if at < self.stop and at - self.start > 1 and self.rows[at - 1].role == "group":
            at -= 1
        if at <= self.start or at >= self.stop:
            return None
        return replace(self, stop=at, after=0.0), replace(self, start=at, before=0.0)

    def with_rows(self, count: int) -> TableLaid:
        """The same table with only its first rows."""
        return replace(self, stop=min(self.stop, self.start + count))

    def clamped(self, most: int, room: float) -> TableLaid:
        """The same with at most ``most`` lines in each cell."""
        del room
        rows = [self._clamped_row(row, most) for row in self.rows[self.start : self.stop]]
        return replace(self, rows=rows, start=0, stop=len(rows))

    def _clamped_row(self, row: LaidRow, most: int) -> LaidRow:
        if row.lines <= most:
            return row
        cells = tuple(
            cell
            if isinstance(cell, Spark)
            else clamp(cell, most, self.look, self.edges[n + 1] - self.edges[n] - 2 * _PAD_X)
            for n, cell in enumerate(row.cells)
        )
        return replace(row, cells=cells, lines=min(row.lines, most))

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the heading, the rows and the rules between them."""
        width = self.edges[-1]
        if self.head.lines:
            self._draw_head(pen, x, top)
            top -= self._head_height
        rules = []
        with pen.tag(self.tags.body):
            for row in self.rows[self.start : self.stop]:
                high = self._row_height(row)
                pen.tells(row.entries, top)
                self._draw_row(pen, x, top - self._pad / 2, row)
                top -= high
                if not row.goes_on:
                    rules.append(top)
        if rules:
            pen.rules(rules[:-1], x, x + width, HAIR, 0.6)
            pen.rules(rules[-1:], x, x + width, RULE, 0.6)

    def _draw_head(self, pen: Pen, x: float, top: float) -> None:
        """Draw the heading row; on further pages it is repeated for the eye only."""
        look = style("th")
        pen.shade(x, top - self._head_height, self.edges[-1], self._head_height, SHADE)
        tags = self.tags.head_row
        with pen.ornament(REPEATED) if tags.row.placed else pen.tag(tags.row):
            for n, (cell, tag) in enumerate(zip(self.head.cells, tags.cells, strict=True)):
                with pen.tag(tag):
                    self._draw_cell(pen, x, top - 3, cell, n, look)

    def _draw_row(self, pen: Pen, x: float, top: float, row: LaidRow) -> None:
        look = style("group") if row.role == "group" else self.look
        if row.tags is None:
            pen.begin_row(self.tags.body, tuple(map(_has_text, row.cells)))
            for n, cell in enumerate(row.cells):
                if _has_text(cell):
                    pen.cell()
                    self._draw_cell(pen, x, top, cell, n, look)
            pen.end_row()
            return
        with pen.tag(row.tags.row):
            for n, (cell, tag) in enumerate(zip(row.cells, row.tags.cells, strict=True)):
                with pen.tag(tag):
                    self._draw_cell(pen, x, top, cell, n, look)

    def _draw_cell(
        self, pen: Pen, x: float, top: float, cell: LaidCell, column: int, look: Style
    ) -> None:
        left = x + self.edges[column] + _PAD_X
        if isinstance(cell, Spark):
            wide = self.edges[column + 1] - self.edges[column] - 2 * _PAD_X
            draw_spark(pen, cell, left, top - look.leading - 1, wide, look.leading)
            return
        y = top_baseline(top, look)
        right = self.aligns[column] == "right"
        for line in cell:
            shift = x + self.edges[column + 1] - _PAD_X - line_width(line) - left if right else 0.0
            pen.line(line, left + shift, y)
            y -= look.leading


def table(block: Table, width: float, scale: float = 1.0) -> TableLaid:
    """Lay out a table for a width: edges from the columns' shares, every cell wrapped once."""
    look = style(block.role, scale)
    edges = _edges(block.columns, width)
    head = style("th", scale)
    titles = tuple(
        clamp(wrap_plain(column.title, head, _room(edges, n)), 3, head, _room(edges, n))
        for n, column in enumerate(block.columns)
    )
    named = any(column.title for column in block.columns)
    heading = LaidRow(titles, max(len(t) for t in titles) if named else 0)
    rows: list[LaidRow] = []
    for row in block.rows:
        rows.extend(_rows(row, edges, look, scale))
    aligns = tuple(column.align for column in block.columns)
    tags = TableTags.of(len(block.columns))
    return TableLaid(heading, rows, edges, aligns, look, 0, len(rows), tags)


def fits(block: Table, width: float) -> bool:
    """Whether the columns have room for what they hold; on a usual sheet they have.

    A column fits if its longest word does, and if longer texts have room for a few words.
    """
    if not is_narrow(width):
        return True
    look, head = style(block.role), style("th")
    edges = _edges(block.columns, width)
    for n, column in enumerate(block.columns):
        room = _room(edges, n)
        cells = (row.cells[n] for row in block.rows[:_MEASURE_ALL] if row.role != "group")
        texts = [(_plain(cell), look) for cell in cells if not isinstance(cell, Spark)]
        texts.append((column.title, head))
        if any(_least_room(text, each) > room for text, each in texts):
            return False
    return True


def _plain(cell: str | Text) -> str:
    return cell if isinstance(cell, str) else "".join(run.text for run in cell)


def _least_room(text: str, look: Style) -> float:
    text = clean(text)
    whole = max((measure(line, look.font, look.size) for line in text.split("\n")), default=0.0)
    words = (measure(word, look.font, look.size) for word in text.split())
    return max(max(words, default=0.0), min(whole, _FEW_WORDS * look.size))


def _edges(columns: tuple[Column, ...], width: float) -> tuple[float, ...]:
    total = sum(column.share for column in columns)
    edges = [0.0]
    for column in columns:
        edges.append(edges[-1] + width * column.share / total)
    return tuple(edges)


def _room(edges: tuple[float, ...], n: int) -> float:
    return edges[n + 1] - edges[n] - 2 * _PAD_X


def _rows(row: TableRow, edges: tuple[float, ...], look: Style, scale: float) -> list[LaidRow]:
    """One row, or several for one that is too high for a page."""
    if row.role == "group":
        lines = _cell(row.cells[0], style("group", scale), edges[-1] - 2 * _PAD_X)
        head = RowTags(Element("TR"), (structure.group_head(len(edges) - 1),))
        return [LaidRow((lines,), _lines(lines), "group", entries=row.entries, tags=head)]
    cells = tuple(_cell(cell, look, _room(edges, n)) for n, cell in enumerate(row.cells))
    if row.role == "struck":
        cells = tuple(_strike(cell) for cell in cells)
    most = max(map(_lines, cells), default=1)
    tags = _row_tags(row, cells, most)
    if most <= _MOST_LINES:
        return [LaidRow(cells, most, row.role, entries=row.entries, tags=tags)]
    parts = []
    for at in range(0, most, _MOST_LINES):
        cut = tuple(
            c
            if isinstance(c, Spark) and not at
            else c[at : at + _MOST_LINES]
            if not isinstance(c, Spark)
            else ()
            for c in cells
        )
        high = max(map(_lines, cut))
        goes_on = at + _MOST_LINES < most
        parts.append(LaidRow(cut, high, row.role, goes_on, row.entries, tags))
    return parts


def _row_tags(row: TableRow, cells: tuple[LaidCell, ...], most: int) -> RowTags | None:
    """Elements of a row that is cut, crossed out or holds a picture; None for a plain one."""
    struck = row.role == "struck"
    if not struck and most <= _MOST_LINES and not any(isinstance(cell, Spark) for cell in cells):
        return None
    look = "/O /Layout /TextDecorationType /LineThrough" if struck else ""
    return RowTags(Element("TR"), tuple(Element("TD", attributes=look) for _ in cells))


def _cell(cell: Cell, look: Style, room: float) -> LaidCell:
    if isinstance(cell, Spark):
        return cell
    return wrap_plain(cell, look, room) if isinstance(cell, str) else wrap(cell, look, room)


def _lines(cell: LaidCell) -> int:
    return 1 if isinstance(cell, Spark) else len(cell)


def _has_text(cell: LaidCell) -> bool:
    return not isinstance(cell, Spark) and any(cell)


def _strike(cell: LaidCell) -> LaidCell:
    """The first line of thought is crossed out; quiet runs (the reason why) stay readable."""
    if isinstance(cell, Spark):
        return cell
    return tuple(tuple(_struck(piece) for piece in line) for line in cell)


def _struck(piece: Piece) -> Piece:
    if piece.colour in (QUIET, ACCENT):
        return piece
    return replace(piece, struck=True, colour=QUIET)
