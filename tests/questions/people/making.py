"""Write a made-up person in few lines: dates as typed, ids and moments that never change."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from apptprep.records import Custody, Editor, Record, Row, Snapshot, SymptomEntry, When, fields_of

TODAY = dt.date(2026, 11, 22)
"""The day on which all of them prepare their visit, a Sunday."""
_START = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)

R = TypeVar("R", bound="Record | Row")


@dataclass(frozen=True)
class MadeUp:
    """A complete made-up person and the visit they prepare.

    Attributes:
        name: the module's name, and that of the file with what is expected.
        about: one sentence on who this is.
        purpose: purpose of the visit.
        snapshot: their record.
    """

    name: str
    about: str
    purpose: str
    snapshot: Snapshot


def made_up(name: str, about: str, purpose: str, *records: Record) -> MadeUp:
    """Return a person whose records are numbered in the order they were written."""
    numbered = []
    for number, record in enumerate(records, start=1):
        moment = _START + dt.timedelta(hours=number)
        id_ = record.id if record.id.startswith("#") else f"{name}-{number:03}"
        numbered.append(replace(record, id=id_, created=moment, changed=moment))
    return MadeUp(name, about, purpose, Snapshot(numbered))


def make(kind: type[R], /, **values: Any) -> R:
    """Return a record or row; text for a date is read as a person would type it on that day.

    Args:
        kind: class of the record or row.
        values: its fields. ``id`` begins with ``"#"`` where another record links to it.
    """
    days = {field.name for field in fields_of(kind) if field.editor is Editor.DAY}
    for name in days & values.keys():
        values[name] = When.parse(values[name], TODAY)
    return kind(**values)


def symptom(term: str, when: str, now: int | None = None, **values: Any) -> SymptomEntry:
    """Return an entry of the symptom log."""
    return make(SymptomEntry, term=term, when=when, now=now, **values)


def held(item: str, state: str, **values: Any) -> Custody:
    """Return who holds what: ``state`` is ``"yes"``, ``"no"``, ``"partly"`` or ``"unknown"``."""
    return make(Custody, item=item, held=state, **values)
