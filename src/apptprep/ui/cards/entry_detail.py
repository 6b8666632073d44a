"""One entry of the symptom log with all its fields, to be changed or removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from apptprep.ui.editors.base import Desk
from apptprep.ui.form.autosave import Autosave
from apptprep.ui.form.form import RecordForm
from apptprep.ui.saving import remove
from apptprep.ui.widgets import Paragraph, button, card, column, heading, row, rule

if TYPE_CHECKING:
    from apptprep.records import Record
    from apptprep.ui.pages.base import Shell
    from apptprep.ui.session import Session


class EntryDetail(QWidget):
    """The form of one entry; ``closed`` when the person is done with it."""

    closed = Signal()

    def __init__(self, session: Session, shell: Shell) -> None:
        """Build it without an entry."""
        super().__init__()
        self.setObjectName("clear")
        self._session, self._shell = session, shell
        self.title, self.status = heading(""), Paragraph("", "ok")
        self.status.setWordWrap(False)
        self.autosave = Autosave(session)
        self.form = RecordForm(Desk(session, shell))
        self.form.edited.connect(self.autosave.edit)
        self.autosave.saved.connect(self._saved)
        self.autosave.failed.connect(self._failed)
        done = button("Done", self._done, kind="primary", icon="check")
        away = button("Remove", self._remove, kind="ghost", icon="trash-2")
        head = row((self.title, 1), self.status)
        foot = row(done, None, away)
        self.setLayout(column(card(column(head, self.form, 4, rule(), foot, spacing=12))))

    def show_record(self, record: Record) -> None:
        """Show an entry; the one before is saved first."""
        before = self.autosave.record
        if before is not None and before.id == record.id:
            self.autosave.refresh(record)
        else:
            self.autosave.flush()
            self.autosave.begin(record)
        current = self.autosave.record or record
        self.title.setText(current.headline())
        self.form.show_record(current)

    def shown_id(self) -> str:
        """Return the id of the entry that is shown, "" for none."""
        record = self.autosave.record
        return record.id if record else ""

    def forget(self) -> None:
        """Show no entry any more."""
        self.autosave.begin(None)

    def _saved(self) -> None:
        self.status.setText("✓ Saved")

    def _failed(self, sentence: str) -> None:
        self.status.setText("")
        self._shell.messages.tell(sentence)

    def _done(self) -> None:
        if self.autosave.flush():
            self.autosave.begin(None)
            self.closed.emit()

    def _remove(self) -> None:
        record = self.autosave.record
        self.autosave.flush()
        self.autosave.begin(None)
        if record is not None:
            what = record.headline()
            remove(self._session, self._shell, record, what=what, say=f"Removed: {what}")
        self.closed.emit()
