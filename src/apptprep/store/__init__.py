"""Records on disk: encrypted, one folder a person, nothing lost.

SQLAlchemy, Alembic and the encrypted SQLite are known in here only. SQLAlchemy is imported with
the first change, Alembic with the first migration, backups and checks when they are asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.store.database import Change
from apptprep.store.faults import (
    DamagedBackup,
    DamagedRecord,
    MistypedCode,
    NeedsPassphrase,
    NewerSchema,
    RecordInUse,
    SaveFailed,
    WrongPassphrase,
)
from apptprep.store.library import Library
from apptprep.store.people import People, PersonEntry

if TYPE_CHECKING:
    from apptprep.store.backups import Backup, Manifest
    from apptprep.store.checking import CheckReport

__all__ = [
    "Backup",
    "Change",
    "CheckReport",
    "DamagedBackup",
    "DamagedRecord",
    "Library",
    "Manifest",
    "MistypedCode",
    "NeedsPassphrase",
    "NewerSchema",
    "People",
    "PersonEntry",
    "RecordInUse",
    "SaveFailed",
    "WrongPassphrase",
]


def __getattr__(name: str) -> object:
    """Load backups and checks when one of their names is asked for."""
    if name in ("Backup", "Manifest"):
        from apptprep.store import backups

        return getattr(backups, name)
    if name == "CheckReport":
        from apptprep.store.checking import CheckReport

        return CheckReport
    raise AttributeError(name)
