"""Prints a packet: the pages of its PDF as pictures of 300 dots an inch.

One page a turn of the event loop, so the window stays alive and Cancel works; PDFium may not be
called from another thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QTransform

from apptprep.ui.pdf_pages import PdfPages

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

DOTS = 300


def new_printer(paper: str, pages: int = 1) -> QPrinter:
    """Return a printer set to a paper (``"A4"`` or ``"Letter"``), upright, whole page.

    Args:
        paper: its size.
        pages: how many there are; from two on both sides are used, turned over the long edge, so
            that the summary is one sheet. The dialog lets the person choose otherwise.
    """
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    sizes = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}
    printer.setPageSize(QPageSize(sizes[paper]))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    if pages > 1:
        printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    # Print queues and their logs show it: never a name.
    printer.setDocName("Visit packet")
    return printer


class PrintRun(QObject):
    """One printing; ``progressed`` tells page and number of pages."""

    progressed = Signal(int, int)
    finished = Signal(bool)

    def __init__(self, data: bytes, printer: QPrinter, parent: QObject) -> None:
        """Print a PDF's bytes; :meth:`start` begins."""
        super().__init__(parent)
        self._pages = PdfPages(data)
        self._printer = printer
        self._painter = QPainter()
        # "2-3, 5" of the dialog is two ranges; printing from the first to the last would print 4.
        wanted = printer.pageRanges()
        numbers = range(len(self._pages))
        self._left = [n for n in numbers if wanted.isEmpty() or wanted.contains(n + 1)]
        self._number = len(self._left)
        self._stopped = False

    def start(self) -> None:
        """Print the first page, then one a turn; nothing where no page is in the range."""
        if not self._left or not self._painter.begin(self._printer):
            self._end(done=False)
            return
        QTimer.singleShot(0, self, self._step)

    def stop(self) -> None:
        """Stop; what was not sent yet is thrown away."""
        self._stopped = True

    def _step(self) -> None:
        if self._stopped:
            self._painter.end()
            self._printer.abort()
            self._end(done=False)
            return
        number = self._left.pop(0)
        image = self._pages.print_picture(number, DOTS)
        paper = QRectF(self._painter.viewport())
        if (image.width() > image.height()) != (paper.width() > paper.height()):
            # A page that lies on its side (a large table, somebody's scan) fills the sheet turned.
            image = image.transformed(QTransform().rotate(90))
        fitted = QRectF(image.rect()).size()
        fitted.scale(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(paper.topLeft(), fitted)
        place.moveCenter(paper.center())
        self._painter.drawImage(place, image)
        self.progressed.emit(self._number - len(self._left), self._number)
        if not self._left:
            self._painter.end()
            self._end(done=True)
            return
        self._printer.newPage()
        QTimer.singleShot(0, self, self._step)

    def _end(self, *, done: bool) -> None:
        self._pages.close()
        self.finished.emit(done)
        self.deleteLater()
