"""The open record's living entries in memory, so that looking at them never reads the disk."""

from __future__ import annotations

import threading
from collections.abc import Iterable

from apptprep.records import Record, Snapshot


class Memory:
    """The snapshot of now; safe from any thread."""

    def __init__(self, records: Iterable[Record]) -> None:
        """Begin with what was read from the disk."""
        self._guard = threading.RLock()
        self._snapshot = Snapshot(records)
        # Here and now, in the thread that opens the record: the window shall not wait for it.
        _ = self._snapshot.symptoms

    def snapshot(self) -> Snapshot:
        """Return all records as they are now; the same object until something changes."""
        return self._snapshot

    def change(self, put: Iterable[Record], drop: Iterable[str]) -> None:
        """Drop records by id, then put others in; the next snapshot shows it.

        What a change costs goes with what it changes, not with how much there is.
        """
        with self._guard:
            before = self._snapshot
            self._snapshot = before.changed(put, drop, before.version + 1)

    def holds(self, record: Record) -> bool:
        """Tell whether exactly this record is in it."""
        return self._snapshot.get(record.id) == record

    def __contains__(self, record_id: str) -> bool:
        """Tell whether a record of that id is in it."""
        return self._snapshot.get(record_id) is not None
