"""Finding the signs of the call-now card in what was written down lately.

Words that were typed are matched to lines of the card; nothing is judged. Whoever wrote the entry,
and whoever noticed, counts alike. What is not known (no number, no date) never keeps a line shut:
an entry without a date counts from the day it was written.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from typing import Any

from apptprep.questions.call_signs import Sign
from apptprep.questions.facts import Facts, dated, is_going_on
from apptprep.questions.medicine_classes import names_of
from apptprep.questions.model import Evidence
from apptprep.questions.temperature import degrees, limit, measured
from apptprep.questions.words import any_contains, contains, normal, says
from apptprep.records import (
    BODY_SITES,
    LogPart,
    Measurement,
    Medication,
    Snapshot,
    SymptomEntry,
    Treatment,
    When,
)
from apptprep.records.order import order_key

_LOOK_BACK = 60
_VAGUE = 14
_STRONG_HINDERS = ("fully",)
_LEGS = ("leg", "knee", "foot")
_SITES = {key: label.lower() for key, label in BODY_SITES}
_TIMES = re.compile(r"(\d{1,2})\s*(?:x|times|loose|stools|bowel|movements)")


class Entry:
    """A symptom entry of the last weeks, ready to be matched.

    Attributes:
        record: the entry.
        day: the day it counts for.
        name: its symptom, in plain form.
        worst: its highest number, None where it has none.
    """

    __slots__ = ("_text", "day", "name", "record", "worst")

    def __init__(self, record: SymptomEntry) -> None:
        """Read what every entry is asked for."""
        self.record, self.day, self.name = record, _day(record), _name(record.term)
        now, worst = record.now, record.worst
        self.worst = now if worst is None else worst if now is None else max(now, worst)
        self._text: str | None = None

    @property
    def text(self) -> str:
        """Symptom, note and what was done in plain form; of many entries only few are asked."""
        if self._text is None:
            parts = (self.record.note, self.record.done)
            self._text = ". ".join([self.name, *(normal(part) for part in parts if part)])
        return self._text


@lru_cache(maxsize=1024)
def _name(term: str) -> str:
    return normal(term)


class Recent:
    """What of a record can open the card on one day."""

    def __init__(self, snapshot: Snapshot, today: dt.date) -> None:
        self.snapshot = snapshot
        self.today = today
        self.facts = Facts(snapshot, today)

    @cached_property
    def groups(self) -> tuple[_Group, ...]:
        """The symptoms of the last weeks, the one logged last first."""
        names: dict[str, list[_Ready]] = {}
        for _key, part in self.snapshot.symptoms.ordered:
            ready = part.once(("call-now", self.today), partial(_Ready, part, self.today))
            if ready.entries:
                names.setdefault(ready.entries[0].name, []).append(ready)
        groups = [_Group(name, tuple(spellings)) for name, spellings in names.items()]
        return tuple(sorted(groups, key=_Group.rank, reverse=True))

    def _named(self, words: tuple[str, ...]) -> list[_Group]:
        """The symptoms with one of the words: they are looked for in few names."""
        return [group for group in self.groups if says(group.name, words)]

    def _like(self, sign: Sign) -> list[Entry]:
        """The entries that are like a sign, by symptom and the newest first in each."""
        if sign.words:
            return [e for group in self._named(sign.words) for e in group.like(sign)]
        named = [e for group in self._named(sign.anywhere) for e in group.like(sign)]
        noted = [e for group in self.groups for e in group.noted(sign)]
        noted.sort(key=_rank, reverse=True)
        return list({e.record.id: e for e in (*named, *noted)}.values())

    def find(self, sign: Sign) -> Evidence | None:
        """Return what of the record is this sign, None where nothing is."""
        finders: tuple[tuple[object, Callable[[Sign], Evidence | None]], ...] = (
            (sign.temperature, self._temperature),
            (sign.treatment, self._treatment),
            (sign.medicine, self._medicine),
            (sign.stopped, self._stopped),
        )
        return next((find(sign) for given, find in finders if given), None) or self._symptom(sign)

    def _symptom(self, sign: Sign) -> Evidence | None:
        if not (sign.words or sign.anywhere):
            return None
        like = self._like(sign)
        first = self.today - dt.timedelta(days=sign.days)
        now = [e for e in like if e.day >= first]
        if not now or (sign.new and len(now) < len(like)):
            return None
        if sign.running and _longest_run(e.day for e in now) < sign.running:
            return None
        if sign.times and not _is_often(now, sign.times):
            return None
        best = max(now, key=lambda e: (e.worst or 0, e.day))
        return _told(best)

    def _temperature(self, sign: Sign) -> Evidence | None:
        first = self.today - dt.timedelta(days=sign.days)
        least = limit(self.snapshot.person)
        for m in self.snapshot.all(Measurement):
            if m.when is not None and m.when.latest is not None and m.when.latest < first:
                continue
            if not (first <= _day(m) <= self.today and contains(m.what, ("temp", "fever"))):
                continue
            value = measured(m)
            if value is not None and value >= least:
                text = f"{m.what} is written down: {m.value} {m.unit}".strip()
                return Evidence(dated(text, m.when), m.when, m.id)
        for e in (e for group in self._named(("temp*", "fever*")) for e in group.entries()):
            if e.day >= first:
                values = degrees(e.text)
                if values and max(values) >= least:
                    return _told(e)
        return None

    def _treatment(self, sign: Sign) -> Evidence | None:
        names = names_of(sign.classes) if sign.classes else ()
        for t in self.snapshot.all(Treatment):
            kind = t.treatment_kind in sign.treatment or (names and contains(t.name, names))
            if kind and t.state != "planned" and self._is_given(t, sign.days):
                return Evidence(dated(f"{t.name} is written down", t.started), t.started, t.id)
        found = [m for m in self.facts.medicines if names and _is_called(m, names)]
        return _in_list(found[0]) if found else None

    def _is_given(self, t: Treatment, days: int) -> bool:
        if is_going_on(t):
            return True
        given = [t.ended, *t.cycle_starts()[-1:]] if t.ended or t.cycles else [t.started]
        return any(self.facts.within(when, days) for when in given)

    def _medicine(self, sign: Sign) -> Evidence | None:
        names = names_of(sign.medicine)
        found = (m for m in self.facts.medicines if _is_called(m, names))
        return next((_in_list(m) for m in found), None)

    def _stopped(self, sign: Sign) -> Evidence | None:
        names = names_of(sign.stopped)
        for m in self.snapshot.all(Medication):
            lately = m.stopped is not None and self.facts.within(m.stopped, sign.days)
            if not lately or not _is_called(m, names) or says(normal(m.why_stopped), sign.unless):
                continue
            if m.stopped and m.stopped.earliest and m.stopped.earliest > self.today:
                continue
            return Evidence(dated(f"{m.name} was stopped", m.stopped), m.stopped, m.id)
        return None


class _Ready:
    """The entries of one spelling that can open the card; kept until one of that spelling changes.

    Entries of before the last weeks and those that are 0 ("none") are not among them.
    """

    def __init__(self, part: LogPart, today: dt.date) -> None:
        first = today - dt.timedelta(days=_LOOK_BACK)
        found = [Entry(e) for e in part.recent(first)]
        kept = [e for e in found if first <= e.day <= today and e.worst != 0]
        self.entries = tuple(sorted(kept, key=lambda e: e.day, reverse=True))
        self._like: dict[Sign, tuple[Entry, ...]] = {}
        self._noted: dict[Sign, tuple[Entry, ...]] = {}

    def like(self, sign: Sign) -> tuple[Entry, ...]:
        """The entries that are like a sign whose words are in their symptom."""
        if sign not in self._like:
            self._like[sign] = tuple(e for e in self.entries if _is_like(e, sign))
        return self._like[sign]

    def noted(self, sign: Sign) -> tuple[Entry, ...]:
        """The entries that are like a sign whose words may stand in their note."""
        if sign not in self._noted:
            found = (e for e in self.entries if e.record.note and says(e.text, sign.anywhere))
            self._noted[sign] = tuple(e for e in found if _is_like(e, sign))
        return self._noted[sign]


@dataclass(frozen=True, slots=True, repr=False)
class _Group:
    """One symptom in all its spellings."""

    name: str
    spellings: tuple[_Ready, ...]

    def rank(self) -> tuple[Any, ...]:
        """Return what groups are sorted by, the one logged last the largest."""
        return max(_rank(ready.entries[0]) for ready in self.spellings)

    def entries(self) -> Sequence[Entry]:
        """Return its entries, the newest first."""
        return _joined([ready.entries for ready in self.spellings])

    def like(self, sign: Sign) -> Sequence[Entry]:
        """Return those that are like a sign."""
        return _joined([ready.like(sign) for ready in self.spellings])

    def noted(self, sign: Sign) -> Sequence[Entry]:
        """Return those like a sign whose words may stand in their note."""
        return _joined([ready.noted(sign) for ready in self.spellings])


def _joined(runs: list[tuple[Entry, ...]]) -> Sequence[Entry]:
    if len(runs) == 1:
        return runs[0]
    return sorted((e for run in runs for e in run), key=_rank, reverse=True)


def _rank(e: Entry) -> tuple[Any, ...]:
    """Return what entries are sorted by, the newest the largest."""
    return e.day, order_key(e.record)


def _is_like(e: Entry, sign: Sign) -> bool:
    if sign.beside and not says(e.text, sign.beside):
        return False
    if sign.unless and says(e.text, sign.unless):
        return False
    hinders = e.record.hinders in _STRONG_HINDERS
    if sign.strong and not hinders and (e.worst or 0) < sign.strong:
        return False
    if sign.score and not hinders and e.worst is not None and e.worst < sign.score:
        return False
    return _is_there(e, sign)


def _is_there(e: Entry, sign: Sign) -> bool:
    places = e.record.sites
    if sign.not_only and places and all(any_contains((s,), sign.not_only) for s in places):
        return False
    if sign.one_leg:
        legs = {s.split("-")[0] for s in places if any_contains((s,), _LEGS)}
        if len(legs & {"left", "right"}) != 1:
            return False
    return not sign.sites or any_contains(places, sign.sites)


def _is_often(entries: list[Entry], times: int) -> bool:
    days: defaultdict[dt.date, int] = defaultdict(int)
    for e in entries:
        days[e.day] += 1
        if any(int(number) >= times for number in _TIMES.findall(e.text)):
            return True
    return max(days.values()) >= times


def _longest_run(days: Iterable[dt.date]) -> int:
    best = run = 0
    before: dt.date | None = None
    for day in sorted(set(days)):
        run = run + 1 if before and (day - before).days == 1 else 1
        best, before = max(best, run), day
    return best


def _day(record: SymptomEntry | Measurement) -> dt.date:
    """Return the day of an entry; for one with a vague or no date the day it was written."""
    when: When | None = record.when
    if when is None or when.earliest is None or when.latest is None:
        return record.created.date()
    return when.latest if (when.latest - when.earliest).days <= _VAGUE else record.created.date()


def _told(e: Entry) -> Evidence:
    at = "" if e.worst is None else f" at {e.worst} of 10"
    places = ", ".join(_SITES.get(site, site) for site in e.record.sites)
    where = f" ({places})" if places else ""
    text = f"the log has “{e.record.term.lower()}”{where}{at}"
    return Evidence(dated(text, e.record.when), e.record.when, e.record.id)


def _in_list(m: Medication) -> Evidence:
    return Evidence(f"{m.name} is in the medicine list", m.started, m.id)


def _is_called(m: Medication, names: tuple[str, ...]) -> bool:
    return any_contains((m.name, m.brand), names)
