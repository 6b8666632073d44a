"""Looks at an attached PDF or photo: nothing is written to disk, nothing launched.

The pages are drawn beside the window, in a process of their own.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea, QWidget
from shiboken6 import isValid

from apptprep.ui.theme import theme
from apptprep.ui.widgets import Paragraph, button, column, row
from apptprep.ui.widgets.layouts import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable

    from apptprep.errors import AppError
    from apptprep.jobs.viewing import Shown
    from apptprep.records import FileRef
    from apptprep.ui.background import Jobs, Task

WIDTH = 760
ZOOMS = (0.5, 0.75, 1.0, 1.5, 2.0, 3.0)


class FileViewer(QDialog):
    """A window with one page at a time."""

    def __init__(
        self,
        ref: FileRef,
        read: Callable[[], bytes],
        jobs: Jobs,
        parent: QWidget,
        save_copy: Callable[[], object],
    ) -> None:
        """Have the first page drawn; a sentence stands there where there is none to show.

        Args:
            ref: the file.
            read: gives its bytes; called beside the window.
            jobs: what runs beside the window.
            parent: the window it is shown over.
            save_copy: what "Save a copy" does.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # A file's name can carry health data; windows' titles are listed by the desktop.
        self.setWindowTitle("Attached file")
        self._ref, self._read, self._jobs = ref, read, jobs
        self._data: bytes | None = None
        self._task: Task | None = None
        self._at, self._zoom, self._count, self._turn_number = 0, 1.0, 1, 0
        self.words = Paragraph(ref.name, "h3")
        self.page = QLabel()
        self.page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.page.setWordWrap(True)
        self.page.setTextFormat(Qt.TextFormat.PlainText)
        self.area = QScrollArea()
        self.area.setWidget(self.page)
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName("Page")
        self._make_bar(save_copy)
        self.setLayout(
            column(self.words, (self.area, 1), self._bar, spacing=10, margins=(16, 14, 16, 14))
        )
        self.resize(QSize(theme().px(840), theme().px(760)).boundedTo(parent.size()))
        self.page.setText("Opening…")
        self._show_buttons(several=False)
        self._draw()

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

    def done(self, result: int) -> None:
        """Draw no more once it is closed."""
        if self._task is not None:
            self._task.cancel()
        super().done(result)

    def _draw(self) -> None:
        """Have the page drawn; the one before stays in sight until it is there."""
        if self._task is not None:
            self._task.cancel()
        self._turn_number += 1
        turn = self._turn_number
        ref, known, read, at = self._ref, self._data, self._read, self._at
        width = round(theme().px(WIDTH) * self._zoom)

        def work(progress: Callable[[float, str], None]) -> tuple[bytes, Shown]:
            from apptprep.jobs.viewing import page_of

            data = read() if known is None else known
            return data, page_of(data, ref.media_type, ref.name, at, width, progress)

        self._task = self._jobs.start(work, partial(self._drawn, turn), partial(self._cannot, turn))

    def _is_late(self, turn: int) -> bool:
        """Whether the window is closed, or another page was asked for since."""
        return not isValid(self) or turn != self._turn_number

    def _drawn(self, turn: int, found: tuple[bytes, Shown]) -> None:
        if self._is_late(turn):
            return
        self._data, shown = found
        self._task, self._count = None, shown.pages
        kind = QImage.Format.Format_RGBX8888
        image = QImage(shown.pixels, shown.width, shown.height, shown.stride, kind)
        # A pixmap copies the pixels, so they may go afterwards.
        self.page.setPixmap(QPixmap.fromImage(image))
        text = f"Page {self._at + 1} of {self._count}"
        self.number.setText(text)
        self.page.setAccessibleName(text)
        self.area.verticalScrollBar().setValue(0)
        self._show_buttons(several=self._count > 1)
        self.larger.show()
        self.smaller.show()

    def _show_buttons(self, *, several: bool) -> None:
        self.before.setEnabled(self._at > 0)
        self.after.setEnabled(self._at + 1 < self._count)
        for widget in (self.before, self.after, self.number):
            widget.setVisible(several)
        self.larger.setEnabled(self._zoom < ZOOMS[-1])
        self.smaller.setEnabled(self._zoom > ZOOMS[0])

    def _turn(self, at: int) -> None:
        self._at = at
        # At once, so that a second press does not go past the end.
        self._show_buttons(several=self._count > 1)
        self._draw()

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

    def _cannot(self, turn: int, fault: AppError) -> None:
        if self._is_late(turn):
            return
        self._task = None
        self.page.setText(str(fault))
        for widget in (self.before, self.after, self.number, self.larger, self.smaller):
            widget.hide()
