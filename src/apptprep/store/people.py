"""All records on this computer: one folder a person, listed by label."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from apptprep.errors import BadRequest, CannotWrite
from apptprep.folders import make_private, sync_folder
from apptprep.records import new_id
from apptprep.store import keys as key_files
from apptprep.store.faults import DamagedRecord
from apptprep.store.keys import KeyFile
from apptprep.store.library import Library
from apptprep.store.lock import RecordLock


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """A record in the list of people.

    Attributes:
        id: random id, the folder's name.
        label: the name of one's choice, stored in clear.
        has_passphrase: words are needed to open it.
        is_sample: it holds the made-up sample person.
        is_damaged: its key file cannot be read; it is listed so that it is not forgotten.
    """

    id: str
    label: str
    has_passphrase: bool
    is_sample: bool
    is_damaged: bool = False


class People:
    """The folder that holds one record folder a person."""

    def __init__(self, folder: Path) -> None:
        """Keep the folder; it is made with the first record."""
        self.folder = Path(folder)

    def entries(self) -> tuple[PersonEntry, ...]:
        """Return the records, sorted by label."""
        if not self.folder.is_dir():
            return ()
        found = [
            self._entry(path)
            for path in self.folder.iterdir()
            if path.is_dir() and not path.name.startswith(".")
        ]
        return tuple(sorted(found, key=lambda entry: (entry.label.casefold(), entry.id)))

    def named(self, label: str) -> PersonEntry:
        """Return the record of a label (or id).

        Raises:
            BadRequest: there is none, or more than one.
        """
        wanted = label.strip().casefold()
        found = [e for e in self.entries() if wanted in (e.label.casefold(), e.id)]
        if len(found) == 1:
            return found[0]
        if found:
            message = f"There are {len(found)} records labelled “{label}”. Give the id instead."
        else:
            message = f"There is no record labelled “{label}”. The command “people” lists them."
        raise BadRequest(message)

    def create(self, label: str, passphrase: str = "", *, is_sample: bool = False) -> Library:
        """Make a new record and return it open.

        Raises:
            BadRequest: the label is empty.
            CannotWrite: it cannot be made; nothing is left behind.
        """
        key = key_files.new_key()
        keys = KeyFile(new_id(), key_files.clean_label(label), is_sample, open_key=key)
        if passphrase:
            keys = key_files.with_passphrase(keys, key, passphrase)
        make_private(self.folder)
        folder = make_private(self.folder / keys.person_id)
        try:
            make_private(folder / "backups")
            key_files.write(keys, folder)
            sync_folder(self.folder)
            return Library(folder, passphrase, new=keys)
        except BaseException as fault:
            _erase(folder, quietly=True)
            if isinstance(fault, OSError):
                message = f"The record cannot be made ({fault.strerror}). Nothing was changed."
                raise CannotWrite(message) from fault
            raise

    def open(self, person_id: str, words: str = "") -> Library:
        """Open a record.

        Args:
            person_id: its id.
            words: passphrase or recovery code, where there is one.

        Raises:
            BadRequest: there is no such record.
            AppError: what :class:`Library` raises.
        """
        return Library(self._existing(person_id), words)

    def restore(self, source: Path, label: str, words: str = "") -> PersonEntry:
        """Make a new record out of a backup; no record that is there is touched.

        Raises:
            AppError: what :func:`apptprep.store.backups.restore` raises.
        """
        from apptprep.store import backups

        make_private(self.folder)
        person_id = new_id()
        backups.restore(
            Path(source),
            self.folder / person_id,
            key_files.clean_label(label),
            words,
            person_id=person_id,
        )
        return self._entry(self.folder / person_id)

    def rename(self, person_id: str, label: str) -> None:
        """Change a record's label.

        Raises:
            BadRequest: there is no such record or the label is empty.
            RecordInUse: it is open.
            CannotWrite: it could not be written.
        """
        folder = self._existing(person_id)
        lock = RecordLock(folder)
        try:
            key_files.write(
                replace(key_files.read(folder), label=key_files.clean_label(label)), folder
            )
        finally:
            lock.release()

    def erase(self, person_id: str) -> None:
        """Erase a record and its automatic backups for good.

        Raises:
            BadRequest: there is no such record.
            RecordInUse: it is open.
            CannotWrite: something could not be erased.
        """
        folder = self._existing(person_id)
        RecordLock(folder).release()
        try:
            _erase(folder)
        except OSError as fault:
            message = f"The record could not be erased whole ({fault.strerror}). Please try again."
            raise CannotWrite(message) from fault

    def _existing(self, person_id: str) -> Path:
        folder = self.folder / person_id
        if folder.parent != self.folder or person_id == ".." or not folder.is_dir():
            message = "That record is not on this computer. It may have been moved or erased."
            raise BadRequest(message)
        return folder

    def _entry(self, folder: Path) -> PersonEntry:
        try:
            keys = key_files.read(folder)
        except DamagedRecord:
            return PersonEntry(folder.name, "(damaged record)", False, False, True)
        return PersonEntry(folder.name, keys.label, keys.has_passphrase, keys.is_sample)


def _erase(folder: Path, *, quietly: bool = False) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=quietly)
