"""Starts the window: application, look, shell first; the record after the first paint."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from apptprep import settings as app_settings
from apptprep.ui import garbage
from apptprep.ui.background import share_the_processor
from apptprep.ui.last_resort import hook
from apptprep.ui.session import Session
from apptprep.ui.theme import theme
from apptprep.ui.window import Window

if TYPE_CHECKING:
    from apptprep.folders import Folders

DESKTOP_ID = "apptprep"
_START = 3000
"""Milliseconds after which the start is surely over."""


def application() -> QApplication:
    """Return the application, made and named where there is none yet."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    made = QApplication([DESKTOP_ID])
    made.setApplicationName("apptprep")
    made.setApplicationDisplayName("apptprep")
    made.setDesktopFileName(DESKTOP_ID)
    made.setStyle("Fusion")
    return made


def make_window(session: Session) -> Window:
    """Return the dressed window, not shown; its ``opening`` is ready to begin."""
    app = application()
    theme().apply(app, session.settings.theme, session.settings.text_size)
    return Window(session)


def run(folders: Folders) -> int:
    """Open the window and return the exit code when it closes."""
    app = application()
    sys.excepthook = hook(folders.logs)
    garbage.pause()  # nothing of a start is garbage
    share_the_processor()
    session = Session(folders, app_settings.load(folders.settings_file))
    window = make_window(session)
    window.show()
    # After the first paint: what the store brings takes longer than the window.
    QTimer.singleShot(0, window.opening.begin)
    QTimer.singleShot(_START, garbage.resume)
    return app.exec()
