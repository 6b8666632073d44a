"""The packet's pages below each other, drawn from the very bytes that are saved or printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from apptprep.ui.pdf_pages import PdfPages
from apptprep.ui.theme import theme
from apptprep.ui.words import count

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

_EDGE = 20
_LEAST = 200


class Preview(QWidget):
    """Paper on a table: only what is in sight is drawn."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.setObjectName("clear")
        self.setAccessibleName("Preview of the packet")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.pages: PdfPages | None = None
        self._places: list[QRect] = []
        theme().changed.connect(self._place)

    def show_pdf(self, data: bytes) -> None:
        """Show a PDF of our own."""
        before, self.pages = self.pages, PdfPages(data)
        if before is not None:
            before.close()
        self.setAccessibleDescription(count(len(self.pages), "page"))
        self._place()

    def clear(self) -> None:
        """Show nothing."""
        before, self.pages = self.pages, None
        if before is not None:
            before.close()
        self._place()

    def minimumSizeHint(self) -> QSize:
        """Return the least width and the height of all pages."""
        bottom = self._places[-1].bottom() + theme().px(_EDGE) if self._places else 0
        return QSize(theme().px(_LEAST), bottom)

    sizeHint = minimumSizeHint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight."""
        if self.pages is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ratio = self.devicePixelRatioF()
        for number, place in enumerate(self._places):
            if not place.intersects(event.rect()):
                continue
            image = self.pages.picture(number, round(place.width() * ratio))
            painter.fillRect(place, Qt.GlobalColor.white)
            painter.drawImage(QRectF(place), image)
            painter.setPen(QColor(0, 0, 0, 40))
            painter.drawRect(place)

    def _place(self) -> None:
        edge = theme().px(_EDGE)
        width = max(theme().px(_LEAST), self.width()) - 2 * edge
        self._places, y = [], edge
        for number in range(len(self.pages) if self.pages is not None else 0):
            height = self.pages.height_for(number, width) if self.pages is not None else 0
            self._places.append(QRect(edge, y, width, height))
            y += height + edge
        self.updateGeometry()
        self.setMinimumHeight(y)
        self.update()


def preview_area(preview: Preview) -> QScrollArea:
    """Return a scroll area for the preview, reachable and scrolled by keyboard."""
    area = QScrollArea()
    area.setObjectName("preview")
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName("Preview of the packet, scroll with the arrow keys")
    area.viewport().setAutoFillBackground(False)
    area.setWidget(preview)
    return area
