"""A snapshot seen from one day, with what conditions ask for again and again kept ready.

A record may hold 10,000 symptom entries and there are hundreds of rules: entries are grouped by
their term once, and words are matched against the few terms, never against every entry.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from functools import cached_property

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
        self._symptoms: dict[tuple[str, ...], tuple[SymptomEntry, ...]] = {}

    def within(self, when: When | None, days: int) -> bool:
        """Tell whether a date can lie in the last ``days`` days; an unknown one can."""
        return when is None or when.latest is None or (self.today - when.latest).days <= days

    def older_than(self, when: When | None, days: int) -> bool:
        """Tell whether a date surely lies more than ``days`` days back; an unknown one does not."""
        return when is not None and when.latest is not None and not self.within(when, days)

    @cached_property
    def symptoms(self) -> dict[str, tuple[SymptomEntry, ...]]:
        """Symptom entries by their term in plain form, newest first in each."""
        groups: defaultdict[str, list[SymptomEntry]] = defaultdict(list)
        for entry in self.snapshot.all(SymptomEntry):
            groups[normal(entry.term)].append(entry)
        return {term: tuple(entries) for term, entries in groups.items()}

    def symptoms_like(self, words: Words) -> tuple[SymptomEntry, ...]:
        """Return the entries whose term has one of the words, newest first within a term.

        Raises:
            TypeError: ``words`` is not text.
            ValueError: ``words`` is empty.
        """
        key = as_tuple(words)
        if key not in self._symptoms:
            groups = [entries for term, entries in self.symptoms.items() if contains(term, key)]
            self._symptoms[key] = tuple(entry for entries in groups for entry in entries)
        return self._symptoms[key]

    @cached_property
    def medicines(self) -> tuple[Medication, ...]:
        """The medicines taken now, as far as is written down."""
        return self.snapshot.current(Medication)

    @cached_property
    def treatments_now(self) -> tuple[Treatment, ...]:
        """Treatments going on or paused; without an end and a state, one counts as going on."""
        return tuple(t for t in self.snapshot.all(Treatment) if is_going_on(t))


def is_going_on(treatment: Treatment) -> bool:
    """Tell whether a treatment goes on now; "not known" without an end counts as going on."""
    if treatment.state in ("ongoing", "paused"):
        return True
    open_end = treatment.ended is None and not treatment.why_ended
    return treatment.state in ("", "unknown") and open_end


def dated(text: str, when: When | None) -> str:
    """Return the text with its date in brackets, where it has one."""
    return f"{text} ({when.day_only()})" if when else text
