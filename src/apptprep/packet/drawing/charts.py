"""Charts as vector drawing, readable in black and white.

Nothing is told by colour alone: values are joined dots, the words None, Mild, Moderate and Severe
stand on the scale, treatment days are triangles below the axis, a reference range is a labelled
band with dashed ends.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from math import ceil, floor, log10
from typing import TYPE_CHECKING, Final

from apptprep.packet.drawing import structure
from apptprep.packet.drawing.alt import chart_words, number, spark_words
from apptprep.packet.drawing.sheet import is_narrow
from apptprep.packet.drawing.structure import Element
from apptprep.packet.drawing.styles import (
    ACCENT,
    BAND,
    HAIR,
    INK,
    QUIET,
    RULE,
    SHADE,
    WHITE,
    style,
)
from apptprep.packet.drawing.text import line_width, one_line, wrap_plain
from apptprep.packet.drawing.whole import Whole
from apptprep.packet.drawn import Chart

if TYPE_CHECKING:
    from apptprep.packet.content import Charts, Spark
    from apptprep.packet.drawing.blocks import Laid
    from apptprep.packet.drawing.pen import Pen
    from apptprep.packet.drawn import Mark

WORD_BANDS: Final = (
    (0.0, 0.5, "None"),
    (0.5, 3.5, "Mild"),
    (3.5, 6.5, "Moderate"),
    (6.5, 10.0, "Severe"),
)
"""Where the words stand on the 0 to 10 scale: 0, 1-3, 4-6, 7-10."""

_PLOT: Final = 96.0
_SMALL_PLOT: Final = 74.0
_BETWEEN: Final = 22.0
"""Space between two charts in a row."""
_AXIS: Final = 14.0
_MARKS: Final = 18.0
_LEFT: Final = 62.0
_GAP: Final = 7.0
_TICKS: Final = 7


@dataclass(slots=True)
class ChartLaid(Whole):
    """A chart with its title, its sentence and its drawing; never split."""

    chart: Chart
    width: float
    before: float = 8.0
    after: float = 8.0
    keep: bool = False
    plot: float = _PLOT
    title: Element = field(default_factory=lambda: structure.heading(3))
    sentence: Element = field(default_factory=lambda: Element("P"))

    @property
    def _texts(self) -> float:
        look = style("small")
        lines = wrap_plain(self.chart.sentence, look, self.width)
        return style("h3").leading + len(lines) * look.leading + _GAP

    @property
    def height(self) -> float:
        """Height of texts and drawing."""
        return self._texts + self.plot + _AXIS + (_MARKS if self.chart.marks else 0.0)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw title and sentence, then the picture: scale, values and marks."""
        look = style("h3")
        with pen.tag(self.title):
            pen.line(one_line(self.chart.title, look, self.width), x, top - 10.5)
        y = top - look.leading
        small = style("small")
        with pen.tag(self.sentence):
            for line in wrap_plain(self.chart.sentence, small, self.width):
                pen.line(line, x, y - 8.5)
                y -= small.leading
        area = Area(self.chart, x + _LEFT, y - _GAP - self.plot, self.width - _LEFT - 6, self.plot)
        box = (x, top - self.height, x + self.width, y)
        with pen.tag(structure.figure(chart_words(self.chart), box)):
            _scale(pen, self.chart, area)
            _days(pen, self.chart, area)
            draw_values(pen, self.chart, area)
            _marks(pen, self.chart, area)


class Area:
    """The plot's place on the page and its two scales."""

    def __init__(self, chart: Chart, x: float, y: float, width: float, height: float) -> None:
        self.x, self.y, self.width, self.height = x, y, width, height
        self.start = chart.start
        self.days = max((chart.end - chart.start).days, 1)
        self.low, self.high = (0.0, 10.0) if chart.scale == "words" else _ends(chart)

    def across(self, day: date) -> float:
        """Horizontal place of a day, kept inside the plot."""
        share = (day - self.start).days / self.days
        return self.x + self.width * min(max(share, 0.0), 1.0)

    def up(self, value: float) -> float:
        """Height of a value, kept inside the plot."""
        share = (value - self.low) / (self.high - self.low)
        return self.y + self.height * min(max(share, 0.0), 1.0)


def _ends(chart: Chart) -> tuple[float, float]:
    """Round ends of the scale that hold all values and the reference range."""
    values = [value for _, value in chart.points]
    values += [end for end in chart.reference or () if end is not None]
    low, high = min(values), max(values)
    if low > 0 and low < 0.6 * high:
        low = 0.0
    step = nice_step((high - low) or abs(high) or 1.0)
    low, high = floor(low / step) * step, ceil(high / step) * step
    return (low, high) if high > low else (low - step, high + step)


def nice_step(span: float) -> float:
    """A step of 1, 2 or 5 times a power of ten that cuts a span into about four."""
    rough = max(span / 4, 1e-9)
    power = 10.0 ** floor(log10(rough))
    return next(s * power for s in (1.0, 2.0, 5.0, 10.0) if s * power >= rough * 0.999)


def _scale(pen: Pen, chart: Chart, area: Area) -> None:
    axis = style("axis")
    if chart.scale == "words":
        for low, high, word in WORD_BANDS:
            bottom, top = area.up(low), area.up(high)
            if word in ("Mild", "Severe"):
                pen.shade(area.x, bottom, area.width, top - bottom, BAND)
            pen.line(one_line(word, axis, _LEFT), area.x - _LEFT, (bottom + top) / 2 - 2.6)
        ticks = [0.0, 2.0, 4.0, 6.0, 8.0, 10.0]
    else:
        _reference(pen, chart, area)
        step = nice_step(area.high - area.low)
        ticks = [area.low + step * n for n in range(round((area.high - area.low) / step) + 1)]
    pen.rules([area.up(t) for t in ticks], area.x, area.x + area.width, HAIR, 0.5)
    for tick in ticks:
        line = one_line(number(tick), axis, _LEFT)
        pen.line(line, area.x - 5 - line_width(line), area.up(tick) - 2.6)


def _reference(pen: Pen, chart: Chart, area: Area) -> None:
    if not chart.reference:
        return
    low, high = chart.reference
    bottom = area.up(area.low if low is None else low)
    top = area.up(area.high if high is None else high)
    pen.shade(area.x, bottom, area.width, top - bottom, SHADE)
    for end in (low, high):
        if end is not None:
            y = area.up(end)
            pen.path([(area.x, y), (area.x + area.width, y)], QUIET, 0.6, (3, 2))
    axis = style("axis")
    y = (bottom + top) / 2 if top - bottom < 2 * axis.leading else top - axis.leading
    pen.line(one_line("range", axis, 40), area.x - _LEFT, y - 2.6)


def _days(pen: Pen, chart: Chart, area: Area) -> None:
    """The time axis: round days, with the year where it changes."""
    axis = style("axis")
    pen.rules([area.y], area.x, area.x + area.width, RULE, 0.8)
    right = 0.0
    for day, label in day_ticks(chart.start, chart.end):
        x = area.across(day)
        line = one_line(label, axis, 90)
        left = min(
            max(x - line_width(line) / 2, area.x - 8), area.x + area.width - line_width(line) + 4
        )
        if left < right + 6:
            continue
        right = left + line_width(line)
        pen.path([(x, area.y), (x, area.y - 3)], RULE, 0.8)
        pen.line(line, left, area.y - 11)


def day_ticks(start: date, end: date) -> list[tuple[date, str]]:
    """Days to name on a time axis, at most seven, on days or months that are round."""
    span = max((end - start).days, 1)
    if span <= _TICKS * 14:
        step = next(s for s in (1, 2, 7, 14) if span / s <= _TICKS)
        days = [start + timedelta(days=n) for n in range(0, (end - start).days + 1, step)]
        return [(day, f"{day.day} {day:%b}{_year(day, start, end)}") for day in days]
    months = span / 30.4
    step = next((s for s in (1, 2, 3, 6, 12, 24, 60) if months / s <= _TICKS), 120)
    ticks = []
    year, month = start.year, 1
    while (first := date(year, month, 1)) <= end:
        if first >= start:
            ticks.append((first, f"{first:%b %Y}" if step < 12 else f"{first:%Y}"))  # noqa: PLR2004
        year, month = year + (month - 1 + step) // 12, (month - 1 + step) % 12 + 1
    return ticks


def _year(day: date, start: date, end: date) -> str:
    return f" {day.year}" if start.year != end.year or day == start else ""


def draw_values(pen: Pen, chart: Chart, area: Area, *, small: bool = False) -> None:
    """Draw the line of the values and their dots; the dots smaller in a small chart."""
    places = [(area.across(day), area.up(value)) for day, value in chart.points]
    for dashed, stretch in _stretches(chart, places):
        if dashed:
            pen.path(stretch, QUIET, 0.7, (2, 2.5))
        else:
            pen.path(stretch, ACCENT, 0.9 if small else 1.3)
    radius = 1.9 if len(places) < 60 and not small else 1.1  # noqa: PLR2004
    if len(places) < 150:  # noqa: PLR2004 - more would be a smear
        hollow = [place for at, place in enumerate(places) if at in chart.limits]
        pen.dots([place for at, place in enumerate(places) if at not in chart.limits], radius, INK)
        pen.dots(hollow, radius, WHITE)
        for x, y in hollow:
            pen.ring(x, y, radius + 0.4, INK, 0.8)


def _stretches(
    chart: Chart, places: list[tuple[float, float]]
) -> list[tuple[bool, list[tuple[float, float]]]]:
    """The line cut into drawn-through and dashed stretches of at least two places each."""
    stretches: list[tuple[bool, list[tuple[float, float]]]] = []
    for at in range(1, len(places)):
        days = (chart.points[at][0] - chart.points[at - 1][0]).days
        dashed = bool(chart.gap) and days > chart.gap
        if stretches and not dashed and not stretches[-1][0]:
            stretches[-1][1].append(places[at])
        else:
            stretches.append((dashed, [places[at - 1], places[at]]))
    return stretches


def _marks(pen: Pen, chart: Chart, area: Area) -> None:
    """Treatment days: a triangle below the axis, a bar for a stretch, and a short label."""
    axis = style("axis")
    y = area.y - _AXIS - 1
    right = 0.0
    for mark in chart.marks:
        if mark.day > chart.end or (mark.until or mark.day) < chart.start:
            continue
        x = area.across(mark.day)
        if mark.until:
            pen.path([(x, y - 3), (max(area.across(mark.until), x + 2), y - 3)], QUIET, 2.4)
        else:
            pen.triangle(x, y, 6, INK)
        right = _mark_label(pen, mark, (x, y), max(right, x), area.x + area.width + 6)
    if chart.marks:
        pen.line(one_line("Treatment", axis, _LEFT), area.x - _LEFT, y - 6)


def _mark_label(
    pen: Pen, mark: Mark, place: tuple[float, float], right: float, end: float
) -> float:
    x, y = place
    if not mark.label or x < right:
        return right
    axis = style("axis")
    line = one_line(mark.label, axis, 130)
    # A label that would leave the chart is left out; the table beside the chart has it.
    if x + 5 + line_width(line) > end:
        return right
    pen.line(line, x + 5, y - 14 if mark.until else y - 6)
    return x + 8 + line_width(line)


def draw_spark(pen: Pen, spark: Spark, x: float, y: float, width: float, height: float) -> None:
    """Draw a small trend: the whole 0 to 10 scale high, a dot at the latest value."""
    if not spark.points:
        pen.rules([y + 1], x, x + width, RULE, 0.5)
        return
    places = [
        (x + width * min(max(day / spark.days, 0.0), 1.0), y + 1 + (height - 2) * value / 10)
        for day, value in spark.points
    ]
    box = (x, y, x + width, y + height)
    with pen.tag(structure.figure(spark_words(spark), box)):
        pen.rules([y + 1], x, x + width, RULE, 0.5)
        if len(places) > 1:
            pen.path(places, ACCENT, 0.9)
        pen.dots(places[-1:], 1.5, INK)


@dataclass(slots=True)
class ChartRow(Whole):
    """Two charts beside each other, or one at the left; never split."""

    charts: tuple[ChartLaid, ...]
    step: float
    before: float = 7.0
    after: float = 6.0
    keep: bool = False

    @property
    def height(self) -> float:
        """Height of the higher one."""
        return max(each.height for each in self.charts)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw them with their upper edges level."""
        for at, each in enumerate(self.charts):
            each.draw(pen, x + at * self.step, top)


def pairs(block: Charts, width: float) -> list[Laid]:
    """Lay out charts two in a row, or one on a narrow sheet."""
    if is_narrow(width):
        return [ChartLaid(one, width, plot=_SMALL_PLOT) for one in block.charts if one.points]
    each = (width - _BETWEEN) / 2
    laid = [ChartLaid(one, each, plot=_SMALL_PLOT) for one in block.charts if one.points]
    rows = [tuple(laid[at : at + 2]) for at in range(0, len(laid), 2)]
    return [ChartRow(row, each + _BETWEEN) for row in rows]


def chart(block: Chart, width: float) -> ChartLaid:
    """Lay out a chart."""
    return ChartLaid(block, width, keep=False)
