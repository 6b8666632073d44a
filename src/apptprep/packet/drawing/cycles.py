"""Cycles stacked: a row for each cycle, a field for each day, the number in it.

The number itself stands in the field and the shade goes with it, so it reads in black and white.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from apptprep.packet.drawing import structure
from apptprep.packet.drawing.alt import cycle_words
from apptprep.packet.drawing.blocks import top_baseline
from apptprep.packet.drawing.structure import Element
from apptprep.packet.drawing.styles import HAIR, INK, RULE, WHITE, Colour, style
from apptprep.packet.drawing.text import Line, line_width, one_line, wrap_plain
from apptprep.packet.drawing.whole import Whole
from apptprep.packet.drawn import CycleGrid

if TYPE_CHECKING:
    from apptprep.packet.drawing.blocks import Laid
    from apptprep.packet.drawing.pen import Pen
    from apptprep.packet.drawn import CycleRow

_LABEL: Final = 104.0
_WIDEST: Final = 22.0
_GAP: Final = 6.0
_EMPTY: Final[Colour] = (0.975, 0.98, 0.98)
_SHADES: Final[tuple[tuple[int, Colour, Colour], ...]] = (
    (0, WHITE, INK),
    (3, (0.87, 0.90, 0.90), INK),
    (6, (0.66, 0.73, 0.74), INK),
    (10, (0.16, 0.34, 0.38), WHITE),
)
"""Up to which number: colour of the field, colour of the number in it."""


@dataclass(slots=True)
class CycleLaid(Whole):
    """One symptom's cycles; never split."""

    block: CycleGrid
    width: float
    title: tuple[Line, ...]
    texts: tuple[Line, ...]
    scale: float = 1.0
    keep: bool = False
    before: float = 9.0
    after: float = 8.0

    @property
    def _step(self) -> float:
        return style("table", self.scale).leading + 1.2

    @property
    def _texts(self) -> float:
        title, small = style("h3", self.scale), style("small", self.scale)
        return len(self.title) * title.leading + len(self.texts) * small.leading + _GAP

    @property
    def height(self) -> float:
        """Height of texts, days and cycles."""
        axis = style("axis", self.scale).leading
        return self._texts + axis + len(self.block.rows) * self._step

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw title, sentence, the days, and the cycles."""
        title, small = style("h3", self.scale), style("small", self.scale)
        y = top
        head, text = structure.heading(3), Element("P")
        for look, lines, tag in ((title, self.title, head), (small, self.texts, text)):
            with pen.tag(tag):
                for line in lines:
                    pen.line(line, x, top_baseline(y, look))
                    y -= look.leading
        y -= _GAP
        label = _LABEL * self.scale
        wide = min((self.width - label) / self.block.length, _WIDEST * self.scale)
        box = (x, top - self.height, x + self.width, y)
        with pen.tag(structure.figure(cycle_words(self.block), box)):
            self._days(pen, x + label, y, wide)
            y -= style("axis", self.scale).leading
            for row in self.block.rows:
                self._cycle(pen, row, (x, y), wide)
                y -= self._step

    def _days(self, pen: Pen, left: float, top: float, wide: float) -> None:
        axis = style("axis", self.scale)
        y = top_baseline(top, axis)
        day = one_line("Day", axis, 40)
        pen.line(day, left - line_width(day) - 6, y)
        every = 1 if wide >= 12 * self.scale else 7
        for n in range(self.block.length):
            if n % every == 0:
                line = one_line(str(n + 1), axis, 40)
                pen.line(line, left + wide * (n + 0.5) - line_width(line) / 2, y)

    def _cycle(self, pen: Pen, row: CycleRow, place: tuple[float, float], wide: float) -> None:
        x, top = place
        look, label = style("axis", self.scale), _LABEL * self.scale
        looks = {colour: replace(look, colour=colour) for colour in (INK, WHITE)}
        y = top - self._step / 2 - look.size * 0.35
        pen.line(one_line(row.label, looks[INK], label - 6), x, y)
        for n, value in enumerate(row.days):
            left = x + label + wide * n
            self._field(pen, value, (left, top), wide)
            if value is not None:
                line = one_line(str(value), looks[_look(value)[1]], 40)
                # In large print the fields of a long cycle are too narrow; the shade tells it.
                if line_width(line) <= wide:
                    pen.line(line, left + (wide - line_width(line)) / 2, y)

    def _field(self, pen: Pen, value: int | None, place: tuple[float, float], wide: float) -> None:
        left, top = place
        low, right = top - self._step + 0.8, left + wide - 0.8
        corners = [(left, low), (right, low), (right, top), (left, top)]
        fill = _EMPTY if value is None else _look(value)[0]
        pen.shape(corners, fill, HAIR if value is None else RULE, 0.4)


def _look(value: int) -> tuple[Colour, Colour]:
    return next((fill, ink) for most, fill, ink in _SHADES if value <= most)


def cycle_grid(block: CycleGrid, width: float, scale: float = 1.0) -> list[Laid]:
    """Lay out one symptom's cycles."""
    title = wrap_plain(block.title, style("h3", scale), width)
    texts = wrap_plain(block.sentence, style("small", scale), width)
    return [CycleLaid(block, width, title, texts, scale)]
