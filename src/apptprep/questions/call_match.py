"""Finding the signs of the call-now card in what was written down lately.

Words that were typed are matched to lines of the card; nothing is judged. Whoever wrote the entry,
and whoever noticed, counts alike. What is not known (no number, no date) never keeps a line shut:
an entry without a date counts from the day it was written.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from apptprep.questions.call_signs import Sign
from apptprep.questions.facts import Facts, dated, is_going_on
from apptprep.questions.medicine_classes import names_of
from apptprep.questions.model import Evidence
from apptprep.questions.temperature import degrees, limit, measured
from apptprep.questions.words import any_contains, contains, normal, says
from apptprep.records import (
    BODY_SITES,
    Measurement,
    Medication,
    Snapshot,
    SymptomEntry,
    Treatment,
    When,
)

E = TypeVar("E", SymptomEntry, Measurement)

_LOOK_BACK = 60
_VAGUE = 14
_STRONG_HINDERS = ("fully",)
_LEGS = ("leg", "knee", "foot")
_SITES = {key: label.lower() for key, label in BODY_SITES}
_TIMES = re.compile(r"(\d{1,2})\s*(?:x|times|loose|stools|bowel|movements)")


@dataclass(frozen=True, slots=True, repr=False)
class Entry:
    """A symptom entry of the last weeks, ready to be matched."""

    record: SymptomEntry
    day: dt.date
    name: str
    text: str
    worst: int | None


class Recent:
    """What of a record can open the card on one day."""

    def __init__(self, snapshot: Snapshot, today: dt.date) -> None:
        self.snapshot = snapshot
        self.today = today
        self.facts = Facts(snapshot, today)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Symptom entries of the last weeks that are not 0 ("none"), the newest first."""
        first = self.today - dt.timedelta(days=_LOOK_BACK)
        found = [_entry(e) for e in _lately(self.snapshot.all(SymptomEntry), first)]
        kept = [e for e in found if first <= e.day <= self.today and e.worst != 0]
        return tuple(sorted(kept, key=lambda e: e.day, reverse=True))

    @cached_property
    def by_name(self) -> dict[str, list[Entry]]:
        """The entries by their symptom: words are looked for in few names, not in all entries."""
        groups: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            groups[entry.name].append(entry)
        return dict(groups)

    def _named(self, words: tuple[str, ...]) -> list[Entry]:
        groups = (group for name, group in self.by_name.items() if says(name, words))
        return [entry for group in groups for entry in group]

    def _anywhere(self, words: tuple[str, ...]) -> list[Entry]:
        noted = (e for e in self.entries if e.record.note and says(e.text, words))
        return list({e.record.id: e for e in (*self._named(words), *noted)}.values())

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
        named = self._named(sign.words) if sign.words else self._anywhere(sign.anywhere)
        like = [e for e in named if _is_like(e, sign)]
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
        for m in _lately(self.snapshot.all(Measurement), first):
            if not (first <= _day(m) <= self.today and contains(m.what, ("temp", "fever"))):
                continue
            value = measured(m)
            if value is not None and value >= least:
                text = f"{m.what} is written down: {m.value} {m.unit}".strip()
                return Evidence(dated(text, m.when), m.when, m.id)
        for e in self._named(("temp*", "fever*")):
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


def _lately(records: tuple[E, ...], first: dt.date) -> Iterator[E]:
    """Return the records, newest first, that can lie on ``first`` or later, undated ones too."""
    for record in records:
        when = record.when
        if when is None or when.latest is None or when.latest >= first:
            yield record


def _day(record: SymptomEntry | Measurement) -> dt.date:
    """Return the day of an entry; for one with a vague or no date the day it was written."""
    when: When | None = record.when
    if when is None or when.earliest is None or when.latest is None:
        return record.created.date()
    return when.latest if (when.latest - when.earliest).days <= _VAGUE else record.created.date()


def _entry(record: SymptomEntry) -> Entry:
    name = normal(record.term)
    known = [score for score in (record.now, record.worst) if score is not None]
    text = ". ".join([name, *(normal(part) for part in (record.note, record.done) if part)])
    return Entry(record, _day(record), name, text, max(known, default=None))


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
