"""Writing ``record.db`` through SQLAlchemy Core; called in the store thread only.

A change is a step: one row in ``steps``, its rows, and what the triggers write into ``history``,
in one transaction. Nothing is ever deleted here: removing sets ``removed``, undoing puts back
what history holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from apptprep.records import Record, kind_named, utc_now
from apptprep.store import triggers
from apptprep.store.rows import moment_text, to_columns
from apptprep.store.schema import HEAD
from apptprep.store.tables import FILES_METADATA, HISTORY, METADATA, STEPS, TABLES, VERSION


def make_record(engine: sa.Engine) -> None:
    """Make the tables and triggers of a new ``record.db``."""
    with engine.begin() as connection:
        METADATA.create_all(connection)
        VERSION.create(connection)
        connection.execute(VERSION.insert().values(version_num=HEAD))
        triggers.rebuild(connection)


def make_files(engine: sa.Engine) -> None:
    """Make the table of a new ``files.db``."""
    with engine.begin() as connection:
        FILES_METADATA.create_all(connection)


def write(engine: sa.Engine, saved: Sequence[Record], removed: Sequence[Record], what: str) -> int:
    """Write a step and return its number."""
    now = moment_text(utc_now())
    with engine.begin() as connection:
        step = _new_step(connection, now, what)
        for kind, records in _by_kind(saved).items():
            _upsert(connection, TABLES[kind], [to_columns(record) for record in records])
        for kind, records in _by_kind(removed).items():
            table = TABLES[kind]
            gone = table.update().where(table.c.id == sa.bindparam("gone_id"))
            ids = [{"gone_id": record.id} for record in records]
            connection.execute(gone.values(removed=now), ids)
    return step


def undo(engine: sa.Engine, step: int, what: str) -> tuple[int, list[tuple[type[Record], str]]]:
    """Put back what a step changed; return the new step and the records it touched."""
    now = moment_text(utc_now())
    touched: list[tuple[type[Record], str]] = []
    with engine.begin() as connection:
        query = HISTORY.select().where(HISTORY.c.step == step).order_by(HISTORY.c.number.desc())
        changes = connection.execute(query).mappings().all()
        new_step = _new_step(connection, now, what, undoes=step)
        for name, alike in groupby(changes, key=lambda change: change["kind"]):
            kind, run = kind_named(name), list(alike)
            _put_back(connection, TABLES[kind], run, now)
            touched += [(kind, change["record_id"]) for change in run]
    return new_step, touched


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
