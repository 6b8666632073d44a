"""Looks at an attached PDF or photo from memory: nothing is written to disk, nothing launched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea, QWidget

from apptprep.errors import UnreadableFile
from apptprep.ui.theme import theme
from apptprep.ui.widgets import Paragraph, button, column, row
from apptprep.ui.widgets.layouts import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable

    from apptprep.records import FileRef

MOST_PIXELS = 40_000_000
"""Pixels of one picture that are decoded; more is an attack or a mistake."""
WIDTH = 760
ZOOMS = (0.5, 0.75, 1.0, 1.5, 2.0, 3.0)


class Pages:
    """The pages of a PDF, or the one picture of a photo, decoded one at a time.

    Raises:
        UnreadableFile: it is neither, or damaged.
    """

    def __init__(self, data: bytes, media_type: str, name: str) -> None:
        """Open the bytes."""
        self._data, self._name = data, name
        self._is_pdf = media_type == "application/pdf"
        self.count = 1
        if self._is_pdf:
            import pypdfium2

            try:
                self._document = pypdfium2.PdfDocument(data)
                self.count = len(self._document)
            except pypdfium2.PdfiumError as fault:
                raise self._fault() from fault
        if self.count == 0:
            raise self._fault()

    def picture(self, number: int, width: int) -> QImage:
        """Return a page as a picture of a width in pixels.

        Raises:
            UnreadableFile: the page is damaged or too large.
        """
        image = self._page(number, width) if self._is_pdf else self._photo(width)
        if image.isNull():
            raise self._fault()
        return image

    def _page(self, number: int, width: int) -> QImage:
        import pypdfium2

        try:
            page = self._document[number]
            across, down = page.get_size()
            scale = width / max(1.0, across)
            if across * down * scale * scale > MOST_PIXELS:
                raise self._fault()
            bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
            pixels = bytes(bitmap.buffer)
            size, stride = (bitmap.width, bitmap.height), bitmap.stride
            page.close()
        except pypdfium2.PdfiumError as fault:
            raise self._fault() from fault
        return QImage(pixels, *size, stride, QImage.Format.Format_RGBX8888).copy()

    def _photo(self, width: int) -> QImage:
        buffer = QBuffer()
        buffer.setData(QByteArray(self._data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer)
        reader.setDecideFormatFromContent(True)
        reader.setAutoTransform(True)
        size = reader.size()
        # SVG from outside is never opened: it can hold scripts and addresses.
        drawing = bytes(reader.format().data()).startswith(b"svg")
        if drawing or not size.isValid() or size.width() * size.height() > MOST_PIXELS:
            raise self._fault()
        image = reader.read()
        return image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)

    def _fault(self) -> UnreadableFile:
        return UnreadableFile(
            f"“{self._name}” cannot be shown here. It is kept whole inside your record. "
            "Save a copy and open that with another program."
        )


class FileViewer(QDialog):
    """A window with one page at a time."""

    def __init__(
        self, ref: FileRef, data: bytes, parent: QWidget, save_copy: Callable[[], object]
    ) -> None:
        """Show the first page, or a sentence where there is none to show."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # A file's name can carry health data; windows' titles are listed by the desktop.
        self.setWindowTitle("Attached file")
        self._at, self._zoom = 0, 1.0
        self._pages: Pages | None = None
        self.words = Paragraph(ref.name, "h3")
        self.page = QLabel()
        self.page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area = QScrollArea()
        self.area.setWidget(self.page)
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName("Page")
        self._make_bar(save_copy)
        self.setLayout(
            column(self.words, (self.area, 1), self._bar, spacing=10, margins=(16, 14, 16, 14))
        )
        self.resize(QSize(theme().px(840), theme().px(760)).boundedTo(parent.size()))
        try:
            self._pages = Pages(data, ref.media_type, ref.name)
            self._show()
        except UnreadableFile as fault:
            self._cannot(fault)

    def _make_bar(self, save_copy: Callable[[], object]) -> None:
        self.before = button("Page before", self._back, icon="arrow-left")
        self.after = button("Next page", self._next, icon="arrow-right")
        self.number = Paragraph("", "small")
        self.larger = button("Larger", self._larger, kind="ghost", icon="zoom-in")
        self.smaller = button("Smaller", self._smaller, kind="ghost", icon="zoom-out")
        self.copy = button("Save a copy…", save_copy, kind="ghost", icon="download")
        flow = FlowLayout(6)
        for made in (self.before, self.number, self.after, self.larger, self.smaller, self.copy):
            flow.addWidget(made)
        self._bar = row((flow, 1))

    def _show(self) -> None:
        if self._pages is None:
            return
        width = round(theme().px(WIDTH) * self._zoom)
        image = self._pages.picture(self._at, width)
        self.page.setPixmap(QPixmap.fromImage(image))
        text = f"Page {self._at + 1} of {self._pages.count}"
        self.number.setText(text)
        self.page.setAccessibleName(text)
        self.before.setEnabled(self._at > 0)
        self.after.setEnabled(self._at + 1 < self._pages.count)
        several = self._pages.count > 1
        for widget in (self.before, self.after, self.number):
            widget.setVisible(several)
        self.larger.setEnabled(self._zoom < ZOOMS[-1])
        self.smaller.setEnabled(self._zoom > ZOOMS[0])

    def _turn(self, at: int) -> None:
        self._at = at
        try:
            self._show()
        except UnreadableFile as fault:
            self._cannot(fault)
        self.area.verticalScrollBar().setValue(0)

    def _back(self) -> None:
        self._turn(self._at - 1)

    def _next(self) -> None:
        self._turn(self._at + 1)

    def _larger(self) -> None:
        self._zoom = next((zoom for zoom in ZOOMS if zoom > self._zoom), self._zoom)
        self._turn(self._at)

    def _smaller(self) -> None:
        self._zoom = next((zoom for zoom in reversed(ZOOMS) if zoom < self._zoom), self._zoom)
        self._turn(self._at)

    def _cannot(self, fault: UnreadableFile) -> None:
        self.page.setWordWrap(True)
        self.page.setTextFormat(Qt.TextFormat.PlainText)
        self.page.setText(str(fault))
        for widget in (self.before, self.after, self.number, self.larger, self.smaller):
            widget.hide()
