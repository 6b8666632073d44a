"""How strong each symptom of the sample was on each day: believable courses, no noise yet.

Numbers are 0 to 10 by days before today. Between two turning points a course runs straight;
the cycles of palbociclib (:data:`~apptprep.jobs.sample.treatments.CYCLES`) are added on top.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from apptprep.jobs.sample.treatments import CYCLES, FULVESTRANT, STOPPED

_CYCLE_LENGTH = 28

PAIN = ((425, 5.5), (388, 7), (384, 5), (382, 6.5), (360, 2.5), (300, 1.5), (110, 1.5), (80, 3),
        (44, 4.6), (14, 5.6), (0, 6))  # fmt: skip
TIREDNESS = ((425, 3), (384, 4.5), (365, 3), (60, 3), (36, 4), (0, 5))
NAUSEA = ((425, 0), (374, 0.3), (75, 0.3), (70, 2.5), (55, 0.8), (36, 0.8), (0, 1.5))
CONSTIPATION = ((425, 0), (73, 0), (70, 2.5), (58, 4.5), (45, 3), (10, 4), (0, 4))
HOT_FLASHES = ((425, 0), (365, 0), (345, 3.5), (250, 4.5), (36, 4), (20, 2), (0, 3))
JOINTS = ((425, 0), (330, 0), (280, 3), (120, 4.5), (36, 4), (0, 2))
SLEEP = ((425, 4), (388, 5.5), (350, 3), (110, 3), (44, 5), (0, 5))
WORRY = ((425, 4), (403, 7), (380, 5), (330, 2.5), (222, 2.5), (216, 6), (208, 2), (60, 2),
         (46, 5), (36, 7.5), (20, 4.5), (0, 5))  # fmt: skip
APPETITE = ((425, 1), (374, 1), (164, 1), (44, 2), (0, 3.5))


def level(points: Sequence[tuple[float, float]], days: int) -> float:
    """Return a course's value on a day, straight between its turning points.

    Args:
        points: (days before today, value), the oldest first.
        days: the day.
    """
    if days >= points[0][0]:
        return points[0][1]
    for (start, before), (end, after) in pairwise(points):
        if days >= end:
            share = (start - days) / (start - end)
            return before + share * (after - before)
    return points[-1][1]


def cycle_day(days: int) -> int:
    """Return the day of the palbociclib cycle (1 to 28), 0 outside of one."""
    starts = [start for start in CYCLES if start >= days]
    if not starts or days < STOPPED:
        return 0
    day = starts[-1] - days + 1
    return day if day <= _CYCLE_LENGTH else 0


def strength(term: str, days: int) -> float:
    """Return how strong a symptom was on a day, cycles included."""
    day = cycle_day(days)
    first_cycles = days > CYCLES[4]
    match term:
        case "Tiredness":
            # Most tired in the third week of tablets, better in the free week.
            return level(TIREDNESS, days) + (2.2 if 13 <= day <= 22 else 0) - (day > 24)  # noqa: PLR2004
        case "Nausea":
            return level(NAUSEA, days) + (3 if 0 < day <= 5 and first_cycles else 0)  # noqa: PLR2004
        case "Less appetite":
            return level(APPETITE, days) + (1.5 if 0 < day <= 6 and first_cycles else 0)  # noqa: PLR2004
        case "Pain where a needle was":
            return 4.5 if any(start - days in (0, 1, 2) for start in FULVESTRANT) else 0
        case _:
            return level(_PLAIN[term], days)


_PLAIN = {
    "Pain": PAIN,
    "Constipation": CONSTIPATION,
    "Hot flashes": HOT_FLASHES,
    "Joint pain": JOINTS,
    "Trouble sleeping": SLEEP,
    "Worry": WORRY,
}
TERMS = (
    "Pain",
    "Tiredness",
    "Nausea",
    "Less appetite",
    "Constipation",
    "Hot flashes",
    "Joint pain",
    "Trouble sleeping",
    "Worry",
    "Pain where a needle was",
)
