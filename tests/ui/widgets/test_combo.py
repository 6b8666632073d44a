"""Lists to choose from have lines that a shaky hand can hit, on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from apptprep.ui.widgets import Combo
from apptprep.ui.window import Window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_lines_of_an_open_list_are_36_pixels_high(qtbot: QtBot, window: Window) -> None:
    combo = Combo("Paper")
    combo.addItems(["A4", "Letter"])
    qtbot.addWidget(combo)
    combo.setParent(window)
    combo.show()
    combo.showPopup()
    assert combo.view().visualRect(combo.model().index(0, 0)).height() >= 36
    combo.hidePopup()


def test_every_list_of_the_window_is_one_of_these(window: Window) -> None:
    for page in ("packet", "settings", "trial-sheet", "reports", "medicines"):
        window.navigate(page)
        lists = window.findChildren(QComboBox)
        assert [each for each in lists if not isinstance(each, Combo)] == []
