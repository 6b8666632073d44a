"""A press beside a list of suggested words does what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCompleter, QLineEdit, QPushButton, QWidget

from apptprep.ui.click_through import ClickThrough

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_press_reaches_the_button_and_the_list_closes(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    field, button = QLineEdit(window), QPushButton("Add", window)
    button.move(300, 0)
    completer = QCompleter(QStringListModel(["letrozole", "letosteine"], field), field)
    completer.setWidget(field)
    popup = completer.popup()
    assert popup is not None
    ClickThrough(popup)
    clicked: list[int] = []
    button.clicked.connect(lambda: clicked.append(1))
    with qtbot.waitExposed(window):
        window.show()
    completer.setCompletionPrefix("let")
    completer.complete()
    qtbot.waitUntil(popup.isVisible)
    beside = popup.mapFromGlobal(button.mapToGlobal(QPoint(5, 5)))
    QTest.mousePress(popup, Qt.MouseButton.LeftButton, pos=beside)
    qtbot.waitUntil(lambda: clicked == [1])
    assert not popup.isVisible()
