"""Today: one click logs a symptom, a tick takes a dose, the call-now card is always there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from tests.ui.conftest import NOW

from apptprep.errors import CannotWrite
from apptprep.records import (
    Appointment,
    DoseTaken,
    Measurement,
    Medication,
    Person,
    SymptomEntry,
    When,
)
from apptprep.ui.cards.call_now import CallNowCard
from apptprep.ui.cards.quick_log import ScoreLine
from apptprep.ui.pages.log import LogPage
from apptprep.ui.pages.symptoms import SymptomsPage
from apptprep.ui.pages.today import TodayPage
from apptprep.ui.window import Window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TODAY = NOW.date()


@pytest.fixture
def page(window: Window) -> TodayPage:
    found = window.page()
    assert isinstance(found, TodayPage)
    return found


def line(page: TodayPage, term: str) -> ScoreLine:
    return next(line for line in page.quick_log.lines if line.term == term)


def logged(window: Window) -> list[tuple[str, int | None]]:
    return [(entry.term, entry.now) for entry in window.session.snapshot().all(SymptomEntry)]


def test_one_click_logs_a_symptom(qtbot: QtBot, window: Window, page: TodayPage) -> None:
    qtbot.mouseClick(line(page, "Pain").score.buttons[4], Qt.MouseButton.LeftButton)
    assert logged(window) == [("Pain", 4)]
    entry = window.session.snapshot().all(SymptomEntry)[0]
    assert entry.when == When.now(NOW)
    assert line(page, "Pain").status.text() == "4, moderate · saved at 09:04"
    assert window._toast.text() == "Saved: Pain 4, moderate"


def test_tab_and_a_digit_logs_it_too(qtbot: QtBot, window: Window, page: TodayPage) -> None:
    button = line(page, "Nausea").score.buttons[0]
    button.setFocus()
    qtbot.keyClicks(button, "7")
    assert logged(window) == [("Nausea", 7)]


def test_another_number_at_once_corrects_the_slip(
    qtbot: QtBot, window: Window, page: TodayPage
) -> None:
    qtbot.mouseClick(line(page, "Pain").score.buttons[4], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(line(page, "Pain").score.buttons[5], Qt.MouseButton.LeftButton)
    assert logged(window) == [("Pain", 5)]


def test_another_number_later_is_another_entry(
    qtbot: QtBot, window: Window, page: TodayPage
) -> None:
    before = NOW - dt.timedelta(hours=2)
    window.session.save(SymptomEntry(term="Pain", now=2, when=When.now(before), created=before))
    assert line(page, "Pain").score.value() == 2
    qtbot.mouseClick(line(page, "Pain").score.buttons[5], Qt.MouseButton.LeftButton)
    assert sorted(logged(window)) == [("Pain", 2), ("Pain", 5)]


def test_the_undo_of_the_message_takes_it_back(
    qtbot: QtBot, window: Window, page: TodayPage
) -> None:
    qtbot.mouseClick(line(page, "Pain").score.buttons[4], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(window._toast._button, Qt.MouseButton.LeftButton)
    assert logged(window) == []
    assert line(page, "Pain").score.value() is None


def test_yesterdays_number_stands_beside(window: Window, page: TodayPage) -> None:
    day = NOW - dt.timedelta(days=1)
    window.session.save(SymptomEntry(term="pain", now=3, when=When.now(day)))
    assert line(page, "Pain").status.text() == "yesterday 3"


def test_a_save_that_fails_is_told_and_nothing_looks_saved(
    qtbot: QtBot, window: Window, page: TodayPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def full(*_records: object, **_words: object) -> None:
        raise CannotWrite("The disk is full. Nothing is lost.")

    monkeypatch.setattr(window.session.library, "save", full)
    monkeypatch.setattr(window.messages, "fault", lambda fault: said.append(str(fault)))
    qtbot.mouseClick(line(page, "Pain").score.buttons[4], Qt.MouseButton.LeftButton)
    assert said == ["The disk is full. Nothing is lost."]
    assert line(page, "Pain").score.value() is None


def test_another_symptom_gets_its_own_row(qtbot: QtBot, window: Window, page: TodayPage) -> None:
    qtbot.mouseClick(page.quick_log.more, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(page.quick_log.field, "hiccups")
    qtbot.keyClick(page.quick_log.field, Qt.Key.Key_Return)
    qtbot.mouseClick(line(page, "Hiccups").score.buttons[2], Qt.MouseButton.LeftButton)
    assert logged(window) == [("Hiccups", 2)]


def test_a_tick_takes_a_dose_and_taking_it_off_removes_it(
    qtbot: QtBot, window: Window, page: TodayPage
) -> None:
    medicine = Medication(
        name="Omeprazole", strength="20 mg", schedule="scheduled", times=("evening",)
    )
    window.session.save(medicine)
    (check,) = page.doses.checks.values()
    check.box.click()
    (dose,) = window.session.snapshot().all(DoseTaken)
    assert (dose.medication, dose.slot, dose.when) == (medicine.id, "evening", When.now(NOW))
    check.box.click()
    assert window.session.snapshot().all(DoseTaken) == ()


def test_when_needed_doses_are_counted(qtbot: QtBot, window: Window, page: TodayPage) -> None:
    window.session.save(Medication(name="Ondansetron", schedule="when-needed"))
    (taken,) = (
        made
        for made in page.doses.findChildren(type(page.quick_log.more))
        if made.text() == "Taken"
    )
    for _ in range(2):
        qtbot.mouseClick(taken, Qt.MouseButton.LeftButton)
    assert len(window.session.snapshot().all(DoseTaken)) == 2
    assert [label.text() for label in page.doses._counts.values()] == ["2 taken today"]


def test_a_stopped_medicine_is_not_asked_about(window: Window, page: TodayPage) -> None:
    window.session.save(Medication(name="Omeprazole", times=("evening",), why_stopped="not needed"))
    assert not page.doses.checks


def test_the_next_visit_and_its_steps(qtbot: QtBot, window: Window, page: TodayPage) -> None:
    assert page.next_visit.go.text() == "Add my visit"
    when = When.parse("14 May 2026 10:30", TODAY)
    window.session.save(Appointment(who="Dr Okafor", when=when), Person(called="Maria"))
    assert page.heading.text() == "Good morning, Maria"
    assert page.next_visit.who.text() == "Dr Okafor"
    assert page.next_visit.when.text() == "Thursday 14 May at 10:30"
    assert page.next_visit._pill.text() == "In 2 days"
    qtbot.mouseClick(page.next_visit.go, Qt.MouseButton.LeftButton)
    assert window.shown() == "symptoms"


def test_the_call_now_card_shows_the_teams_number_and_its_signs(
    qtbot: QtBot, window: Window, page: TodayPage, settled: Callable[[], None]
) -> None:
    assert page.call_now.isVisible()
    assert page.call_now.add.isVisible()
    window.session.save(Person(team_phone="555 0134"))
    settled()
    assert "555 0134" in page.call_now._team.text()
    assert page.call_now._lines.count() == 0, "built when they are looked at"
    assert not page.call_now.add.isVisible()
    qtbot.mouseClick(page.call_now.more, Qt.MouseButton.LeftButton)
    assert page.call_now._signs.isVisible()
    assert page.call_now._lines.count() > 10


def test_nothing_logged_takes_a_line_away(window: Window, page: TodayPage) -> None:
    before = page.call_now._shown
    window.session.save(SymptomEntry(term="Pain", now=10, when=When.now(NOW)))
    assert page.call_now._shown == before


def said(card: CallNowCard) -> list[str]:
    """Return what the card says about entries that fit, top to bottom; empty when none does."""
    if not card._like_box.isVisible():
        return []
    return [label.text() for label in card._like_box.findChildren(QLabel)]


def test_the_card_opens_at_the_line_that_fits_what_was_written(
    window: Window, page: TodayPage, settled: Callable[[], None]
) -> None:
    card = page.call_now
    assert said(card) == []
    when = When.now(NOW)
    window.session.save(
        Person(team_phone="555 0134"),
        Measurement(what="Temperature", value="38.6", unit="°C", when=when),
    )
    settled()
    texts = said(card)
    assert any("38.6" in text for text in texts)
    assert "Your team: 555 0134" in texts
    lines = card._like_box.mapTo(card, card._like_box.rect().bottomLeft()).y()
    assert lines <= card._team.geometry().top(), "what fits stands first"
    window.undo()
    assert said(card) == []


def test_a_caregivers_entry_opens_the_card_too(window: Window, page: TodayPage) -> None:
    entry = SymptomEntry(
        term="Confusion", worst=7, when=When.now(NOW), seen_by="Tom", written_by="Tom"
    )
    window.session.save(entry)
    assert any("confusion" in text.lower() for text in said(page.call_now))


def test_nothing_is_said_where_no_line_fits(qtbot: QtBot, window: Window, page: TodayPage) -> None:
    before = [label.text() for label in page.call_now.findChildren(QLabel)]
    qtbot.mouseClick(line(page, "Tiredness").score.buttons[2], Qt.MouseButton.LeftButton)
    assert [label.text() for label in page.call_now.findChildren(QLabel)] == before
    assert said(page.call_now) == []


def test_the_emergency_number_on_an_open_line_follows_the_country(
    window: Window, page: TodayPage
) -> None:
    window.session.save(SymptomEntry(term="Fainted", worst=8, when=When.now(NOW)))
    window.session.save(Person(country="Germany"))
    assert "Emergency: 112" in said(page.call_now)
    (person,) = (window.session.snapshot().person,)
    window.session.save(replace(person, country="United States"))
    assert "Emergency: 911" in said(page.call_now)
    assert not any("112" in text for text in said(page.call_now))


def test_the_page_of_symptoms_shows_the_card_while_a_line_fits(
    window: Window, page: TodayPage
) -> None:
    assert page.call_now.isVisible()
    window.navigate("symptoms")
    symptoms = window.page()
    assert isinstance(symptoms, SymptomsPage)
    assert not symptoms.call_now.isVisible()
    window.session.save(SymptomEntry(term="Fainted", worst=8, when=When.now(NOW)))
    assert symptoms.call_now.isVisible()
    assert any("fainted" in text.lower() for text in said(symptoms.call_now))
    window.undo()
    assert not symptoms.call_now.isVisible()


def test_the_list_of_measurements_leads_to_the_card_while_a_line_fits(
    qtbot: QtBot, window: Window
) -> None:
    window.navigate("log")
    log = window.page()
    assert isinstance(log, LogPage)
    assert not log.call.isVisible()
    when = When.now(NOW)
    window.session.save(Measurement(what="Temperature", value="36.9", unit="°C", when=when))
    assert not log.call.isVisible()
    window.session.save(Measurement(what="Temperature", value="38.6", unit="°C", when=when))
    assert log.call.isVisible()
    qtbot.mouseClick(log.call.see, Qt.MouseButton.LeftButton)
    assert window.shown() == "today"
