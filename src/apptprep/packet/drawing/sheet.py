"""The sheet that is drawn on: its size, its margins, and how much it is enlarged.

Large print is the same drawing on a smaller sheet, enlarged to the paper: so texts, tables, charts
and lines to write on grow alike, and everything that asks how much room there is gets the answer.
Lengths are in points of the sheet; `scale` makes points of the paper of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from apptprep.packet.content import PAPERS
from apptprep.packet.drawing.styles import (
    FOOTER,
    MARGIN_BOTTOM,
    MARGIN_SIDE,
    MARGIN_TOP,
)

LARGE: Final = 1.8
"""Body text of 10 points becomes 18, what large print for people with low vision begins at."""
NARROW: Final = 400.0
"""Below this width of the text area columns are stacked."""
_LARGE_MARGINS: Final = (40.0, 40.0, 79.0, 30.0)
"""Side, top, bottom and footer in points of the paper: large print needs the room."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet.

    Attributes:
        size: Width and height of the whole sheet.
        side: Margin at the left and right.
        top: Margin above.
        bottom: Margin below.
        foot: Height of the footer's last baseline above the edge.
        scale: Points of the paper for one of the sheet.
    """

    size: tuple[float, float]
    side: float = MARGIN_SIDE
    top: float = MARGIN_TOP
    bottom: float = MARGIN_BOTTOM
    foot: float = FOOTER
    scale: float = 1.0

    @classmethod
    def of(cls, paper: str, *, large: bool = False) -> Sheet:
        """The sheet for a paper.

        Args:
            paper: "A4" or "Letter".
            large: Large print.
        """
        width, height = PAPERS[paper]
        if not large:
            return cls((width, height))
        side, top, bottom, foot = (margin / LARGE for margin in _LARGE_MARGINS)
        return cls((width / LARGE, height / LARGE), side, top, bottom, foot, LARGE)

    @property
    def paper(self) -> tuple[float, float]:
        """Width and height of the paper in its own points."""
        return self.size[0] * self.scale, self.size[1] * self.scale

    def turned(self) -> Sheet:
        """The sheet lying on its side."""
        return replace(self, size=(self.size[1], self.size[0]))

    @property
    def width(self) -> float:
        """Width of the text area."""
        return self.size[0] - 2 * self.side

    @property
    def height(self) -> float:
        """Height of the text area."""
        return self.size[1] - self.top - self.bottom


def is_narrow(width: float) -> bool:
    """Whether a text area is so narrow that things stand below each other, not side by side."""
    return width < NARROW
