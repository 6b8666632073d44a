"""A snapshot seen from one day, with what conditions ask for again and again kept ready.

A record may hold 100,000 symptom entries and there are hundreds of rules: the snapshot knows its
entries by symptom and day, and words are matched against the few terms, never against every entry.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Sequence
from functools import cached_property, lru_cache
from typing import TypeVar

from apptprep.questions.model import Call, Evidence
from apptprep.questions.words import Words, as_tuple, contains, normal
from apptprep.records import LogPart, Medication, Snapshot, SymptomEntry, Treatment, When
from apptprep.records.order import newest_first

T = TypeVar("T")


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
        self._groups: dict[tuple[str, ...], tuple[SymptomGroup, ...]] = {}
        self._symptoms: dict[tuple[tuple[str, ...], int], tuple[SymptomEntry, ...]] = {}

    def within(self, when: When | None, days: int) -> bool:
        """Tell whether a date can lie in the last ``days`` days; an unknown one can."""
        return when is None or when.latest is None or (self.today - when.latest).days <= days

    def older_than(self, when: When | None, days: int) -> bool:
        """Tell whether a date surely lies more than ``days`` days back; an unknown one does not."""
        return when is not None and when.latest is not None and not self.within(when, days)

    @cached_property
    def symptoms(self) -> dict[str, SymptomGroup]:
        """Symptom entries by their term in plain form, the latest first in each."""
        groups: dict[str, list[LogPart]] = {}
        for _key, part in self.snapshot.symptoms.ordered:
            groups.setdefault(normal(part.all[0].term), []).append(part)
        return {term: SymptomGroup(parts, self.today) for term, parts in groups.items()}

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
            groups = self.groups_like(words)
            self._symptoms[key] = tuple(entry for group in groups for entry in group.recent(days))
        return self._symptoms[key]

    def groups_like(self, words: Words) -> tuple[SymptomGroup, ...]:
        """Return the symptoms whose term has one of the words; words as in `symptoms_like`.

        Raises:
            TypeError: ``words`` is not text.
            ValueError: ``words`` is empty.
        """
        key = as_tuple(words)
        if key not in self._groups:
            wanted = tuple(word for word in key if not word.startswith("-"))
            barred = tuple(word[1:] for word in key if word.startswith("-"))
            self._groups[key] = tuple(
                group for term, group in self.symptoms.items() if _is_like(term, wanted, barred)
            )
        return self._groups[key]

    @cached_property
    def medicines(self) -> tuple[Medication, ...]:
        """The medicines taken now, as far as is written down."""
        return self.snapshot.current(Medication)

    @cached_property
    def treatments_now(self) -> tuple[Treatment, ...]:
        """Treatments going on or paused; without an end and a state, one counts as going on."""
        return tuple(t for t in self.snapshot.all(Treatment) if is_going_on(t))


class SymptomGroup:
    """The entries of one term, the latest first; what was asked once is kept ready."""

    def __init__(self, parts: Sequence[LogPart], today: dt.date) -> None:
        """Take the term's spellings and the day that days are counted to."""
        self._parts, self._today = tuple(parts), today
        self._recent: dict[int, tuple[SymptomEntry, ...]] = {}

    def recent(self, days: int) -> tuple[SymptomEntry, ...]:
        """Return the entries that can lie in the last ``days`` days."""
        if days not in self._recent:
            first = self._today - dt.timedelta(days=min(days, self._today.toordinal() - 1))
            found = _joined([part.recent(first) for part in self._parts])
            if any(part.vague or part.undated for part in self._parts):
                # Of one age the order stays.
                found = tuple(sorted(found, key=self._age))
            self._recent[days] = found
        return self._recent[days]

    def once(self, key: Hashable, work: Callable[[tuple[SymptomEntry, ...]], T], days: int) -> T:
        """Return what ``work`` finds in the entries of the last ``days`` days.

        Of a symptom that did not change since it is not worked out again, whatever else did.

        Args:
            key: what is asked, all it depends on but the entries and the days included.
            work: is given the entries, the latest first.
            days: how many days.
        """
        if len(self._parts) > 1:
            return work(self.recent(days))
        full = (key, days, self._today)
        return self._parts[0].once(full, lambda: work(self.recent(days)))

    def on(self, day: dt.date) -> tuple[SymptomEntry, ...]:
        """Return the entries of one single day."""
        return _joined([part.on(day) for part in self._parts])

    def __len__(self) -> int:
        """Return how many entries there are, however old."""
        return sum(map(len, self._parts))

    def _age(self, entry: SymptomEntry) -> int:
        """Return its age in days; an unknown or coming date is 0 days old."""
        latest = entry.when.latest if entry.when is not None else None
        return max((self._today - latest).days, 0) if latest is not None else 0


def _joined(runs: list[tuple[SymptomEntry, ...]]) -> tuple[SymptomEntry, ...]:
    """Return the entries of several spellings as one run, in the order of the snapshot."""
    full = [run for run in runs if run]
    return full[0] if len(full) == 1 else newest_first(entry for run in full for entry in run)


@lru_cache(maxsize=16384)
def _is_like(term: str, wanted: tuple[str, ...], barred: tuple[str, ...]) -> bool:
    """Tell whether a term has one of the words and none of those that bar it."""
    return contains(term, wanted) and not (barred and contains(term, barred))


def is_going_on(treatment: Treatment) -> bool:
    """Tell whether a treatment goes on now; "not known" without an end counts as going on."""
    if treatment.state in ("ongoing", "paused"):
        return True
    open_end = treatment.ended is None and not treatment.why_ended
    return treatment.state in ("", "unknown") and open_end


def dated(text: str, when: When | None) -> str:
    """Return the text with its date in brackets, where it has one."""
    return f"{text} ({when.day_only()})" if when else text
