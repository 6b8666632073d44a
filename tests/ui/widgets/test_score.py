"""The eleven buttons: mouse, digits, assistive technology, narrow windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from apptprep.ui.theme import theme
from apptprep.ui.widgets import score
from apptprep.ui.widgets.score import ScoreRow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def row(qtbot: QtBot) -> ScoreRow:
    made = ScoreRow("Pain", words=True)
    qtbot.addWidget(made)
    made.resize(600, 80)
    made.show()
    return made


def test_a_click_picks_and_tells(qtbot: QtBot, row: ScoreRow) -> None:
    with qtbot.waitSignal(row.picked) as told:
        qtbot.mouseClick(row.buttons[4], Qt.MouseButton.LeftButton)
    assert told.args == [4]
    assert row.value() == 4


def test_one_then_zero_is_ten(qtbot: QtBot, row: ScoreRow) -> None:
    row.buttons[0].setFocus()
    qtbot.keyClicks(row.buttons[0], "1")
    assert row.value() == 1
    qtbot.keyClicks(row.buttons[1], "0")
    assert row.value() == 10


def test_a_zero_long_after_the_one_is_zero(
    qtbot: QtBot, row: ScoreRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr(score, "monotonic", lambda: now)
    qtbot.keyClicks(row.buttons[0], "1")
    now += score.PAUSE + 0.1
    qtbot.keyClicks(row.buttons[1], "0")
    assert row.value() == 0


def test_assistive_technology_sees_radio_buttons_and_can_press_them(
    qtbot: QtBot, row: ScoreRow
) -> None:
    seen = QAccessible.queryAccessibleInterface(row.buttons[7])
    assert seen.role() == QAccessible.Role.RadioButton
    assert seen.text(QAccessible.Text.Name) == "Pain 7, severe"
    action = seen.actionInterface()
    with qtbot.waitSignal(row.picked) as told:
        action.doAction(action.actionNames()[0])
    assert told.args == [7]


def test_setting_a_value_is_silent_and_can_be_taken_back(qtbot: QtBot, row: ScoreRow) -> None:
    with qtbot.assertNotEmitted(row.picked):
        row.set_value(6)
        assert row.value() == 6
        row.set_value(None)
    assert row.value() is None
    with qtbot.waitSignal(row.picked):
        qtbot.mouseClick(row.buttons[6], Qt.MouseButton.LeftButton)


def test_narrow_rows_wrap_and_keep_their_height(row: ScoreRow) -> None:
    wide, narrow = row.heightForWidth(600), row.heightForWidth(300)
    assert row.lines(600) == 1
    assert row.lines(300) == 2
    assert narrow > wide
    row.resize(300, narrow)
    tops = {made.y() for made in row.buttons}
    assert len(tops) == 2
    assert all(made.height() >= theme().px(44) for made in row.buttons)


def test_the_words_fit_under_their_buttons(row: ScoreRow) -> None:
    texts = [text for _place, text, _band in row.text_rects()]
    assert texts == ["None", "Mild", "Moderate", "Severe"]
    row.resize(300, row.heightForWidth(300))
    assert [text for _place, text, _band in row.text_rects()] == ["0 none, 10 worst"]
    assert all(row.rect().contains(place) for place, _text, _band in row.text_rects())
