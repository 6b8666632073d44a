"""The open ``record.db``; called in the store thread only.

Reading is our own SQL on the connection; writing is :mod:`apptprep.store.writing`, imported with
the first change.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from apptprep.records import KINDS, Record, kind_named
from apptprep.store.connect import Connection, translated
from apptprep.store.faults import DamagedRecord, NewerSchema, StorageFault
from apptprep.store.rows import from_columns, in_order, reader, select_sql
from apptprep.store.schema import HEAD, REVISIONS

RECORD_DB = "record.db"
"""The file's name in the record folder."""

_MOST_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after a step; None where it was not there.

    Attributes:
        step: number of the change.
        at: when, as UTC text with the offset's minutes behind.
        what: the change in words.
        kind: the kind's name.
        record_id: the record.
        before: its columns before.
        after: its columns after.
    """

    step: int
    at: str
    what: str
    kind: str
    record_id: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class Database:
    """The open ``record.db``."""

    def __init__(self, path: Path, key: bytes, *, create: bool = False) -> None:
        """Open or make the file.

        Raises:
            DamagedRecord: it cannot be read.
            RecordInUse: somebody else holds it.
            NewerSchema: a newer version of the app wrote it.
            StorageFault: a new one could not be written.
        """
        self.connection = Connection(path, key, create=create)
        try:
            if create:
                from apptprep.store import writing

                with translated():
                    writing.make_record(self.connection.engine)
            self.revision = self._read_revision()
        except BaseException:
            self.close()
            raise

    def _read_revision(self) -> str:
        try:
            found = self.connection.value("SELECT version_num FROM alembic_version")
        except StorageFault as fault:
            what = "its version cannot be read"
            raise DamagedRecord(what) from fault
        if found not in REVISIONS:
            raise NewerSchema
        return str(found)

    @property
    def is_current(self) -> bool:
        """Whether the file has today's schema."""
        return self.revision == HEAD

    def upgrade(self) -> None:
        """Bring the schema up to date; the caller has made a verified backup.

        Raises:
            DamagedRecord: the upgraded data does not hold together; nothing was changed.
            StorageFault: it could not be written; nothing was changed.
        """
        from apptprep.store import migrate

        with translated():
            migrate.upgrade(self.connection.engine)
        self.revision = self._read_revision()

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()

    def load(self) -> list[Record]:
        """Return all living records.

        Raises:
            DamagedRecord: a row cannot be read.
        """
        found: list[Record] = []
        try:
            for kind in KINDS:
                rows = self.connection.rows(select_sql(kind, f"removed IS NULL{in_order(kind)}"))
                found += map(reader(kind), rows)
        except (StorageFault, ValueError, KeyError, TypeError) as fault:
            what = "an entry in it is damaged"
            raise DamagedRecord(what) from fault
        return found

    def fetch(self, kind: type[Record], ids: Iterable[str]) -> dict[str, Record]:
        """Return the living records of those ids.

        Raises:
            StorageFault: they could not be read.
        """
        wanted = list(ids)
        found: dict[str, Record] = {}
        for start in range(0, len(wanted), _MOST_AT_ONCE):
            part = wanted[start : start + _MOST_AT_ONCE]
            marks = ", ".join("?" * len(part))
            sql = select_sql(kind, f"removed IS NULL AND id IN ({marks})")
            for row in self.connection.query(sql, part):
                found[row["id"]] = from_columns(kind, row)
        return found

    def warm_up(self) -> None:
        """Load what the first change needs, so that it does not wait for it."""
        from apptprep.store import writing  # noqa: F401

        _ = self.connection.engine

    def write(self, saved: Sequence[Record], removed: Sequence[Record], what: str) -> int:
        """Write a step and return its number.

        Raises:
            StorageFault: it may or may not have landed; read again.
        """
        from apptprep.store import writing

        with translated():
            return writing.write(self.connection.engine, saved, removed, what)

    def undo(self, step: int, what: str) -> tuple[int, list[tuple[type[Record], str]]]:
        """Put back what a step changed; return the new step and the records it touched.

        Raises:
            StorageFault: it may or may not have landed; read again.
        """
        from apptprep.store import writing

        with translated():
            return writing.undo(self.connection.engine, step, what)

    def undone(self, step: int) -> tuple[int, list[tuple[type[Record], str]]] | None:
        """Return what :meth:`undo` returned for a step, None where it is not undone.

        Raises:
            StorageFault: it could not be read.
        """
        sql = "SELECT max(step) FROM steps WHERE undoes = ?"
        number = self.connection.value(sql, (step,))
        if number is None:
            return None
        rows = self.connection.query(
            "SELECT kind, record_id FROM history WHERE step = ?", (number,)
        )
        return number, [(kind_named(row["kind"]), row["record_id"]) for row in rows]

    def history(self, record_id: str) -> list[Change]:
        """Return what happened to a record, newest first.

        Raises:
            StorageFault: it could not be read.
        """
        rows = self.connection.query(
            "SELECT h.step, s.at, s.what, h.kind, h.record_id, h.before, h.after "
            "FROM history h JOIN steps s ON s.step = h.step "
            "WHERE h.record_id = ? ORDER BY h.number DESC",
            (record_id,),
        )
        for row in rows:
            for side in ("before", "after"):
                row[side] = json.loads(row[side]) if row[side] else None
        return [Change(**row) for row in rows]

    def removed(self) -> list[Record]:
        """Return what lies in the trash, newest removal first.

        Raises:
            StorageFault: it could not be read.
        """
        found: list[tuple[str, Record]] = []
        for kind in KINDS:
            rows = self.connection.query(select_sql(kind, "removed IS NOT NULL"))
            found += [(row["removed"], from_columns(kind, row)) for row in rows]
        found.sort(key=lambda item: item[0], reverse=True)
        return [record for _, record in found]

    def last_step(self) -> int:
        """Return the number of the latest step, 0 where nothing was written yet."""
        return int(self.connection.value("SELECT max(step) FROM steps") or 0)

    def counts(self) -> dict[str, int]:
        """Return how many living entries each kind has.

        A kind that the file's schema does not have yet has none: an older file is counted too,
        before it is brought up to date and in its backups.

        Raises:
            StorageFault: they could not be read.
        """
        sql = 'SELECT count(*) FROM "{}" WHERE removed IS NULL'
        tables = self.connection.query("SELECT name FROM sqlite_master WHERE type = 'table'")
        there = {row["name"] for row in tables}
        names = [kind.KIND.name for kind in KINDS if kind.KIND.name in there]
        return {name: int(self.connection.value(sql.format(name))) for name in names}
