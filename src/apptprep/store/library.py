"""One open record: what the window, the jobs and the command line work with.

Every call may come from any thread and is done in the store thread. Records are kept in memory
too, so that a snapshot costs nothing and a save never has to read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from apptprep.errors import AppError, BadRequest
from apptprep.records import FileRef, Record, Snapshot, utc_now
from apptprep.store import keys as key_files
from apptprep.store.database import RECORD_DB, Change, Database
from apptprep.store.faults import SaveFailed, StorageFault, WrongPassphrase
from apptprep.store.files import FILES_DB, FileStore
from apptprep.store.keys import KeyFile
from apptprep.store.lock import RecordLock
from apptprep.store.memory import Memory
from apptprep.store.thread import StoreThread

if TYPE_CHECKING:
    from apptprep.store.backups import Backup, Manifest
    from apptprep.store.checking import CheckReport


@dataclass(frozen=True, slots=True)
class Step:
    """A change that can be taken back."""

    number: int
    what: str


class Library:
    """One open record, made by :class:`~apptprep.store.people.People`; close it in the end."""

    def __init__(self, folder: Path, words: str = "", *, new: KeyFile | None = None) -> None:
        """Open the record in ``folder``, or make it where ``new`` is given.

        Raises:
            NeedsPassphrase: it has a passphrase and ``words`` is empty.
            WrongPassphrase: ``words`` do not fit.
            RecordInUse: somebody else holds it.
            NewerSchema: a newer version wrote it.
            DamagedRecord: it cannot be read.
        """
        self.folder = folder
        self._keys = new or key_files.read(folder)
        self._key = key_files.unlock(self._keys, words)
        self._lock = RecordLock(folder)
        self._thread = StoreThread()
        self._listeners: list[Callable[[], None]] = []
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        self._closed = False
        self._database: Database | None = None
        self._files: FileStore | None = None
        try:
            self._memory = Memory(self._thread.call(self._open, create=new is not None))
        except StorageFault as fault:
            self.close()
            raise SaveFailed(fault.reason) from None
        except BaseException:
            self.close()
            raise

    @property
    def label(self) -> str:
        """The name shown in the list of people."""
        return self._keys.label

    @property
    def person_id(self) -> str:
        """The record's random id."""
        return self._keys.person_id

    @property
    def is_sample(self) -> bool:
        """Whether it holds the made-up sample person."""
        return self._keys.is_sample

    @property
    def has_passphrase(self) -> bool:
        """Whether words are needed to open it."""
        return self._keys.has_passphrase

    @property
    def has_recovery_code(self) -> bool:
        """Whether a recovery code was made."""
        return self._keys.recovery is not None

    def snapshot(self) -> Snapshot:
        """Return all records as they are now; the same object until something changes."""
        return self._memory.snapshot()

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Have ``listener`` called after each change, in the thread that made it."""
        self._listeners.append(listener)

    def warm_up(self) -> None:
        """Have what the first change needs loaded in the background; for an idle moment."""
        if not self._closed:
            self._thread.later(self._db.warm_up)

    def save(self, *records: Record, what: str = "") -> None:
        """Write records as one step; drafts are kept as drafts.

        Args:
            records: new or changed records; ``changed`` is set here.
            what: words for "Undo …", e.g. ``"adding ondansetron"``.

        Raises:
            SaveFailed: it was not written; what was saved before is as it was.
        """
        if not records:
            return
        stamped = tuple(replace(record, changed=utc_now()) for record in records)
        self._change(stamped, (), what or f"change to {records[0].KIND.one}")

    def import_as_is(self, records: Iterable[Record], what: str) -> None:
        """Write records as one step with the moments they carry, as a record JSON brings them.

        Raises:
            SaveFailed: nothing was written.
        """
        self._change(tuple(records), (), what)

    def remove(self, *records: Record, what: str = "") -> None:
        """Put records into the trash, from which :meth:`undo` brings them back.

        Raises:
            SaveFailed: nothing was changed.
        """
        if records:
            self._change((), records, what or f"removing {records[0].KIND.one}")

    @property
    def can_undo(self) -> str:
        """What :meth:`undo` would take back, ``""`` for nothing."""
        return self._undo[-1].what if self._undo else ""

    @property
    def can_redo(self) -> str:
        """What :meth:`redo` would do again, ``""`` for nothing."""
        return self._redo[-1].what if self._redo else ""

    def undo(self) -> str:
        """Take the latest change since the record was opened back; return what it was.

        Raises:
            SaveFailed: nothing was changed.
        """
        return self._step_back(self._undo, self._redo)

    def redo(self) -> str:
        """Do again what was undone last; return what it was.

        Raises:
            SaveFailed: nothing was changed.
        """
        return self._step_back(self._redo, self._undo)

    def history(self, record_id: str) -> list[Change]:
        """Return what happened to a record, newest first."""
        return self._thread.call(self._db.history, record_id)

    def removed(self) -> list[Record]:
        """Return what lies in the trash, newest removal first."""
        return self._thread.call(self._db.removed)

    def add_file(self, data: bytes, name: str) -> FileRef:
        """Keep a file inside the record; the reference goes into a record's field.

        Raises:
            BadRequest: it is empty or too large.
            SaveFailed: it was not written.
        """
        try:
            return self._thread.call(self._fs.add, data, name)
        except StorageFault as fault:
            raise SaveFailed(fault.reason) from None

    def read_file(self, ref: FileRef | str) -> bytes:
        """Return an attached file's bytes.

        Args:
            ref: the reference, or its SHA-256.

        Raises:
            DamagedRecord: they are missing or damaged.
        """
        return self._thread.call(self._fs.read, ref if isinstance(ref, str) else ref.sha256)

    def backup(self, path: Path) -> Manifest:
        """Write a verified backup to a file of one's choice.

        Raises:
            CannotWrite: it could not be written.
            DamagedBackup: what was written does not check out.
        """
        from apptprep.store import backups

        return self._thread.call(
            backups.make, self._db, self._fs, self._keys, self._key, Path(path)
        )

    def backups(self) -> list[Backup]:
        """Return the verified backups in the record's own folder, newest first."""
        from apptprep.store import backups

        return backups.kept(self._backup_folder)

    def last_backup(self) -> dt.datetime | None:
        """Return when the newest verified backup was made, None where there is none."""
        found = self.backups()
        return found[0].made if found else None

    def back_up_if_due(self, *, now: dt.datetime | None = None) -> bool:
        """Make the day's backup if something changed since the last; tell whether one was made.

        Raises:
            CannotWrite: it could not be written; older ones are untouched.
        """
        return self._thread.call(self._daily_backup, now or utc_now())

    def check(self) -> CheckReport:
        """Read everything there is and tell what does not hold together."""
        from apptprep.store.checking import check

        return self._thread.call(check, self._db, self._fs)

    def rename(self, label: str) -> None:
        """Change the label.

        Raises:
            CannotWrite: it could not be written.
            BadRequest: the label is empty.
        """
        self._write_keys(replace(self._keys, label=key_files.clean_label(label)))

    def set_passphrase(self, new: str, current: str = "") -> None:
        """Set, change or (``""``) take off the passphrase.

        Args:
            new: the new passphrase.
            current: the present one or the recovery code, where there is one.

        Raises:
            WrongPassphrase: ``current`` does not fit.
            CannotWrite: it could not be written; the old one still opens the record.
        """
        if self._keys.has_passphrase and key_files.unlock(self._keys, current) != self._key:
            raise WrongPassphrase
        self._write_keys(key_files.with_passphrase(self._keys, self._key, new))
        self._rewrap_backups()

    def new_recovery_code(self) -> str:
        """Make a fresh recovery code and return it to be printed; an older one stops working.

        Raises:
            BadRequest: the record has no passphrase, so no code is needed.
            CannotWrite: it could not be written; the old one still works.
        """
        if not self._keys.has_passphrase:
            message = "This record has no passphrase, so it needs no recovery code."
            raise BadRequest(message)
        keys, code = key_files.with_recovery_code(self._keys, self._key)
        self._write_keys(keys)
        self._rewrap_backups()
        return code

    def close(self) -> None:
        """Make the day's backup if one is due, and let the record go; again does nothing."""
        if self._closed:
            return
        self._closed = True
        try:
            if self._database is not None and self._files is not None:
                self._thread.call(self._close)
        finally:
            self._thread.close()
            self._lock.release()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    @property
    def _db(self) -> Database:
        assert self._database is not None  # noqa: S101 - open until closed
        return self._database

    @property
    def _fs(self) -> FileStore:
        assert self._files is not None  # noqa: S101 - open until closed
        return self._files

    @property
    def _backup_folder(self) -> Path:
        return self.folder / "backups"

    def _open(self, *, create: bool) -> list[Record]:
        self._database = Database(self.folder / RECORD_DB, self._key, create=create)
        self._files = FileStore(self.folder / FILES_DB, self._key, create=create)
        if not self._database.is_current:
            self._daily_backup(utc_now(), always=True)
            self._database.upgrade()
        return self._database.load()

    def _close(self) -> None:
        try:
            self._daily_backup(utc_now())
        except (AppError, StorageFault):
            pass  # the record itself is whole; the next opening tries again and says so
        finally:
            self._fs.close()
            self._db.close()

    def _change(self, saved: tuple[Record, ...], removed: tuple[Record, ...], what: str) -> None:
        try:
            step = self._thread.call(self._db.write, saved, removed, what)
        except StorageFault as fault:
            # A save that reports a fault may have landed all the same: look, do not repeat.
            self._reread({(type(record), record.id) for record in (*saved, *removed)})
            if not self._has_landed(saved, removed):
                raise SaveFailed(fault.reason) from None
            step = self._thread.call(self._db.last_step)
        self._memory.change(saved, (record.id for record in removed))
        self._undo.append(Step(step, what))
        self._redo.clear()
        self._tell()

    def _has_landed(self, saved: tuple[Record, ...], removed: tuple[Record, ...]) -> bool:
        gone = not any(record.id in self._memory for record in removed)
        return gone and all(self._memory.holds(record) for record in saved)

    def _step_back(self, source: list[Step], target: list[Step]) -> str:
        if not source:
            return ""
        step = source[-1]
        try:
            number, touched = self._thread.call(self._undo_step, step)
        except StorageFault as fault:
            raise SaveFailed(fault.reason) from None
        source.remove(step)
        target.append(Step(number, step.what))
        self._reread(set(touched))
        self._tell()
        return step.what

    def _undo_step(self, step: Step) -> tuple[int, list[tuple[type[Record], str]]]:
        try:
            return self._db.undo(step.number, step.what)
        except StorageFault:
            landed = self._db.undone(step.number)  # as with a save: look, do not repeat
            if landed is None:
                raise
            return landed

    def _reread(self, touched: set[tuple[type[Record], str]]) -> None:
        groups: dict[type[Record], list[str]] = {}
        for kind, record_id in touched:
            groups.setdefault(kind, []).append(record_id)
        for kind, ids in groups.items():
            try:
                found = self._thread.call(self._db.fetch, kind, ids)
            except StorageFault as fault:
                raise SaveFailed(fault.reason) from None
            self._memory.change(found.values(), ids)

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()

    def _write_keys(self, keys: KeyFile) -> None:
        key_files.write(keys, self.folder)
        self._keys = keys

    def _rewrap_backups(self) -> None:
        from apptprep.store import backups

        self._thread.call(backups.rewrap, self._backup_folder, self._keys)

    def _daily_backup(self, now: dt.datetime, *, always: bool = False) -> bool:
        from apptprep.store import backups

        parts = (self._db, self._fs, self._keys, self._key)
        return backups.make_daily(*parts, self._backup_folder, now, always=always)
