"""Blocks with a known height: paragraphs, facts, ruled lines, boxes.

A packet's content is laid out once for a given width. A laid block knows its height, can be split
where a page ends and draws itself through the pen. Nothing is measured twice, so a page costs what
is on it, however long the packet is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Protocol

from apptprep.packet.content import Ruled
from apptprep.packet.drawing.styles import ACCENT, RULE, Style, style
from apptprep.packet.drawing.text import (
    Line,
    clamp,
    line_width,
    measure,
    one_line,
    wrap,
    wrap_plain,
)

if TYPE_CHECKING:
    from apptprep.packet.content import Box, Fact, Facts, Heading, Paragraph
    from apptprep.packet.drawing.pen import Pen

RULED_STEP: Final = 23.0
"""Distance of the lines to write on; a hand needs about 8 mm."""
_LABEL_SHARE: Final = 0.26
_FACT_GAP: Final = 2.6
_KEEP_WHOLE: Final = 130.0
_BOX_PAD: Final = 10.0
_BOX_STEP: Final = 19.0
"""Lines in a box stand closer: the sheet is short, and the question sheet has more of them."""


class Laid(Protocol):
    """A block laid out for one width.

    Attributes:
        before: Space above it, dropped at the top of a page.
        after: Space below it.
        keep: Stays on one page with the beginning of the next block.
    """

    before: float
    after: float
    keep: bool

    @property
    def height(self) -> float:
        """Height in points, without the space around it."""

    @property
    def least(self) -> float:
        """Height of the smallest beginning that may stand at the foot of a page."""

    def split(self, room: float) -> tuple[Laid, Laid] | None:
        """Cut into what fits into ``room`` points and the rest; None if nothing sensible fits."""

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw with the upper left corner at (x, top)."""


def top_baseline(top: float, each: Style) -> float:
    """The first baseline of text whose upper edge is ``top``."""
    return top - (each.leading - each.size) / 2 - each.size * 0.82


@dataclass(slots=True)
class Lines:
    """Lines of text in one style: a paragraph or a heading.

    ``mark`` stands in the indent; ``aside`` is a short text at the right, with the distance of its
    left end.
    """

    lines: tuple[Line, ...]
    style: Style
    mark: Line = ()
    aside: tuple[Line, float] | None = None
    keep: bool = False
    before: float = 0.0
    after: float = 0.0

    @property
    def height(self) -> float:
        """Height of all lines."""
        return len(self.lines) * self.style.leading

    @property
    def least(self) -> float:
        """Two lines, or all of a short paragraph."""
        count = len(self.lines)
        return (count if count <= 3 or self.keep else 2) * self.style.leading  # noqa: PLR2004

    def split(self, room: float) -> tuple[Laid, Laid] | None:
        """Split between lines; no single line is left behind on either page."""
        fit = min(int(room / self.style.leading), len(self.lines) - 2)
        if fit < 2 or len(self.lines) < 4:  # noqa: PLR2004
            return None
        head = replace(self, lines=self.lines[:fit], after=0.0)
        return head, replace(self, lines=self.lines[fit:], mark=(), before=0.0)

    def clamped(self, most: int, room: float) -> Lines:
        """The same with at most ``most`` lines, ending in an ellipsis if cut."""
        inner = room - self.style.indent
        return replace(self, lines=clamp(self.lines, most, self.style, inner))

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw bar, mark and lines."""
        look = self.style
        if look.bar:
            pen.path([(x + 2, top - 1), (x + 2, top - self.height + 1)], RULE, 1.6)
        y = top_baseline(top, look)
        if self.mark:
            pen.line(self.mark, x, y)
        if self.aside:
            pen.line(self.aside[0], x + self.aside[1], y)
        for line in self.lines:
            pen.line(line, x + look.indent, y)
            y -= look.leading


def paragraph(block: Paragraph, width: float, scale: float = 1.0) -> Lines:
    """Lay out a paragraph."""
    look = style(block.role, scale)
    mark = block.mark or ("•" if block.role == "item" else "")
    return Lines(
        wrap(block.text, look, width - look.indent),
        look,
        wrap_plain(mark, look, width)[0] if mark else (),
        keep=block.keep,
        before=look.before,
        after=look.after,
    )


def heading(block: Heading, width: float, scale: float = 1.0) -> Lines:
    """Lay out a heading; it stays with what follows."""
    return title(block.text, f"h{block.level}", width, scale)


def title(text: str, role: str, width: float, scale: float = 1.0, aside: str = "") -> Lines:
    """Lay out a heading of any role, with a short text at its right; it stays with what follows."""
    look = style(role, scale)
    right = one_line(aside, style("small", scale), width / 3) if aside else ()
    left = width - line_width(right) - 12 if aside else width
    lines = clamp(wrap_plain(text, look, left), 4, look, left)
    each = Lines(lines, look, keep=True, before=look.before, after=look.after)
    each.aside = (right, width - line_width(right)) if aside else None
    return each


@dataclass(slots=True)
class FactLines:
    """Labels at the left, values at the right; splits between facts and inside long values."""

    rows: tuple[tuple[tuple[Line, ...], tuple[Line, ...]], ...]
    label_width: float
    labels: Style
    values: Style
    keep: bool = False
    before: float = 1.0
    after: float = 5.0

    def _row_height(self, row: tuple[tuple[Line, ...], tuple[Line, ...]]) -> float:
        return max(len(row[0]), len(row[1])) * self.values.leading + _FACT_GAP

    @property
    def height(self) -> float:
        """Height of all rows."""
        return sum(self._row_height(row) for row in self.rows)

    @property
    def least(self) -> float:
        """All of a short block, else the first row or its first lines."""
        if self.height <= _KEEP_WHOLE:
            return self.height
        return min(self._row_height(self.rows[0]), 4 * self.values.leading)

    def split(self, room: float) -> tuple[Laid, Laid] | None:
        """Split between rows; a row higher than the room is split between its lines.

        A short block stays whole.
        """
        if self.height <= _KEEP_WHOLE:
            return None
        for count, row in enumerate(self.rows):
            high = self._row_height(row)
            if high <= room:
                room -= high
                continue
            fit = int((room - _FACT_GAP) / self.values.leading)
            if len(row[1]) > 6 and fit >= 3:  # noqa: PLR2004 - short values stay whole
                first, rest = (row[0], row[1][:fit]), (row[0][:0], row[1][fit:])
                return self._cut((*self.rows[:count], first), (rest, *self.rows[count + 1 :]))
            if not count:
                return None
            return self._cut(self.rows[:count], self.rows[count:])
        return None

    def _cut(
        self,
        head: tuple[tuple[tuple[Line, ...], tuple[Line, ...]], ...],
        rest: tuple[tuple[tuple[Line, ...], tuple[Line, ...]], ...],
    ) -> tuple[Laid, Laid]:
        return replace(self, rows=head, after=0.0), replace(self, rows=rest, before=0.0)

    def clamped(self, most: int, room: float) -> FactLines:
        """The same with at most ``most`` lines for each value."""
        inner = room - self.label_width
        rows = tuple((label, clamp(v, most, self.values, inner)) for label, v in self.rows)
        return replace(self, rows=rows)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the rows."""
        for row in self.rows:
            y = top_baseline(top, self.values)
            for line in row[0]:
                pen.line(line, x, y)
                y -= self.values.leading
            y = top_baseline(top, self.values)
            for line in row[1]:
                pen.line(line, x + self.label_width, y)
                y -= self.values.leading
            top -= self._row_height(row)


def facts(block: Facts, width: float, scale: float = 1.0) -> list[Laid]:
    """Lay out facts, with their title if they have one."""
    labels, values = style("label", scale), style("value", scale)
    left = width * _LABEL_SHARE
    laid: list[Laid] = []
    if block.title:
        look = style("h3", scale)
        lines = wrap(block.title, look, width)
        laid.append(Lines(lines, look, keep=True, before=look.before, after=look.after))
    if block.rows:
        rows = tuple(_fact(row, left, width, labels, values) for row in block.rows)
        laid.append(FactLines(rows, left, labels, values))
    return laid


def _fact(
    row: Fact, left: float, width: float, labels: Style, values: Style
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    label = clamp(wrap_plain(row.label, labels, left - 10), 4, labels, left - 10)
    return label, wrap(row.value, values, width - left)


@dataclass(slots=True)
class RuledLines:
    """Empty lines to write on; they stay together with the question above."""

    count: int
    width: float
    indent: float = 0.0
    step: float = RULED_STEP
    keep: bool = False
    before: float = 0.0
    after: float = 4.0

    @property
    def height(self) -> float:
        """Height of all lines."""
        return self.count * self.step

    @property
    def least(self) -> float:
        """All of them."""
        return self.height

    def split(self, room: float) -> tuple[Laid, Laid] | None:
        """Lines to write on are not split, unless there are more than a page holds."""
        fit = int(room / self.step)
        if fit < 12 or fit >= self.count:  # noqa: PLR2004
            return None
        return replace(self, count=fit), replace(self, count=self.count - fit)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the lines."""
        heights = [top - self.step * (n + 1) + 2 for n in range(self.count)]
        pen.rules(heights, x + self.indent, x + self.width, RULE, 0.8)


def ruled(block: Ruled, width: float, scale: float = 1.0) -> RuledLines:
    """Lay out lines to write on, indented like the question above them."""
    return RuledLines(block.lines, width, style("question", scale).indent)


@dataclass(slots=True)
class BoxLaid:
    """A frame with blocks in it; never split."""

    inner: tuple[Laid, ...]
    width: float
    keep: bool = False
    before: float = 6.0
    after: float = 6.0

    @property
    def height(self) -> float:
        """Height with the frame."""
        return sum(b.before + b.height + b.after for b in self.inner) + 1.4 * _BOX_PAD

    @property
    def least(self) -> float:
        """All of it."""
        return self.height

    def split(self, room: float) -> tuple[Laid, Laid] | None:
        """A box stays whole."""
        del room
        return None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the frame, then what is in it."""
        pen.frame(x, top - self.height, self.width, self.height, ACCENT)
        y = top - 0.7 * _BOX_PAD
        for block in self.inner:
            y -= block.before
            block.draw(pen, x + _BOX_PAD, y)
            y -= block.height + block.after


def box(block: Box, width: float, scale: float = 1.0, clamp_to: int = 0) -> BoxLaid:
    """Lay out a box; texts in it are cut to ``clamp_to`` lines each if that is given."""
    room = width - 2 * _BOX_PAD
    inner: list[Laid] = []
    if block.title:
        inner.append(replace(title(block.title, "part", room, scale), before=0.0))
    for each in block.blocks:
        if isinstance(each, Ruled):
            inner.append(replace(ruled(each, room, scale), step=_BOX_STEP))
        else:
            laid = paragraph(each, room, scale)
            inner.append(laid.clamped(clamp_to, room) if clamp_to else laid)
    return BoxLaid(tuple(inner), width)


def text_width(text: str, look: Style) -> float:
    """Width of a short text of ours in a style."""
    return measure(text, look.font, look.size)
