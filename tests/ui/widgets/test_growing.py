"""Columns that are filled a few rows at a time: what stays stays, what is new is built in turns."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from apptprep.ui.widgets import GrowingColumn, Piece, Turns, button, column, stack
from apptprep.ui.widgets.focus import focusable, next_tab
from apptprep.ui.widgets.growing import ROOM

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def row(name: str, shows: str = "", weight: int = ROOM) -> Piece:
    """A row of two buttons."""

    def make() -> QWidget:
        return stack(button(f"{name} one"), button(f"{name} two {shows}"))

    return Piece(name, shows, make, weight)


def rows(names: str) -> list[Piece]:
    return [row(name) for name in names]


def laid_out(lines: GrowingColumn) -> list[QWidget | None]:
    layout = lines.box.layout()
    assert layout is not None
    items = (layout.itemAt(at) for at in range(layout.count()))
    return [item.widget() for item in items if item is not None]


def fill(qtbot: QtBot, turns: Turns) -> None:
    qtbot.waitUntil(lambda: not turns.busy())


def one_turn(qtbot: QtBot, turns: Turns) -> None:
    with qtbot.waitSignal(turns.begins):
        pass


def place(page: QWidget, *columns: GrowingColumn) -> Turns:
    page.setLayout(column(*(each.box for each in columns)))
    page.show()
    return Turns(page, *columns)


def test_nothing_is_built_at_once_and_no_turn_builds_more_than_it_has_room_for(
    qtbot: QtBot, page: QWidget
) -> None:
    heavy, light = GrowingColumn(), GrowingColumn()
    turns = place(page, heavy, light)
    heavy.show(rows("abc"))
    light.show([row(name, weight=1) for name in "defghijk"])
    assert (heavy.built, light.built) == (0, 0)
    built = []
    turns.begins.connect(lambda: built.append(heavy.built * ROOM + light.built))
    fill(qtbot, turns)
    assert (heavy.built, light.built) == (3, 8)
    work = [*built, heavy.built * ROOM + light.built]
    assert max(after - before for before, after in pairwise(work)) == ROOM
    assert list(heavy.made) == list("abc")


def test_only_what_is_new_is_built_and_what_stays_is_not_touched(
    qtbot: QtBot, page: QWidget
) -> None:
    lines = GrowingColumn()
    turns = place(page, lines)
    lines.show(rows("abcd"))
    fill(qtbot, turns)
    before = dict(lines.made)
    lines.show([row("a"), row("x"), row("d"), row("c", "other")])
    assert list(lines.made) == ["a", "d", "c"], "what is gone goes at once"
    assert before["b"].isHidden()
    assert lines.made["c"] is before["c"], "it stands there until what follows it is built"
    fill(qtbot, turns)
    assert lines.built == 4 + 2
    assert list(lines.made) == ["a", "x", "d", "c"]
    assert laid_out(lines) == list(lines.made.values())
    assert lines.made["a"] is before["a"]
    assert lines.made["d"] is before["d"]
    assert lines.made["c"] is not before["c"]


def test_a_row_that_is_needed_is_built_now(qtbot: QtBot, page: QWidget) -> None:
    lines = GrowingColumn()
    turns = place(page, lines)
    lines.show(rows("abc"))
    needed = lines.need("c")
    assert needed is lines.made["c"]
    assert lines.built == 1
    assert lines.need("z") is None
    fill(qtbot, turns)
    assert lines.built == 3
    assert lines.need("c") is needed
    assert list(lines.made) == list("abc")


def test_other_rows_while_some_still_wait(qtbot: QtBot, page: QWidget) -> None:
    lines = GrowingColumn()
    turns = place(page, lines)
    lines.show(rows("abcd"))
    one_turn(qtbot, turns)
    lines.show(rows("dc"))
    fill(qtbot, turns)
    assert list(lines.made) == list("dc")
    assert laid_out(lines) == list(lines.made.values())


def test_the_keyboard_stays_where_it_was_in_a_row_built_anew(qtbot: QtBot, page: QWidget) -> None:
    lines = GrowingColumn()
    turns = place(page, lines)
    lines.show([row("a"), row("b"), row("c")])
    fill(qtbot, turns)
    focusable(lines.made["b"])[1].setFocus()
    lines.show([row("a"), row("b", "anew"), row("c")])
    fill(qtbot, turns)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.text() == "b two anew"


def test_the_tab_key_goes_from_top_to_bottom_whatever_was_built_first(
    qtbot: QtBot, page: QWidget
) -> None:
    first, second = GrowingColumn(), GrowingColumn()
    turns = place(page, first, second)
    second.show(rows("xy"))
    fill(qtbot, turns)
    first.show(rows("b"))
    fill(qtbot, turns)
    first.show(rows("abc"))
    fill(qtbot, turns)
    at: QWidget | None = focusable(page)[0]
    order = []
    for _ in range(10):
        assert isinstance(at, QPushButton)
        order.append(at.text().strip())
        at = next_tab(at)
    assert order == [f"{name} {number}" for name in "abcxy" for number in ("one", "two")]


def test_lines_of_text_share_a_turn(qtbot: QtBot, page: QWidget) -> None:
    lines = GrowingColumn()
    turns = place(page, lines)
    lines.show([Piece(n, "", partial(button, str(n))) for n in range(ROOM)])
    turned: list[int] = []
    turns.begins.connect(lambda: turned.append(lines.built))
    fill(qtbot, turns)
    assert turned == [0]
