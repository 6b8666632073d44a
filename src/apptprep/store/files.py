"""``files.db``: attached files as blobs, keyed by the SHA-256 of their bytes.

Only added to. The same bytes are kept once, whatever they are called.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from apptprep.errors import BadRequest
from apptprep.records import FileRef, media_type
from apptprep.store.connect import Connection, translated
from apptprep.store.faults import DamagedRecord, StorageFault

FILES_DB = "files.db"
"""The file's name in the record folder."""

LARGEST = 500_000_000
"""Bytes of the largest file that is kept inside; SQLite's own limit is 1 GB."""


class FileStore:
    """The open ``files.db``; called in the store thread only."""

    def __init__(self, path: Path, key: bytes, *, create: bool = False) -> None:
        """Open or make the file.

        Raises:
            DamagedRecord: it cannot be read.
            StorageFault: a new one could not be written.
        """
        self.connection = Connection(path, key, create=create)
        if create:
            from apptprep.store import writing

            with translated():
                writing.make_files(self.connection.engine)

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()

    def add(self, data: bytes, name: str) -> FileRef:
        """Keep a file's bytes and return the reference to them.

        Raises:
            BadRequest: the file is empty or too large.
            StorageFault: it could not be written.
        """
        if not data:
            message = f"“{name}” is empty, so there is nothing to keep. Nothing was changed."
            raise BadRequest(message)
        if len(data) > LARGEST:
            message = (
                f"“{name}” is larger than {LARGEST // 1_000_000} MB, too large to keep inside "
                "the record. Nothing was changed. Write down where the file lies instead."
            )
            raise BadRequest(message)
        digest = hashlib.sha256(data).hexdigest()
        if self.connection.value("SELECT 1 FROM blobs WHERE sha256 = ?", (digest,)) is None:
            from apptprep.store.tables import BLOBS

            with translated(), self.connection.engine.begin() as connection:
                connection.execute(BLOBS.insert().values(sha256=digest, size=len(data), data=data))
        return FileRef(digest, name, media_type(data), len(data))

    def read(self, sha256: str) -> bytes:
        """Return a file's bytes.

        Raises:
            DamagedRecord: they are missing or are not those that were kept.
        """
        try:
            data = self.connection.value("SELECT data FROM blobs WHERE sha256 = ?", (sha256,))
        except StorageFault:
            data = None
        if data is None or hashlib.sha256(data).hexdigest() != sha256:
            what = "an attached file is missing or damaged"
            raise DamagedRecord(what)
        return bytes(data)

    def damaged(self) -> list[str]:
        """Return the keys of files whose bytes are not those that were kept.

        Raises:
            StorageFault: the list of files could not be read.
        """
        bad = []
        for sha256 in self.keys():
            try:
                self.read(sha256)
            except DamagedRecord:
                bad.append(sha256)
        return bad

    def keys(self) -> list[str]:
        """Return the keys of all files.

        Raises:
            StorageFault: they could not be read.
        """
        return [row["sha256"] for row in self.connection.query("SELECT sha256 FROM blobs")]
