"""What the File and Help menus do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from pathlib import Path

    from apptprep.jobs import Preview
    from apptprep.ui.pages.bring_in import BringInPage
    from apptprep.ui.window import Window

BACKUP_KIND = "Backup of a record (*.apptprep)"


class FileActions(QObject):
    """New person, open, bring in, export, back up, restore, about."""

    def __init__(self, window: Window) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window = window

    def new_person(self) -> None:
        """Ask for a new record."""
        if self._window.may_leave():
            self._window.opening.new_person()

    def open_person(self) -> None:
        """Show the list of people."""
        if self._window.may_leave():
            self._window.opening.choose()

    def restore(self) -> None:
        """Open a backup as a new record."""
        if self._window.may_leave():
            self._window.opening.restore()

    def bring_in(self) -> None:
        """Ask for files and show what they hold."""
        page = self._bring_in_page()
        if page is not None:
            page.ask()

    def bring_in_paths(self, paths: tuple[Path, ...]) -> None:
        """Read files and folders that were dropped, and show what they hold."""
        page = self._bring_in_page()
        if page is not None:
            page.read(paths)

    def show_preview(self, preview: Preview) -> None:
        """Show what was found elsewhere than in files."""
        page = self._bring_in_page()
        if page is not None:
            page.show_preview(preview)

    def _bring_in_page(self) -> BringInPage | None:
        """Go to the page and return it; None where something unsaved keeps the window."""
        # Late: it knows every file format, and the window is to show before any of them is loaded.
        from apptprep.ui.pages.bring_in import BringInPage

        self._window.navigate("bring-in")
        page = self._window.page()
        return page if isinstance(page, BringInPage) else None

    def back_up(self) -> None:
        """Write a backup, read it back, and say so."""
        self._flush()
        today = self._window.session.today()
        name = f"record-{today.isoformat()}.apptprep"
        path = self._window.messages.save_file("Back up this record", name, BACKUP_KIND)
        if path is None:
            return
        library = self._window.session.library

        def done(_result: object) -> None:
            self._window.toast(f"Backed up and checked: {path.name}")

        def work(progress: object) -> object:
            from apptprep.jobs import safety

            return safety.back_up(library, path, progress)  # type: ignore[arg-type]

        self._window.run("Backing up…", work, done)

    def about(self) -> None:
        """Show what the app is made of and under which licences."""
        self._window.navigate("help", "licences")

    def _flush(self) -> None:
        page = self._window.page()
        if page is not None:
            page.flush()
