"""What every page has: a title, room to read, one primary action, and the record behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtWidgets import QWidget

from apptprep.ui.theme import theme
from apptprep.ui.widgets.boxes import column, holder
from apptprep.ui.widgets.layouts import FlowLayout, TwoColumns, scroll
from apptprep.ui.widgets.text import subtle, title

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QLayout

    from apptprep.errors import AppError
    from apptprep.jobs import Preview
    from apptprep.records import Snapshot
    from apptprep.ui.background import Jobs
    from apptprep.ui.messages import Messages
    from apptprep.ui.session import Session
    from apptprep.ui.widgets.progress import ProgressStrip

_WIDEST = 1060
_SIDES = ((620, 30), (420, 14), (0, 8))


class Shell(Protocol):
    """What a page may ask of the window around it."""

    @property
    def messages(self) -> Messages:
        """The only place that opens boxes and file dialogs."""

    @property
    def jobs(self) -> Jobs:
        """Runs slow work beside the window."""

    @property
    def progress(self) -> ProgressStrip:
        """The strip that shows how far slow work is."""

    def run(
        self,
        text: str,
        work: Callable[[Callable[[float, str], None]], object],
        done: Callable[[Any], object],
        failed: Callable[[AppError], object] | None = None,
    ) -> None:
        """Run slow work beside the window with progress and Cancel.

        Args:
            text: what is being done.
            work: called with ``progress(share, text)`` in another thread; touches no widget.
            done: called with the result in the window's thread.
            failed: called with a fault; without it its sentence is shown.
        """

    def navigate(self, page: str, record_id: str = "") -> None:
        """Show another page, and there one record."""

    def toast(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say what was done, with an Undo button where ``undo`` is given."""

    def bring_in(self, paths: tuple[Path, ...]) -> None:
        """Read files and folders and show what they hold, on the page for it."""

    def show_preview(self, preview: Preview) -> None:
        """Show what was found elsewhere than in files, to be brought in or not."""

    def undo(self) -> None:
        """Undo the last change of the record and say which."""

    def back_up(self) -> None:
        """Ask where to, and write a back-up of the open record."""

    def offer_recovery_code(self) -> None:
        """Make a recovery code for the open record and show it."""


class Page(QWidget):
    """A page: header, then whatever :meth:`add` puts under it, scrolling.

    A page fills itself in :meth:`refresh`, which is called when it is shown and after each change
    of the record while it is shown; never otherwise, so hidden pages cost nothing.
    """

    def __init__(
        self,
        session: Session,
        shell: Shell,
        heading: str,
        subtitle: str = "",
        *actions: QWidget,
        widest: int = _WIDEST,
    ) -> None:
        """Build the header.

        Args:
            session: the record behind the page.
            shell: the window around it.
            heading: the page's title.
            subtitle: one sentence under it.
            actions: buttons at the right of the title; at most one of kind ``primary``.
            widest: the widest the content gets (text size 1), so that lines stay readable.
        """
        super().__init__()
        self.setObjectName("page")
        self.session, self.shell = session, shell
        self._widest = widest
        self._stale = True
        self.heading, self.subtitle = title(heading), subtle(subtitle)
        # Never setVisible(True) on what has no parent yet: it would flash up as a window.
        if not subtitle:
            self.subtitle.hide()
        self.body = column(self._header(actions), spacing=18)
        self.area = scroll(self.body)
        self.outer = column((self.area, 0), spacing=0)
        self.setLayout(self.outer)
        session.changed.connect(self.record_changed)
        session.opened.connect(self.record_opened)

    def refresh(self, snapshot: Snapshot) -> None:
        """Show what the snapshot holds; each page has its own way."""

    def show_record(self, record_id: str) -> None:
        """Bring one record into view, where the page shows single records."""

    def start_search(self) -> None:
        """Put the cursor into the page's search field, where it has one (Ctrl+F)."""

    def flush(self) -> None:
        """Save what is being typed now; called before the page is left or the window closes."""

    def holds_unsaved(self) -> bool:
        """Tell whether something typed could not be saved and waits on the screen."""
        return False

    def set_heading(self, heading: str, subtitle: str) -> None:
        """Change the title and the sentence under it."""
        self.heading.setText(heading)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a widget or layout under what is there already."""
        self.body.put((item, stretch))

    def add_stretch(self) -> None:
        """Keep what was added at the top of the page."""
        self.body.put(None)

    def record_changed(self) -> None:
        """Fill the page anew if it is shown, else when it is shown next."""
        self._stale = True
        if self.isVisible():
            self._fill()

    def record_opened(self) -> None:
        """Another record: start over."""
        self.record_changed()

    def showEvent(self, event: QShowEvent) -> None:
        """Fill the page where the record changed since it was shown last."""
        super().showEvent(event)
        if self._stale:
            self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the content readable and centred in a wide window."""
        scale = theme().scale
        width = self.width() / scale
        side = next(side for least, side in _SIDES if width > least)
        side += int(max(0, (width - self._widest) // 2))
        self.body.set_margins(side, 24, side, 30)
        super().resizeEvent(event)

    def _fill(self) -> None:
        if not self.session.is_open():
            return
        self._stale = False
        self.refresh(self.session.snapshot())

    def _header(self, actions: tuple[QWidget, ...]) -> QWidget:
        words = holder(column(self.heading, self.subtitle, spacing=2))
        if not actions:
            return words
        flow = FlowLayout(10)
        for action in actions:
            flow.addWidget(action)
        return TwoColumns(words, holder(flow), (1, 0), gap=10, at=560, middle=True)
