"""The trial sheet: what is known and not, as of when; each unknown has a way to find out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from tests.ui.conftest import NOW

from apptprep.records import Measurement, Question, Trial, When
from apptprep.ui import question_list
from apptprep.ui.letter_window import LetterWindow
from apptprep.ui.pages.questions import QuestionsPage
from apptprep.ui.pages.trial_sheet import TrialSheetPage
from apptprep.ui.pages.trials import TrialsPage
from apptprep.ui.window import Window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SOON = 20_000


@pytest.fixture
def page(window: Window) -> TrialSheetPage:
    window.navigate("trial-sheet")
    found = window.page()
    assert isinstance(found, TrialSheetPage)
    return found


def texts(page: TrialSheetPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel)]


def asking(page: TrialSheetPage) -> dict[str, QPushButton]:
    return {key: made for group in page.groups for key, made in group.buttons.items()}


def press(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_an_empty_record_knows_nothing_and_says_so(page: TrialSheetPage) -> None:
    assert "not known" in texts(page)
    assert page.subtitle.text().startswith("0 known, ") or " not known" in page.subtitle.text()
    assert not any("eligible" in text.lower() for text in texts(page))


def test_what_is_known_stands_with_its_date_and_how_long_ago(
    window: Window, page: TrialSheetPage
) -> None:
    when = When.parse("6 May 2026", NOW.date())
    window.session.save(Measurement(what="Hemoglobin", value="11.3", unit="g/dL", when=when))
    assert "11.3 g/dL" in texts(page)
    assert "As of 6 May 2026, 6 days ago" in texts(page)


def test_something_not_known_becomes_a_question_once(
    qtbot: QtBot, window: Window, page: TrialSheetPage
) -> None:
    key, button = next(iter(asking(page).items()))
    press(qtbot, button)
    (question,) = window.session.snapshot().all(Question)
    assert question.state == "chosen"
    assert question.rule_id == f"{question_list.TRIAL}{key}"
    assert question.because.startswith("asked because a trial office asks for it: ")
    assert key not in asking(page)
    assert "Among your questions" in texts(page)


def test_a_question_that_was_left_out_comes_back_and_not_twice(
    qtbot: QtBot, window: Window, page: TrialSheetPage
) -> None:
    key, button = next(iter(asking(page).items()))
    press(qtbot, button)
    window.navigate("questions")
    questions = window.page()
    assert isinstance(questions, QuestionsPage)
    qtbot.waitUntil(lambda: not questions.turns.busy())
    press(qtbot, next(b for b in questions.findChildren(QPushButton) if b.text() == "Leave out"))
    window.navigate("trial-sheet")
    press(qtbot, asking(page)[key])
    assert [q.state for q in window.session.snapshot().all(Question)] == ["chosen"]


def test_a_paper_not_there_has_a_letter(qtbot: QtBot, window: Window, page: TrialSheetPage) -> None:
    button = next(b for b in page.findChildren(QPushButton) if b.text() == "Letter…")
    press(qtbot, button)
    qtbot.waitUntil(lambda: bool(window.findChildren(LetterWindow)), timeout=SOON)
    (shown,) = window.findChildren(LetterWindow)
    assert shown.preview.pages is not None
    assert len(shown.preview.pages) == 1
    shown.close()


def test_the_page_of_trials_leads_to_the_sheet_of_the_trial_shown(
    qtbot: QtBot, window: Window, page: TrialSheetPage
) -> None:
    trial = Trial(title="A made-up study", nct="NCT00000000")
    window.session.save(trial)
    window.navigate("trials", trial.id)
    trials = window.page()
    assert isinstance(trials, TrialsPage)
    press(qtbot, trials.sheet)
    assert window.shown() == "trial-sheet"
    assert page.trial.currentData() == trial.id
    assert any("This trial" in text for text in texts(page))
    page.trial.setCurrentIndex(0)
    page.trial.activated.emit(0)
    assert not any("This trial" in text for text in texts(page))


def test_an_entry_is_one_click_away(qtbot: QtBot, window: Window, page: TrialSheetPage) -> None:
    when = When.parse("6 May 2026", NOW.date())
    window.session.save(Measurement(what="Hemoglobin", value="11.3", unit="g/dL", when=when))
    see = next(b for b in page.findChildren(QPushButton) if b.text() == "See the entry")
    press(qtbot, see)
    assert window.shown() != "trial-sheet"


def test_the_page_stands_still_and_the_keyboard_goes_on_to_the_next_unknown(
    qtbot: QtBot, page: TrialSheetPage, settled: Callable[[], None]
) -> None:
    keys = list(asking(page))
    button = asking(page)[keys[-2]]
    page.area.ensureWidgetVisible(button)
    settled()
    button.setFocus()
    before = page.area.verticalScrollBar().value()
    assert before > 0
    qtbot.keyClick(button, Qt.Key.Key_Space)
    settled()
    assert asking(page)[keys[-1]].hasFocus()
    after = asking(page)[keys[-1]]
    assert 0 <= after.mapTo(page.area.viewport(), QPoint()).y() < page.area.viewport().height()
