"""Symptoms by day of the treatment cycle: the cycles below each other, day under day.

Only days that are known exactly are placed, on both sides, and only numbers that were written
down; an empty place means that nothing was written. Nothing is judged.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final

from apptprep.packet.dates import day as day_words
from apptprep.packet.drawn import CycleGrid, CycleRow
from apptprep.packet.trends import daily_highest, short_number, usual
from apptprep.packet.words import counted, sentence
from apptprep.records import Treatment, When

if TYPE_CHECKING:
    from apptprep.packet.trends import Trend
    from apptprep.records import Snapshot

LEAST_CYCLES: Final = 2
"""Cycles with numbers that a picture of cycles needs."""
LEAST_DAYS: Final = 8
"""Days with a number, over all cycles, that it needs."""
MOST_CYCLES: Final = 12
"""The newest cycles that are shown."""
LONGEST: Final = 42
"""A cycle of more days is no cycle that a page can show day by day."""
MOST_GRIDS: Final = 6
MOST_OF_ONE: Final = 4
"""Symptoms shown for one treatment."""


def cycle_grids(
    snapshot: Snapshot, trends: tuple[Trend, ...], today: date
) -> tuple[CycleGrid, ...]:
    """The pictures, the newest treatment first and in it the strongest symptoms.

    Args:
        snapshot: All records.
        trends: The symptoms, strongest first.
        today: No cycle goes on after it.
    """
    grids = []
    for treatment in snapshot.all(Treatment):
        cycles = _cycles(treatment, today)
        if len(cycles) < LEAST_CYCLES:
            continue
        found = (grid for trend in trends if (grid := _grid(treatment, cycles, trend)))
        grids += list(islice(found, MOST_OF_ONE))
    return tuple(grids[:MOST_GRIDS])


def _cycles(treatment: Treatment, today: date) -> list[tuple[str, date, int]]:
    """Name, first day and length of each cycle whose day is known, the oldest first."""
    starts: dict[date, str] = {}
    for number, cycle in enumerate(treatment.cycles, 1):
        when = cycle.day_given
        if when and when.is_exact and when.earliest and when.earliest <= today:
            starts.setdefault(when.earliest, cycle.number or str(number))
    days = sorted(starts)
    length = _length(treatment, days)
    if not length:
        return []
    found = []
    for at, first in enumerate(days):
        # A delayed next cycle leaves up to a week more to see; a break is no part of a cycle.
        following = days[at + 1] if at + 1 < len(days) else first + timedelta(days=length)
        going = (min(following, today + timedelta(days=1)) - first).days
        found.append((starts[first], first, min(going, LONGEST, length + 7)))
    return [cycle for cycle in found if cycle[2] > 0]


def _length(treatment: Treatment, days: list[date]) -> int:
    """Days in a cycle: as written down, else the commonest distance; 0 if it is no such cycle."""
    written = treatment.cycle_days.strip()
    if written.isdigit() and 1 < int(written) <= LONGEST:
        return int(written)
    gaps = Counter((late - early).days for early, late in pairwise(days))
    if not gaps:
        return 0
    gap = max(gaps, key=lambda each: (gaps[each], -each))
    return gap if 1 < gap <= LONGEST else 0


def _grid(
    treatment: Treatment, cycles: list[tuple[str, date, int]], trend: Trend
) -> CycleGrid | None:
    last = max(first + timedelta(days=length) for _, first, length in cycles)
    placed = trend.placed(cycles[0][1], last, worst=True)
    scores = dict(daily_highest((on, float(worst)) for on, worst in placed))
    rows = []
    for name, first, length in cycles:
        numbers = [scores.get(first + timedelta(days=n)) for n in range(length)]
        days = tuple(None if each is None else int(each) for each in numbers)
        if any(each is not None for each in days):
            rows.append(CycleRow(f"Cycle {name}, {day_words(When.of(first))}", days))
    known = sum(each is not None for row in rows for each in row.days)
    if len(rows) < LEAST_CYCLES or known < LEAST_DAYS:
        return None
    rows = rows[-MOST_CYCLES:]
    return CycleGrid(
        f"{trend.term} by day of the cycle: {sentence(treatment.name)}",
        _sentence(rows),
        tuple(rows),
        max(len(row.days) for row in rows),
    )


def _sentence(rows: list[CycleRow]) -> str:
    """The day with the highest middle value among days that several cycles have a number for."""
    by_day: dict[int, list[float]] = {}
    for row in rows:
        for number, value in enumerate(row.days, 1):
            if value is not None:
                by_day.setdefault(number, []).append(float(value))
    shared = {n: values for n, values in by_day.items() if len(values) >= LEAST_CYCLES}
    total = sum(len(values) for values in by_day.values())
    text = f"{counted(total, 'day', 'days')} with a number in {len(rows)} cycles."
    if not shared:
        return f"{text} No day of the cycle has a number in more than one of them."
    middles = {n: usual(values) or 0.0 for n, values in shared.items()}
    high, low = max(middles.values()), min(middles.values())
    if high == low:
        return f"{text} Middle value of every day that several cycles have: {short_number(high)}."
    best = min(n for n, value in middles.items() if value == high)
    return (
        f"{text} Highest middle value: {short_number(high)} on day {best} "
        f"({counted(len(shared[best]), 'cycle', 'cycles')} with a number on it); "
        f"lowest: {short_number(low)}."
    )
