"""Whether a record's files hold together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from apptprep.records import Editor, fields_of
from apptprep.store.connect import Connection
from apptprep.store.database import RECORD_DB, Database
from apptprep.store.faults import DamagedBackup, DamagedRecord, StorageFault
from apptprep.store.files import FILES_DB, FileStore


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found.

    Attributes:
        problems: a sentence for each fault, empty when there is none.
        counts: living entries of each kind.
        files: how many attached files are kept.
    """

    problems: tuple[str, ...]
    counts: dict[str, int]
    files: int

    @property
    def is_ok(self) -> bool:
        """Whether nothing was found."""
        return not self.problems


def check(database: Database, files: FileStore) -> CheckReport:
    """Read every page, row and file. Called in the store thread."""
    problems = [*_pages(database.connection, RECORD_DB), *_pages(files.connection, FILES_DB)]
    counts: dict[str, int] = {}
    kept: list[str] = []
    try:
        records = database.load()
        counts = database.counts()
        kept = files.keys()
        damaged = set(files.damaged())
    except (DamagedRecord, StorageFault):
        return CheckReport((*problems, "An entry cannot be read."), counts, len(kept))
    problems += ["An attached file is damaged."] * len(damaged)
    wanted = {
        file.sha256
        for record in records
        for field in fields_of(type(record))
        if field.editor is Editor.FILES
        for file in getattr(record, field.name)
    }
    missing = len(wanted - set(kept))
    if missing:
        problems.append(f"{missing} attached file(s) that entries name are missing.")
    return CheckReport(tuple(problems), counts, len(kept))


def check_copy(folder: Path, key: bytes) -> dict[str, int]:
    """Open the copies in a folder, read them whole, and return the counts of living entries.

    Raises:
        DamagedBackup: something does not hold together.
        NewerSchema: a newer version wrote them.
    """
    try:
        database = Database(folder / RECORD_DB, key)
    except DamagedRecord as fault:
        what = "its record does not open"
        raise DamagedBackup(what) from fault
    try:
        files = FileStore(folder / FILES_DB, key)
        try:
            report = check(database, files) if database.is_current else _check_pages(database)
        finally:
            files.close()
    except DamagedRecord as fault:
        what = "its files do not open"
        raise DamagedBackup(what) from fault
    finally:
        database.close()
    # A file named by an entry and not kept is a fault of the record, faithfully copied.
    grave = [problem for problem in report.problems if "missing" not in problem]
    if grave:
        what = "it is damaged inside"
        raise DamagedBackup(what)
    return report.counts


def _check_pages(database: Database) -> CheckReport:
    """Check a database of an older schema, whose rows today's kinds cannot read yet."""
    return CheckReport(tuple(_pages(database.connection, RECORD_DB)), database.counts(), 0)


def _pages(connection: Connection, name: str) -> list[str]:
    """Return what SQLCipher's page authentication and SQLite's own checks say."""
    try:
        sealed = connection.query("PRAGMA cipher_integrity_check")
        whole = connection.query("PRAGMA integrity_check")
        links = connection.query("PRAGMA foreign_key_check")
    except StorageFault:
        return [f"{name} is damaged."]
    if sealed or [list(row.values()) for row in whole] != [["ok"]] or links:
        return [f"{name} is damaged."]
    return []
