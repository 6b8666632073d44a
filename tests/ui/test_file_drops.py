"""A file dropped anywhere on the window is brought in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from apptprep.ui.pages.bring_in import BringInPage
from apptprep.ui.window import Window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ACTION = Qt.DropAction.CopyAction
BUTTON = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def drop(window: Window, at: QPoint, mime: QMimeData) -> bool:
    """Drag something over a place of the window and let it go; tell whether it was taken."""
    handle = window.windowHandle()
    assert handle is not None
    enter = QDragEnterEvent(at, ACTION, mime, BUTTON, NONE)
    enter.ignore()
    QCoreApplication.sendEvent(handle, enter)
    if not enter.isAccepted():
        return False
    QCoreApplication.sendEvent(handle, QDropEvent(QPointF(at), ACTION, mime, BUTTON, NONE))
    return True


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def middle(window: Window, widget: QWidget) -> QPoint:
    return widget.mapTo(window, widget.rect().center())


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "log.csv"
    path.write_text("date,symptom,score\n2026-05-03,pain,4\n")
    return path


def test_on_any_page_and_over_a_text_field(qtbot: QtBot, window: Window, log: Path) -> None:
    window.navigate("person")
    field = next(edit for edit in window.findChildren(QLineEdit) if edit.isVisible())
    assert drop(window, middle(window, field), files(log.parent))
    assert window.shown() == "bring-in"
    page = window.page()
    assert isinstance(page, BringInPage)
    qtbot.waitUntil(lambda: len(page.boxes) == 1, timeout=10_000)
    assert field.text() == ""


def test_words_that_are_dragged_go_their_own_way(window: Window) -> None:
    mime = QMimeData()
    mime.setText("words")
    drop(window, QPoint(5, 5), mime)
    assert window.shown() == "today"


def test_what_takes_files_itself_keeps_them(window: Window, log: Path) -> None:
    window.navigate("reports")
    page = window.page()
    assert page is not None
    taken: list[object] = []
    page.take = taken.append  # type: ignore[attr-defined]
    drop(window, middle(window, page), files(log))
    assert window.shown() in ("reports", "bring-in")  # a table is no paper: it goes on to bring in
