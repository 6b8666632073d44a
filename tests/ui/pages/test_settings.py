"""Settings are kept at once; the passphrase really locks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from apptprep.records import Person, SymptomEntry, Writer
from apptprep.settings import load
from apptprep.store import WrongPassphrase
from apptprep.ui.pages.settings import SettingsPage
from apptprep.ui.recovery import RecoveryCover
from apptprep.ui.window import Window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def page(window: Window) -> SettingsPage:
    window.navigate("settings")
    found = window.page()
    assert isinstance(found, SettingsPage)
    return found


def test_looks_are_kept_at_once(window: Window, page: SettingsPage) -> None:
    page.colors.choose("dark")
    page.sizes.choose("1.25")
    page.paper.choose("Letter")
    kept = load(window.session.folders.settings_file)
    assert (kept.theme, kept.text_size, kept.paper) == ("dark", 1.25, "Letter")


def test_the_menu_and_the_page_agree(window: Window, page: SettingsPage) -> None:
    window.choose_theme("dark")
    assert page.colors.chosen() == "dark"


def test_a_passphrase_is_set_with_a_recovery_code_and_locks(
    qtbot: QtBot, window: Window, page: SettingsPage
) -> None:
    card = page.passphrase
    qtbot.keyClicks(card.new, "correct horse")
    qtbot.keyClicks(card.again, "correct hose")
    qtbot.mouseClick(card.set, Qt.MouseButton.LeftButton)
    assert "differ" in card.fault.text()
    assert not window.session.library.has_passphrase
    card.again.setText("correct horse")
    qtbot.mouseClick(card.set, Qt.MouseButton.LeftButton)
    assert isinstance(window._covers.currentWidget(), RecoveryCover)
    library, people = window.session.library, window.session.people
    assert library.has_recovery_code
    assert people is not None
    person_id = library.person_id
    window.session.use(None)
    with pytest.raises(WrongPassphrase):
        people.open(person_id, "battery staple")
    people.open(person_id, "correct horse").close()


def test_taking_it_off_needs_the_passphrase_of_now(
    qtbot: QtBot, window: Window, page: SettingsPage
) -> None:
    window.session.library.set_passphrase("correct horse")
    page.passphrase.refresh()
    qtbot.mouseClick(page.passphrase.off, Qt.MouseButton.LeftButton)
    assert page.passphrase.fault.isVisible()
    assert window.session.library.has_passphrase
    qtbot.keyClicks(page.passphrase.current, "correct horse")
    qtbot.mouseClick(page.passphrase.off, Qt.MouseButton.LeftButton)
    assert not window.session.library.has_passphrase


def test_the_label_and_country_are_kept(qtbot: QtBot, window: Window, page: SettingsPage) -> None:
    page.label.clear()
    qtbot.keyClicks(page.label, "Mum")
    qtbot.keyClick(page.label, Qt.Key.Key_Return)
    assert window.session.library.label == "Mum"
    assert window.sidebar.brand.owner.text() == "Mum"
    qtbot.keyClicks(page.country, "Ireland")
    window.navigate("today")
    assert window.session.snapshot().person.country == "Ireland"


def test_new_entries_carry_who_writes(window: Window, page: SettingsPage) -> None:
    person = Person(writers=(Writer(name="Tom", role="caregiver"),))
    window.session.save(person)
    page.writer.setCurrentIndex(page.writer.findData("Tom"))
    page.writer.activated.emit(page.writer.currentIndex())
    window.session.save(SymptomEntry(term="Pain", now=3))
    (entry,) = window.session.snapshot().all(SymptomEntry)
    assert entry.written_by == "Tom"
    assert window.session.snapshot().person.written_by == ""


def test_the_last_backup_is_named(window: Window, page: SettingsPage) -> None:
    assert "No backup" in page.backups.text()
    window.session.save(SymptomEntry(term="Pain", now=3))
    window.session.library.back_up_if_due()
    page.record_changed()
    assert page.backups.text().startswith("Last backup, read back and checked: ")
