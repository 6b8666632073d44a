"""The packet's pages below each other, drawn from the very bytes that are saved or printed.

After a change a first look at page one may stand there for a moment, and says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from apptprep.ui.pdf_pages import PdfPages
from apptprep.ui.theme import theme
from apptprep.ui.widgets import pill
from apptprep.ui.words import count

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

_EDGE = 20
_LEAST = 200
_OLD = 0.35
"""How strong pages of before a change still show."""
FIRST_LOOK = "A first look. The real pages follow."


class Preview(QWidget):
    """Paper on a table: only what is in sight is drawn."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.setObjectName("clear")
        self.setAccessibleName("Preview of the packet")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.pages: PdfPages | None = None
        self.first: PdfPages | None = None
        self._places: list[QRect] = []
        self.mark = pill(FIRST_LOOK)
        self.mark.setParent(self)
        self.mark.hide()
        theme().changed.connect(self._place)

    def show_pdf(self, data: bytes) -> None:
        """Show the real pages."""
        self._drop_first()
        before, self.pages = self.pages, PdfPages(data)
        if before is not None:
            before.close()
        self.setAccessibleDescription(count(len(self.pages), "page"))
        self._place()

    def show_first(self, data: bytes) -> None:
        """Show a first look at page one, marked as such; the pages of before step back."""
        before, self.first = self.first, PdfPages(data)
        if before is not None:
            before.close()
        self.mark.show()
        self._place()

    def clear(self) -> None:
        """Show nothing."""
        self._drop_first()
        before, self.pages = self.pages, None
        if before is not None:
            before.close()
        self._place()

    def _drop_first(self) -> None:
        first, self.first = self.first, None
        if first is not None:
            first.close()
        self.mark.hide()

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
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ratio = self.devicePixelRatioF()
        for number, place in enumerate(self._places):
            pages = self._pages_for(number)
            if pages is None or not place.intersects(event.rect()):
                continue
            image = pages.picture(number, round(place.width() * ratio))
            painter.fillRect(place, Qt.GlobalColor.white)
            painter.setOpacity(_OLD if self.first is not None and pages is self.pages else 1.0)
            painter.drawImage(QRectF(place), image)
            painter.setOpacity(1.0)
            painter.setPen(QColor(0, 0, 0, 40))
            painter.drawRect(place)

    def _pages_for(self, number: int) -> PdfPages | None:
        """The document that shows a page now: page one may be a first look."""
        return self.first if number == 0 and self.first is not None else self.pages

    def _place(self) -> None:
        edge = theme().px(_EDGE)
        width = max(theme().px(_LEAST), self.width()) - 2 * edge
        self._places, y = [], edge
        for number in range(max(len(self.pages or ()), 1 if self.first is not None else 0)):
            pages = self._pages_for(number)
            height = pages.height_for(number, width) if pages is not None else 0
            self._places.append(QRect(edge, y, width, height))
            y += height + edge
        self.mark.adjustSize()
        self.mark.move(edge + (width - self.mark.width()) // 2, edge + edge // 2)
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
