"""A page stands still under the hand while its lists are built anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from apptprep.records import Question
from apptprep.ui.pages.questions import QuestionsPage
from apptprep.ui.window import Window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def page(qtbot: QtBot, window: Window) -> QuestionsPage:
    window.navigate("questions")
    found = window.page()
    assert isinstance(found, QuestionsPage)
    qtbot.waitUntil(lambda: not found.turns.busy())
    return found


def height(page: QuestionsPage) -> int:
    """Return how far below the top of the page's area the keyboard is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.area.isAncestorOf(focus)
    return focus.mapTo(page.area.viewport(), QPoint()).y()


@pytest.mark.parametrize("taken", ["Ask this", "Not for me"])
def test_the_page_stands_still_when_a_suggestion_is_taken_or_left_out(
    qtbot: QtBot, page: QuestionsPage, settled: Callable[[], None], taken: str
) -> None:
    made = [b for b in page.suggestions.findChildren(QPushButton) if b.text() == taken][7]
    page.area.ensureWidgetVisible(made)
    settled()
    made.setFocus()
    before = height(page)
    assert page.area.verticalScrollBar().value() > 0
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    settled()
    assert abs(height(page) - before) <= 2
    assert page.area.updatesEnabled()


def test_the_page_stands_still_when_a_topic_unfolds(
    qtbot: QtBot, page: QuestionsPage, settled: Callable[[], None]
) -> None:
    topic = list(page.suggestions.folds)[2]
    page.area.ensureWidgetVisible(page.suggestions.folds[topic])
    settled()
    page.suggestions.folds[topic].setFocus()
    before = height(page)
    qtbot.keyClick(page.suggestions.folds[topic], Qt.Key.Key_Space)
    settled()
    assert abs(height(page) - before) <= 2


def test_without_the_keyboard_inside_it_stays_as_it_is_scrolled(
    window: Window, page: QuestionsPage, settled: Callable[[], None]
) -> None:
    settled()
    window.sidebar.nav.setFocus()
    page.area.verticalScrollBar().setValue(200)
    page.record_changed()
    settled()
    assert page.area.verticalScrollBar().value() == 200
    assert page.area.updatesEnabled()


@pytest.mark.parametrize("start", ["today", "questions"])
def test_a_question_that_is_looked_for_comes_into_sight(
    window: Window, page: QuestionsPage, settled: Callable[[], None], start: str
) -> None:
    questions = [Question(text=f"Question {n}?", state="chosen", order=str(n)) for n in range(30)]
    window.session.save(*questions)
    window.navigate(start)
    settled()
    window.sidebar.nav.setFocus()
    window.navigate("questions", questions[-1].id)
    settled()
    line = page.chosen.rows[questions[-1].id]
    assert line.open.hasFocus()
    assert 0 <= height(page) < page.area.viewport().height()
