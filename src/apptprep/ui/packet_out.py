"""A packet leaves the window: saved or printed, and then noted down with what it said."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from apptprep.ui.printing import PrintRun, new_printer

if TYPE_CHECKING:
    from collections.abc import Callable

    from apptprep.jobs.make_packet import Drawn
    from apptprep.records import Recipient
    from apptprep.ui.pages.base import Shell
    from apptprep.ui.session import Session

PDF = "PDF (*.pdf)"


class PacketOut(QObject):
    """Saves and prints the pages that the preview shows."""

    def __init__(self, session: Session, shell: Shell, parent: QObject) -> None:
        """Belong to a page."""
        super().__init__(parent)
        self._session, self._shell = session, shell

    def save(self, drawn: Drawn, recipient: Recipient | None, password: str) -> None:
        """Ask where to, and write the file beside the window, whole or not at all.

        Args:
            drawn: the packet.
            recipient: who it is for; None for nobody kept.
            password: opens the file; "" for none.
        """
        path = self._shell.messages.save_file("Save the packet", "visit-packet.pdf", PDF)
        if path is None:
            return

        def write(progress: Callable[[float, str], None]) -> None:
            from apptprep.jobs import make_packet

            progress(-1, "Saving the packet")
            make_packet.save(drawn, path, password)

        def done(_nothing: object) -> None:
            locked = ", locked with your password" if password else ""
            self._shell.toast(f"Saved the packet: {path.name}{locked}")
            self._remember(drawn, recipient, "saved")

        self._shell.run("Saving the packet", write, done)

    def print(self, drawn: Drawn, recipient: Recipient | None) -> None:
        """Ask which printer and pages, and print with progress and Cancel."""
        pages = drawn.rendered.pages
        printer: Any = new_printer(drawn.choices.paper, pages)
        if not self._shell.messages.choose_printer(printer, pages):
            return
        run = PrintRun(drawn.rendered.data, printer, self)
        strip = self._shell.progress
        run.progressed.connect(
            lambda page, pages: strip.report(page / pages, f"Printing page {page} of {pages}")
        )
        run.finished.connect(strip.end)
        run.finished.connect(partial(self._printed, drawn, recipient))
        strip.begin("Printing…", run.stop)
        run.start()

    def _printed(self, drawn: Drawn, recipient: Recipient | None, done: bool) -> None:  # noqa: FBT001
        self._shell.toast("Sent to the printer" if done else "Nothing more was printed")
        if done:
            self._remember(drawn, recipient, "printed")

    def _remember(self, drawn: Drawn, recipient: Recipient | None, how: str) -> None:
        """Note beside the window that the packet is out, with what it said."""
        library, now, writer = self._session.library, self._session.now(), self._session.writer

        def note(_progress: object) -> object:
            from apptprep.jobs.make_packet import remember

            return remember(library, drawn, recipient, how, now, writer)

        self._shell.jobs.start(note, lambda _made: None, self._shell.messages.fault)
