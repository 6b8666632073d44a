"""Lines and areas as PDF source: the operators of a page's content (ISO 32000-1, 8.5).

ReportLab has the same, but goes a long way for every number; a page of charts has thousands.
Coordinates are points from the lower left, written to a hundredth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Point = tuple[float, float]

_ROUND: Final = 0.5523
"""How far the handles of a quarter circle lie from its ends, as a share of the radius."""


def line(points: Sequence[Point]) -> str:
    """The way through points, not drawn yet."""
    (x, y), *rest = points
    return " ".join([f"{x:.2f} {y:.2f} m", *[f"{a:.2f} {b:.2f} l" for a, b in rest]])


def rules(heights: Iterable[float], left: float, right: float) -> str:
    """Level lines, drawn."""
    return " ".join([f"{left:.2f} {y:.2f} m {right:.2f} {y:.2f} l S" for y in heights])


def box(x: float, y: float, width: float, height: float) -> str:
    """A rectangle, not drawn yet; to a thousandth, as fields of a code touch each other."""
    return f"{x:.3f} {y:.3f} {width:.3f} {height:.3f} re"


def circle(x: float, y: float, radius: float) -> str:
    """A circle, not drawn yet."""
    return rounded((x - radius, y - radius), (x + radius, y + radius), radius)


def dots(places: Iterable[Point]) -> str:
    """Filled dots as wide as the line, drawn: lines of a hundredth of a point with round ends.

    A tenth of the bytes of circles, and a chart of a year has hundreds. Not of no length at all:
    the standard draws such a dot, too, but not every printer does.
    """
    marks = [f"{x:.2f} {y:.2f} m {x + 0.01:.2f} {y:.2f} l" for x, y in places]
    return f"1 J {' '.join(marks)} S 0 J"


def rounded(low: Point, high: Point, radius: float) -> str:
    """A rectangle with round corners between two corners of it, not drawn yet."""
    (x, y), (far, top) = low, high
    near = radius * (1 - _ROUND)
    corners = (
        ((far - near, y), (far, y + near), (far, y + radius), (far, top - radius)),
        ((far, top - near), (far - near, top), (far - radius, top), (x + radius, top)),
        ((x + near, top), (x, top - near), (x, top - radius), (x, y + radius)),
        ((x, y + near), (x + near, y), (x + radius, y), (x + radius, y)),
    )
    parts = [f"{x + radius:.2f} {y:.2f} m {far - radius:.2f} {y:.2f} l"]
    for (a, b), (c, d), (e, f), (g, h) in corners:
        parts.append(f"{a:.2f} {b:.2f} {c:.2f} {d:.2f} {e:.2f} {f:.2f} c {g:.2f} {h:.2f} l")
    return " ".join((*parts, "h"))


def dashed(pattern: Sequence[float], drawn: str) -> str:
    """Something drawn with a dashed line; afterwards lines are whole again."""
    if not pattern:
        return drawn
    return f"[{' '.join(f'{each:g}' for each in pattern)}] 0 d {drawn} [] 0 d"
