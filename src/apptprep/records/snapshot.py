"""All living records at one moment, read-only: what questions and packets are made from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Container, Iterable
from typing import Any, TypeVar, cast

from apptprep.records.appointment import Appointment
from apptprep.records.base import Record
from apptprep.records.person import Person
from apptprep.records.when import When

R = TypeVar("R", bound=Record)


class Snapshot:
    """Records at one moment.

    Complete records are in :meth:`all`, unfinished ones in :attr:`drafts`. Nothing here changes
    after it is made, so it can be read from any thread.

    Attributes:
        version: grows with each change of the record it was taken from.
        drafts: records whose required field is still empty, newest first.
    """

    def __init__(self, records: Iterable[Record] = (), version: int = 0) -> None:
        """Sort ``records`` into kinds, newest first by their own date."""
        self.version = version
        self._by_id: dict[str, Record] = {}
        groups: dict[type[Record], list[Record]] = {}
        drafts: list[Record] = []
        for record in records:
            self._by_id[record.id] = record
            if record.is_complete():
                groups.setdefault(type(record), []).append(record)
            else:
                drafts.append(record)
        self._groups = {kind: newest_first(group) for kind, group in groups.items()}
        self.drafts = newest_first(drafts)

    @property
    def person(self) -> Person:
        """The person the record is about; an empty one where nothing was written yet."""
        people = self.all(Person)
        return people[0] if people else Person()

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Return the complete records of a kind, newest first; undated ones come last."""
        return cast("tuple[R, ...]", self._groups.get(kind, ()))

    def current(self, kind: type[R]) -> tuple[R, ...]:
        """Return those of :meth:`all` that belong to today's picture."""
        return tuple(record for record in self.all(kind) if record.is_current())

    def get(self, record_id: str) -> Record | None:
        """Return the record of that id, drafts included; None where there is none."""
        return self._by_id.get(record_id)

    def everything(self) -> tuple[Record, ...]:
        """Return all records, drafts included, in no order that means anything."""
        return tuple(self._by_id.values())

    def next_appointment(self, today: dt.date) -> Appointment | None:
        """Return the next visit from ``today`` on; one without a date only if no other is."""
        coming = [visit for visit in self.all(Appointment) if visit.is_upcoming(today)]
        return min(coming, key=lambda visit: _date_key(visit.when), default=None)

    def last_appointment(self, today: dt.date) -> Appointment | None:
        """Return the latest visit that lies before ``today``."""
        past = [visit for visit in self.all(Appointment) if not visit.is_upcoming(today)]
        return max(past, key=lambda visit: _date_key(visit.when), default=None)

    def of_kinds(self, kinds: Container[type[Record]]) -> Snapshot:
        """Return the snapshot with the records of some kinds only, in the same order."""
        made = Snapshot(version=self.version)
        made._groups = {kind: group for kind, group in self._groups.items() if kind in kinds}
        made.drafts = tuple(record for record in self.drafts if type(record) in kinds)
        made._by_id = {key: each for key, each in self._by_id.items() if type(each) in kinds}
        return made

    def filtered(self, part: Callable[[Record], Record | None]) -> Snapshot:
        """Return the snapshot with only a part of each record, in the same order.

        Args:
            part: returns the record, or one of the same id with less in it, or None to leave it
                out; dates that sort it must stay.
        """
        made = Snapshot(version=self.version)
        for kind, group in self._groups.items():
            kept = tuple(each for record in group if (each := part(record)) is not None)
            if kept:
                made._groups[kind] = kept
        made.drafts = tuple(each for record in self.drafts if (each := part(record)) is not None)
        made._by_id = {
            record.id: record for group in (*made._groups.values(), made.drafts) for record in group
        }
        return made

    def __len__(self) -> int:
        """Return how many records there are, drafts included."""
        return len(self._by_id)


def newest_first(records: Iterable[R]) -> tuple[R, ...]:
    """Return records with the latest own date first, then by when they were written."""
    dated: list[tuple[Any, ...]] = []
    undated: list[tuple[Any, ...]] = []
    for record in records:
        moment = record.moment()
        known = moment is not None and moment.is_understood
        (dated if known else undated).append((_date_key(moment), record.created, record.id, record))
    dated.sort(key=lambda item: item[:3], reverse=True)
    undated.sort(key=lambda item: item[1:3], reverse=True)
    return tuple(item[3] for item in [*dated, *undated])


def _date_key(moment: When | None) -> tuple[dt.date, str, dt.date, str]:
    return moment.sort_key() if moment else (dt.date.max, "", dt.date.max, "")
