"""One application for all window tests: offscreen, bundled font, a record made for each test."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

# Before Qt is imported: no screen is needed and none is touched.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from apptprep import bundled
from apptprep.folders import Folders
from apptprep.settings import Settings
from apptprep.store import Library, People
from apptprep.ui import app as ui_app
from apptprep.ui.session import Session
from apptprep.ui.theme import theme
from apptprep.ui.window import Window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NOW = dt.datetime(2026, 5, 12, 9, 4, tzinfo=dt.timezone(dt.timedelta(hours=2)))
"""The moment every window test happens at: a Tuesday morning."""


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application with the bundled font, so that sizes are the same everywhere."""
    app = ui_app.application()
    for name in bundled.names("fonts", ".ttf"):
        QFontDatabase.addApplicationFontFromData(bundled.read_bytes(name))
    font = QFont("Noto Sans")
    font.setPixelSize(16)
    app.setFont(font)
    theme().apply(app, "light", 1.0)
    return app


@pytest.fixture(autouse=True)
def _tidy(qapp: QApplication) -> Iterator[None]:
    """Really delete what a test closed, and go back to light and text size 1."""
    yield
    kept = False
    for window in qapp.topLevelWidgets():
        # A popup belongs to its combo box or completer, a kept window to its test module.
        kept = kept or bool(window.property("kept"))
        if window.property("kept") or window.windowType() == Qt.WindowType.Popup:
            continue
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if not kept:
        theme().follow(qapp, "light", 1.0)


@pytest.fixture
def people(folders: Folders) -> People:
    """The list of people of this test, empty."""
    return People(folders.people)


@pytest.fixture
def library(people: People) -> Iterator[Library]:
    """An open, empty record without a passphrase."""
    with people.create("Maria") as made:
        yield made


@pytest.fixture
def session(qapp: QApplication, folders: Folders, people: People) -> Session:
    """A session without a record, at the moment of :data:`NOW`."""
    made = Session(folders, Settings(theme="light"), lambda: NOW)
    made.people = people
    made.setParent(None)
    assert qapp is not None
    return made


@pytest.fixture
def window(qtbot: QtBot, session: Session, library: Library) -> Window:
    """The main window, shown, with the open record on Today."""
    made = ui_app.make_window(session)
    qtbot.addWidget(made)
    made.resize(1280, 820)
    made.show()
    session.use(library)
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def settled(qtbot: QtBot) -> Callable[[], None]:
    """Let layouts and posted events come to rest."""

    def wait() -> None:
        for _ in range(3):
            QApplication.sendPostedEvents()
            QApplication.processEvents()

    assert qtbot is not None
    return wait
