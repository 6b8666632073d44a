"""The symptom log as the window needs it: which symptoms, which values, what a chart says.

Pure functions over a snapshot. They count and compare, and never judge: "higher than the week
before" is arithmetic, "better" would not be.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from apptprep.records import LogPart, SymptomEntry, Treatment, When, same_symptom
from apptprep.ui.widgets.charts import Mark, Point
from apptprep.ui.words import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apptprep.records import Snapshot

DEFAULTS = ("Pain", "Tiredness", "Nausea")
"""Asked about on Today until others are logged more often."""
_LATELY = 60
_WEEK = 7
_STEP = 1.0
"""Points of 10 by which two weeks differ before it is said."""
_MARKED = 6


def terms(snapshot: Snapshot, today: dt.date) -> tuple[str, ...]:
    """Return the symptoms logged in the last 60 days, most often first, then those before."""
    first = today - dt.timedelta(days=_LATELY)
    spelling: dict[str, str] = {}
    lately: Counter[str] = Counter()
    for key, part in snapshot.symptoms.ordered:
        newest = part.all[0].term
        spelling[key] = newest[:1].upper() + newest[1:]
        lately[key] = len(part.reaching(first))
    return tuple(spelling[key] for key, _number in lately.most_common())


def asked_today(snapshot: Snapshot, today: dt.date, number: int = 3) -> tuple[str, ...]:
    """Return the symptoms Today asks about: those logged most, filled up with the defaults."""
    found = list(terms(snapshot, today)[:number])
    known = {same_symptom(term) for term in found}
    found += [term for term in DEFAULTS if same_symptom(term) not in known]
    return tuple(found[:number])


def on_day(entries: LogPart, day: dt.date) -> SymptomEntry | None:
    """Return the latest entry of a day with a number, None where there is none."""
    return next((e for e in entries.on(day) if e.score is not None and _day(e.when)), None)


def points(entries: LogPart, today: dt.date, days: int) -> tuple[Point, ...]:
    """Return the numbers of the last ``days`` days whose day is known, earliest first."""
    found = [
        (entry.when.sort_key(), Point(day, entry.score))
        for entry in entries.exact_between(today - dt.timedelta(days=days - 1), today)
        if entry.score is not None and entry.when and (day := _day(entry.when))
    ]
    return tuple(point for _key, point in sorted(found, key=lambda pair: pair[0]))


def treatment_days(snapshot: Snapshot) -> tuple[Mark, ...]:
    """Return the days on which treatment was given or started, with a short text each."""
    found = []
    for treatment in snapshot.all(Treatment):
        name = treatment.name if len(treatment.name) <= _MARKED * 3 else treatment.name[:16] + "…"
        for number, cycle in enumerate(treatment.cycles, 1):
            day = _day(cycle.day_given)
            if day:
                found.append(Mark(day, f"{name} {cycle.number or number}"))
        day = _day(treatment.started)
        if day and not any(mark.day == day for mark in found):
            found.append(Mark(day, name))
    return tuple(sorted(found, key=lambda mark: mark.day))


def sentence(
    term: str, values: Sequence[Point], marks: Sequence[Mark], today: dt.date, days: int
) -> str:
    """Return what a chart shows, in words."""
    start = today - dt.timedelta(days=days - 1)
    shown = [point.value for point in values if start <= point.day <= today]
    treated = sum(start <= mark.day <= today for mark in marks)
    if not shown:
        return f"No numbers for {term.lower()} in the last {days} days."
    said = count(len(shown), "entry", "entries") + f" in {days} days. "
    if len(shown) > 1:
        said += f"Lowest {min(shown)}, highest {max(shown)}, latest {shown[-1]}."
    else:
        said += f"It is {shown[0]}."
    if treated:
        said += f" Dotted lines mark {count(treated, 'treatment day')}."
    return said


@dataclass(frozen=True, slots=True)
class Comparison:
    """The last seven days of a symptom beside the seven before.

    Attributes:
        term: the symptom.
        words: how they compare.
        icon: the same as an icon.
        values: the numbers of both weeks, earliest first, for a spark line.
    """

    term: str
    words: str
    icon: str
    values: tuple[int, ...]


def compare(snapshot: Snapshot, term: str, today: dt.date) -> Comparison | None:
    """Compare two weeks; None where the last 14 days hold no number."""
    entries = snapshot.symptoms.of(term)
    ages = [((today - p.day).days, p.value) for p in points(entries, today, 2 * _WEEK)]
    new = [value for age, value in ages if 0 <= age < _WEEK]
    old = [value for age, value in ages if _WEEK <= age < 2 * _WEEK]
    if not new and not old:
        return None
    values = tuple(old + new)
    if not new:
        return Comparison(term, "nothing logged this week", "minus", values)
    if not old:
        return Comparison(term, f"{count(len(new), 'entry', 'entries')} this week", "minus", values)
    change = sum(new) / len(new) - sum(old) / len(old)
    if change >= _STEP:
        return Comparison(term, "higher than the week before", "trending-up", values)
    if change <= -_STEP:
        return Comparison(term, "lower than the week before", "trending-down", values)
    return Comparison(term, "about as the week before", "minus", values)


def _day(when: When | None) -> dt.date | None:
    return when.earliest if when is not None and when.is_exact else None
