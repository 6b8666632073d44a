"""All living records at one moment, read-only: what questions and packets are made from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Container, Iterable
from typing import TypeVar, cast

from apptprep.records.appointment import Appointment
from apptprep.records.base import Record
from apptprep.records.once import Once
from apptprep.records.order import merged, newest_first
from apptprep.records.person import Person
from apptprep.records.symptom_entry import SymptomEntry
from apptprep.records.symptom_log import SymptomLog
from apptprep.records.when import When

R = TypeVar("R", bound=Record)


class Snapshot(Once):
    """Records at one moment.

    Complete records are in :meth:`all`, unfinished ones in :attr:`drafts`. Nothing here changes
    after it is made, so it can be read from any thread.

    Attributes:
        version: grows with each change of the record it was taken from.
        drafts: records whose required field is still empty, newest first.
    """

    def __init__(self, records: Iterable[Record] = (), version: int = 0) -> None:
        """Sort ``records`` into kinds, newest first by their own date."""
        super().__init__()
        self.version = version
        self._ids: dict[type[Record], dict[str, Record]] = {}
        groups: dict[type[Record], list[Record]] = {}
        drafts: list[Record] = []
        for record in records:
            self._ids.setdefault(type(record), {})[record.id] = record
            if record.is_complete():
                groups.setdefault(type(record), []).append(record)
            else:
                drafts.append(record)
        self._groups = {kind: newest_first(group) for kind, group in groups.items()}
        self.drafts = newest_first(drafts)
        self._log: SymptomLog | None = None

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
        return next((ids[record_id] for ids in self._ids.values() if record_id in ids), None)

    def everything(self, but: type[Record] | None = None) -> tuple[Record, ...]:
        """Return all records, drafts included, in no order that means anything.

        Args:
            but: a kind to leave out: the long log, where it is asked otherwise.
        """
        kinds = (ids for kind, ids in self._ids.items() if kind is not but)
        return tuple(record for ids in kinds for record in ids.values())

    def next_appointment(self, today: dt.date) -> Appointment | None:
        """Return the next visit from ``today`` on; one without a date only if no other is."""
        coming = [visit for visit in self.all(Appointment) if visit.is_upcoming(today)]
        return min(coming, key=lambda visit: _date_key(visit.when), default=None)

    def last_appointment(self, today: dt.date) -> Appointment | None:
        """Return the latest visit that lies before ``today``."""
        past = [visit for visit in self.all(Appointment) if not visit.is_upcoming(today)]
        return max(past, key=lambda visit: _date_key(visit.when), default=None)

    @property
    def symptoms(self) -> SymptomLog:
        """The symptom log by symptom and day; made once, and kept up by :meth:`changed`."""
        if self._log is None:
            self._log = SymptomLog(self.all(SymptomEntry))
        return self._log

    def changed(
        self, put: Iterable[Record] = (), drop: Iterable[str] = (), version: int | None = None
    ) -> Snapshot:
        """Return the snapshot after a change; only the kinds it touches are made anew.

        Args:
            put: records that are new or not as they were.
            drop: ids of records that go; unknown ones are no fault.
            version: the new version; this one's where it is left out.
        """
        change = _Change(self, put, drop)
        ids, groups, log = dict(self._ids), dict(self._groups), self._log
        for kind in change.kinds():
            ids[kind] = change.ids(kind, ids.get(kind, {}))
            groups[kind] = change.group(kind, groups.get(kind, ()))
        if log is not None:
            log = change.log(log)
        drafts = change.drafts(self.drafts)
        return self._made(ids, groups, drafts, log, version)

    def same_of(self, other: Snapshot, kinds: Iterable[type[Record]]) -> bool:
        """Tell whether another snapshot holds the same of some kinds; quick where nothing is new.

        Args:
            other: the other snapshot, of the same record.
            kinds: the kinds to look at; drafts count.
        """
        # A kind that no change touched is the very same object in both.
        return all(
            (one := self._ids.get(kind, {})) is (two := other._ids.get(kind, {})) or one == two
            for kind in kinds
        )

    def of_kinds(self, kinds: Container[type[Record]]) -> Snapshot:
        """Return the snapshot with the records of some kinds only, in the same order."""
        ids = {kind: some for kind, some in self._ids.items() if kind in kinds}
        groups = {kind: group for kind, group in self._groups.items() if kind in kinds}
        drafts = tuple(record for record in self.drafts if type(record) in kinds)
        return self._made(ids, groups, drafts, self._log if SymptomEntry in kinds else None)

    def filtered(self, part: Callable[[Record], Record | None]) -> Snapshot:
        """Return the snapshot with only a part of each record, in the same order.

        Args:
            part: returns the record, or one of the same id with less in it, or None to leave it
                out; dates that sort it must stay.
        """
        groups: dict[type[Record], tuple[Record, ...]] = {}
        for kind, group in self._groups.items():
            kept = tuple(each for record in group if (each := part(record)) is not None)
            if kept:
                groups[kind] = kept
        drafts = tuple(each for record in self.drafts if (each := part(record)) is not None)
        ids: dict[type[Record], dict[str, Record]] = {}
        for some in (*groups.values(), drafts):
            for record in some:
                ids.setdefault(type(record), {})[record.id] = record
        return self._made(ids, groups, drafts, None)

    def _made(
        self,
        ids: dict[type[Record], dict[str, Record]],
        groups: dict[type[Record], tuple[Record, ...]],
        drafts: tuple[Record, ...],
        log: SymptomLog | None,
        version: int | None = None,
    ) -> Snapshot:
        made = Snapshot(version=self.version if version is None else version)
        made._ids, made._groups, made.drafts, made._log = ids, groups, drafts, log
        return made

    def __contains__(self, record_id: object) -> bool:
        """Tell whether there is a record of that id, drafts included."""
        return any(record_id in ids for ids in self._ids.values())

    def __len__(self) -> int:
        """Return how many records there are, drafts included."""
        return sum(len(ids) for ids in self._ids.values())


class _Change:
    """What goes and what comes, by kind; a changed record does both."""

    def __init__(self, before: Snapshot, put: Iterable[Record], drop: Iterable[str]) -> None:
        self._gone: dict[type[Record], dict[str, Record]] = {}
        self._come: dict[type[Record], dict[str, Record]] = {}
        for record_id in drop:
            self._go(before.get(record_id))
        for record in put:
            self._go(before.get(record.id))
            self._come.setdefault(type(record), {})[record.id] = record

    def _go(self, record: Record | None) -> None:
        if record is not None:
            self._gone.setdefault(type(record), {})[record.id] = record

    def kinds(self) -> set[type[Record]]:
        """Return the kinds it touches."""
        return self._gone.keys() | self._come.keys()

    def ids(self, kind: type[Record], before: dict[str, Record]) -> dict[str, Record]:
        """Return the records of a kind by their ids."""
        found = dict(before)
        for record_id in self._gone.get(kind, ()):
            del found[record_id]
        found.update(self._come.get(kind, {}))
        return found

    def group(self, kind: type[Record], before: tuple[Record, ...]) -> tuple[Record, ...]:
        """Return the complete records of a kind, newest first."""
        gone, come = self._of(kind, complete=True)
        return merged(before, gone, come)

    def drafts(self, before: tuple[Record, ...]) -> tuple[Record, ...]:
        """Return the unfinished records, newest first."""
        gone: list[Record] = []
        come: list[Record] = []
        for kind in self.kinds():
            less, more = self._of(kind, complete=False)
            gone += less
            come += more
        return merged(before, gone, come) if gone or come else before

    def log(self, before: SymptomLog) -> SymptomLog:
        """Return the symptom log."""
        gone, come = self._of(SymptomEntry, complete=True)
        return before.changed(gone, come) if gone or come else before

    def _of(self, kind: type[R], *, complete: bool) -> tuple[list[R], list[R]]:
        """Return what goes and what comes of a kind: complete records, or drafts."""
        gone, come = (
            [cast("R", each) for each in some.get(kind, {}).values()]
            for some in (self._gone, self._come)
        )
        return (
            [each for each in gone if each.is_complete() == complete],
            [each for each in come if each.is_complete() == complete],
        )


def _date_key(moment: When | None) -> tuple[dt.date, str, dt.date, str]:
    return moment.sort_key() if moment else (dt.date.max, "", dt.date.max, "")
