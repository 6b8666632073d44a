"""Dates before birth, after today, and ends before their beginnings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from apptprep.questions.contradictions.model import Contradiction, pair
from apptprep.questions.contradictions.stopped import is_after
from apptprep.questions.model import Evidence
from apptprep.records import (
    KINDS,
    Appointment,
    Condition,
    DoseTaken,
    Editor,
    FamilyHistory,
    Measurement,
    Medication,
    PendingTest,
    Person,
    Question,
    Record,
    Snapshot,
    SymptomEntry,
    Treatment,
    When,
    fields_of,
    show_value,
)
from apptprep.records.fields import Row

_LOGS: tuple[type[SymptomEntry | Measurement | DoseTaken], ...] = (
    SymptomEntry,
    Measurement,
    DoseTaken,
)
"""Long lists: only their own date is looked at, from both ends of the sorted list."""
_NOT_MINE = (Person, FamilyHistory)
_MAY_COME = (Appointment, PendingTest, Question, Person)
_COMING = ("promised", "expected", "booked")
_SPANS = (
    (Medication, "started", "stopped"),
    (Treatment, "started", "ended"),
    (Condition, "since", "until"),
    (SymptomEntry, "when", "until"),
)
DateFields = tuple[tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]]
_FIELDS: dict[type[Record | Row], DateFields] = {}
_ASK = "Which date is right?"


def orders(snapshot: Snapshot, today: dt.date) -> Iterator[Contradiction]:  # noqa: ARG001
    """Find an end that surely lies before its beginning."""
    for kind, first, last in _SPANS:
        # Of 100,000 symptom entries few have an end; the log knows which.
        log = snapshot.symptoms.spans if kind is SymptomEntry else None
        for record in snapshot.all(kind) if log is None else log:
            end: When | None = getattr(record, last)
            if end is None:
                continue
            start: When | None = getattr(record, first)
            if is_after(start, end):
                what = f"{_name(record)} ends before it begins."
                sides = (_dated(record, first, start), _dated(record, last, end))
                yield pair("order", what, _ASK, sides)


def dates(snapshot: Snapshot, today: dt.date) -> Iterator[Contradiction]:
    """Find dates that surely lie before the birth date, or after today where none can be."""
    person = snapshot.person
    born = person.born.earliest if person.born else None
    birth = Evidence(
        f"born {person.born.day_only()}" if person.born else "", person.born, person.id
    )
    if person.born and person.born.earliest and person.born.earliest > today:
        yield _coming(person, "born", person.born, today)
    for record, name, when in _all_dates(snapshot, born, today):
        if born and when.latest and when.latest < born and not isinstance(record, _NOT_MINE):
            what = f"A date of {_name(record)} lies before the birth date."
            yield pair("birth", what, _ASK, (birth, _dated(record, name, when)), name)
        elif when.earliest and when.earliest > today and not _may_come(record, name):
            yield _coming(record, name, when, today)


def _coming(record: Record, name: str, when: When, today: dt.date) -> Contradiction:
    now = Evidence(f"today is {When.of(today).day_only()}", When.of(today))
    what = f"A date of {_name(record)} lies in the future."
    return pair("future", what, _ASK, (_dated(record, name, when), now), name)


def _all_dates(
    snapshot: Snapshot, born: dt.date | None, today: dt.date
) -> Iterator[tuple[Record, str, When]]:
    for log in _LOGS:
        yield from _of_log(snapshot.all(log), born, today)
    for kind in KINDS:
        if kind not in (*_LOGS, Person):
            for record in snapshot.all(kind):
                yield from _of_record(record)


def _of_log(
    records: tuple[SymptomEntry | Measurement | DoseTaken, ...],
    born: dt.date | None,
    today: dt.date,
) -> Iterator[tuple[Record, str, When]]:
    """Yield the dates at both ends of a list that is sorted by them, the newest first."""
    for record in records:
        if record.when is None or record.when.earliest is None or record.when.earliest <= today:
            break
        yield record, "when", record.when
    for record in reversed(records) if born else ():
        when = record.when
        if when is None or when.earliest is None:
            continue
        if born is None or when.earliest >= born:
            break
        yield record, "when", when


def _of_record(record: Record) -> Iterator[tuple[Record, str, When]]:
    days, rows = _date_fields(type(record))
    for name in days:
        when = getattr(record, name)
        if when is not None:
            yield record, name, when
    for name, inner in rows:
        for row in getattr(record, name):
            for day in inner:
                when = getattr(row, day)
                if when is not None:
                    yield record, f"{name}.{day}", when


def _date_fields(kind: type[Record | Row]) -> DateFields:
    """Return a kind's date fields, and for each field of rows that of the row."""
    if kind not in _FIELDS:
        declared = fields_of(kind)
        days = tuple(f.name for f in declared if f.editor is Editor.DAY)
        rows = tuple(
            (f.name, _date_fields(f.row)[0])
            for f in declared
            if f.editor is Editor.ROWS and f.row is not None
        )
        _FIELDS[kind] = days, rows
    return _FIELDS[kind]


def _may_come(record: Record, name: str) -> bool:
    """Tell whether a date may lie ahead: visits, what is planned, expected or promised."""
    if isinstance(record, _MAY_COME) or name.rpartition(".")[2] in _COMING:
        return True
    return isinstance(record, Treatment) and (record.state != "ended" or name == "ended")


def _name(record: Record) -> str:
    return f"{record.KIND.one} “{record.headline()}”"


def _dated(record: Record, name: str, when: When | None) -> Evidence:
    outer, _, inner = name.partition(".")
    declared = next(f for f in fields_of(type(record)) if f.name == outer)
    if inner and declared.row is not None:
        declared = next(f for f in fields_of(declared.row) if f.name == inner)
    return Evidence(f"{declared.label.lower()}: {show_value(declared, when)}", when, record.id)
