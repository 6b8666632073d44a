"""Backups: one file that holds a whole record, checked before it counts.

A backup is a zip (stored, not packed: its parts are encrypted already) of ``record.db``,
``files.db``, ``key.json`` and ``manifest.json``. Whoever has it and the passphrase or recovery
code has the record; a record without passphrase is open in its backup too, and the app says so.

A new one is written under a temporary name, opened, checked and only then renamed; an older one
is rotated out only after that, and never the newest. When a record has suddenly shrunk by a
third, the backup before is pinned for good.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from apptprep import __version__
from apptprep.errors import AppError, CannotWrite
from apptprep.folders import make_private, sync_folder
from apptprep.store import keys as key_files
from apptprep.store.checking import check_copy
from apptprep.store.database import RECORD_DB, Database
from apptprep.store.faults import DamagedBackup, StorageFault
from apptprep.store.files import FILES_DB, FileStore
from apptprep.store.keys import KeyFile

SUFFIX = ".apptprep"
FORMAT = "apptprep-backup"
VERSION = 1
MANIFEST = "manifest.json"
_PARTS = (RECORD_DB, FILES_DB, key_files.FILE)
_DAILY, _WEEKLY = 7, 4
_PINNED = "-pinned"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says about itself.

    Attributes:
        made: moment it was made, UTC.
        step: the record's latest change in it.
        counts: living entries of each kind.
        hashes: SHA-256 of each part.
        schema: revision of its database.
        app: version that made it.
    """

    made: dt.datetime
    step: int
    counts: dict[str, int]
    hashes: dict[str, str]
    schema: str
    app: str = __version__


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified backup in the record's own folder."""

    path: Path
    made: dt.datetime
    step: int
    is_pinned: bool

    @property
    def size(self) -> int:
        """Bytes."""
        return self.path.stat().st_size


def make(database: Database, files: FileStore, keys: KeyFile, key: bytes, target: Path) -> Manifest:
    """Write a backup, check it, and only then give it its name. Called in the store thread.

    Raises:
        CannotWrite: it could not be written; what was there before is unchanged.
        DamagedBackup: what was written does not check out; it was thrown away.
    """
    try:
        if not target.parent.exists():
            make_private(target.parent)
        with _workplace(target.parent) as place:
            # Through SQLite: a live database file is never read from outside.
            database.connection.copy_to(place / RECORD_DB)
            files.connection.copy_to(place / FILES_DB)
            (place / key_files.FILE).write_bytes(key_files.to_bytes(keys))
            counts = database.counts()
            manifest = Manifest(
                made=dt.datetime.now(dt.UTC),
                step=database.last_step(),
                counts=counts,
                hashes={name: _hash(place / name) for name in _PARTS},
                schema=database.revision,
            )
            part = place / "whole"
            _pack(place, manifest, part)
            _check_parts(part, place / "again", key, manifest)
            part.replace(target)
            sync_folder(target.parent)
    except (OSError, StorageFault) as fault:
        reason = fault.reason if isinstance(fault, StorageFault) else fault.strerror
        message = (
            f"The backup could not be written ({reason}). The record itself is unchanged. "
            "Free some space or choose another place."
        )
        raise CannotWrite(message) from fault
    return manifest


def make_daily(
    database: Database,
    files: FileStore,
    keys: KeyFile,
    key: bytes,
    folder: Path,
    now: dt.datetime,
    *,
    always: bool,
) -> bool:
    """Make the day's backup if something changed since the last; tell whether one was made.

    Old ones go only after the new one has been checked. ``always`` is for the one before a
    migration.

    Raises:
        CannotWrite: it could not be written; older ones are untouched.
        DamagedBackup: what was written does not check out.
    """
    found, step, today = kept(folder), database.last_step(), now.astimezone().date()
    unchanged = step == 0 or bool(found and found[0].step == step)
    done_today = bool(found and found[0].made.astimezone().date() >= today)
    if (unchanged or done_today) and not always:
        return False
    pin_if_shrunk(folder, database.counts())
    make(database, files, keys, key, folder / name_for(step, now))
    rotate(folder)
    return True


def restore(source: Path, folder: Path, label: str, words: str, *, person_id: str) -> KeyFile:
    """Unpack a backup into a new record folder, checked; the folder appears whole or not at all.

    Args:
        source: the backup file.
        folder: the record folder to make; it must not be there yet.
        label: the new label in the list of people.
        words: passphrase or recovery code, where the backup has one.
        person_id: the new record's id.

    Raises:
        DamagedBackup: the file is no backup, or is damaged.
        NeedsPassphrase: the backup has a passphrase and ``words`` is empty.
        WrongPassphrase: it does not fit.
        NewerSchema: a newer version made it.
        CannotWrite: there is no room.
    """
    try:
        with _workplace(folder.parent) as place:
            manifest = _unpack(source, place)
            try:
                keys = key_files.from_bytes((place / key_files.FILE).read_bytes())
            except ValueError:
                what = "its key is damaged"
                raise DamagedBackup(what) from None
            key = key_files.unlock(keys, words)
            _expect(manifest, check_copy(place, key))
            keys = replace(keys, person_id=person_id, label=label, is_sample=False)
            ready = make_private(place / "ready")
            for name in (RECORD_DB, FILES_DB):
                (place / name).replace(ready / name)
            key_files.write(keys, ready)
            make_private(ready / "backups")
            ready.replace(folder)
            sync_folder(folder.parent)
    except OSError as fault:
        message = (
            f"The backup could not be unpacked ({fault.strerror}). Nothing was changed. "
            "Free some space and try again."
        )
        raise CannotWrite(message) from fault
    return keys


def name_for(manifest_step: int, moment: dt.datetime) -> str:
    """Return the file name of an automatic backup: when, and after which change."""
    return f"{moment.astimezone(dt.UTC):%Y-%m-%dT%H%M%SZ}-step{manifest_step}{SUFFIX}"


def kept(folder: Path) -> list[Backup]:
    """Return the verified backups of a record, newest first; a file we did not name is left out."""
    found = []
    for path in folder.glob(f"*{SUFFIX}"):
        stem = path.name.removesuffix(SUFFIX)
        pinned = stem.endswith(_PINNED)
        moment, _, step = stem.removesuffix(_PINNED).partition("-step")
        try:
            made = dt.datetime.strptime(moment, "%Y-%m-%dT%H%M%SZ").replace(tzinfo=dt.UTC)
            found.append(Backup(path, made, int(step), pinned))
        except ValueError:
            continue
    return sorted(found, key=lambda backup: (backup.made, backup.step), reverse=True)


def rotate(folder: Path) -> None:
    """Keep the newest of each of the last 7 days and 4 weeks, all pinned ones, and the newest."""
    backups = kept(folder)
    days: dict[Any, Backup] = {}
    weeks: dict[Any, Backup] = {}
    for backup in backups:
        days.setdefault(backup.made.date(), backup)
        weeks.setdefault(backup.made.isocalendar()[:2], backup)
    keep = {b.path for b in [*list(days.values())[:_DAILY], *list(weeks.values())[:_WEEKLY]]}
    for backup in backups[1:]:
        if backup.path not in keep and not backup.is_pinned:
            backup.path.unlink(missing_ok=True)


def pin_if_shrunk(folder: Path, counts: dict[str, int]) -> None:
    """Pin the newest backup when the record now holds less than two thirds of it."""
    backups = kept(folder)
    if not backups or backups[0].is_pinned:
        return
    try:
        before = sum(read_manifest(backups[0].path).counts.values())
    except AppError:
        return
    if sum(counts.values()) * 3 < before * 2:
        path = backups[0].path
        path.replace(path.with_name(path.name.removesuffix(SUFFIX) + _PINNED + SUFFIX))


def rewrap(folder: Path, keys: KeyFile) -> None:
    """Put the new key file into every kept backup, so that an open key does not linger there.

    Raises:
        CannotWrite: one could not be rewritten; it is as it was.
    """
    for backup in kept(folder):
        try:
            with _workplace(folder) as place:
                manifest = _unpack(backup.path, place)
                (place / key_files.FILE).write_bytes(key_files.to_bytes(keys))
                hashes = {**manifest.hashes, key_files.FILE: _hash(place / key_files.FILE)}
                _pack(place, replace(manifest, hashes=hashes), place / "whole")
                (place / "whole").replace(backup.path)
                sync_folder(folder)
        except OSError as fault:
            message = (
                f"An older backup still has the old key: it could not be rewritten "
                f"({fault.strerror}). The record itself is safe. Please try again."
            )
            raise CannotWrite(message) from fault


def read_manifest(source: Path) -> Manifest:
    """Return what a backup says about itself.

    Raises:
        DamagedBackup: the file is no backup of ours.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            return _manifest_from_json(json.loads(archive.read(MANIFEST)[:_CHUNK]))
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError, RecursionError) as fault:
        what = "it is not a backup of this app, or it is damaged"
        raise DamagedBackup(what) from fault


def _pack(place: Path, manifest: Manifest, target: Path) -> None:
    with target.open("xb") as stream:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
            for name in _PARTS:
                archive.write(place / name, name)
            archive.writestr(MANIFEST, json.dumps(_manifest_to_json(manifest), indent=1))
        stream.flush()
        os.fsync(stream.fileno())
    target.chmod(0o600)


def _unpack(source: Path, place: Path) -> Manifest:
    """Unpack the four known parts and compare their hashes; nothing else is read."""
    manifest = read_manifest(source)
    try:
        with zipfile.ZipFile(source) as archive:
            for name in _PARTS:
                with archive.open(name) as packed, (place / name).open("xb") as stream:
                    shutil.copyfileobj(packed, stream, _CHUNK)
                (place / name).chmod(0o600)
    except (zipfile.BadZipFile, KeyError, EOFError, NotImplementedError, RuntimeError) as fault:
        what = "a part of it is missing or damaged"
        raise DamagedBackup(what) from fault
    for name in _PARTS:
        if _hash(place / name) != manifest.hashes.get(name):
            what = f"its part {name} is damaged"
            raise DamagedBackup(what)
    return manifest


def _check_parts(packed: Path, place: Path, key: bytes, manifest: Manifest) -> None:
    """Unpack what was just written somewhere else and open it with the key."""
    make_private(place)
    _unpack(packed, place)
    _expect(manifest, check_copy(place, key))


def _expect(manifest: Manifest, counts: dict[str, int]) -> None:
    found = {name: count for name, count in counts.items() if count}
    told = {name: count for name, count in manifest.counts.items() if count}
    if found != told:
        what = "it does not hold as many entries as it says"
        raise DamagedBackup(what)


@contextmanager
def _workplace(folder: Path) -> Iterator[Path]:
    """Give a private temporary folder beside the target, and take it away again."""
    place = Path(tempfile.mkdtemp(prefix=".apptprep-", dir=folder))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _manifest_to_json(manifest: Manifest) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "made": manifest.made.isoformat(),
        "step": manifest.step,
        "counts": manifest.counts,
        "sha256": manifest.hashes,
        "schema": manifest.schema,
        "app": manifest.app,
    }


def _manifest_from_json(data: dict[str, Any]) -> Manifest:
    if data["format"] != FORMAT or data["version"] != VERSION:
        message = "a backup of another kind or version"
        raise ValueError(message)
    return Manifest(
        made=dt.datetime.fromisoformat(data["made"]),
        step=int(data["step"]),
        counts={str(name): int(count) for name, count in data["counts"].items()},
        hashes={str(name): str(digest) for name, digest in data["sha256"].items()},
        schema=str(data["schema"]),
        app=str(data["app"]),
    )
