"""One type scale, one set of colours and distances for the whole packet.

Sizes are in points. Everything is given by role, so that a large-print edition is the same sheet
with another scale. Colours keep at least 7:1 contrast on white and stay readable in grey.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from apptprep.packet.drawing import fonts

Colour = tuple[float, float, float]

INK: Final[Colour] = (0.10, 0.11, 0.12)
QUIET: Final[Colour] = (0.33, 0.35, 0.36)
ACCENT: Final[Colour] = (0.05, 0.29, 0.33)
RULE: Final[Colour] = (0.74, 0.77, 0.78)
HAIR: Final[Colour] = (0.86, 0.88, 0.88)
SHADE: Final[Colour] = (0.935, 0.95, 0.95)
BAND: Final[Colour] = (0.95, 0.955, 0.96)
WHITE: Final[Colour] = (1.0, 1.0, 1.0)

MARGIN_SIDE: Final = 50.0
MARGIN_TOP: Final = 42.0
MARGIN_BOTTOM: Final = 54.0
FOOTER: Final = 32.0
"""Height of the footer's baseline above the edge of the sheet."""


@dataclass(frozen=True, slots=True)
class Style:
    """How one role of text is set.

    Attributes:
        font: Font of plain runs.
        size: Type size.
        leading: Distance of baselines.
        colour: Colour of plain runs.
        before: Space above, dropped at the top of a page.
        after: Space below.
        indent: Distance from the left edge; a mark (number, bullet) stands in it.
        bar: Draw a bar at the left edge (copied text).
    """

    font: str
    size: float
    leading: float
    colour: Colour = INK
    before: float = 0.0
    after: float = 0.0
    indent: float = 0.0
    bar: bool = False


_STYLES: Final[dict[str, Style]] = {
    "name": Style(fonts.BOLD, 19, 23),
    "born": Style(fonts.REGULAR, 9.5, 15),
    "title": Style(fonts.BOLD, 10.5, 14, ACCENT),
    "h1": Style(fonts.BOLD, 15, 19, ACCENT, before=22, after=7),
    "h2": Style(fonts.BOLD, 11.5, 15, INK, before=14, after=4),
    "h3": Style(fonts.BOLD, 10, 13.5, INK, before=9, after=2.5),
    "part": Style(fonts.BOLD, 10.5, 13.5, ACCENT, before=9, after=2.5),
    "body": Style(fonts.REGULAR, 10, 13.8, before=2, after=4),
    "small": Style(fonts.REGULAR, 8.5, 11.5, QUIET, before=1, after=3),
    "note": Style(fonts.REGULAR, 9, 12.2, before=1, after=2),
    "quote": Style(fonts.ITALIC, 9.5, 13, before=2, after=4, indent=12, bar=True),
    "handover": Style(fonts.ITALIC, 9.5, 13, QUIET, before=1, after=3),
    "question": Style(fonts.BOLD, 10.5, 14, before=8, after=1, indent=21),
    "reason": Style(fonts.REGULAR, 8.5, 11.5, QUIET, before=0.5, after=1, indent=21),
    "item": Style(fonts.REGULAR, 10, 13.8, before=1, after=2, indent=13),
    "label": Style(fonts.REGULAR, 9, 12.4, QUIET),
    "value": Style(fonts.REGULAR, 9.5, 12.4),
    "th": Style(fonts.BOLD, 8.5, 11, INK),
    "table": Style(fonts.REGULAR, 9, 11.8),
    "log": Style(fonts.REGULAR, 8.5, 10.8),
    "group": Style(fonts.BOLD, 9, 11.8, ACCENT),
    "footer": Style(fonts.REGULAR, 8, 10, QUIET),
    "axis": Style(fonts.REGULAR, 7.5, 9.5, QUIET),
}

RUN_FONTS: Final[dict[str, dict[str, str]]] = {
    "strong": {fonts.REGULAR: fonts.BOLD, fonts.ITALIC: fonts.BOLD_ITALIC},
    "unsure": {fonts.REGULAR: fonts.ITALIC, fonts.BOLD: fonts.BOLD_ITALIC},
    "quiet": {fonts.BOLD: fonts.REGULAR, fonts.BOLD_ITALIC: fonts.ITALIC},
    "copied": {fonts.REGULAR: fonts.ITALIC, fonts.BOLD: fonts.BOLD_ITALIC},
}
"""Which font a run's role takes instead of the paragraph's."""

QUIET_RUNS: Final = frozenset({"quiet", "struck"})


@lru_cache(maxsize=64)
def style(role: str, scale: float = 1.0) -> Style:
    """The style of a role, scaled."""
    plain = _STYLES[role]
    if scale == 1.0:
        return plain
    return Style(
        plain.font,
        plain.size * scale,
        plain.leading * scale,
        plain.colour,
        plain.before * scale,
        plain.after * scale,
        plain.indent * scale,
        plain.bar,
    )
