"""The symptom log ready for looking things up: by symptom, and by day.

It belongs to a snapshot. When an entry comes, changes or goes, only what it touches is made anew,
so a log of 100,000 rows answers "the last two weeks of pain" as fast as one of a hundred.
"""

from __future__ import annotations

import datetime as dt
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property, lru_cache
from operator import attrgetter

from apptprep.records.once import Once
from apptprep.records.order import merged, order_key
from apptprep.records.symptom_entry import SymptomEntry

Entries = tuple[SymptomEntry, ...]


@lru_cache(maxsize=4096)
def same_symptom(term: str) -> str:
    """Return what two spellings of one symptom have in common: case and blanks do not matter."""
    return " ".join(term.split()).casefold()


class _Sorted:
    """Entries on the way into a :class:`LogPart`, each put where it belongs."""

    __slots__ = ("all", "days", "exact", "vague")

    def __init__(self) -> None:
        self.all: list[SymptomEntry] = []
        self.exact: list[SymptomEntry] = []
        self.vague: list[SymptomEntry] = []
        self.days: list[int] = []

    def take(self, entry: SymptomEntry, first: dt.date | None, last: dt.date | None) -> None:
        """Take the next entry, with the days it can lie on."""
        self.all.append(entry)
        if first is None:
            return
        if first == last:
            self.exact.append(entry)
            self.days.append(-first.toordinal())
        else:
            self.vague.append(entry)


class LogPart(Once):
    """Some entries of the log, newest first, and where each day begins among them.

    Attributes:
        all: the entries, in the order of the snapshot.
        dated: those whose date is understood; they stand before all others.
        exact: those of one single day ("about" that day included).
        vague: those of several days, such as a month.
        undated: those without a date that is understood.
    """

    def __init__(self, entries: Entries) -> None:
        """Take entries in the order of the snapshot."""
        super().__init__()
        found = _Sorted()
        for entry in entries:
            found.take(entry, *_days_of(entry))
        self._set(found)

    @classmethod
    def of(cls, found: _Sorted) -> LogPart:
        """Return the part of entries that were looked at before."""
        made = cls(())
        made._set(found)
        return made

    def _set(self, found: _Sorted) -> None:
        self.all = tuple(found.all)
        self.exact = self.all if len(found.exact) == len(self.all) else tuple(found.exact)
        self.vague = tuple(found.vague)
        self.undated = self.all[len(found.exact) + len(found.vague) :]
        # Bisection wants numbers that rise: the latest day has the smallest.
        self._days = array("l", found.days)

    @property
    def dated(self) -> Entries:
        """The entries whose date is understood, newest first."""
        return self.all[: len(self.all) - len(self.undated)]

    def changed(self, gone: Collection[SymptomEntry], come: Collection[SymptomEntry]) -> LogPart:
        """Return the part without some of its entries and with others."""
        made = LogPart(())
        made.all = merged(self.all, gone, come)
        if self.exact is self.all and all(_sort(entry) == "exact" for entry in (*gone, *come)):
            made.exact = made.all
        else:
            for sort in ("exact", "vague", "undated"):
                less = [entry for entry in gone if _sort(entry) == sort]
                more = [entry for entry in come if _sort(entry) == sort]
                setattr(made, sort, merged(getattr(self, sort), less, more))
        made._days = _days_changed(self._days, gone, come)
        return made

    def on(self, day: dt.date) -> Entries:
        """Return the entries of one single day."""
        number = -day.toordinal()
        return self.exact[bisect_left(self._days, number) : bisect_right(self._days, number)]

    def exact_between(self, first: dt.date, last: dt.date) -> Entries:
        """Return the entries of single days from a first to a last one."""
        start = bisect_left(self._days, -last.toordinal())
        return self.exact[start : bisect_right(self._days, -first.toordinal())]

    def begun_since(self, first: dt.date) -> Entries:
        """Return the dated entries whose earliest day is this one or a later one."""
        found = self.exact[: bisect_right(self._days, -first.toordinal())]
        vague = [entry for entry in self.vague if (day := _first(entry)) and day >= first]
        return _in_order(found, vague)

    def reaching(self, first: dt.date) -> Entries:
        """Return the dated entries that can lie on this day or a later one."""
        found = self.exact[: bisect_right(self._days, -first.toordinal())]
        vague = [e for e in self.vague if (day := _last(e)) is not None and day >= first]
        return _in_order(found, vague)

    def recent(self, first: dt.date) -> Entries:
        """Return :meth:`reaching` and the entries of which the day is not known."""
        unknown = [entry for entry in self.vague if _last(entry) is None]
        return _in_order(self.reaching(first), [*unknown, *self.undated])

    def __len__(self) -> int:
        """Return how many entries there are."""
        return len(self.all)


class SymptomLog:
    """All entries of a snapshot, as a whole and by symptom.

    Attributes:
        whole: all entries.
        parts: those of each symptom, by :func:`same_symptom`, in no order that means anything.
        spans: entries that say until when.
        linked: entries that lead to a medicine or a treatment.
        spellings: how often each symptom was written in which way.
        writers: how many entries each one wrote, by their name.
    """

    def __init__(self, entries: Entries) -> None:
        """Take the entries in the order of the snapshot."""
        whole, groups = _Sorted(), defaultdict[str, _Sorted](_Sorted)
        for entry in entries:
            # Each entry's days are looked at once, for the whole and for its symptom.
            first, last = _days_of(entry)
            whole.take(entry, first, last)
            groups[same_symptom(entry.term)].take(entry, first, last)
        self.whole = LogPart.of(whole)
        self.parts = {key: LogPart.of(group) for key, group in groups.items()}
        self.spans = tuple(entry for entry in entries if entry.until is not None)
        self.linked = tuple(entry for entry in entries if entry.medication or entry.treatment)
        self.spellings = Counter(map(attrgetter("term"), entries))
        self.writers = Counter(map(attrgetter("written_by"), entries))

    def changed(self, gone: Collection[SymptomEntry], come: Collection[SymptomEntry]) -> SymptomLog:
        """Return the log without some of its entries and with others.

        Args:
            gone: entries that are in it.
            come: entries that are not, or not any more.
        """
        made = SymptomLog(())
        made.whole = self.whole.changed(gone, come)
        less, more = _by_symptom(gone), _by_symptom(come)
        made.parts = dict(self.parts)
        for key in less.keys() | more.keys():
            part = made.parts.get(key, _NONE).changed(less.get(key, ()), more.get(key, ()))
            made.parts[key] = part
            if not len(part):
                del made.parts[key]
        made.spans, made.linked = (
            merged(
                before,
                [entry for entry in gone if is_one(entry)],
                [entry for entry in come if is_one(entry)],
            )
            for before, is_one in ((self.spans, _has_end), (self.linked, _leads_on))
        )
        made.spellings = _counted(self.spellings, gone, come, "term")
        made.writers = _counted(self.writers, gone, come, "written_by")
        return made

    def of(self, term: str) -> LogPart:
        """Return the entries of one symptom, however it is spelt."""
        return self.parts.get(same_symptom(term), _NONE)

    @cached_property
    def ordered(self) -> tuple[tuple[str, LogPart], ...]:
        """The parts with their keys, the one whose newest entry stands first in the log first."""
        found = self.parts.items()
        return tuple(sorted(found, key=lambda item: order_key(item[1].all[0]), reverse=True))


_NONE = LogPart(())


def _by_symptom(entries: Iterable[SymptomEntry]) -> dict[str, list[SymptomEntry]]:
    groups: dict[str, list[SymptomEntry]] = {}
    for entry in entries:
        groups.setdefault(same_symptom(entry.term), []).append(entry)
    return groups


def _counted(
    before: Counter[str], gone: Iterable[SymptomEntry], come: Iterable[SymptomEntry], name: str
) -> Counter[str]:
    counts = Counter(before)
    counts.subtract(getattr(entry, name) for entry in gone)
    counts.update(getattr(entry, name) for entry in come)
    return +counts


def _days_changed(
    days: array[int], gone: Collection[SymptomEntry], come: Collection[SymptomEntry]
) -> array[int]:
    """Return the days of the exact entries after a change; entries of one day are alike here."""
    changed = array("l", days)
    for entry in gone:
        if _sort(entry) == "exact":
            changed.pop(bisect_left(changed, -_ordinal(entry)))
    for entry in come:
        if _sort(entry) == "exact":
            number = -_ordinal(entry)
            changed.insert(bisect_left(changed, number), number)
    return changed


def _in_order(found: Entries, others: list[SymptomEntry]) -> Entries:
    """Return two runs of entries as one, in the order of the snapshot."""
    if not others:
        return found
    return tuple(sorted([*found, *others], key=order_key, reverse=True))


def _has_end(entry: SymptomEntry) -> bool:
    return entry.until is not None


def _leads_on(entry: SymptomEntry) -> bool:
    return bool(entry.medication or entry.treatment)


def _sort(entry: SymptomEntry) -> str:
    first = _first(entry)
    if first is None:
        return "undated"
    return "exact" if first == _last(entry) else "vague"


def _days_of(entry: SymptomEntry) -> tuple[dt.date | None, dt.date | None]:
    when = entry.when
    return (None, None) if when is None else (when.earliest, when.latest)


def _first(entry: SymptomEntry) -> dt.date | None:
    return entry.when.earliest if entry.when is not None else None


def _last(entry: SymptomEntry) -> dt.date | None:
    return entry.when.latest if entry.when is not None else None


def _ordinal(entry: SymptomEntry) -> int:
    day = _first(entry)
    return day.toordinal() if day is not None else 0
