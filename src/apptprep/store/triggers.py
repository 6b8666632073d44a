"""The change history's triggers: plain SQL, so that ``trusted_schema=OFF`` lets them run.

A rebuilt table drops its triggers, so they are made anew after every migration.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.store.tables import TABLES

if TYPE_CHECKING:
    import sqlalchemy as sa

_STEP = "(SELECT max(step) FROM steps)"


def rebuild(connection: sa.Connection) -> None:
    """Drop and make all history triggers, for the columns the tables have now."""
    for table in TABLES.values():
        for name, statement in _triggers(table):
            connection.exec_driver_sql(f'DROP TRIGGER IF EXISTS "{name}"')
            connection.exec_driver_sql(statement)


def _triggers(table: sa.Table) -> list[tuple[str, str]]:
    kind = table.name
    columns = [column.name for column in table.columns]
    into = "INSERT INTO history (step, kind, record_id, before, after) VALUES"
    new, old = _row_json("new", columns), _row_json("old", columns)
    return [
        (
            f"{kind}_inserted",
            (
                f'CREATE TRIGGER "{kind}_inserted" AFTER INSERT ON "{kind}" BEGIN '
                f"{into} ({_STEP}, '{kind}', new.id, NULL, {new}); END"
            ),
        ),
        (
            f"{kind}_updated",
            (
                f'CREATE TRIGGER "{kind}_updated" AFTER UPDATE ON "{kind}" BEGIN '
                f"{into} ({_STEP}, '{kind}', new.id, {old}, {new}); END"
            ),
        ),
    ]


def _row_json(side: str, columns: list[str]) -> str:
    """Return SQL for a row as one JSON object."""
    pairs = (f"'{name}', {side}.\"{name}\"" for name in columns)
    return f"json_object({', '.join(pairs)})"
