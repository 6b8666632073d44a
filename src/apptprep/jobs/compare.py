"""Comparing what files hold with what is written down.

An entry of our own export is known by its id. Any other is known by what it says
(:func:`likeness`), counted: two equal lines of a log are two entries, and reading the same file
again finds both there.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import TypeVar

from apptprep.exchange.reading import Found, Reading, Remark, Who
from apptprep.jobs.preview import Difference, Item, OtherPerson, Preview, Standing
from apptprep.records import (
    PROVENANCE,
    Field,
    Person,
    Record,
    Snapshot,
    SymptomEntry,
    When,
    fields_of,
    show_value,
)

R = TypeVar("R", bound=Record)


def compare(readings: Sequence[Reading], snapshot: Snapshot) -> Preview:
    """Return what bringing in the files would mean for a record; pure."""
    state = _State(snapshot)
    items: list[Item] = []
    others: list[OtherPerson] = []
    remarks: list[tuple[str, Remark]] = []
    mine = _words(snapshot.person)
    number = 0
    for reading in readings:
        remarks += [(reading.file_name, remark) for remark in reading.remarks]
        strangers = _strangers(reading, snapshot)
        others += [OtherPerson(reading.file_name, who.words(), mine) for who in strangers]
        state.begin_file()
        for found in reading.found:
            number += 1
            item = state.place(found)
            if isinstance(item, Remark):
                remarks.append((reading.file_name, item))
                continue
            named = replace(item, number=number, file_name=reading.file_name)
            items.append(replace(named, other_person=found.who in strangers, why=found.why))
    return Preview(tuple(readings), tuple(items), tuple(others), tuple(remarks))


def likeness(record: Record) -> Hashable:
    """Return what makes two entries of one kind the same thing, whatever their ids.

    A symptom entry is the same when term, time and score are; of any other kind, everything that
    is written down must be the same.
    """
    if isinstance(record, SymptomEntry):
        return (SymptomEntry, _folded(record.term), _moment(record.when), record.score)
    return (type(record), *(getattr(record, field.name) for field in fields_of(type(record))))


def same_content(one: Record, other: Record) -> bool:
    """Tell whether two entries say the same, whatever their ids and bookkeeping moments."""
    return type(one) is type(other) and all(
        getattr(one, field.name) == getattr(other, field.name) for field in _compared(one)
    )


def differences(mine: Record, theirs: Record, snapshot: Snapshot) -> tuple[Difference, ...]:
    """Return the fields in which two entries of a kind differ, as text."""
    return tuple(
        Difference(
            field.label,
            show_value(field, getattr(mine, field.name), snapshot),
            show_value(field, getattr(theirs, field.name), snapshot),
        )
        for field in _compared(mine)
        if getattr(mine, field.name) != getattr(theirs, field.name)
    )


class _State:
    """What is there, growing by what the files before bring."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._by_id = {record.id: record for record in snapshot.everything()}
        self._singles = {
            type(record): record for record in snapshot.everything() if record.KIND.single
        }
        self._there = Counter(likeness(record) for record in snapshot.everything())
        self._left: Counter[Hashable] = Counter()

    def begin_file(self) -> None:
        """Start a file: all that is there can be found in it once."""
        self._left = Counter(self._there)

    def place(self, found: Found) -> Item | Remark:
        """Return how an entry stands, or why it cannot be taken."""
        record = found.record
        mine = self._mine(found)
        if mine is not None and type(mine) is not type(record):
            return Remark(found.place, "its id belongs to an entry of another kind")
        if mine is not None:
            return self._beside(found, mine)
        if not found.own_id and self._left[likeness(record)] > 0:
            self._left[likeness(record)] -= 1
            return Item(0, record, Standing.SAME, "", found.place)
        self._take(record)
        return Item(0, record, Standing.NEW, "", found.place)

    def _mine(self, found: Found) -> Record | None:
        """Return the entry that is there already, by id or because there is only one of a kind."""
        if found.record.KIND.single:
            return self._singles.get(type(found.record)) or self._by_id.get(found.record.id)
        return self._by_id.get(found.record.id) if found.own_id else None

    def _beside(self, found: Found, mine: Record) -> Item:
        theirs = found.record
        if theirs.id != mine.id:
            theirs = replace(theirs, id=mine.id, created=mine.created)
        if same_content(mine, theirs):
            return Item(0, mine, Standing.SAME, "", found.place, mine)
        if mine.is_blank():
            self._take(theirs)
            return Item(0, theirs, Standing.NEW, "", found.place)
        found_differences = differences(mine, theirs, self._snapshot)
        return Item(0, theirs, Standing.DIFFERS, "", found.place, mine, found_differences)

    def _take(self, record: Record) -> None:
        self._by_id[record.id] = record
        self._there[likeness(record)] += 1
        if record.KIND.single:
            self._singles[type(record)] = record


def _compared(record: Record) -> tuple[Field, ...]:
    return (*fields_of(type(record)), *PROVENANCE)


def _strangers(reading: Reading, snapshot: Snapshot) -> tuple[Who, ...]:
    """Return the people a file tells of that are somebody else; silence says nothing."""
    mine = snapshot.person
    told = dict.fromkeys(found.who for found in reading.found if found.who is not None)
    return tuple(who for who in told if _differs(who, mine))


def _differs(who: Who, mine: Person) -> bool:
    """Tell whether neither of the names can be mine, or the birth date cannot."""
    names = [name for name in (who.name, *who.also) if name]
    others = bool(names) and all(_names_differ(mine.name, name) for name in names)
    return others or _births_differ(mine.born, who.born)


def _names_differ(one: str, other: str) -> bool:
    """Tell whether two names have words that the other lacks; order and signs do not matter."""
    first, second = (set(_folded(name).split()) for name in (one, other))
    return bool(first and second) and not (first <= second or second <= first)


def _births_differ(one: When | None, other: When | None) -> bool:
    """Tell whether two birth dates cannot be the same day."""
    if one is None or other is None:
        return False
    if None in (one.earliest, one.latest, other.earliest, other.latest):
        return False
    first, second = sorted((one, other))
    return (
        first.latest is not None
        and second.earliest is not None
        and (first.latest < second.earliest)
    )


def _words(person: Person) -> str:
    """Return my own name and birth date in one line."""
    return Who(person.headline(), (), person.born).words()


def _moment(when: When | None) -> Hashable:
    if when is None:
        return None
    if when.earliest is None:
        return _folded(when.words)
    return (when.earliest, when.latest, when.time)


def _folded(text: str) -> str:
    """Return text without case, accents and signs."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[\W_]+", " ", plain).split())
