"""Export: the record in open formats. Each says what it contains before it is written."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from apptprep.ui.pages.base import Page
from apptprep.ui.widgets import Paragraph, button, card, column, heading, row, small, stack
from apptprep.ui.words import count

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from apptprep.records import Snapshot
    from apptprep.ui.pages.base import Shell
    from apptprep.ui.session import Session

JSON = "Record (*.json *.zip)"


class ExportPage(Page):
    """Two ways out, and the reminder that a backup is a third."""

    def __init__(self, session: Session, shell: Shell) -> None:
        """Build the cards."""
        words = "Copies for other programs and other people. What leaves here is not encrypted."
        super().__init__(session, shell, "Export", words, widest=820)
        self.number = Paragraph("", "field")
        self.record = button("Save the record…", self._json, kind="primary", icon="download")
        self.tables = button("Save the tables…", self._csv, icon="download")
        back_up = partial(shell.back_up)
        self.add(
            stack(
                self.number,
                _way(
                    "One file for this app",
                    "Every entry, drafts included, in an open format (JSON). Attached files are "
                    "packed with it. Another copy of this app can bring it in.",
                    self.record,
                ),
                _way(
                    "Tables for a spreadsheet",
                    "One table for each kind of entry (CSV), in a folder. Attached files are not "
                    "in it.",
                    self.tables,
                ),
                _way(
                    "To move or keep the whole record",
                    "Take a backup instead: it is encrypted as the record is, and has everything.",
                    button("Back up…", back_up),
                ),
            )
        )
        self.add_stretch()

    def refresh(self, snapshot: Snapshot) -> None:
        """Say how much would leave."""
        self.number.setText(f"This record holds {count(len(snapshot), 'entry', 'entries')}.")

    def _json(self) -> None:
        name = f"record-{self.session.today().isoformat()}.json"
        path = self.shell.messages.save_file("Save the record", name, JSON)
        if path is None:
            return
        library = self.session.library

        def work(progress: object) -> int:
            from apptprep.jobs import export

            return export.export_json(library, path, progress)  # type: ignore[arg-type]

        self.shell.run("Writing the record…", work, partial(self._done, path))

    def _csv(self) -> None:
        folder = self.shell.messages.open_folder("A folder for the tables")
        if folder is None:
            return
        library = self.session.library

        def work(progress: object) -> tuple[Path, ...]:
            from apptprep.jobs import export

            return export.export_csv(library, folder, progress)  # type: ignore[arg-type]

        self.shell.run("Writing the tables…", work, partial(self._done, folder))

    def _done(self, path: Path, _result: object) -> None:
        self.shell.toast(f"Saved: {path.name}")


def _way(title: str, text: str, made: QWidget) -> QWidget:
    return card(column(heading(title), small(text), row(made, None), spacing=8))
