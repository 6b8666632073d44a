"""One holder a record: a lock the system frees when its holder dies.

SQLite's own exclusive lock is the second guard; this one comes first because it can say who holds
the record. It is the system's own lock on an open file (``flock``, on Windows ``LockFile``), so
there is no stale lock to clean up and nothing to time out.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from pathlib import Path

from apptprep.store.faults import RecordInUse

_LOCK, _HOLDER = "lock", "lock.holder"


class RecordLock:
    """The lock of one record folder; held from construction to :meth:`release`."""

    def __init__(self, folder: Path) -> None:
        """Take the lock.

        Raises:
            RecordInUse: somebody else has it.
        """
        self._holder = folder / _HOLDER
        self._descriptor = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._descriptor)
        except OSError:
            os.close(self._descriptor)
            raise RecordInUse(_holder_text(self._holder)) from None
        now = dt.datetime.now(dt.UTC).astimezone()
        told = {"process": os.getpid(), "computer": _computer(), "since": now.isoformat()}
        descriptor = os.open(self._holder, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            json.dump(told, stream)

    def release(self) -> None:
        """Give the lock back; calling it again does nothing."""
        if self._descriptor >= 0:
            self._holder.unlink(missing_ok=True)
            os.close(self._descriptor)
            self._descriptor = -1


def _computer() -> str:
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "this computer")
    return os.uname().nodename


def _take(descriptor: int) -> None:
    """Lock an open file for this process alone.

    Raises:
        OSError: somebody else has it.
    """
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _holder_text(path: Path) -> str:
    """Return who holds the lock, as well as can be told."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        since = dt.datetime.fromisoformat(told["since"])
        return f"process {int(told['process'])} on {told['computer']!s} since {since:%H:%M}"
    except (OSError, ValueError, KeyError, TypeError):
        return "by another window or program"
