"""The Trials page opens, and leads to the search and to the sheet of what a trial office asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from apptprep.ui import pages
from apptprep.ui.pages.trials import TrialsPage
from apptprep.ui.window import Window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_its_buttons_lead_on(qtbot: QtBot, window: Window) -> None:
    for name, page_name in (("search_online", "find-trials"), ("sheet", "trial-sheet")):
        window.navigate("trials")
        page = window.page()
        assert isinstance(page, TrialsPage)
        qtbot.mouseClick(getattr(page, name), Qt.MouseButton.LeftButton)
        assert window.shown() == page_name


def test_every_page_of_the_window_opens(window: Window) -> None:
    for name in (entry.name for entry in pages.ENTRIES):
        window.navigate(name)
        assert window.shown() == name
