"""Trends of symptoms and measurements: what tables and charts say, in numbers and in words.

Only what is written down is described (lowest, highest, middle value, latest); nothing is judged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from apptprep.packet.content import Spark
from apptprep.packet.dates import day as day_words
from apptprep.packet.drawn import Chart, Mark
from apptprep.packet.words import counted, sentence
from apptprep.records import LogPart, Measurement, SymptomEntry, Treatment, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from apptprep.records import Snapshot

LATELY: Final = 30
"""Days that "how I am" looks back."""
CHART_DAYS: Final = 182
"""Days a symptom chart looks back at most."""
GAP_DAYS: Final = 14
"""A symptom's line is dashed over longer silences: nobody knows what lay between."""
LEAST_POINTS: Final = 3
"""Days with a value a chart needs."""
CHART_NOTE: Final = (
    f"Dashed: more than {GAP_DAYS} days without a number. Triangles: treatment days."
)
"""Stands once above the charts of symptoms."""

_NUMBER: Final = r"(\d{1,9}(?:[.,]\d{1,6})?)"
_BETWEEN: Final = re.compile(rf"\s*{_NUMBER}\s*(?:-|–|—|to|bis|\.\.)\s*{_NUMBER}\b", re.IGNORECASE)
_BELOW: Final = re.compile(rf"\s*(?:<|<=|≤|up to|below|under)\s*{_NUMBER}\b", re.IGNORECASE)
_ABOVE: Final = re.compile(rf"\s*(?:>|>=|≥|above|over|at least)\s*{_NUMBER}\b", re.IGNORECASE)


class Trend:
    """All entries of one symptom.

    Of a long log only the days that are asked for are looked at, and what was worked out is kept
    with the entries: of a symptom that did not change since it is not worked out again.
    """

    def __init__(self, log: LogPart) -> None:
        """Describe the entries of one symptom.

        Args:
            log: the entries, at least one.
        """
        self._log = log
        self.term: str = sentence(" ".join(log.all[0].term.split()))
        """The symptom, as last written."""

    @property
    def entries(self) -> Sequence[SymptomEntry]:
        """The entries with a date, newest first; all of them where none has one."""
        return self._log.dated or self._log.all[::-1]

    @property
    def first(self) -> SymptomEntry:
        """The oldest entry with a date; the one written last where none has one."""
        return self.entries[-1]

    @property
    def last(self) -> SymptomEntry:
        """The newest entry with a date; the one written first where none has one."""
        return self.entries[0]

    @property
    def latest(self) -> tuple[date, int] | None:
        """Day and score of the newest entry with both."""
        scored = ((first_day(entry.when), entry.score) for entry in self._log.dated)
        return next(((day, score) for day, score in scored if day and score is not None), None)

    def since(self, start: date) -> tuple[tuple[date, int], ...]:
        """Day and score of the entries from a day on that have both, oldest first."""
        return self._log.once(("since", start), lambda: self._since(start))

    def placed(
        self, start: date, end: date, *, worst: bool = False
    ) -> tuple[tuple[date, int], ...]:
        """(day, number) of entries of one single day: only these have a place on a time axis.

        Args:
            start: The first day.
            end: The last day.
            worst: The highest number of an entry, not the one that trends use.
        """
        key = ("placed", start, end, worst)
        return self._log.once(key, lambda: self._placed(start, end, worst=worst))

    def highest_since(self, start: date) -> tuple[date, int] | None:
        """The highest number from a day on, the latest such day; None if there is none."""
        return self._log.once(("highest", start), lambda: self._highest_since(start))

    def _since(self, start: date) -> tuple[tuple[date, int], ...]:
        return tuple(
            (day, score)
            for entry in reversed(self._log.begun_since(start))
            if (score := entry.score) is not None and (day := first_day(entry.when))
        )

    def _placed(self, start: date, end: date, *, worst: bool) -> tuple[tuple[date, int], ...]:
        return tuple(
            (day, max(score, entry.worst or 0) if worst else score)
            for entry in reversed(self._log.exact_between(start, end))
            if (score := entry.score) is not None and (day := first_day(entry.when))
        )

    def _highest_since(self, start: date) -> tuple[date, int] | None:
        return max(
            (
                (day, max(score, entry.worst or 0))
                for entry in self._log.begun_since(start)
                if (score := entry.score) is not None and (day := first_day(entry.when))
            ),
            key=lambda point: (point[1], point[0]),
            default=None,
        )


def symptom_trends(snapshot: Snapshot, today: date) -> tuple[Trend, ...]:
    """One trend for each symptom; those strongest in the last 30 days come first."""
    return snapshot.once(("trends", today), lambda: _symptom_trends(snapshot, today))


def _symptom_trends(snapshot: Snapshot, today: date) -> tuple[Trend, ...]:
    trends = [Trend(part) for _key, part in snapshot.symptoms.ordered]
    start = today - timedelta(days=LATELY)
    return tuple(sorted(trends, key=lambda trend: _rank(trend, start)))


def _rank(trend: Trend, start: date) -> tuple[bool, float, int, int, str]:
    lately = [score for _, score in trend.since(start)]
    highest = trend.highest_since(start)
    return (
        not lately,
        -(usual(lately) or 0.0),
        -(highest[1] if highest else 0),
        -len(trend.entries),
        trend.term.casefold(),
    )


def first_day(when: When | None) -> date | None:
    """The day an entry counts for: the earliest it can mean, None where that is not known."""
    return when.earliest if when else None


def usual(scores: Sequence[float]) -> float | None:
    """The middle value (the mean of the two in the middle); None where there is none."""
    # The standard library's `statistics` takes 20 ms to import.
    if not scores:
        return None
    ordered = sorted(scores)
    half = len(ordered) // 2
    return float(ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2)


def short_number(value: float) -> str:
    """A number without needless decimals."""
    return f"{value:.6g}"


def spark(trend: Trend, today: date, days: int = LATELY) -> Spark:
    """The small trend of the last days; the highest number of each day."""
    start = today - timedelta(days=days)
    highest = daily_highest(trend.placed(start, today))
    return Spark(tuple((float((day - start).days), value) for day, value in highest), days)


def daily_highest(points: Iterable[tuple[date, float]]) -> tuple[tuple[date, float], ...]:
    """The highest value of each day, sorted by day."""
    best: dict[date, float] = {}
    for day, value in points:
        best[day] = max(value, best.get(day, value))
    return tuple(sorted(best.items()))


def symptom_chart(trend: Trend, today: date, marks: tuple[Mark, ...]) -> Chart | None:
    """The chart of one symptom, up to half a year back; None for fewer than three days."""
    earliest = today - timedelta(days=CHART_DAYS)
    points = daily_highest(trend.placed(earliest, today))
    if len(points) < LEAST_POINTS:
        return None
    start = points[0][0]
    shown = tuple(mark for mark in marks if start <= (mark.until or mark.day) <= today)
    return Chart(
        trend.term,
        _symptom_sentence(points, start),
        points,
        start,
        max(today, points[-1][0]),
        "words",
        None,
        shown,
        GAP_DAYS,
    )


def in_short(points: Sequence[tuple[date, float]]) -> str:
    """Two short sentences: between what, and the latest."""
    return f"{sentence(_between(points))}. {_latest(points)}"


def _symptom_sentence(points: Sequence[tuple[date, float]], start: date) -> str:
    days = counted(len(points), "day", "days")
    return f"{days} since {_short(start)}, {_between(points)}. {_latest(points)}"


def _latest(points: Sequence[tuple[date, float]]) -> str:
    return f"Latest: {short_number(points[-1][1])} on {_short(points[-1][0])}."


def _between(points: Sequence[tuple[date, float]]) -> str:
    values = [value for _, value in points]
    low, high, middle = min(values), max(values), usual(values) or 0.0
    return (
        f"always {short_number(low)}"
        if low == high
        else (
            f"between {short_number(low)} and {short_number(high)}, usually {short_number(middle)}"
        )
    )


def _short(on: date) -> str:
    """A day with a short month, as tables print it."""
    return day_words(When.of(on))


def treatment_marks(snapshot: Snapshot) -> tuple[Mark, ...]:
    """Days on which treatment was given: cycles, and treatments of one day."""
    marks: list[Mark] = []
    for treatment in snapshot.all(Treatment):
        given = [day for w in treatment.cycle_starts() if (day := first_day(w)) and w.is_exact]
        if given:
            marks.extend(Mark(day) for day in given)
        elif treatment.started and treatment.started.is_exact and treatment.started.earliest:
            marks.append(Mark(treatment.started.earliest))
    return tuple(sorted(marks, key=lambda mark: mark.day))


@dataclass(frozen=True, slots=True, repr=False)
class Series:
    """All values of one measurement in one unit, oldest first."""

    what: str
    unit: str
    group: str
    entries: tuple[Measurement, ...]


def measurement_series(snapshot: Snapshot) -> tuple[Series, ...]:
    """Measurements grouped by name and unit: tumor markers first, then body, then laboratory."""
    groups: dict[tuple[str, str], list[Measurement]] = {}
    for each in reversed(snapshot.all(Measurement)):
        key = " ".join(each.what.split()).casefold(), each.unit.strip()
        groups.setdefault(key, []).append(each)
    order = {"tumor-marker": 0, "body": 1, "lab": 2, "other": 3}
    series = []
    for entries in groups.values():
        last = entries[-1]
        group = next((e.group for e in reversed(entries) if e.group), "")
        what = sentence(" ".join(last.what.split()))
        series.append(Series(what, last.unit.strip(), group, tuple(entries)))
    return tuple(sorted(series, key=lambda s: (order.get(s.group, 3), s.what.casefold(), s.unit)))


def measurement_chart(series: Series, today: date, marks: tuple[Mark, ...]) -> Chart | None:
    """The chart of one measurement; None where fewer than three values can be placed."""
    points: list[tuple[date, float]] = []
    limits: list[int] = []
    for each in series.entries:
        value, when = each.number(), each.when
        if value is None or when is None or not when.is_exact or when.earliest is None:
            continue
        sign = each.value.strip()[:1]
        limits += [len(points)] if not sign.isdigit() and sign != "-" else []
        points.append((when.earliest, float(value)))
    if len(points) < LEAST_POINTS or points[0][0] == points[-1][0]:
        return None
    reference = reference_range(
        next((e.reference for e in series.entries[::-1] if e.reference), "")
    )
    start, end = points[0][0], min(max(today, points[-1][0]), points[-1][0] + timedelta(days=60))
    title = f"{series.what} ({series.unit})" if series.unit else series.what
    shown = tuple(mark for mark in marks if start <= mark.day <= end)
    text = _measurement_sentence(points, series.unit, reference, len(limits))
    return Chart(
        title, text, tuple(points), start, end, "number", reference, shown, limits=tuple(limits)
    )


def _measurement_sentence(
    points: Sequence[tuple[date, float]],
    unit: str,
    reference: tuple[float | None, float | None] | None,
    limits: int,
) -> str:
    values = [value for _, value in points]
    low, high = short_number(min(values)), short_number(max(values))
    last = f"{short_number(values[-1])} {unit}".strip()
    between = f"all {low}" if low == high else f"from {low} to {high}"
    text = (
        f"{counted(len(points), 'value', 'values')}, {between}. First: {short_number(values[0])} "
        f"on {_short(points[0][0])}. Latest: {last} on {_short(points[-1][0])}."
    )
    if reference:
        text += " Shaded: the normal range on the report."
    return f"{text} Hollow: a value with a sign such as <, at its limit." if limits else text


def reference_range(text: str) -> tuple[float | None, float | None] | None:
    """Read a reference range as a report writes it: "0 - 35", "< 35", "at least 60".

    Returns:
        Lower and upper end, None for an open end; None where it cannot be read.
    """
    if match := _BETWEEN.match(text):
        low, high = (float(match[n].replace(",", ".")) for n in (1, 2))
        return (low, high) if low < high else None
    if match := _BELOW.match(text):
        return None, float(match[1].replace(",", "."))
    if match := _ABOVE.match(text):
        return float(match[1].replace(",", ".")), None
    return None
