"""Labelled values below each other: a label at the left, its value at the right."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from apptprep.packet.drawing import structure
from apptprep.packet.drawing.blocks import LEVELS, Lines, top_baseline
from apptprep.packet.drawing.sheet import is_narrow
from apptprep.packet.drawing.structure import Element
from apptprep.packet.drawing.styles import Style, style
from apptprep.packet.drawing.text import Line, clamp, wrap, wrap_plain

if TYPE_CHECKING:
    from apptprep.packet.content import Fact, Facts
    from apptprep.packet.drawing.blocks import Laid
    from apptprep.packet.drawing.pen import Pen

_LABEL_SHARE: Final = 0.26
_LABEL_SHARE_NARROW: Final = 0.32
_FACT_GAP: Final = 2.6
_KEEP_WHOLE: Final = 130.0
_KEEP_WHOLE_NARROW: Final = 50.0
"""Blocks up to this height are not split; a sheet in large print is short."""


@dataclass(slots=True)
class FactRow:
    """A label and its value, in lines; what is left of the value where a page ended.

    ``tags`` are the elements of both: an item of a list with its label.
    """

    label: tuple[Line, ...]
    value: tuple[Line, ...]
    tags: tuple[Element, Element] = field(default_factory=lambda: structure.item("•"))


@dataclass(slots=True)
class FactLines:
    """Labels at the left, values at the right; splits between facts and inside long values.

    Up to the height ``whole`` it is not split.
    """

    rows: tuple[FactRow, ...]
    label_width: float
    labels: Style
    values: Style
    entries: tuple[str, ...] = ()
    whole: float = _KEEP_WHOLE
    keep: bool = False
    before: float = 1.0
    after: float = 5.0

    def _row_height(self, row: FactRow) -> float:
        return max(len(row.label), len(row.value)) * self.values.leading + _FACT_GAP

    @property
    def height(self) -> float:
        """Height of all rows."""
        return sum(self._row_height(row) for row in self.rows)

    @property
    def least(self) -> float:
        """All of a short block, else the first row or its first lines."""
        if self.height <= self.whole:
            return self.height
        return min(self._row_height(self.rows[0]), 4 * self.values.leading)

    def split(self, room: float) -> tuple[Laid, Laid] | None:
        """Split between rows; a row higher than the room is split between its lines.

        A short block stays whole.
        """
        if self.height <= self.whole:
            return None
        for count, row in enumerate(self.rows):
            high = self._row_height(row)
            if high <= room:
                room -= high
                continue
            fit = int((room - _FACT_GAP) / self.values.leading)
            if len(row.value) > 6 and fit >= 3:  # noqa: PLR2004 - short values stay whole
                first = replace(row, value=row.value[:fit])
                rest = replace(row, label=(), value=row.value[fit:])
                return self._cut((*self.rows[:count], first), (rest, *self.rows[count + 1 :]))
            if not count:
                return None
            return self._cut(self.rows[:count], self.rows[count:])
        return None

    def _cut(self, head: tuple[FactRow, ...], rest: tuple[FactRow, ...]) -> tuple[Laid, Laid]:
        return replace(self, rows=head, after=0.0), replace(self, rows=rest, before=0.0)

    def clamped(self, most: int, room: float) -> FactLines:
        """The same with at most ``most`` lines for each value."""
        inner = room - self.label_width
        rows = tuple(
            replace(row, value=clamp(row.value, most, self.values, inner)) for row in self.rows
        )
        return replace(self, rows=rows)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the rows."""
        pen.tells(self.entries, top)
        for row in self.rows:
            label, body = row.tags
            with pen.tag(label):
                self._draw(pen, row.label, x, top)
            with pen.tag(body):
                self._draw(pen, row.value, x + self.label_width, top)
            top -= self._row_height(row)

    def _draw(self, pen: Pen, lines: tuple[Line, ...], x: float, top: float) -> None:
        y = top_baseline(top, self.values)
        for line in lines:
            pen.line(line, x, y)
            y -= self.values.leading


def facts(block: Facts, width: float, scale: float = 1.0) -> list[Laid]:
    """Lay out facts, with their title if they have one."""
    labels, values = style("label", scale), style("value", scale)
    left = width * (_LABEL_SHARE_NARROW if is_narrow(width) else _LABEL_SHARE)
    laid: list[Laid] = []
    if block.title:
        look = style("h3", scale)
        lines = wrap(block.title, look, width)
        name = Lines(lines, look, keep=True, before=look.before, after=look.after)
        name.tag, name.entries = structure.heading(LEVELS["h3"]), block.entries
        laid.append(name)
    if block.rows:
        rows = tuple(_fact(row, left, width, labels, values) for row in block.rows)
        whole = _KEEP_WHOLE_NARROW if is_narrow(width) else _KEEP_WHOLE
        laid.append(FactLines(rows, left, labels, values, block.entries, whole))
    return laid


def _fact(row: Fact, left: float, width: float, labels: Style, values: Style) -> FactRow:
    label = clamp(wrap_plain(row.label, labels, left - 10), 4, labels, left - 10)
    return FactRow(label, wrap(row.value, values, width - left))
