"""The pages of a PDF held in memory, as pictures, for preview and printing.

PDFium may be called from one thread only; all of this belongs to the window's.
"""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

POINTS = 72
"""PDF points in an inch."""
_KEPT = 10


class PdfPages:
    """A PDF of our own making."""

    def __init__(self, data: bytes) -> None:
        """Open the bytes; they are the very bytes that are saved."""
        import pypdfium2

        self.data = data
        self._document = pypdfium2.PdfDocument(data)
        self.sizes: tuple[tuple[float, float], ...] = tuple(
            self._document.get_page_size(number) for number in range(len(self._document))
        )
        self._kept: OrderedDict[tuple[int, int], QImage] = OrderedDict()

    def __len__(self) -> int:
        """Return the number of pages."""
        return len(self.sizes)

    def height_for(self, number: int, width: int) -> int:
        """Return a page's height in pixels at a width."""
        across, down = self.sizes[number]
        return round(width * down / across)

    def picture(self, number: int, width: int) -> QImage:
        """Return a page as a picture of a width in pixels; the last few are kept."""
        key = (number, width)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        image = self._render(number, width / self.sizes[number][0])
        self._kept[key] = image
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return image

    def print_picture(self, number: int, dots: int) -> QImage:
        """Return a page for a printer of so many dots an inch; it is not kept."""
        return self._render(number, dots / POINTS)

    def close(self) -> None:
        """Let the document go."""
        self._kept.clear()
        self._document.close()

    def _render(self, number: int, scale: float) -> QImage:
        page = self._document[number]
        bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
        size = QSize(bitmap.width, bitmap.height)
        pixels = bytes(bitmap.buffer)
        image = QImage(
            pixels, size.width(), size.height(), bitmap.stride, QImage.Format.Format_RGBX8888
        ).copy()
        bitmap.close()
        page.close()
        return image
