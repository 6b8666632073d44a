"""Very long words, markup, emoji and right-to-left text neither widen a page nor change it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea
from tests.ui.conftest import NOW

from apptprep.records import (
    Appointment,
    Medication,
    Person,
    Question,
    SymptomEntry,
    Treatment,
    When,
)
from apptprep.ui.pages.questions import QuestionsPage
from apptprep.ui.pages.today import TodayPage
from apptprep.ui.window import Window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NASTY = "<b>bold</b> & <script>x</script> 😀👩‍⚕️ שלום مرحبا "
HUGE = NASTY + "x" * 3000 + " word" * 3000


@pytest.fixture
def crowded(window: Window) -> Window:
    window.session.save(
        Person(name=HUGE, called=HUGE, team_phone=HUGE),
        Appointment(who=HUGE, when=When.parse("14 May 2026", NOW.date())),
        Medication(name=HUGE, schedule="scheduled", times=("evening",)),
        Medication(name=HUGE, schedule="when-needed"),
        SymptomEntry(term=HUGE, now=5, when=When.now(NOW), note=HUGE),
        Question(text=HUGE, state="chosen", because=HUGE),
        Question(text=HUGE, state="answered", answer=HUGE),
        Question(text=HUGE, state="dropped"),
        Treatment(name=HUGE, started=When.of(NOW.date())),
    )
    return window


@pytest.mark.parametrize("page", ["today", "symptoms", "questions", "packet", "settings"])
def test_no_page_gets_wider(
    qtbot: QtBot, crowded: Window, settled: Callable[[], None], page: str
) -> None:
    crowded.navigate(page)
    settled()
    shown = crowded.page()
    assert shown is not None
    if isinstance(shown, QuestionsPage):
        qtbot.waitUntil(lambda: not shown.turns.busy())
        settled()
    wide = [area.horizontalScrollBar().maximum() for area in shown.findChildren(QScrollArea)]
    assert max(wide) == 0
    assert crowded.width() == 1280


def test_markup_is_shown_as_it_was_typed(window: Window) -> None:
    window.session.save(Person(called="<i>Ma</i>&ria"))
    page = window.page()
    assert isinstance(page, TodayPage)
    assert page.heading.text() == "Good morning, <i>Ma</i>&ria"
    formats = {label.textFormat() for label in window.findChildren(QLabel) if label.text()}
    assert formats <= {Qt.TextFormat.PlainText}


def test_a_huge_symptom_is_logged_and_said_in_short(
    qtbot: QtBot, crowded: Window, settled: Callable[[], None]
) -> None:
    page = crowded.page()
    assert isinstance(page, TodayPage)
    line = page.quick_log.lines[0]
    qtbot.mouseClick(line.score.buttons[3], Qt.MouseButton.LeftButton)
    settled()
    assert 3 in {entry.now for entry in crowded.session.snapshot().all(SymptomEntry)}
    assert crowded._toast.width() < crowded.width()
    assert crowded._toast.height() < crowded.height() / 3
