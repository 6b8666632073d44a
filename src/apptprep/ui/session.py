"""The record that is open in the window, and how pages reach it.

Pages get the session and never a library of their own; when another record is opened they hear
``opened``, and after every change of the record ``changed``. The store may tell of a change from
its own thread; both signals arrive in the window's.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from apptprep.folders import Folders
    from apptprep.records import Record, Snapshot
    from apptprep.settings import Settings
    from apptprep.store import Library, People


def local_now() -> datetime:
    """Return the time of now with this computer's offset from UTC."""
    return datetime.now(UTC).astimezone()


class Session(QObject):
    """The open record, the settings and the clock.

    Attributes:
        folders: where everything lives.
        settings: how the window looks; change them through :meth:`change_settings`.
        people: the list of people, None until the store is loaded.
        writer: who writes now (patient or caregiver by name), "" when not said.
        looked_into: what attached files of the open record are, in words, by SHA-256; in memory.
    """

    changed = Signal()
    opened = Signal()
    settings_changed = Signal()
    renamed = Signal()

    def __init__(
        self,
        folders: Folders,
        settings: Settings,
        clock: Callable[[], datetime] = local_now,
    ) -> None:
        """Start without a record."""
        super().__init__()
        self.folders = folders
        self.settings = settings
        self.people: People | None = None
        self.writer = ""
        self.looked_into: dict[str, str] = {}
        self._clock = clock
        self._library: Library | None = None

    @property
    def library(self) -> Library:
        """The open record.

        Raises:
            RuntimeError: none is open: a bug, as pages are shown only with one.
        """
        if self._library is None:
            message = "no record is open"
            raise RuntimeError(message)
        return self._library

    def is_open(self) -> bool:
        """Tell whether a record is open."""
        return self._library is not None

    def use(self, library: Library | None) -> None:
        """Show another record (or none) in the window; the one before is closed."""
        before, self._library = self._library, library
        self.writer, self.looked_into = "", {}
        if before is not None:
            before.close()
        if library is not None:
            library.subscribe(self._told)
        self.opened.emit()

    def snapshot(self) -> Snapshot:
        """Return everything written down, as of now."""
        return self.library.snapshot()

    def now(self) -> datetime:
        """Return the time of now, with its offset."""
        return self._clock()

    def today(self) -> date:
        """Return the day of today, here."""
        return self._clock().date()

    def save(self, *records: Record, what: str = "") -> None:
        """Save records.

        Args:
            records: new or changed ones.
            what: words for Undo, such as ``"Pain 4"``.

        Raises:
            AppError: with the sentence to show; the record is as it was.
        """
        known = self.snapshot()
        signed = (
            replace(record, written_by=self.writer)
            if self.writer and not record.written_by and known.get(record.id) is None
            else record
            for record in records
        )
        self.library.save(*signed, what=what)

    def remove(self, *records: Record, what: str = "") -> None:
        """Remove records so that Undo brings them back.

        Raises:
            AppError: with the sentence to show; the record is as it was.
        """
        self.library.remove(*records, what=what)

    def change_settings(self, settings: Settings) -> None:
        """Take other settings and keep them.

        Raises:
            CannotWrite: they hold for now but will be forgotten.
        """
        from apptprep.settings import save

        self.settings = settings
        self.settings_changed.emit()
        save(settings, Path(self.folders.settings_file))

    def _told(self, *_what: object) -> None:
        self.changed.emit()
