"""Lines of therapy that run at the same time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import combinations

from apptprep.questions.conditions.treatments import SYSTEMIC, line_number
from apptprep.questions.contradictions.model import Contradiction, pair
from apptprep.questions.facts import is_going_on
from apptprep.questions.model import Evidence
from apptprep.records import Snapshot, Treatment

_ASK = "Which of my treatments belong to which line of therapy?"


def lines(snapshot: Snapshot, today: dt.date) -> Iterator[Contradiction]:
    """Find two medicine treatments of different lines that surely ran at the same time.

    A line is what came after the one before; two that overlap are worth checking, as trials
    count lines. Days that are not known exactly are taken in favor of no overlap.
    """
    known = [t for t in snapshot.all(Treatment) if t.treatment_kind in SYSTEMIC]
    numbered = [t for t in known if t.state != "planned" and line_number(t.line_of_therapy)]
    for one, two in combinations(reversed(numbered), 2):
        if line_number(one.line_of_therapy) == line_number(two.line_of_therapy):
            continue
        if _overlap(one, two, today):
            what = f"{one.name} and {two.name} are different lines and ran at the same time."
            yield pair("lines", what, _ASK, (_told(one), _told(two)))


def _overlap(one: Treatment, two: Treatment, today: dt.date) -> bool:
    spans = [_span(t, today) for t in (one, two)]
    starts = [first for first, _ in spans if first is not None]
    ends = [last for _, last in spans if last is not None]
    return len(starts) == len(ends) == len(spans) and max(starts) < min(ends)


def _span(t: Treatment, today: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """Return the days on which a treatment surely ran; None for an end that is not known."""
    first = t.started.latest if t.started else None
    if t.ended is not None:
        return first, t.ended.earliest
    return first, today if is_going_on(t) else None


def _told(t: Treatment) -> Evidence:
    begun = t.started.day_only() if t.started else "start not written down"
    end = t.ended.day_only() if t.ended else "now"
    return Evidence(f"{t.name}, line {t.line_of_therapy}: {begun} to {end}", t.started, t.id)
