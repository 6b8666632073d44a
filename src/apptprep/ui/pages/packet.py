"""The packet: what goes in at the left, the very pages at the right, Print and Save."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QComboBox, QWidget

from apptprep.errors import AppError
from apptprep.records import PURPOSES
from apptprep.settings import PAPERS
from apptprep.ui.cards.preview import Preview, preview_area
from apptprep.ui.pages.base import Page
from apptprep.ui.printing import PrintRun, new_printer
from apptprep.ui.theme import theme
from apptprep.ui.widgets import (
    CheckRow,
    FlowLayout,
    button,
    card,
    column,
    field_label,
    heading,
    holder,
    small,
)
from apptprep.ui.widgets.boxes import guard_wheel
from apptprep.ui.words import count, cut, visit_time

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from apptprep.packet import Choices
    from apptprep.packet.pdf import Rendered
    from apptprep.records import Snapshot
    from apptprep.ui.pages.base import Shell
    from apptprep.ui.session import Session

_PAUSE = 200
_LEFT = 340
_RIGHT = 320
PDF = "PDF (*.pdf)"


class PacketPage(Page):
    """Choices and preview; Print and Save wait until the pages shown are the real ones."""

    def __init__(self, session: Session, shell: Shell) -> None:
        """Build the choices and the empty preview."""
        super().__init__(session, shell, "Packet")
        self.rendered: Rendered | None = None
        self._turn = 0
        self._visit_id = ""
        self.print = button("&Print…", self._print, kind="primary", icon="printer")
        self.save = button("&Save PDF…", self._save, icon="download")
        self.status = small("")
        self.purpose, self.paper = QComboBox(), QComboBox()
        self.sections: dict[str, CheckRow] = {}
        self.whole_log = CheckRow("Whole symptom log, not only the last 90 days")
        self.preview = Preview()
        self.frame = preview_area(self.preview)
        self._wide: bool | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._make)
        self._build()

    def choices(self) -> Choices:
        """Return what is chosen now."""
        from apptprep.packet import Choices

        return Choices(
            preset=self.purpose.currentData(),
            paper="Letter" if self.paper.currentData() == "Letter" else "A4",
            left_out=frozenset(key for key, box in self.sections.items() if not box.is_checked()),
            visit=self._visit_id,
            whole_log=self.whole_log.is_checked(),
        )

    def refresh(self, snapshot: Snapshot) -> None:
        """Follow the next visit and draw the pages anew."""
        visit = snapshot.next_appointment(self.session.today())
        words = "No visit written down yet."
        if visit is not None:
            words = f"For {cut(visit.who, 120)}, {visit_time(visit.when, self.session.today())}"
        self.set_heading("Packet", words)
        if visit is not None and visit.id != self._visit_id:
            self._choose_purpose(visit.purpose)
        self._visit_id = visit.id if visit else ""
        self._soon()

    def record_opened(self) -> None:
        """Forget the pages of the other record at once."""
        self._turn += 1
        self.rendered = None
        self.preview.clear()
        self._visit_id = ""
        super().record_opened()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the preview beside the choices, or below them where there is no room."""
        super().resizeEvent(event)
        wide = self.width() >= theme().px(_LEFT + _RIGHT)
        if wide != self._wide:
            self._wide = wide
            self._arrange(wide=wide)
        if wide:
            self.area.setFixedWidth(theme().px(_LEFT))
            self.body.set_margins(30, 24, 16, 24)

    def _build(self) -> None:
        flow = FlowLayout(10)
        flow.addWidget(self.print)
        flow.addWidget(self.save)
        self.add(holder(column(holder(flow), self.status, spacing=8)))
        self.add(self._what_card())
        self.add(self._sections_card())
        self._below = column()
        self.add(self._below)
        self.add_stretch()
        self._right = column((self.frame, 1), spacing=0)
        self.outer.setDirection(QBoxLayout.Direction.LeftToRight)
        self.outer.put((self._right, 1))
        self._let_go(on=False)

    def _what_card(self) -> QWidget:
        for key, text in PURPOSES:
            self.purpose.addItem(text, key)
        for paper in PAPERS:
            self.paper.addItem(paper, paper)
        self.paper.setCurrentText(self.session.settings.paper)
        for box in (self.purpose, self.paper):
            guard_wheel(box)
        self.purpose.activated.connect(self._soon)
        self.paper.activated.connect(self._paper_chosen)
        return card(
            column(
                field_label("What kind of visit", self.purpose),
                self.purpose,
                4,
                field_label("Paper", self.paper),
                self.paper,
                spacing=6,
            ),
            padding=16,
        )

    def _sections_card(self) -> QWidget:
        from apptprep.packet import SECTION_TITLES

        lines = column(heading("What goes in"), small("The summary always comes first."), spacing=8)
        for key, text in SECTION_TITLES.items():
            box = CheckRow(text, checked=True)
            box.toggled.connect(self._soon)
            self.sections[key] = box
            lines.put(box)
        self.whole_log.toggled.connect(self._soon)
        lines.put(self.whole_log)
        return card(lines, padding=16)

    def _arrange(self, *, wide: bool) -> None:
        if wide:
            self._below.removeWidget(self.preview)
            self.frame.setWidget(self.preview)
            self._right.set_margins(0, 24, 24, 24)
        else:
            self.frame.takeWidget()
            self.area.setMinimumWidth(0)
            self.area.setMaximumWidth(16_777_215)
            self._right.set_margins(0, 0, 0, 0)
            self._below.put(self.preview)
        self.outer.setStretch(0, 0 if wide else 1)
        self.outer.setStretch(1, 1 if wide else 0)
        self.frame.setVisible(wide)
        self.preview.show()

    def _choose_purpose(self, purpose: str) -> None:
        at = self.purpose.findData(purpose or "second-opinion")
        self.purpose.setCurrentIndex(max(0, at))

    def _paper_chosen(self) -> None:
        settings = replace(self.session.settings, paper=self.paper.currentData())
        try:
            self.session.change_settings(settings)
        except AppError as fault:
            self.shell.messages.fault(fault)
        self._soon()

    def _soon(self, *_what: object) -> None:
        self._let_go(on=False)
        self.status.setText("Making the pages…")
        self._timer.start()

    def _make(self) -> None:
        if not self.session.is_open() or not self.isVisible():
            self._stale = True
            return
        self._turn += 1
        turn, snapshot = self._turn, self.session.snapshot()
        choices, today = self.choices(), self.session.today()

        def work(_progress: object) -> Rendered:
            from apptprep.packet import compose, pdf

            return pdf.draw(compose(snapshot, choices, today))

        def failed(fault: AppError) -> None:
            self.status.setText(str(fault))

        self.shell.jobs.start(work, partial(self._made, turn), failed)

    def _made(self, turn: int, rendered: Rendered) -> None:
        if turn != self._turn:
            return
        self.rendered = rendered
        self.preview.show_pdf(rendered.data)
        words = f"{count(rendered.pages, 'page')} · {self.paper.currentText()}"
        words += " · the preview shows exactly what prints"
        if rendered.missing:
            words += f". {count(rendered.missing, 'letter')} cannot be printed and show as a box"
        self.status.setText(words)
        self._let_go(on=True)

    def _let_go(self, *, on: bool) -> None:
        """Let Print and Save be pressed, or not while the pages are of before a change."""
        self.print.setEnabled(on)
        self.save.setEnabled(on)

    def _save(self) -> None:
        if self.rendered is None:
            return
        data = self.rendered.data
        path = self.shell.messages.save_file("Save the packet", "visit-packet.pdf", PDF)
        if path is None:
            return
        from apptprep.packet import pdf

        try:
            pdf.save(data, path)
        except AppError as fault:
            self.shell.messages.fault(fault)
            return
        self.shell.toast(f"Saved the packet: {path.name}")

    def _print(self) -> None:
        if self.rendered is None:
            return
        printer: Any = new_printer(self.paper.currentText())
        if not self.shell.messages.choose_printer(printer, self.rendered.pages):
            return
        run = PrintRun(self.rendered.data, printer, self)
        strip = self.shell.progress
        run.progressed.connect(
            lambda page, pages: strip.report(page / pages, f"Printing page {page} of {pages}")
        )
        run.finished.connect(strip.end)
        run.finished.connect(self._printed)
        strip.begin("Printing…", run.stop)
        run.start()

    def _printed(self, done: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.shell.toast("Sent to the printer" if done else "Nothing more was printed")
