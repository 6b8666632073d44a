"""Small multiples: every symptom on one page, all on the same days and the same 0 to 10 scale.

Three beside each other. The words of the scale stand at the left of each row, the days below each
column; treatment days are marked below every chart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from apptprep.packet.drawing import structure
from apptprep.packet.drawing.alt import chart_words
from apptprep.packet.drawing.blocks import top_baseline
from apptprep.packet.drawing.charts import WORD_BANDS, Area, day_ticks, draw_values
from apptprep.packet.drawing.stack import Stack
from apptprep.packet.drawing.structure import Element
from apptprep.packet.drawing.styles import HAIR, INK, RULE, style
from apptprep.packet.drawing.text import line_width, one_line
from apptprep.packet.drawing.whole import Whole
from apptprep.packet.drawn import Chart

if TYPE_CHECKING:
    from apptprep.packet.drawing.blocks import Laid
    from apptprep.packet.drawing.pen import Pen
    from apptprep.packet.drawn import Multiples

COLUMNS: Final = 3
_NARROW: Final = 400.0
"""A narrower page (large print) has two columns."""
_LEFT: Final = 46.0
_BETWEEN: Final = 16.0
_PLOT: Final = 50.0
_MARKS: Final = 7.0


@dataclass(slots=True)
class MultipleRow(Whole):
    """Charts beside each other, on one scale; never split."""

    charts: tuple[Chart, ...]
    width: float
    days: bool
    columns: int = COLUMNS
    scale: float = 1.0
    keep: bool = False
    before: float = 6.0
    after: float = 3.0

    @property
    def _texts(self) -> float:
        return style("th", self.scale).leading + 2 * style("axis", self.scale).leading + 3

    @property
    def height(self) -> float:
        """Height of titles, plots, marks and days."""
        axis = style("axis", self.scale).leading if self.days else 0.0
        return self._texts + _PLOT * self.scale + _MARKS + axis

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the words of the scale, then each chart."""
        left = _LEFT * self.scale
        wide = (self.width - left - (self.columns - 1) * _BETWEEN) / self.columns
        low = top - self._texts - _PLOT * self.scale
        self._words(pen, x, low)
        for n, chart in enumerate(self.charts):
            at = x + left + n * (wide + _BETWEEN)
            self._one(pen, chart, (at, top), wide)

    def _words(self, pen: Pen, x: float, low: float) -> None:
        axis = style("axis", self.scale)
        # Read once for each row these words would be in the way; each chart says its numbers.
        with pen.ornament():
            for bottom, top, word in WORD_BANDS:
                y = low + _PLOT * self.scale * (bottom + top) / 20 - axis.size * 0.35
                pen.line(one_line(word, axis, _LEFT * self.scale), x, y)

    def _one(self, pen: Pen, chart: Chart, place: tuple[float, float], wide: float) -> None:
        x, top = place
        name, axis = style("th", self.scale), style("axis", self.scale)
        y = top - name.leading
        with pen.tag(Element("P")):
            pen.line(one_line(chart.title, name, wide), x, top_baseline(top, name))
            for text in chart.sentence.split(". ", 1):
                pen.line(one_line(text.removesuffix("."), axis, wide), x, top_baseline(y, axis))
                y -= axis.leading
        plot = _PLOT * self.scale
        area = Area(chart, x, top - self._texts - plot, wide, plot)
        box = (x, top - self.height, x + wide, top - self._texts)
        with pen.tag(structure.figure(chart_words(chart), box)):
            for value in (0.0, 3.5, 6.5, 10.0):
                pen.rules([area.up(value)], x, x + wide, HAIR, 0.5)
            draw_values(pen, chart, area, small=True)
            for mark in chart.marks:
                if chart.start <= mark.day <= chart.end:
                    pen.triangle(area.across(mark.day), area.y - 1.5, 3.6, INK)
            if self.days:
                self._ends(pen, chart, area)

    def _ends(self, pen: Pen, chart: Chart, area: Area) -> None:
        """The days of the axis, as many as have room."""
        axis = style("axis", self.scale)
        y = area.y - _MARKS - axis.size
        right = area.x - 20
        for day, label in day_ticks(chart.start, chart.end):
            line = one_line(label, axis, 60)
            left = max(area.across(day) - line_width(line) / 2, area.x - 6)
            if left < right + 6 or left + line_width(line) > area.x + area.width + 4:
                continue
            pen.path([(area.across(day), area.y), (area.across(day), area.y - 3)], RULE, 0.6)
            pen.line(line, left, y)
            right = left + line_width(line)


def multiples(block: Multiples, width: float, scale: float = 1.0) -> list[Laid]:
    """Lay out the rows; the last one that each column has carries the days."""
    columns = COLUMNS if width >= _NARROW else COLUMNS - 1
    every = [block.charts[n : n + columns] for n in range(0, len(block.charts), columns)]
    full = len(block.charts) % columns
    # Below a column that ends one row earlier, the days stand there.
    last = {len(every) - 1, len(every) - 2 if full and len(every) > 1 else len(every) - 1}
    rows = tuple(MultipleRow(row, width, n in last, columns, scale) for n, row in enumerate(every))
    return [Stack(rows)]
