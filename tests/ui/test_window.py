"""The window: pages, keys, sidebar and rail, undo, what it remembers."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from apptprep.records import Person
from apptprep.settings import load
from apptprep.ui import app as ui_app
from apptprep.ui import pages
from apptprep.ui.session import Session
from apptprep.ui.window import Window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TOP = [entry.name for entry in pages.ENTRIES if entry.place == "top"]


@pytest.mark.parametrize(("number", "page"), list(enumerate(TOP, 1)))
def test_control_and_a_digit_shows_a_page(
    qtbot: QtBot, window: Window, number: int, page: str
) -> None:
    window.navigate("settings")
    qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
    assert window.shown() == page


def test_the_title_names_nobody(window: Window) -> None:
    window.session.save(Person(name="Maria Santos", called="Maria"))
    assert window.windowTitle() == "apptprep"


def test_a_click_in_the_sidebar_shows_the_page(qtbot: QtBot, window: Window) -> None:
    nav = window.sidebar.nav
    place = nav.visualRect(nav.model().index(1, 0)).center()
    qtbot.mouseClick(nav.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.shown() == "symptoms"


def test_a_narrow_window_has_a_rail_with_words(window: Window, settled: Callable[[], None]) -> None:
    assert not window.sidebar.is_rail()
    wide = window.sidebar.width()
    window.resize(700, 820)
    settled()
    assert window.sidebar.is_rail()
    assert window.sidebar.width() < wide


def test_large_text_makes_the_rail_too(window: Window, settled: Callable[[], None]) -> None:
    window.keep(replace(window.session.settings, text_size=2.0))
    settled()
    assert window.sidebar.is_rail()


def test_undo_and_redo_take_back_and_say_what(window: Window) -> None:
    window.session.save(Person(called="Maria"), what="your name")
    window.undo()
    assert window.session.snapshot().person.called == ""
    assert window._toast.text() == "Undone: your name"
    window.redo()
    assert window.session.snapshot().person.called == "Maria"
    assert window._toast.text() == "Done again: your name"


def test_undo_is_off_where_there_is_nothing_to_undo(window: Window) -> None:
    assert not window.menus.undo.isEnabled()
    window.session.save(Person(called="Maria"))
    assert window.menus.undo.isEnabled()
    window.undo()
    assert not window.menus.undo.isEnabled()
    assert window.menus.redo.isEnabled()


def test_text_size_and_theme_are_kept(window: Window) -> None:
    window.change_text_size(1)
    window.choose_theme("dark")
    kept = load(window.session.folders.settings_file)
    assert (kept.text_size, kept.theme) == (1.25, "dark")


def test_text_size_stops_at_its_ends(window: Window) -> None:
    window.change_text_size(-1)
    assert window.session.settings.text_size == 1.0
    for _ in range(9):
        window.change_text_size(1)
    assert window.session.settings.text_size == 2.0


def test_a_window_off_every_screen_comes_back(
    qtbot: QtBot, window: Window, session: Session
) -> None:
    window.move(20_000, 20_000)
    window.close()
    again = ui_app.make_window(Session(session.folders, load(session.folders.settings_file)))
    qtbot.addWidget(again)
    assert again.screen().availableGeometry().intersects(again.frameGeometry())


def test_closing_lets_the_record_go(window: Window) -> None:
    person_id = window.session.library.person_id
    people = window.session.people
    assert people is not None
    window.close()
    with people.open(person_id) as again:
        assert again.person_id == person_id


def test_every_menu_entry_has_its_own_mnemonic(window: Window) -> None:
    bar = window.menuBar()
    groups = {"bar": [action.text() for action in bar.actions()]}
    for action in bar.actions():
        menu = action.menu()
        entries = menu.actions()  # type: ignore[attr-defined]
        groups[action.text()] = [e.text() for e in entries if not e.isSeparator()]
    for name, texts in groups.items():
        keys = [found[1].lower() for text in texts if (found := re.search(r"&(\w)", text))]
        assert len(keys) == len(texts), name
        assert len(set(keys)) == len(keys), (name, texts)


def test_the_sidebar_is_a_list_for_screen_readers(window: Window) -> None:
    seen = QAccessible.queryAccessibleInterface(window.sidebar.nav)
    assert seen.role() == QAccessible.Role.List
    assert seen.text(QAccessible.Text.Name) == "Sections"


@pytest.mark.parametrize(("page", "marked"), [("trial-sheet", "Trials"), ("log", "Symptoms")])
def test_a_page_behind_another_marks_that_one(window: Window, page: str, marked: str) -> None:
    window.navigate(page)
    assert window.sidebar.nav.currentIndex().data() == marked
    window.navigate("help")
    assert not window.sidebar.nav.currentIndex().isValid()


def test_the_window_stands_before_file_formats_questions_and_packets_are_loaded() -> None:
    program = (
        "import sys, apptprep.ui.app, apptprep.ui.window\n"
        "late = ('jobs', 'exchange', 'packet', 'questions')\n"
        "print([name for name in late if f'apptprep.{name}' in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
