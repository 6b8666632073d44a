"""A snapshot seen from one day, with what conditions ask for again and again kept ready.

A record may hold 10,000 symptom entries and there are hundreds of rules: entries are grouped by
their term once, and words are matched against the few terms, never against every entry.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from functools import cached_property
from weakref import WeakKeyDictionary

from apptprep.questions.model import Call, Evidence
from apptprep.questions.words import Words, as_tuple, contains, normal
from apptprep.records import Medication, Snapshot, SymptomEntry, Treatment, When


class Facts:
    """What conditions read.

    Attributes:
        snapshot: all records at one moment.
        today: the day questions are suggested for.
        memo: results of conditions already worked out for this snapshot and day.
    """

    def __init__(self, snapshot: Snapshot, today: dt.date) -> None:
        self.snapshot = snapshot
        self.today = today
        self.memo: dict[Call, Evidence | None] = {}
        self._symptoms: dict[tuple[tuple[str, ...], int], tuple[SymptomEntry, ...]] = {}

    def within(self, when: When | None, days: int) -> bool:
        """Tell whether a date can lie in the last ``days`` days; an unknown one can."""
        return when is None or when.latest is None or (self.today - when.latest).days <= days

    def older_than(self, when: When | None, days: int) -> bool:
        """Tell whether a date surely lies more than ``days`` days back; an unknown one does not."""
        return when is not None and when.latest is not None and not self.within(when, days)

    @cached_property
    def symptoms(self) -> dict[str, SymptomGroup]:
        """Symptom entries by their term in plain form, the latest first in each.

        They are worked out once for a snapshot and a day, and forgotten with the snapshot.
        """
        known = _GROUPED.get(self.snapshot)
        if known is None or known[0] != self.today:
            known = self.today, self._grouped()
            _GROUPED[self.snapshot] = known
        return known[1]

    def _grouped(self) -> dict[str, SymptomGroup]:
        groups: dict[str, tuple[list[int], list[SymptomEntry]]] = {}
        by_term: dict[str, tuple[list[int], list[SymptomEntry]]] = {}
        last = self.today.toordinal()
        for entry in self.snapshot.all(SymptomEntry):
            group = by_term.get(entry.term)
            if group is None:
                group = groups.setdefault(normal(entry.term), ([], []))
                by_term[entry.term] = group
            when = entry.when
            # An unknown or coming date is 0 days old.
            latest = when.latest if when is not None else None
            age = last - latest.toordinal() if latest is not None else 0
            group[0].append(max(age, 0))
            group[1].append(entry)
        return {term: SymptomGroup(ages, entries) for term, (ages, entries) in groups.items()}

    def symptoms_like(self, words: Words, days: int) -> tuple[SymptomEntry, ...]:
        """Return the entries of the last ``days`` days whose term has one of the words.

        They are the latest first within a term; one without a date counts as recent. A word with
        a "-" before it bars a term: ``("pain", "-during sex")``.

        Raises:
            TypeError: ``words`` is not text.
            ValueError: ``words`` is empty.
        """
        key = (as_tuple(words), days)
        if key not in self._symptoms:
            wanted = tuple(word for word in key[0] if not word.startswith("-"))
            barred = tuple(word[1:] for word in key[0] if word.startswith("-"))
            groups = [
                group
                for term, group in self.symptoms.items()
                if contains(term, wanted) and not (barred and contains(term, barred))
            ]
            self._symptoms[key] = tuple(entry for group in groups for entry in group.recent(days))
        return self._symptoms[key]

    @cached_property
    def medicines(self) -> tuple[Medication, ...]:
        """The medicines taken now, as far as is written down."""
        return self.snapshot.current(Medication)

    @cached_property
    def treatments_now(self) -> tuple[Treatment, ...]:
        """Treatments going on or paused; without an end and a state, one counts as going on."""
        return tuple(t for t in self.snapshot.all(Treatment) if is_going_on(t))


class SymptomGroup:
    """The entries of one term, the latest first, cut at a number of days by bisection."""

    def __init__(self, ages: list[int], entries: list[SymptomEntry]) -> None:
        """Sort entries by their ages in days; of one age the order stays."""
        order = sorted(range(len(ages)), key=ages.__getitem__)
        self._ages = [ages[at] for at in order]
        self._entries = [entries[at] for at in order]

    def recent(self, days: int) -> list[SymptomEntry]:
        """Return the entries that can lie in the last ``days`` days."""
        return self._entries[: bisect_right(self._ages, days)]


def is_going_on(treatment: Treatment) -> bool:
    """Tell whether a treatment goes on now; "not known" without an end counts as going on."""
    if treatment.state in ("ongoing", "paused"):
        return True
    open_end = treatment.ended is None and not treatment.why_ended
    return treatment.state in ("", "unknown") and open_end


def dated(text: str, when: When | None) -> str:
    """Return the text with its date in brackets, where it has one."""
    return f"{text} ({when.day_only()})" if when else text


_GROUPED: WeakKeyDictionary[Snapshot, tuple[dt.date, dict[str, SymptomGroup]]] = WeakKeyDictionary()
"""Symptom entries by term; they hold no snapshot, so that each goes when nobody uses it."""
