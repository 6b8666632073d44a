"""Scans, pathology and other papers. Files dropped anywhere on the page become reports."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from apptprep.errors import AppError
from apptprep.records import FileRef, ImagingStudy, OtherReport, PathologyReport, Record, Snapshot
from apptprep.ui.editors import Desk
from apptprep.ui.editors.files import KINDS, dropped, take_in
from apptprep.ui.listing.blank import new_record
from apptprep.ui.listing.page import RecordsPage
from apptprep.ui.widgets import FlowLayout, Paragraph, button, card, column, holder

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QWidget

    from apptprep.ui.pages.base import Shell
    from apptprep.ui.session import Session

REPORTS: tuple[tuple[type[Record], str, str], ...] = (
    (ImagingStudy, "A scan", "scan"),
    (PathologyReport, "Pathology (biopsy, surgery)", "microscope"),
    (OtherReport, "Another paper", "file-text"),
)
"""What a dropped file can be, as the person says it."""


class ReportsPage(RecordsPage):
    """Reports, and who holds what of them."""

    HEADING = "Reports"
    SENTENCE = "Scans, pathology and letters. Drop a PDF, a photo or a disc anywhere on this page."
    KINDS = (ImagingStudy, PathologyReport, OtherReport)

    def __init__(self, session: Session, shell: Shell) -> None:
        """Build the page; it takes dropped files everywhere."""
        self.chooser = button("Choose a file…", self._choose, icon="folder-open")
        super().__init__(session, shell)
        self.setAcceptDrops(True)
        self.setProperty("takesFiles", True)
        self._asked = Paragraph("", "h3")
        self._report: Record | None = None
        flow = FlowLayout(8)
        for kind, words, icon in REPORTS:
            flow.addWidget(button(words, partial(self._is_a, kind), icon=icon))
        self.question = card(column(self._asked, holder(flow), spacing=8), "hero", padding=16)
        self.question.hide()
        self.body.insertWidget(1, self.question)

    def extra_buttons(self) -> tuple[QWidget, ...]:
        """Return the button that chooses files."""
        return (self.chooser,)

    def take(self, paths: tuple[Path, ...]) -> None:
        """Keep files and make one report of them; the person then says what it is."""
        if paths:
            desk = Desk(self.session, self.shell)
            take_in(desk, paths, self._kept, self.shell.messages.fault)

    def refresh(self, snapshot: Snapshot) -> None:
        """Show what the snapshot holds."""
        super().refresh(snapshot)
        if self._report is not None and snapshot.get(self._report.id) is None:
            self._report = None
        self.question.setVisible(self._report is not None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take local files."""
        if dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Keep what was dropped."""
        event.acceptProposedAction()
        from apptprep import jobs

        paths = dropped(event)
        if jobs.are_papers(paths):
            self.take(paths)
        else:
            self.shell.bring_in(paths)

    def _choose(self) -> None:
        self.take(self.shell.messages.open_files("Add reports", KINDS))

    def _kept(self, refs: list[FileRef]) -> None:
        """Keep the files in a draft at once, so that nothing is lost before it has a kind."""
        blank = new_record(OtherReport, self.session.snapshot())
        draft = replace(blank, attached=tuple(dict.fromkeys(refs)))
        names = " and ".join(f"“{ref.name}”" for ref in refs[:2])
        more = f" and {len(refs) - 2} more" if len(refs) > 2 else ""  # noqa: PLR2004
        try:
            self.session.save(draft, what="adding a report")
        except AppError as fault:
            self.shell.messages.fault(fault)
            return
        self._report = draft
        if len(refs) == 1:
            self._asked.setText(f"{names} is kept. What is it?")
        else:
            self._asked.setText(f"{names}{more} are kept, as one report. What is it?")
        self.list.show_record(draft.id)
        self.question.show()

    def _is_a(self, kind: type[Record]) -> None:
        self.list.flush()
        report = self._report
        stored = self.session.snapshot().get(report.id) if report is not None else None
        self._report = None
        self.question.hide()
        if stored is None or not isinstance(stored, OtherReport):
            return
        if kind is OtherReport:
            self.list.show_record(stored.id)
            self.list.pane.start()
            return
        kept: dict[str, Any] = {
            name: getattr(stored, name) for name in ("attached", "date", "note", "custody")
        }
        made = replace(new_record(kind, self.session.snapshot()), **kept)
        try:
            self.session.save(made, what="adding a report")
            self.session.remove(stored, what="adding a report")
        except AppError as fault:
            self.shell.messages.fault(fault)
            return
        self.list.show_record(made.id)
        self.list.pane.start()
