"""Reading and writing ``record.db``; called in the store thread only.

A change is a step: one row in ``steps``, its rows, and what the triggers write into ``history``,
in one transaction. Nothing is ever deleted here: removing sets ``removed``, undoing puts back
what history holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from apptprep.records import Record, kind_named, utc_now
from apptprep.store import triggers
from apptprep.store.connect import open_engine
from apptprep.store.faults import DamagedRecord, NewerSchema
from apptprep.store.schema import HEAD, REVISIONS, VERSION_TABLE
from apptprep.store.tables import (
    HISTORY,
    METADATA,
    STEPS,
    TABLES,
    from_columns,
    moment_text,
    to_columns,
)


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after a step; None where it was not there."""

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
        """
        self.path = path
        self.engine = open_engine(path, key, create=create)
        try:
            if create:
                self._make()
            self.revision = self._read_revision()
        except BaseException:
            self.close()
            raise

    def _make(self) -> None:
        with self.engine.begin() as connection:
            METADATA.create_all(connection)
            VERSION_TABLE.create(connection)
            connection.execute(VERSION_TABLE.insert().values(version_num=HEAD))
            triggers.rebuild(connection)

    def _read_revision(self) -> str:
        try:
            with self.engine.connect() as connection:
                found = connection.execute(sa.select(VERSION_TABLE.c.version_num)).scalar()
        except sa.exc.DBAPIError as fault:
            what = "its version cannot be read"
            raise DamagedRecord(what) from fault
        if found not in REVISIONS:
            raise NewerSchema
        return str(found)

    @property
    def is_current(self) -> bool:
        """Whether the file has today's schema."""
        return self.revision == HEAD

    def reread_revision(self) -> None:
        """Read the schema's version again, after a migration."""
        self.revision = self._read_revision()

    def close(self) -> None:
        """Close the connection."""
        self.engine.dispose()

    def load(self) -> list[Record]:
        """Return all living records.

        Raises:
            DamagedRecord: a row cannot be read.
        """
        found: list[Record] = []
        try:
            with self.engine.connect() as connection:
                for kind, table in TABLES.items():
                    rows = connection.execute(table.select().where(table.c.removed.is_(None)))
                    found += [from_columns(kind, row) for row in rows.mappings()]
        except (sa.exc.DBAPIError, ValueError, KeyError, TypeError) as fault:
            what = "an entry in it is damaged"
            raise DamagedRecord(what) from fault
        return found

    def fetch(self, kind: type[Record], ids: Iterable[str]) -> dict[str, Record]:
        """Return the living records of those ids."""
        table, wanted = TABLES[kind], list(ids)
        found: dict[str, Record] = {}
        with self.engine.connect() as connection:
            for start in range(0, len(wanted), 500):
                part = wanted[start : start + 500]
                query = table.select().where(table.c.id.in_(part), table.c.removed.is_(None))
                for row in connection.execute(query).mappings():
                    found[row["id"]] = from_columns(kind, row)
        return found

    def write(self, saved: Sequence[Record], removed: Sequence[Record], what: str) -> int:
        """Write a step and return its number.

        Raises:
            sqlalchemy.exc.DBAPIError: it may or may not have landed; read again.
        """
        now = moment_text(utc_now())
        with self.engine.begin() as connection:
            step = _new_step(connection, now, what)
            for kind, records in _by_kind(saved).items():
                _upsert(connection, TABLES[kind], [to_columns(record) for record in records])
            for kind, records in _by_kind(removed).items():
                table = TABLES[kind]
                gone = table.update().where(table.c.id == sa.bindparam("gone_id"))
                connection.execute(
                    gone.values(removed=now), [{"gone_id": record.id} for record in records]
                )
        return step

    def undo(self, step: int, what: str) -> tuple[int, list[tuple[type[Record], str]]]:
        """Put back what a step changed; return the new step and the records it touched."""
        now = moment_text(utc_now())
        touched: list[tuple[type[Record], str]] = []
        with self.engine.begin() as connection:
            query = HISTORY.select().where(HISTORY.c.step == step).order_by(HISTORY.c.number.desc())
            changes = connection.execute(query).mappings().all()
            new_step = _new_step(connection, now, what, undoes=step)
            for name, alike in groupby(changes, key=lambda change: change["kind"]):
                kind, run = kind_named(name), list(alike)
                _put_back(connection, TABLES[kind], run, now)
                touched += [(kind, change["record_id"]) for change in run]
        return new_step, touched

    def history(self, record_id: str) -> list[Change]:
        """Return what happened to a record, newest first."""
        query = (
            sa.select(HISTORY, STEPS.c.at, STEPS.c.what)
            .join(STEPS, STEPS.c.step == HISTORY.c.step)
            .where(HISTORY.c.record_id == record_id)
            .order_by(HISTORY.c.number.desc())
        )
        with self.engine.connect() as connection:
            rows = connection.execute(query).mappings().all()
        return [
            Change(
                row["step"],
                row["at"],
                row["what"],
                row["kind"],
                row["record_id"],
                json.loads(row["before"]) if row["before"] else None,
                json.loads(row["after"]) if row["after"] else None,
            )
            for row in rows
        ]

    def removed(self) -> list[Record]:
        """Return what lies in the trash, newest removal first."""
        found: list[tuple[str, Record]] = []
        with self.engine.connect() as connection:
            for kind, table in TABLES.items():
                rows = connection.execute(table.select().where(table.c.removed.is_not(None)))
                found += [(row["removed"], from_columns(kind, row)) for row in rows.mappings()]
        found.sort(key=lambda item: item[0], reverse=True)
        return [record for _, record in found]

    def last_step(self) -> int:
        """Return the number of the latest step, 0 where nothing was written yet."""
        with self.engine.connect() as connection:
            return connection.execute(sa.select(sa.func.max(STEPS.c.step))).scalar() or 0

    def counts(self) -> dict[str, int]:
        """Return how many living entries each kind has."""
        with self.engine.connect() as connection:
            return count_living(connection)


def count_living(connection: sa.Connection) -> dict[str, int]:
    """Return how many living entries each kind has."""
    return {
        table.name: connection.execute(
            sa.select(sa.func.count()).select_from(table).where(table.c.removed.is_(None))
        ).scalar_one()
        for table in TABLES.values()
    }


def _new_step(connection: sa.Connection, at: str, what: str, undoes: int | None = None) -> int:
    done = connection.execute(STEPS.insert().values(at=at, what=what, undoes=undoes))
    key = done.inserted_primary_key
    assert key is not None  # noqa: S101 - SQLite always tells it
    return int(key[0])


def _by_kind(records: Iterable[Record]) -> dict[type[Record], list[Record]]:
    groups: dict[type[Record], list[Record]] = {}
    for record in records:
        groups.setdefault(type(record), []).append(record)
    return groups


def _upsert(connection: sa.Connection, table: sa.Table, rows: list[dict[str, Any]]) -> None:
    from sqlalchemy.dialects.sqlite import insert

    statement = insert(table)
    others = {name: statement.excluded[name] for name in rows[0] if name != "id"}
    connection.execute(
        statement.on_conflict_do_update(index_elements=[table.c.id], set_=others), rows
    )


def _put_back(connection: sa.Connection, table: sa.Table, changes: list[Any], now: str) -> None:
    """Put rows of one table back as they were; those that were not there go to the trash.

    Rows are written in runs of the same columns, as a step can hold 10,000 of them.
    """
    rows = [
        {
            **(json.loads(change["before"]) if change["before"] else {"removed": now}),
            "id": change["record_id"],
        }
        for change in changes
    ]
    for names, alike in groupby(rows, key=lambda row: [n for n in row if n in table.c]):
        run = [{f"to_{name}": row[name] for name in names} for row in alike]
        values: dict[str, Any] = {n: sa.bindparam(f"to_{n}") for n in names if n != "id"}
        connection.execute(
            table.update().where(table.c.id == sa.bindparam("to_id")).values(**values), run
        )
