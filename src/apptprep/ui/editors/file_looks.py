"""Has the files of an entry looked into beside the window, so that each line says what its file is.

It never waits and never asks: what cannot be found out is left unsaid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    from apptprep.errors import AppError
    from apptprep.records import FileRef
    from apptprep.ui.editors.base import Desk

_PAUSE = 250
"""Milliseconds an entry is shown before its files are read: leafing through a list reads none."""


class FileLooks(QObject):
    """Serves one list of files; what was found is kept with the session, for all of them."""

    found = Signal()
    """More is known now."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Belong to a list of files."""
        super().__init__(parent)
        self._desk = desk
        self._wanted: tuple[FileRef, ...] = ()
        self._running = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._start)

    def into(self, files: tuple[FileRef, ...]) -> None:
        """Look into the files that are not known yet, and into no others."""
        self._wanted = files
        if self._unknown():
            self._timer.start()
        else:
            self._timer.stop()

    def _unknown(self) -> tuple[FileRef, ...]:
        known = self._desk.session.looked_into
        return tuple(ref for ref in self._wanted if ref.sha256 not in known)

    def _start(self) -> None:
        session = self._desk.session
        files = self._unknown()
        if self._running or not files or not session.is_open():
            return
        self._running = True
        library, kept = session.library, session.looked_into

        def work(progress: Callable[[float, str], None]) -> dict[str, str]:
            from apptprep.jobs.attached import found_in

            return found_in(library, files, progress)

        def done(words: dict[str, str]) -> None:
            # Into the memory of the record they are of, even if another is open by now.
            kept.update(words)
            self._ended()

        def failed(_fault: AppError) -> None:
            done({ref.sha256: "" for ref in files})

        self._desk.shell.jobs.start(work, done, failed)

    def _ended(self) -> None:
        if not isValid(self):
            return
        self._running = False
        self.found.emit()
        self.into(self._wanted)
