"""From the first sight of the window to an open record, and what can stand in between."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from apptprep.folders import Folders
from apptprep.records import Appointment, Person
from apptprep.store import People
from apptprep.ui import app as ui_app
from apptprep.ui.covers import (
    ChooserCover,
    Cover,
    FaultCover,
    NewPersonCover,
    StartCover,
    UnlockCover,
)
from apptprep.ui.listing.page import RecordsPage
from apptprep.ui.pages.help import HelpPage
from apptprep.ui.recovery import RecoveryCover
from apptprep.ui.session import Session
from apptprep.ui.window import Window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

C = TypeVar("C", bound=Cover)
Started = Callable[[], Window]


@pytest.fixture
def started(qtbot: QtBot, session: Session) -> Started:
    """Start the window as the program does."""

    def start() -> Window:
        made = ui_app.make_window(session)
        qtbot.addWidget(made)
        made.resize(1000, 800)
        made.show()
        made.opening.begin()
        return made

    return start


def cover(qtbot: QtBot, window: Window, kind: type[C]) -> C:
    """Wait until a cover of a kind stands there."""

    def stands() -> None:
        assert isinstance(window._covers.currentWidget(), kind)

    qtbot.waitUntil(stands, timeout=5000)
    found = window._covers.currentWidget()
    assert isinstance(found, kind)
    return found


def press(qtbot: QtBot, widget: QWidget, text: str) -> None:
    """Press the button of that text."""
    found = [b for b in widget.findChildren(QPushButton) if b.text().replace("&", "") == text]
    assert found, [b.text() for b in widget.findChildren(QPushButton)]
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def opened(qtbot: QtBot, window: Window) -> None:
    qtbot.waitUntil(window.session.is_open, timeout=10_000)


def test_first_start_offers_three_ways_and_my_visit_makes_a_record(
    qtbot: QtBot, started: Started, people: People
) -> None:
    window = started()
    start = cover(qtbot, window, StartCover)
    press(qtbot, start, "Add my visit")
    opened(qtbot, window)
    qtbot.waitUntil(lambda: window.shown() == "visits")
    assert [entry.label for entry in people.entries()] == ["My record"]
    page = window.page()
    assert isinstance(page, RecordsPage)
    assert isinstance(page.list.pane.autosave.record, Appointment)
    window.sidebar.brand.click()
    assert window.shown() == "person"


def test_the_sample_is_marked_and_gone_in_one_click(
    qtbot: QtBot, started: Started, people: People
) -> None:
    window = started()
    press(qtbot, cover(qtbot, window, StartCover), "Try with a sample person")
    opened(qtbot, window)
    assert window.session.library.is_sample
    assert window.banner.isVisible()
    press(qtbot, window.banner, "Remove the sample and start my own")
    cover(qtbot, window, StartCover)
    assert people.entries() == ()


def test_one_record_without_passphrase_opens_by_itself(
    qtbot: QtBot, started: Started, people: People
) -> None:
    people.create("Maria").close()
    window = started()
    opened(qtbot, window)
    assert window.shown() == "today"
    assert window.sidebar.brand.owner.text() == "Maria"


def test_several_people_are_asked_for_and_the_one_clicked_opens(
    qtbot: QtBot, started: Started, people: People
) -> None:
    people.create("Maria").close()
    people.create("Tom").close()
    window = started()
    chooser = cover(qtbot, window, ChooserCover)
    at = chooser.list.rows.index(chooser.list.rows.row_of(people.named("Tom").id))
    place = chooser.list.visualRect(at).center()
    qtbot.mouseClick(chooser.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    opened(qtbot, window)
    assert window.session.library.label == "Tom"


def test_a_wrong_passphrase_is_a_sentence_and_the_right_one_opens(
    qtbot: QtBot, started: Started, people: People
) -> None:
    people.create("Maria", "correct horse").close()
    window = started()
    unlock = cover(qtbot, window, UnlockCover)
    qtbot.keyClicks(unlock.field, "battery staple")
    qtbot.keyClick(unlock.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "not the passphrase" in unlock.fault.text(), timeout=10_000)
    assert not window.session.is_open()
    unlock.field.clear()
    qtbot.keyClicks(unlock.field, "correct horse")
    qtbot.keyClick(unlock.field, Qt.Key.Key_Return)
    opened(qtbot, window)


def test_a_record_in_use_says_so_and_opens_once_it_is_free(
    qtbot: QtBot, started: Started, people: People
) -> None:
    held = people.create("Maria")
    window = started()
    fault = cover(qtbot, window, FaultCover)
    assert "open" in fault.words.text()
    assert not window.session.is_open()
    held.close()
    press(qtbot, fault, "Try again")
    opened(qtbot, window)


def test_a_new_person_with_a_passphrase_gets_a_recovery_code(
    qtbot: QtBot, started: Started, people: People, tmp_path: Path
) -> None:
    people.create("Maria").close()
    window = started()
    opened(qtbot, window)
    window.actions_for_menus.new_person()
    new = cover(qtbot, window, NewPersonCover)
    new.label.setText("Tom")
    qtbot.keyClicks(new.first, "correct horse")
    qtbot.keyClicks(new.second, "correct hose")
    press(qtbot, new, "Make the record")
    assert "differ" in new.fault.text()
    new.second.setText("correct horse")
    press(qtbot, new, "Make the record")
    code = cover(qtbot, window, RecoveryCover)
    target = tmp_path / "code.pdf"
    window.messages.save_file = lambda *_: target  # type: ignore[method-assign]
    press(qtbot, code, "Save as a page…")
    assert target.read_bytes().startswith(b"%PDF")
    press(qtbot, code, "Go on")
    assert window.session.library.label == "Tom"
    assert window.session.library.has_recovery_code
    assert window.shown() == "person"


def test_a_backup_becomes_a_record_of_its_own(
    qtbot: QtBot, started: Started, people: People, tmp_path: Path
) -> None:
    backup = tmp_path / "mine.apptprep"
    with people.create("Maria") as library:
        library.save(Person(called="Maria"))
        library.backup(backup)
    window = started()
    opened(qtbot, window)
    window.messages.open_file = lambda *_: backup  # type: ignore[method-assign]
    first = window.session.library.person_id
    window.actions_for_menus.restore()
    qtbot.waitUntil(
        lambda: window.session.is_open() and window.session.library.person_id != first,
        timeout=10_000,
    )
    assert window.session.snapshot().person.called == "Maria"
    assert len(people.entries()) == 2


def test_a_backup_with_a_passphrase_asks_for_it(
    qtbot: QtBot, started: Started, people: People, tmp_path: Path
) -> None:
    backup = tmp_path / "locked.apptprep"
    with people.create("Maria", "correct horse") as library:
        library.save(Person(called="Maria"))
        library.backup(backup)
        person_id = library.person_id
    people.erase(person_id)
    window = started()
    start = cover(qtbot, window, StartCover)
    window.messages.open_file = lambda *_: backup  # type: ignore[method-assign]
    press(qtbot, start, "Open a backup")
    unlock = cover(qtbot, window, UnlockCover)
    qtbot.keyClicks(unlock.field, "battery staple")
    qtbot.keyClick(unlock.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "not the passphrase" in unlock.fault.text(), timeout=10_000)
    assert people.entries() == ()
    unlock.field.setText("correct horse")
    qtbot.keyClick(unlock.field, Qt.Key.Key_Return)
    opened(qtbot, window)
    assert window.session.snapshot().person.called == "Maria"


def test_a_broken_backup_is_a_sentence_and_the_list_comes_back(
    qtbot: QtBot, started: Started, people: People, tmp_path: Path
) -> None:
    people.create("Maria").close()
    broken = tmp_path / "broken.apptprep"
    broken.write_bytes(b"no backup at all")
    window = started()
    opened(qtbot, window)
    said: list[str] = []
    window.messages.open_file = lambda *_: broken  # type: ignore[method-assign]
    window.messages.fault = lambda fault: said.append(str(fault))  # type: ignore[method-assign]
    window.actions_for_menus.restore()
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert len(people.entries()) == 1


def test_help_can_be_read_before_any_record_is_open(
    qtbot: QtBot, started: Started, people: People
) -> None:
    people.create("Maria", "correct horse").close()
    window = started()
    cover(qtbot, window, UnlockCover)
    window.actions_for_menus.about()
    shown = window._covers.currentWidget()
    assert shown is not None
    assert shown.findChildren(HelpPage)
    window.navigate("settings")
    assert window._covers.currentWidget() is shown
    press(qtbot, shown, "Back")
    cover(qtbot, window, ChooserCover)


def test_nothing_can_be_asked_of_the_list_before_it_is_loaded(
    qtbot: QtBot, session: Session
) -> None:
    session.people = None
    window = ui_app.make_window(session)
    qtbot.addWidget(window)
    actions = {a.text(): a for a in window.menus._needs_people}
    assert [action.isEnabled() for action in actions.values()] == [False, False, False]
    window.opening.begin()
    cover(qtbot, window, StartCover)
    assert all(action.isEnabled() for action in actions.values())


def test_the_window_shows_before_sqlalchemy_is_loaded(folders: Folders) -> None:
    program = f"""
import sys
from pathlib import Path
from apptprep.folders import find
from apptprep.ui import app
from apptprep.ui.session import Session
from apptprep.settings import Settings
made = app.application()
window = app.make_window(Session(find({str(folders.data)!r}), Settings()))
window.show()
made.processEvents()
heavy = [name for name in ("sqlalchemy", "alembic", "sqlcipher3", "reportlab", "pypdfium2")
         if name in sys.modules]
print("heavy:", heavy)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert "heavy: []" in done.stdout
