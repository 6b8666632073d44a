"""Export: the record in open formats. Each says what it contains before it is written."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from apptprep.ui.pages.base import Page
from apptprep.ui.widgets import Paragraph, button, card, column, heading, row, small, stack

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from apptprep.jobs.export import Way
    from apptprep.records import Snapshot
    from apptprep.ui.pages.base import Shell
    from apptprep.ui.session import Session

KINDS = {
    ".json": "JSON (*.json)",
    ".ics": "Calendar (*.ics)",
    ".txt": "Text (*.txt)",
    ".md": "Markdown (*.md)",
    ".csv": "Table (*.csv);;JSON (*.json)",
}
_RECORD = "Record (*.json *.zip)"


class ExportPage(Page):
    """All ways out, and the reminder that a backup is one more."""

    def __init__(self, session: Session, shell: Shell) -> None:
        """Build a card for each way."""
        from apptprep.jobs.export import WAYS

        words = "Copies for other programs and other people. What leaves here is not encrypted."
        super().__init__(session, shell, "Export", words, widest=820)
        self.contents: dict[str, Paragraph] = {}
        self.buttons: dict[str, QWidget] = {}
        self.with_files = QCheckBox("Put the attached files in, too")
        self.lost = Paragraph("", "small")
        self.lost.setVisible(False)
        self.explain = button("What does not come back", self._explain)
        self.add(stack(*(self._card(way) for way in WAYS), self._backup()))
        self.add_stretch()

    def refresh(self, snapshot: Snapshot) -> None:
        """Say for each way what it would hold."""
        from apptprep.jobs.export import contents

        today = self.session.today()
        for key, shown in self.contents.items():
            shown.setText(" ".join(contents(snapshot, key, today)))
        if self.lost.isVisibleTo(self):
            self._tell_lost(snapshot)

    def _card(self, way: Way) -> QWidget:
        self.contents[way.key] = Paragraph("", "field")
        kind = "primary" if way.key == "json" else ""
        name = f"Save: {way.title}"
        save = button("Save…", partial(self._save, way), kind=kind, icon="download", name=name)
        self.buttons[way.key] = save
        parts: list[QWidget] = [heading(way.title), small(way.words), self.contents[way.key]]
        if way.key == "ips":
            parts += [self.with_files, self.lost]
            return card(column(*parts, row(save, self.explain, None), spacing=8))
        return card(column(*parts, row(save, None), spacing=8))

    def _backup(self) -> QWidget:
        text = (
            "Take a backup instead: it is encrypted as the record is, and has everything. Its "
            "format is open and written down, so it can be opened without this app, too."
        )
        save = button("Back up…", partial(self.shell.back_up))
        title = heading("To move or keep the whole record")
        return card(column(title, small(text), row(save, None), spacing=8))

    def _explain(self) -> None:
        shown = not self.lost.isVisibleTo(self)
        self.lost.setVisible(shown)
        if shown:
            self._tell_lost(self.session.library.snapshot())

    def _tell_lost(self, snapshot: Snapshot) -> None:
        from apptprep.exchange.ips import fields

        head = "When a summary is brought in again, this comes back in words or not at all:"
        self.lost.setText("\n".join([head, *(f"– {line}" for line in fields.table(snapshot))]))

    def _save(self, way: Way) -> None:
        path = self._place(way)
        if path is None:
            return
        library, now, files = self.session.library, self.session.now(), self.with_files.isChecked()

        def work(progress: object) -> int:
            from apptprep.jobs import export

            return export.write(
                library,
                way.key,
                path,
                now,
                with_files=files,
                progress=progress,  # type: ignore[arg-type]
            )

        self.shell.run(f"Writing {path.name}…", work, partial(self._done, path))

    def _place(self, way: Way) -> Path | None:
        if not way.ending:
            return self.shell.messages.open_folder("A folder for the tables")
        kinds = _RECORD if way.key == "json" else KINDS[way.ending]
        name = way.suggested(self.session.today())
        return self.shell.messages.save_file(way.title, name, kinds)

    def _done(self, path: Path, _result: object) -> None:
        self.shell.toast(f"Saved: {path.name}")
