"""The answers page: each question once, below it a ruled column for each clinician."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from apptprep.packet.drawing import structure
from apptprep.packet.drawing.blocks import top_baseline
from apptprep.packet.drawing.stack import Stack
from apptprep.packet.drawing.structure import Element
from apptprep.packet.drawing.styles import QUIET, RULE, SHADE, style
from apptprep.packet.drawing.text import Line, clamp, one_line, wrap_plain
from apptprep.packet.drawing.whole import Whole

if TYPE_CHECKING:
    from apptprep.packet.drawing.blocks import Laid
    from apptprep.packet.drawing.pen import Pen
    from apptprep.packet.drawn import Answers

STEP: Final = 23.0
"""Distance of the lines to write on; a hand needs about 8 mm."""
_BETWEEN: Final = 16.0
_HEAD: Final = 2.1
_PAD: Final = 6.0
_MOST_LINES: Final = 4
"""Of a question; the question sheet has it all."""


@dataclass(slots=True)
class AnswerHead(Whole):
    """What stands over the columns, with room for name and day."""

    columns: tuple[Line, ...]
    width: float
    scale: float = 1.0
    keep: bool = True
    before: float = 4.0
    after: float = 2.0

    @property
    def height(self) -> float:
        """Height of the shaded heading."""
        return style("part", self.scale).leading * _HEAD + _PAD

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw a shaded field with a line to write on for each column."""
        look, small = style("part", self.scale), style("axis", self.scale)
        for n, title in enumerate(self.columns):
            left, wide = _column(n, len(self.columns), self.width)
            pen.shade(x + left, top - self.height, wide, self.height, SHADE)
            y = top - self.height + 6
            pen.rules([y], x + left + wide * 0.34, x + left + wide - _PAD, QUIET, 0.6)
            with pen.tag(Element("P")):
                pen.line(title, x + left + _PAD, top_baseline(top - 2, look))
                pen.line(one_line("Name and day", small, wide * 0.3), x + left + _PAD, y + 1)


@dataclass(slots=True)
class AnswerRow(Whole):
    """One question with its ruled columns; never split."""

    number: Line
    question: tuple[Line, ...]
    columns: int
    lines: int
    width: float
    scale: float = 1.0
    keep: bool = False
    before: float = 9.0
    after: float = 3.0

    @property
    def height(self) -> float:
        """Height of the question and its lines."""
        return len(self.question) * style("question", self.scale).leading + self.lines * STEP

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the question, the ruled columns, and the line between them."""
        look = style("question", self.scale)
        label, body = structure.item("1")
        with pen.tag(label):
            pen.line(self.number, x, top_baseline(top, look))
        y = top
        with pen.tag(body):
            for line in self.question:
                pen.line(line, x + look.indent, top_baseline(y, look))
                y -= look.leading
        heights = [y - STEP * (n + 1) + 2 for n in range(self.lines)]
        for n in range(self.columns):
            left, wide = _column(n, self.columns, self.width)
            pen.rules(heights, x + left, x + left + wide, RULE, 0.8)


def _column(number: int, count: int, width: float) -> tuple[float, float]:
    """Left end and width of a column."""
    wide = (width - _BETWEEN * (count - 1)) / count
    return number * (wide + _BETWEEN), wide


def answers(block: Answers, width: float, scale: float = 1.0) -> list[Laid]:
    """Lay out the heading and the questions."""
    look, part = style("question", scale), style("part", scale)
    room = width - look.indent
    wide = _column(0, len(block.columns), width)[1] - 2 * _PAD
    head = AnswerHead(tuple(one_line(c, part, wide) for c in block.columns), width, scale)
    rows = []
    for number, question in enumerate(block.questions, 1):
        words = clamp(wrap_plain(question, look, room), _MOST_LINES, look, room)
        mark = one_line(str(number), replace(look, indent=0.0), look.indent)
        rows.append(AnswerRow(mark, words, len(block.columns), block.lines, width, scale))
    return [Stack(tuple(rows), head)]
