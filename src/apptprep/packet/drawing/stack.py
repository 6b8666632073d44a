"""Blocks that belong on one page: they move on together, and split only if they must."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from apptprep.packet.drawing.blocks import Laid
from apptprep.packet.drawing.pen import REPEATED
from apptprep.packet.drawing.structure import Element

if TYPE_CHECKING:
    from apptprep.packet.drawing.pen import Pen


@dataclass(slots=True)
class Stack:
    """Rows below each other, under a head that is repeated where they go on.

    They begin on a page that has room for all of them. More than a page holds is split between
    rows.
    """

    rows: tuple[Laid, ...]
    head: Laid | None = None
    tag: Element = field(default_factory=lambda: Element("Div"))
    keep: bool = False
    before: float = 4.0
    after: float = 8.0

    @property
    def _head(self) -> float:
        return self.head.height + self.head.after if self.head else 0.0

    @property
    def height(self) -> float:
        """Height of the head and all rows."""
        return self._head + sum(_high(row) for row in self.rows)

    @property
    def least(self) -> float:
        """All of it."""
        return self.height

    def split(self, room: float) -> tuple[Laid, Laid] | None:
        """Split between rows; used only where a whole page is too small."""
        room -= self._head
        fit = 0
        while fit < len(self.rows) and _high(self.rows[fit]) <= room:
            room -= _high(self.rows[fit])
            fit += 1
        if not 0 < fit < len(self.rows):
            return None
        return replace(self, rows=self.rows[:fit]), replace(self, rows=self.rows[fit:])

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the head, then the rows."""
        goes_on = self.tag.placed
        with pen.tag(self.tag):
            if self.head:
                with pen.ornament(REPEATED) if goes_on else pen.tag(Element("Div")):
                    self.head.draw(pen, x, top)
                top -= self._head
            for row in self.rows:
                top -= row.before
                row.draw(pen, x, top)
                top -= row.height + row.after


def _high(row: Laid) -> float:
    return row.before + row.height + row.after
