"""Saves what is typed: in a pause of the keys, every 2 seconds without one, and on leaving.

There is no Save button, so nothing may be lost in between: an edit waits here until the record
took it, and a fault keeps it here and on the screen.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from apptprep.errors import AppError
from apptprep.ui.pause import TypingPause

if TYPE_CHECKING:
    from apptprep.records import Record
    from apptprep.ui.session import Session

_LONGEST = 48


def short_headline(record: Record) -> str:
    """Return a record's headline on one line and cut, for toasts and Undo."""
    text = " ".join(record.headline().split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


class Autosave(QObject):
    """The edits of one record on their way into the library.

    ``saved`` comes after each save, ``failed`` with the sentence of a fault; the edits of a save
    that failed are kept and saved with the next one.
    """

    saved = Signal()
    failed = Signal(str)

    def __init__(self, session: Session) -> None:
        """Hold nothing yet."""
        super().__init__()
        self._session = session
        self._record: Record | None = None
        self._pending: dict[str, Any] = {}
        self._doubtful = False
        self._timer = TypingPause(self)
        self._timer.timeout.connect(self.flush)

    @property
    def record(self) -> Record | None:
        """The record as it stands on the screen, edits not yet saved included."""
        if self._record is None:
            return None
        return replace(self._record, **self._pending)

    @property
    def is_clean(self) -> bool:
        """Whether nothing waits to be saved."""
        return not self._pending

    @property
    def is_stuck(self) -> bool:
        """Whether an edit waits because the last save of it failed."""
        return self._doubtful and not self.is_clean

    def begin(self, record: Record | None) -> None:
        """Take up another record (or none), after the one before was flushed."""
        self._timer.stop()
        self._record, self._pending, self._doubtful = record, {}, False

    def refresh(self, record: Record) -> None:
        """Take up the record as the library has it now; edits that wait stay on top."""
        if self._record is not None and record.id == self._record.id:
            self._record = record

    def edit(self, name: str, value: Any) -> None:  # noqa: ANN401 - a field's value
        """Take a field's new value and save it soon."""
        if self._record is None:
            return
        if getattr(self._record, name) == value and not self._doubtful:
            self._pending.pop(name, None)
            return
        self._pending[name] = value
        self._timer.start()

    def flush(self) -> bool:
        """Save what waits, now; return whether nothing is left waiting."""
        self._timer.stop()
        if self._record is None or not self._pending:
            return True
        if self._doubtful and self._landed():
            return self._done()
        stored = self._session.snapshot().get(self._record.id)
        changed = replace(stored or self._record, **self._pending, changed=self._session.now())
        if stored is None and changed.is_blank():
            return True
        try:
            verb = "change to" if stored else "adding"
            self._session.save(changed, what=f"{verb} {short_headline(changed)}")
        except AppError as fault:
            # It may have landed all the same: look before anything is said or tried again.
            self._doubtful = True
            if self._landed():
                return self._done()
            self.failed.emit(str(fault))
            return False
        self._record = self._session.snapshot().get(changed.id) or changed
        return self._done()

    def _landed(self) -> bool:
        stored = self._session.snapshot().get(self._record.id) if self._record else None
        if stored is None or any(
            getattr(stored, name) != value for name, value in self._pending.items()
        ):
            return False
        self._record = stored
        return True

    def _done(self) -> bool:
        self._pending, self._doubtful = {}, False
        self.saved.emit()
        return True
