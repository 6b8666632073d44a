"""The window: menu bar, sidebar, one page at a time, messages.

It shows before any record is opened; what stands in place of the pages until then is a *cover*
(see ``covers``). Pages are made when they are first shown.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from apptprep.errors import AppError
from apptprep.ui import pages
from apptprep.ui.background import Jobs
from apptprep.ui.banner import Banner
from apptprep.ui.file_actions import FileActions
from apptprep.ui.file_drops import FileDrops
from apptprep.ui.menus import Menus, cycled_text_size, next_text_size
from apptprep.ui.messages import Messages
from apptprep.ui.opening import Opening
from apptprep.ui.sidebar import APP_NAME, Sidebar
from apptprep.ui.theme import theme
from apptprep.ui.widgets.boxes import column, holder, row
from apptprep.ui.widgets.focus import FocusRing
from apptprep.ui.widgets.progress import ProgressStrip
from apptprep.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from apptprep.jobs import Preview
    from apptprep.settings import Settings
    from apptprep.ui.pages.base import Page
    from apptprep.ui.session import Session

_SIZE = (1280, 820)
_LEAST = (560, 420)
UNSAVED = (
    "What you typed last on this page could not be saved. Everything before it is safe. "
    "Stay here to try again, or leave without it."
)
_SEEN = 80
"""Pixels of the window that must lie on a screen for it to be found."""


class Window(QMainWindow):
    """The main window; also the shell that pages talk to."""

    def __init__(self, session: Session) -> None:
        """Build it without a record; :meth:`show_cover` says what stands there until one opens."""
        super().__init__()
        self.session = session
        # Never a person's name: titles show in task lists and screen shares.
        self.setWindowTitle(APP_NAME)
        self.messages = Messages(self)
        self.jobs = Jobs(self)
        self.jobs.fault.connect(self.show_fault)
        self.actions_for_menus = FileActions(self)
        self._pages: dict[str, Page] = {}
        self._shown = ""
        self._drops: FileDrops | None = None
        self.sidebar = Sidebar()
        self.banner = Banner()
        self.stack = QStackedWidget()
        self._covers = QStackedWidget()
        right = holder(column(self.banner, (self.stack, 1), spacing=0))
        self._main = holder(row(self.sidebar, (right, 1), spacing=0))
        self._build()
        self.menus = Menus(self)
        self.opening = Opening(self)
        self._connect()

    def navigate(self, page: str, record_id: str = "") -> None:
        """Show a page, and there one record; without an open record there is only help."""
        if not self.session.is_open():
            if page == "help":
                self.opening.show_help(record_id)
            return
        shown = self.page()
        if shown is not None and page != self._shown:
            shown.flush()
        if page not in self._pages:
            made = pages.build(page, self.session, self)
            self._pages[page] = made
            self.stack.addWidget(made)
        self._shown = page
        self._covers.setCurrentIndex(0)
        self.sidebar.mark(page)
        self.stack.setCurrentWidget(self._pages[page])
        if record_id:
            self._pages[page].show_record(record_id)

    def shown(self) -> str:
        """Return the name of the page that is shown, "" before the first."""
        return self._shown

    def page(self) -> Page | None:
        """Return the page that is shown, None behind a cover or before the first."""
        return self._pages.get(self._shown)

    def show_cover(self, cover: QWidget) -> None:
        """Show a widget in place of sidebar and pages; covers before it are deleted."""
        while self._covers.count() > 1:
            before = self._covers.widget(1)
            if before is not None:
                self._covers.removeWidget(before)
                before.deleteLater()
        self._covers.addWidget(cover)
        self._covers.setCurrentWidget(cover)
        cover.setFocus(Qt.FocusReason.OtherFocusReason)

    def toast(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say what was done, with an Undo button where ``undo`` is given."""
        self._toast.say(text, undo)

    def run(
        self,
        text: str,
        work: Callable[[Callable[[float, str], None]], object],
        done: Callable[[Any], object],
        failed: Callable[[AppError], object] | None = None,
    ) -> None:
        """Run slow work beside the window with progress and Cancel; see ``Shell.run``."""

        def ended(finish: Callable[[Any], object], result: Any) -> None:  # noqa: ANN401
            self.progress.end()
            finish(result)

        task = self.jobs.start(
            work, partial(ended, done), partial(ended, failed or self.messages.fault)
        )
        task.progressed.connect(self.progress.report)
        task.cancelled.connect(self.progress.end)
        task.failed.connect(self.progress.end)
        self.progress.begin(text, task.cancel)

    def show_preview(self, preview: Preview) -> None:
        """Show what was found elsewhere than in files, to be brought in or not."""
        self.actions_for_menus.show_preview(preview)

    def bring_in(self, paths: tuple[Path, ...]) -> None:
        """Read files and folders and show what they hold, on the page for it."""
        self.actions_for_menus.bring_in_paths(paths)

    def undo(self) -> None:
        """Undo the last change of the record and say which."""
        self._step("undo")

    def redo(self) -> None:
        """Do again what was undone last, and say what."""
        self._step("redo")

    def back_up(self) -> None:
        """Ask where to, and write a back-up of the open record."""
        self.actions_for_menus.back_up()

    def offer_recovery_code(self) -> None:
        """Make a recovery code for the open record and show it."""
        from apptprep.ui.recovery import offer_recovery_code

        offer_recovery_code(self)

    def start_search(self) -> None:
        """Put the cursor into the page's search field."""
        shown = self.page()
        if shown is not None:
            shown.start_search()

    def change_text_size(self, step: int) -> None:
        """Make the text larger (1) or smaller (-1)."""
        size = next_text_size(self.session.settings.text_size, step)
        self.keep(replace(self.session.settings, text_size=size))

    def choose_theme(self, choice: str) -> None:
        """Use light, dark or the system's colours."""
        self.keep(replace(self.session.settings, theme=choice))

    def keep(self, settings: Settings) -> None:
        """Use and keep other settings; a full disk is told, the change holds until the end."""
        try:
            self.session.change_settings(settings)
        except AppError as fault:
            self.messages.fault(fault)

    def show_fault(self, fault: Exception) -> None:
        """Show a fault: its sentence, or the last-resort window where it is a bug."""
        if isinstance(fault, AppError):
            self.messages.fault(fault)
            return
        from apptprep.ui.last_resort import report

        report(fault, self.session.folders.logs, self)

    def showEvent(self, event: QShowEvent) -> None:
        """Watch for files that are dropped, from the first showing on."""
        super().showEvent(event)
        if self._drops is None:
            self._drops = FileDrops(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit sidebar and toast to the new size."""
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed, remember the place, let the record go."""
        if not self.may_leave():
            event.ignore()
            return
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self.keep(replace(self.session.settings, geometry=geometry))
        self.jobs.wait()
        self.session.use(None)
        event.accept()

    def may_leave(self) -> bool:
        """Save what is being typed on every page; tell whether the record may be let go.

        Where something could not be saved its page is shown and the person decides.
        """
        for name, page in self._pages.items():
            page.flush()
            if page.holds_unsaved():
                self.navigate(name)
                return self.messages.confirm(UNSAVED, "Leave without it", no="Stay here")
        return True

    def _build(self) -> None:
        self._covers.addWidget(self._main)
        self._covers.setObjectName("page")
        self.setCentralWidget(self._covers)
        self._toast = Toast(self)
        self.progress = ProgressStrip(self)
        self._ring = FocusRing(self)
        self.setMinimumSize(*_LEAST)
        self._restore_place()

    def _connect(self) -> None:
        self.sidebar.picked.connect(self.navigate)
        self.sidebar.text_size.connect(self._cycle_text_size)
        self.session.opened.connect(self._opened)
        self.session.changed.connect(self.menus.update_state)
        self.session.settings_changed.connect(self._settings_changed)
        self.session.renamed.connect(self._show_owner)
        theme().changed.connect(self._fit)

    def _fit(self) -> None:
        self.sidebar.fit(self.width(), self.height() - self.menuBar().height())
        self._toast.place()
        self.progress.place()

    def _opened(self) -> None:
        self.menus.update_state()
        if not self.session.is_open():
            return
        library = self.session.library
        self._show_owner()
        self.banner.show_for(self.session)
        self.keep(replace(self.session.settings, last_person=library.person_id))
        self.navigate("today")

    def _show_owner(self) -> None:
        self.sidebar.show_owner(self.session.library.label)

    def _settings_changed(self) -> None:
        app, settings = QApplication.instance(), self.session.settings
        if isinstance(app, QApplication):
            theme().follow(app, settings.theme, settings.text_size)
        self.menus.update_state()

    def _cycle_text_size(self) -> None:
        size = cycled_text_size(self.session.settings.text_size)
        self.keep(replace(self.session.settings, text_size=size))

    def _step(self, which: str) -> None:
        shown = self.page()
        if shown is not None:
            shown.flush()
            if shown.holds_unsaved():
                # Its sentence is on the screen; the step before it is not what is meant.
                return
        library = self.session.library
        try:
            what = library.undo() if which == "undo" else library.redo()
        except AppError as fault:
            self.messages.fault(fault)
            return
        if what:
            self.toast(f"{'Undone' if which == 'undo' else 'Done again'}: {what}")

    def _restore_place(self) -> None:
        """Stand where the window stood last, unless that is off every screen of now."""
        kept = self.session.settings.geometry
        self.resize(*_SIZE)
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii")))
        frame = self.frameGeometry()
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        seen = [screen.intersected(frame) for screen in screens]
        if not any(part.width() >= _SEEN and part.height() >= _SEEN for part in seen):
            home = QGuiApplication.primaryScreen().availableGeometry()
            self.move(home.topLeft())
        home = self.screen().availableGeometry()
        if kept:
            self.resize(min(self.width(), home.width()), min(self.height(), home.height()))
