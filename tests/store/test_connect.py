"""How a record's files are opened: the settings that were measured to lose nothing."""

from __future__ import annotations

import pytest

from apptprep.store import Library

SETTINGS = [
    ("journal_mode", "truncate"),
    ("synchronous", 3),  # EXTRA
    ("fullfsync", 1),
    ("locking_mode", "exclusive"),
    ("trusted_schema", 0),
    ("foreign_keys", 1),
    ("cell_size_check", 1),
]


@pytest.mark.parametrize(("name", "value"), SETTINGS)
def test_both_files_are_opened_the_one_safe_way(library: Library, name: str, value: object) -> None:
    def found() -> list[object]:
        connections = (library._db.connection, library._fs.connection)
        return [connection.value(f"PRAGMA {name}") for connection in connections]

    assert library._thread.call(found) == [value, value]
