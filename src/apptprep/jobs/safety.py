"""Backups, restoring one, and checking a record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from apptprep.exchange.progress import Progress, unheard

if TYPE_CHECKING:
    from apptprep.store import CheckReport, Library, Manifest, People, PersonEntry


def back_up(library: Library, path: Path, progress: Progress = unheard) -> Manifest:
    """Write a backup, open and check it, and return what it says about itself.

    Raises:
        CannotWrite: it could not be written; nothing else was touched.
        DamagedBackup: what was written does not check out; it was thrown away.
    """
    progress(0.0, "Writing and checking the backup")
    return library.backup(path)


def restore(
    people: People, path: Path, label: str, words: str = "", progress: Progress = unheard
) -> PersonEntry:
    """Make a new record out of a backup; no record that is there is touched.

    Args:
        people: the folder of all records.
        path: the backup file.
        label: the new record's label.
        words: passphrase or recovery code of the backup, where it has one.
        progress: told once at the start.

    Raises:
        AppError: damaged, made by a newer version, wrong passphrase, or no room.
    """
    progress(0.0, "Reading and checking the backup")
    return people.restore(path, label, words)


def check(library: Library, progress: Progress = unheard) -> CheckReport:
    """Read every page, entry and attached file of a record and tell what is wrong."""
    progress(0.0, "Reading every entry and file")
    return library.check()
