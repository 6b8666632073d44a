"""What a drawing shows, in words, for people who cannot see it: its alternative text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from apptprep.records.when import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from apptprep.packet.content import Spark
    from apptprep.packet.drawn import Chart, CycleGrid, CycleRow, Lane, Mark

_ALL_VALUES: Final = 12
"""So many values are read one by one; of more the first, last, lowest and highest are."""
_MOST_MARKS: Final = 12


def number(value: float) -> str:
    """A number without needless decimals."""
    return f"{value:.6g}"


def plain_day(on: date) -> str:
    """A day as tables print it: "3 May 2026"."""
    return f"{on.day} {MONTHS[on.month - 1][:3]} {on.year}"


def chart_words(chart: Chart) -> str:
    """What a chart shows: its title and days, its values, the range and the marked days."""
    parts = [
        f"Chart: {chart.title}, {plain_day(chart.start)} to {plain_day(chart.end)}",
        _values(chart),
        _reference(chart),
        _marks(chart),
    ]
    return ". ".join(part for part in parts if part) + "."


def spark_words(spark: Spark) -> str:
    """What a small trend shows."""
    values = [value for _, value in spark.points]
    if not values:
        return f"No value in {spark.days} days."
    if len(values) == 1:
        return f"One value in {spark.days} days: {number(values[0])}."
    return (
        f"Trend over {spark.days} days, {len(values)} values: first {number(values[0])}, last "
        f"{number(values[-1])}, lowest {number(min(values))}, highest {number(max(values))}."
    )


def cycle_words(block: CycleGrid) -> str:
    """What a chart of cycles shows: the number of each day that has one."""
    rows = "; ".join(f"{row.label}: {_days(row)}" for row in block.rows)
    return f"Chart by day of the cycle: {block.title}. {rows}."


def _days(row: CycleRow) -> str:
    values = [f"{value} on day {n}" for n, value in enumerate(row.days, 1) if value is not None]
    return ", ".join(values) or "no number"


def timeline_words(lanes: Iterable[Lane]) -> str:
    """What the drawn timeline shows: each row with its date."""
    parts = []
    for lane in lanes:
        rows = (f"{row.label}{' (unsure)' if row.unsure else ''}, {row.when}" for row in lane.rows)
        parts.append(f"{lane.title}: {'; '.join(rows)}")
    return f"Timeline. {'. '.join(parts)}."


def _values(chart: Chart) -> str:
    points = chart.points
    if len(points) <= _ALL_VALUES:
        listed = ", ".join(f"{number(value)} on {plain_day(day)}" for day, value in points)
        return f"{'Value' if len(points) == 1 else 'Values'}: {listed}"
    low, high = min(points, key=lambda p: p[1]), max(points, key=lambda p: p[1])
    named = (("first", points[0]), ("last", points[-1]), ("lowest", low), ("highest", high))
    listed = ", ".join(
        f"{name} {number(value)} on {plain_day(day)}" for name, (day, value) in named
    )
    return f"{len(points)} values: {listed}"


def _reference(chart: Chart) -> str:
    low, high = chart.reference or (None, None)
    if low is not None and high is not None:
        return f"Range of the laboratory: {number(low)} to {number(high)}"
    if low is not None:
        return f"Range of the laboratory: from {number(low)}"
    return f"Range of the laboratory: up to {number(high)}" if high is not None else ""


def _marks(chart: Chart) -> str:
    seen = [m for m in chart.marks if m.day <= chart.end and (m.until or m.day) >= chart.start]
    if not seen:
        return ""
    more = len(seen) - _MOST_MARKS
    listed = ", ".join(_mark(mark) for mark in seen[:_MOST_MARKS])
    return f"Treatment: {listed}" + (f", and {more} more days" if more > 0 else "")


def _mark(mark: Mark) -> str:
    days = plain_day(mark.day) + (f" to {plain_day(mark.until)}" if mark.until else "")
    return f"{mark.label} {days}".strip()
