"""The open record's living entries in memory, so that looking at them never reads the disk."""

from __future__ import annotations

import threading
from collections.abc import Iterable

from apptprep.records import Record, Snapshot


class Memory:
    """Records by id, and the snapshot made from them; safe from any thread."""

    def __init__(self, records: Iterable[Record]) -> None:
        """Begin with what was read from the disk."""
        self._guard = threading.RLock()
        self._records = {record.id: record for record in records}
        self._version = 0
        self._snapshot: Snapshot | None = None

    def snapshot(self) -> Snapshot:
        """Return all records as they are now; the same object until something changes."""
        with self._guard:
            if self._snapshot is None:
                self._snapshot = Snapshot(self._records.values(), self._version)
            return self._snapshot

    def change(self, put: Iterable[Record], drop: Iterable[str]) -> None:
        """Drop records by id, then put others in; the next snapshot shows it."""
        with self._guard:
            for record_id in drop:
                self._records.pop(record_id, None)
            self._records |= {record.id: record for record in put}
            self._version += 1
            self._snapshot = None

    def holds(self, record: Record) -> bool:
        """Tell whether exactly this record is in it."""
        return self._records.get(record.id) == record

    def __contains__(self, record_id: object) -> bool:
        """Tell whether a record of that id is in it."""
        return record_id in self._records
