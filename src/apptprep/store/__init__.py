"""Records on disk: encrypted, one folder a person, nothing lost.

SQLAlchemy, Alembic and the encrypted SQLite are known in here only. Importing this package loads
them, so the window imports it after it is shown.
"""

from __future__ import annotations

from apptprep.store.backups import Backup, Manifest
from apptprep.store.checking import CheckReport
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
