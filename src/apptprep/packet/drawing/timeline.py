"""The timeline as a drawn page.

Every row has its words at the left, so no two texts can meet, and its mark at the right. What is
known is filled; what a date leaves open is outlined, as wide as the days it can mean; "about" is
outlined with dashes. So nothing is told by colour, and no day is invented.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from apptprep.packet.drawing import fonts, structure
from apptprep.packet.drawing.alt import timeline_words
from apptprep.packet.drawing.blocks import top_baseline
from apptprep.packet.drawing.charts import day_ticks
from apptprep.packet.drawing.styles import ACCENT, HAIR, INK, QUIET, RULE, WHITE, style
from apptprep.packet.drawing.text import Line, line_width, one_line, wrap_plain
from apptprep.packet.drawn import Lane, Timeline, TimeRow

if TYPE_CHECKING:
    from datetime import date

    from apptprep.packet.drawing.blocks import Laid
    from apptprep.packet.drawing.pen import Pen
    from apptprep.packet.drawing.styles import Colour
    from apptprep.packet.drawn import Shape, Span

_WORDS: Final = 0.40
"""Share of the width that the words take."""
_GAP: Final = 12.0
_ROW_PAD: Final = 4.0
_LANE_PAD: Final = 5.0
_HALF: Final = 3.6
"""Half the height of a mark."""
_STUB: Final = 16.0
"""Length of the dashed line where nobody wrote down when something ended."""
_DASH: Final = (2.0, 1.6)

KEY: Final = (
    ("bar", "treatment"),
    ("triangle", "operation"),
    ("dot", "sign or finding"),
    ("square", "scan"),
    ("diamond", "tissue"),
)
KEY_NOTE: Final = (
    "Filled: the day is known. Outlined: as wide as the days it can mean; dashed: “about”. "
    "An arrow: going on. A dashed line with “?”: the end is not written down."
)


@dataclass(frozen=True, slots=True)
class _Words:
    """A row's words, wrapped once."""

    label: Line
    when: Line
    row: TimeRow


@dataclass(slots=True)
class TimelineLaid:
    """The whole drawing; split only where a page is too small for it."""

    block: Timeline
    width: float
    lanes: tuple[tuple[Line, tuple[_Words, ...]], ...]
    note: tuple[Line, ...]
    scale: float = 1.0
    keep: bool = False
    before: float = 4.0
    after: float = 10.0

    @property
    def _row_height(self) -> float:
        return style("th", self.scale).leading + style("axis", self.scale).leading + _ROW_PAD

    @property
    def _lane_height(self) -> float:
        return style("group", self.scale).leading + _LANE_PAD

    @property
    def _key_height(self) -> float:
        small = style("axis", self.scale).leading
        return small * (0.5 + len(_key_rows(self.width, self.scale)) + len(self.note)) + 6

    @property
    def height(self) -> float:
        """Height of axis, lanes and key."""
        rows = sum(len(rows) for _, rows in self.lanes)
        axis = 2 * style("axis", self.scale).leading + 8
        lanes = len(self.lanes) * self._lane_height
        return axis + lanes + rows * self._row_height + self._key_height

    @property
    def least(self) -> float:
        """All of it."""
        return self.height

    def split(self, room: float) -> tuple[Laid, Laid] | None:
        """Split between rows, each half with its axis; used only where a page is too small."""
        room -= self.height - sum(len(rows) for _, rows in self.lanes) * self._row_height
        fit = int(room / self._row_height)
        head: list[tuple[Line, tuple[_Words, ...]]] = []
        rest: list[tuple[Line, tuple[_Words, ...]]] = []
        for title, rows in self.lanes:
            if rows[:fit]:
                head.append((title, rows[:fit]))
            if rows[fit:]:
                rest.append((title, rows[fit:]))
            fit = max(fit - len(rows), 0)
        if not head or not rest:
            return None
        return replace(self, lanes=tuple(head)), replace(self, lanes=tuple(rest))

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the axis above and below the lanes, then the lanes, then the key."""
        box = (x, top - self.height, x + self.width, top)
        with pen.tag(structure.figure(timeline_words(self._shown()), box)):
            self._draw(pen, x, top)

    def _shown(self) -> tuple[Lane, ...]:
        """The rows of this page, under the titles of their lanes."""
        titles = {id(row): lane.title for lane in self.block.lanes for row in lane.rows}
        shown: dict[str, list[TimeRow]] = {}
        for _, words in self.lanes:
            for each in words:
                shown.setdefault(titles[id(each.row)], []).append(each.row)
        return tuple(Lane(title, tuple(rows)) for title, rows in shown.items())

    def _draw(self, pen: Pen, x: float, top: float) -> None:
        axis = style("axis", self.scale)
        left = x + self.width * _WORDS + _GAP
        across = _Across(self.block, left, x + self.width - 4)
        upper = top - axis.leading - 4
        rows = sum(len(rows) for _, rows in self.lanes)
        lower = upper - len(self.lanes) * self._lane_height - rows * self._row_height
        self._grid(pen, across, upper, lower)
        y = upper
        for title, words in self.lanes:
            look = style("group", self.scale)
            pen.line(title, x, top_baseline(y - _LANE_PAD / 2, look))
            y -= self._lane_height
            for each in words:
                pen.rules([y], x, x + self.width, HAIR, 0.5)
                self._row(pen, each, x, y, across)
                y -= self._row_height
        pen.rules([y], x, x + self.width, RULE, 0.6)
        self._key(pen, x, y - axis.leading - 10)

    def _grid(self, pen: Pen, across: _Across, upper: float, lower: float) -> None:
        """Days above and below, and the line of today."""
        axis = style("axis", self.scale)
        now = one_line("now", replace(axis, colour=INK), 40)
        now_x = across.place(self.block.today)
        clear = now_x - line_width(now) / 2 - 4
        right = across.left - 40
        for day, label in day_ticks(self.block.start, self.block.end):
            at = across.place(day)
            pen.path([(at, upper), (at, lower)], HAIR, 0.5)
            line = one_line(label, axis, 60)
            begin = max(at - line_width(line) / 2, across.left - 6)
            if begin < right + 5 or begin + line_width(line) > clear:
                continue
            right = begin + line_width(line)
            for baseline in (upper + 4, lower - axis.leading + 1):
                pen.line(line, begin, baseline)
        pen.path([(now_x, upper + 2), (now_x, lower - 2)], QUIET, 0.9, (4, 2))
        begin = min(now_x - line_width(now) / 2, across.right + 4 - line_width(now))
        for baseline in (upper + 4, lower - axis.leading + 1):
            pen.line(now, begin, baseline)

    def _row(self, pen: Pen, words: _Words, x: float, top: float, across: _Across) -> None:
        name, axis = style("th", self.scale), style("axis", self.scale)
        y = top - _ROW_PAD / 2
        pen.line(words.label, x + 6, top_baseline(y, name))
        pen.line(words.when, x + 6, top_baseline(y - name.leading, axis))
        middle = top - self._row_height / 2
        if words.row.shape == "bar":
            _bar(pen, words.row, middle, across, one_line("?", axis, 20))
        else:
            _mark(pen, words.row, middle, across)

    def _key(self, pen: Pen, x: float, top: float) -> None:
        axis = style("axis", self.scale)
        y = top - axis.size
        for row in _key_rows(self.width, self.scale):
            for at, shape, line in row:
                middle = y + axis.size * 0.35
                if shape == "bar":
                    _box(pen, (x + at, middle, 14), INK, INK)
                else:
                    _shape(pen, shape, x + at + 4, middle, INK)
                pen.line(line, x + at + _sign(shape), y)
            y -= axis.leading
        for number, line in enumerate(self.note):
            pen.line(line, x, y - axis.leading * (number + 0.3))


def _sign(shape: str) -> float:
    """Room that a sign of the key takes before its word."""
    return 18.0 if shape == "bar" else 12.0


def _key_rows(width: float, scale: float) -> list[list[tuple[float, str, Line]]]:
    """The signs and their words in rows no wider than the page: place, sign, word."""
    axis = style("axis", scale)
    rows: list[list[tuple[float, str, Line]]] = [[]]
    at = 0.0
    for shape, word in KEY:
        line = one_line(word, axis, 120)
        wide = _sign(shape) + line_width(line)
        if rows[-1] and at + wide > width:
            rows.append([])
            at = 0.0
        rows[-1].append((at, shape, line))
        at += wide + 16
    return rows


class _Across:
    """Where days lie on the page."""

    def __init__(self, block: Timeline, left: float, right: float) -> None:
        self.left, self.right = left, right
        self._start = block.start
        self._days = max((block.end - block.start).days, 1)
        self.today = block.today

    def place(self, day: date) -> float:
        """Horizontal place of a day, kept on the axis."""
        share = (day - self._start).days / self._days
        return self.left + (self.right - self.left) * min(max(share, 0.0), 1.0)

    def stretch(self, span: Span, least: float) -> tuple[float, float]:
        """Where the days of a partial date begin and how wide they are."""
        left, right = self.place(span.first), self.place(span.last)
        if right - left >= least:
            return left, right - left
        return (left + right - least) / 2, least


def _is_day(span: Span) -> bool:
    return span.first == span.last and not span.about


def _mark(pen: Pen, row: TimeRow, y: float, across: _Across) -> None:
    """An event: its sign where the day is known, else a box over the days it can mean."""
    if _is_day(row.start):
        _shape(pen, row.shape, across.place(row.start.first), y, INK)
        return
    left, width = across.stretch(row.start, 4 * _HALF)
    _box(pen, (left, y, width), None, INK, dashed=row.start.about)
    _shape(pen, row.shape, left + width / 2, y, None)


def _bar(pen: Pen, row: TimeRow, y: float, across: _Across, query: Line) -> None:
    """A treatment: filled where it surely went on, outlined where its ends are not known."""
    start = row.start
    certain = across.place(start.last)
    if row.beyond == "planned":
        left, width = across.stretch(start, 2 * _STUB)
        _box(pen, (left, y, width), None, INK, dashed=True)
        return
    if row.beyond == "unknown":
        until = certain
        _dashes(pen, certain, y, query)
    elif row.beyond == "now":
        until = across.place(across.today)
    else:
        until = across.place(row.end.first) if row.end else certain
    for span in (start, row.end):
        if span and not _is_day(span):
            left, width = across.stretch(span, 2 * _HALF)
            _box(pen, (left, y, width), WHITE, INK, dashed=span.about)
    if until - certain > 0 or _is_day(start):
        _box(pen, (certain, y, max(until - certain, 2.4)), ACCENT, ACCENT)
    if row.beyond == "now":
        tip = until + 6
        pen.shape([(until, y + 5.4), (tip, y), (until, y - 5.4)], ACCENT, None)


def _dashes(pen: Pen, x: float, y: float, query: Line) -> None:
    pen.path([(x, y), (x + _STUB, y)], INK, 1.0, _DASH)
    pen.line(query, x + _STUB + 2, y - 2.6)


def _box(
    pen: Pen,
    place: tuple[float, float, float],
    fill: Colour | None,
    stroke: Colour,
    *,
    dashed: bool = False,
) -> None:
    """A box around a height: left end, middle height, width."""
    x, y, width = place
    corners = [(x, y - _HALF), (x + width, y - _HALF), (x + width, y + _HALF), (x, y + _HALF)]
    pen.shape(corners, fill, stroke, 0.8, _DASH if dashed else ())


def _shape(pen: Pen, shape: Shape | str, x: float, y: float, fill: Colour | None) -> None:
    r = _HALF
    if shape == "dot":
        if fill:
            pen.dots([(x, y)], r, fill)
        else:
            pen.ring(x, y, r, INK, 0.8)
        return
    corners = {
        "square": [(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)],
        "diamond": [(x, y - r - 1), (x + r + 1, y), (x, y + r + 1), (x - r - 1, y)],
    }.get(shape, [(x - r - 0.6, y - r), (x + r + 0.6, y - r), (x, y + r + 0.8)])
    pen.shape(corners, fill, INK, 0.8)


def timeline(block: Timeline, width: float, scale: float = 1.0) -> list[Laid]:
    """Lay out the drawing."""
    name, axis = style("th", scale), style("axis", scale)
    room = width * _WORDS - 6
    lanes = []
    for lane in block.lanes:
        words = []
        for row in lane.rows:
            label = f"{row.label} (unsure)" if row.unsure else row.label
            look = replace(name, font=fonts.BOLD_ITALIC) if row.unsure else name
            words.append(_Words(one_line(label, look, room), one_line(row.when, axis, room), row))
        lanes.append((one_line(lane.title, style("group", scale), width), tuple(words)))
    note = wrap_plain(KEY_NOTE, axis, width)
    return [TimelineLaid(block, width, tuple(lanes), note, scale)]
