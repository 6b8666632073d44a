"""Conditions about the days of a treatment's cycles and what is logged on them."""

from __future__ import annotations

import datetime as dt

from apptprep.questions.conditions.registry import condition, keys, number
from apptprep.questions.conditions.treatments import KINDS
from apptprep.questions.facts import Facts, SymptomGroup, dated
from apptprep.questions.model import Evidence
from apptprep.questions.words import Words, as_tuple
from apptprep.records import SymptomEntry, Treatment, When


@condition
def cycle_day_between(
    facts: Facts, first: float, last: float, kinds: Words = ()
) -> Evidence | None:
    """Hold when the newest cycle of a treatment that goes on began so many days ago.

    Args:
        facts: the facts.
        first: the fewest days since it began, 0 for the day itself.
        last: the most.
        kinds: kinds of treatment; any when left out.
    """
    number(first)
    number(last, first)
    wanted = keys(kinds, KINDS) if kinds else tuple(KINDS)
    for t in facts.treatments_now:
        begun = _newest(t, facts.today) if t.treatment_kind in wanted else None
        if begun is None or begun.latest is None:
            continue
        days = (facts.today - begun.latest).days
        if first <= days <= last:
            ago = "today" if not days else f"{days} {'day' if days == 1 else 'days'} ago"
            text = f"the newest cycle of {t.name} began {ago}"
            return Evidence(dated(text, begun), begun, t.id)
    return None


@condition
def symptom_after_cycles(
    facts: Facts, words: Words, first: float, last: float, cycles: float = 2
) -> Evidence | None:
    """Hold when such a symptom is logged so many days after the start of several cycles.

    Only days that are known exactly are counted, on both sides; a 0 ("none") never counts.

    Args:
        facts: the facts.
        words: words of the symptom.
        first: the fewest days after a cycle's start, 0 for the day itself.
        last: the most.
        cycles: after how many cycles at the least.
    """
    number(first)
    number(last, first)
    number(cycles, 1)
    wanted = as_tuple(words)
    cycled = [t for t in facts.snapshot.all(Treatment) if t.cycles]
    groups = facts.groups_like(wanted) if cycled else ()
    for t in cycled:
        starts = {w.earliest for w in t.cycle_starts() if w.is_exact and w.earliest}
        hits = [_after(groups, start, int(first), int(last)) for start in sorted(starts)]
        found = [entry for entry in hits if entry is not None]
        if found and len(found) >= cycles:
            newest = found[-1]
            text = (
                f"the log has “{newest.term.lower()}” {_days(first, last)} after the start of "
                f"{len(found)} cycles of {t.name}"
            )
            return Evidence(text, newest.when, newest.id)
    return None


def _newest(t: Treatment, today: dt.date) -> When | None:
    begun = [w for w in t.cycle_starts() if w.is_exact and w.earliest and w.earliest <= today]
    return begun[-1] if begun else None


def _after(
    groups: tuple[SymptomGroup, ...], start: dt.date, first: int, last: int
) -> SymptomEntry | None:
    """Return an entry of the first day in the span that has one, of several the earliest."""
    for n in range(first, last + 1):
        day = start + dt.timedelta(days=n)
        found = [entry for group in groups for entry in group.on(day) if _counts(entry)]
        if found:
            return found[-1]
    return None


def _counts(entry: SymptomEntry) -> bool:
    """Tell whether an entry is of a day that is known exactly, and not "none"."""
    exact = entry.when is not None and entry.when.is_exact
    return exact and (entry.score, entry.worst) != (0, 0) and entry.score != 0


def _days(first: float, last: float) -> str:
    return f"{first:.0f} days" if first == last else f"{first:.0f} to {last:.0f} days"
