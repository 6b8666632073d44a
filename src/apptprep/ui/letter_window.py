"""The letter that asks for records: looked at, printed or saved, one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QWidget

from apptprep.errors import AppError
from apptprep.ui.cards.preview import Preview, preview_area
from apptprep.ui.printing import PrintRun, new_printer
from apptprep.ui.theme import theme
from apptprep.ui.widgets import FlowLayout, Paragraph, button, column, holder, small

if TYPE_CHECKING:
    from apptprep.questions import Gap, Letter
    from apptprep.ui.pages.base import Page, Shell

PDF = "PDF (*.pdf)"
FILE = "records-request.pdf"


def write_letter(page: Page, gap: Gap) -> None:
    """Draw the letter that asks for what is missing, and show it over a page.

    Args:
        page: where it was asked for.
        gap: what is missing; nothing happens where no letter can get it.
    """
    from apptprep.questions import letters

    session, shell = page.session, page.shell
    found = letters(session.snapshot(), gap, session.today())
    if not found:
        return
    letter, paper = found[0], session.settings.paper

    def work(_progress: object) -> bytes:
        from apptprep.packet import letter as drawing

        return drawing.render(letter, paper)

    def show(data: bytes) -> None:
        # A page that was left or closed meanwhile has nothing to put a letter over.
        if page.isVisible():
            LetterWindow(letter, data, paper, shell, page.window()).open()

    shell.jobs.start(work, show)


class LetterWindow(QDialog):
    """The page as it prints, with Print and Save."""

    def __init__(
        self, letter: Letter, data: bytes, paper: str, shell: Shell, parent: QWidget
    ) -> None:
        """Show a letter.

        Args:
            letter: what it says.
            data: its PDF.
            paper: "A4" or "Letter".
            shell: the window, for file dialogs and messages.
            parent: the window it stands over.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Letter")
        self._data, self._paper, self._shell, self._over = data, paper, shell, parent
        to = letter.holder.name
        self.words = Paragraph(f"Letter to {to}" if to else "Letter", "h2")
        note = "Empty lines are for you to fill in by hand. It names only what is asked for."
        self.preview = Preview()
        self.preview.setAccessibleName("Preview of the letter")
        self.preview.show_pdf(data)
        self.area = preview_area(self.preview)
        self.area.setAccessibleName("Preview of the letter, scroll with the arrow keys")
        self.print = button("&Print…", self._print, kind="primary", icon="printer")
        self.save = button("&Save PDF…", self._save, icon="download")
        self.leave = button("&Close", self.close)
        flow = FlowLayout(10)
        for made in (self.print, self.save, self.leave):
            flow.addWidget(made)
        self.setLayout(
            column(
                self.words,
                small(note),
                (self.area, 1),
                holder(flow),
                spacing=10,
                margins=(20, 16, 20, 16),
            )
        )
        self.resize(QSize(theme().px(640), theme().px(780)).boundedTo(parent.size()))
        self.finished.connect(self.preview.clear)

    def _save(self) -> None:
        path = self._shell.messages.save_file("Save the letter", FILE, PDF)
        if path is None:
            return
        from apptprep.packet import pdf

        try:
            pdf.save(self._data, path)
        except AppError as fault:
            self._shell.messages.fault(fault)
            return
        self._shell.toast(f"Saved the letter: {path.name}")
        self.close()

    def _print(self) -> None:
        printer: Any = new_printer(self._paper)
        # Print queues and their logs show it: never a name, nor what is asked for.
        printer.setDocName("Letter")
        if not self._shell.messages.choose_printer(printer, 1):
            return
        # It may outlive this window, which closes at once.
        run = PrintRun(self._data, printer, self._over)
        run.finished.connect(self._printed)
        run.start()

    def _printed(self, done: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._shell.toast("Sent to the printer" if done else "Nothing was printed")
        self.close()
