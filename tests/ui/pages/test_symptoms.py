"""Symptoms: a number with its details, the chart, changing and removing an entry."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton
from tests.ui.conftest import NOW

from apptprep.errors import CannotWrite
from apptprep.records import SymptomEntry, When
from apptprep.ui.pages.symptoms import SymptomsPage
from apptprep.ui.window import Window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LATER = 3000


@pytest.fixture
def page(window: Window) -> SymptomsPage:
    window.navigate("symptoms")
    found = window.page()
    assert isinstance(found, SymptomsPage)
    return found


def entries(window: Window) -> tuple[SymptomEntry, ...]:
    return window.session.snapshot().all(SymptomEntry)


def tick(page: SymptomsPage, place: str) -> None:
    box = next(b for b in page.entry.places.findChildren(QCheckBox) if b.text() == place)
    box.click()


def test_number_places_and_note_become_one_entry(
    qtbot: QtBot, window: Window, page: SymptomsPage
) -> None:
    qtbot.mouseClick(page.entry.score.buttons[6], Qt.MouseButton.LeftButton)
    tick(page, "Lower belly")
    qtbot.keyClicks(page.entry.note, "worse after lunch")
    qtbot.waitUntil(lambda: entries(window)[0].note == "worse after lunch", timeout=LATER)
    (entry,) = entries(window)
    assert (entry.term, entry.now, entry.sites) == ("Pain", 6, ("lower-belly",))


def test_a_note_without_a_number_is_kept_when_the_page_is_left(
    qtbot: QtBot, window: Window, page: SymptomsPage
) -> None:
    qtbot.keyClicks(page.entry.note, "cannot say how strong")
    window.navigate("today")
    (entry,) = entries(window)
    assert (entry.term, entry.now, entry.note) == ("Pain", None, "cannot say how strong")


def test_a_note_that_cannot_be_saved_is_kept_and_saved_later(
    qtbot: QtBot, window: Window, page: SymptomsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def full(*_records: object, **_words: object) -> None:
        raise CannotWrite("The disk is full. Nothing is lost.")

    monkeypatch.setattr(window.messages, "fault", lambda fault: said.append(str(fault)))
    with monkeypatch.context() as broken:
        broken.setattr(window.session.library, "save", full)
        qtbot.keyClicks(page.entry.note, "after lunch")
        page.flush()
        assert said
        assert page.holds_unsaved()
        assert page.entry.note.toPlainText() == "after lunch"
    page.flush()
    assert not page.holds_unsaved()
    assert [entry.note for entry in entries(window)] == ["after lunch"]


def test_another_chip_logs_another_symptom(
    qtbot: QtBot, window: Window, page: SymptomsPage
) -> None:
    qtbot.mouseClick(page.entry._chips["Nausea"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.entry.score.buttons[3], Qt.MouseButton.LeftButton)
    assert [(entry.term, entry.now) for entry in entries(window)] == [("Nausea", 3)]
    assert page.trend.title.text() == "Nausea over time"


def test_an_own_symptom_is_added_once(qtbot: QtBot, window: Window, page: SymptomsPage) -> None:
    for typed in ("hiccups", "HICCUPS"):
        qtbot.mouseClick(page.entry.add, Qt.MouseButton.LeftButton)
        qtbot.keyClicks(page.entry.field, typed)
        qtbot.keyClick(page.entry.field, Qt.Key.Key_Return)
    assert [term for term in page.entry._chips if term.casefold() == "hiccups"] == ["Hiccups"]
    qtbot.mouseClick(page.entry.score.buttons[1], Qt.MouseButton.LeftButton)
    assert entries(window)[0].term == "Hiccups"


def test_all_places_unfold_and_keep_their_ticks(page: SymptomsPage) -> None:
    few = len(page.entry.places.findChildren(QCheckBox))
    tick(page, "Head")
    page.entry._more.click()
    assert len(page.entry.places.findChildren(QCheckBox)) > few
    assert page.entry.places.chosen() == ("head",)


def test_the_chart_says_what_it_shows(window: Window, page: SymptomsPage) -> None:
    window.session.save(
        *(
            SymptomEntry(term="Pain", now=value, when=When.now(NOW - dt.timedelta(days=ago)))
            for ago, value in ((20, 2), (10, 7), (0, 4))
        )
    )
    assert page.trend.sentence.text() == "3 entries in 30 days. Lowest 2, highest 7, latest 4."
    assert page.trend.chart.accessibleDescription().startswith("Pain. 3 entries")
    page.trend.span.choose("7")
    assert page.trend.sentence.text() == "1 entry in 7 days. It is 4."


def test_change_opens_the_entry_and_saves_what_is_typed(
    qtbot: QtBot, window: Window, page: SymptomsPage
) -> None:
    entry = SymptomEntry(term="Pain", now=4, when=When.now(NOW - dt.timedelta(days=2)))
    window.session.save(entry)
    change = next(b for b in page.recent.findChildren(QPushButton) if b.text() == "Change")
    qtbot.mouseClick(change, Qt.MouseButton.LeftButton)
    assert page.detail.isVisible()
    assert not page.entry.isVisible()
    done = page.detail.form.editor("done")
    field = done.findChildren(type(page.entry.field))[0]
    qtbot.keyClicks(field, "lay down")
    press = next(b for b in page.detail.findChildren(QPushButton) if b.text() == "Done")
    qtbot.mouseClick(press, Qt.MouseButton.LeftButton)
    assert entries(window)[0].done == "lay down"
    assert page.entry.isVisible()


def test_remove_can_be_undone(qtbot: QtBot, window: Window, page: SymptomsPage) -> None:
    entry = SymptomEntry(term="Pain", now=4, when=When.now(NOW))
    window.session.save(entry)
    page.show_record(entry.id)
    press = next(b for b in page.detail.findChildren(QPushButton) if b.text() == "Remove")
    qtbot.mouseClick(press, Qt.MouseButton.LeftButton)
    assert entries(window) == ()
    window.undo()
    assert [found.id for found in entries(window)] == [entry.id]
