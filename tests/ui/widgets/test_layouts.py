"""Columns stack when they no longer fit; heights are those of the real width."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from apptprep.ui.theme import theme
from apptprep.ui.widgets import FlowLayout, Paragraph, TwoColumns, button, column, scroll

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LONG = "A sentence that is long enough to need more than one line in a narrow window. " * 4


def test_columns_stand_side_by_side_where_both_fit_and_stack_where_not(qtbot: QtBot) -> None:
    left, right = QWidget(), QWidget()
    left.setMinimumSize(300, 50)
    right.setMinimumSize(200, 80)
    both = TwoColumns(left, right, (3, 2), gap=10)
    qtbot.addWidget(both)
    both.resize(600, 100)
    both.show()
    assert not both.is_stacked()
    assert right.x() > left.geometry().right()
    both.resize(400, 200)
    assert both.is_stacked()
    assert right.y() > left.geometry().bottom()


def test_stacked_columns_ask_for_the_height_of_both(qtbot: QtBot) -> None:
    left, right = QWidget(), QWidget()
    left.setMinimumSize(300, 50)
    right.setMinimumSize(200, 80)
    both = TwoColumns(left, right, (1, 1), gap=10)
    qtbot.addWidget(both)
    assert both.columns.heightForWidth(1000) == 80
    assert both.columns.heightForWidth(320) == 50 + 10 + 80


def test_a_ratio_of_zero_keeps_an_item_at_its_own_width(qtbot: QtBot) -> None:
    words, press = Paragraph(LONG), button("Press")
    both = TwoColumns(words, press, (1, 0), gap=10)
    qtbot.addWidget(both)
    both.resize(700, 200)
    both.show()
    assert press.width() == press.sizeHint().width()
    assert words.width() == 700 - 10 - press.width()


def test_chips_wrap_like_words(qtbot: QtBot) -> None:
    holder = QWidget()
    flow = FlowLayout(8)
    made = [button(f"Symptom number {number}") for number in range(5)]
    for each in made:
        flow.addWidget(each)
    holder.setLayout(flow)
    qtbot.addWidget(holder)
    holder.resize(2000, 100)
    holder.show()
    assert len({each.y() for each in made}) == 1
    holder.resize(400, flow.heightForWidth(400))
    assert len({each.y() for each in made}) > 1
    assert all(each.geometry().right() < 400 for each in made)


def test_lines_of_links_stand_as_close_as_they_are_told(qtbot: QtBot) -> None:
    heights = {}
    for between in (None, 0):
        widget = QWidget()
        qtbot.addWidget(widget)
        flow = FlowLayout(16, between=between)
        for text in ("Reword or answer", "Leave out", "See the entry"):
            flow.addWidget(button(text, kind="link"))
        widget.setLayout(flow)
        heights[between] = (flow.heightForWidth(60), flow.heightForWidth(2000))
    assert heights[None][0] - heights[0][0] == 2 * theme().px(16)
    assert heights[None][1] == heights[0][1]


def test_wrapped_text_brings_no_ghost_scroll_bar(qtbot: QtBot, settled: Callable[[], None]) -> None:
    text = Paragraph(LONG)
    area = scroll(column(text, None))
    qtbot.addWidget(area)
    area.resize(500, text.heightForWidth(480) + 60)
    area.show()
    settled()
    assert area.verticalScrollBar().maximum() == 0
    area.resize(500, 60)
    settled()
    assert area.verticalScrollBar().maximum() > 0
    assert area.horizontalScrollBar().maximum() == 0


def test_one_endless_word_does_not_widen_a_page(qtbot: QtBot, settled: Callable[[], None]) -> None:
    area = scroll(column(Paragraph("x" * 5000), None))
    qtbot.addWidget(area)
    area.resize(400, 300)
    area.show()
    settled()
    assert area.horizontalScrollBar().maximum() == 0
