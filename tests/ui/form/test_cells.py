"""Cells side by side where they fit, level with each other, stacked where they do not."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.desk import FakeShell, place

from apptprep.records import Medication, fields_of
from apptprep.ui.editors import Desk, make_editor
from apptprep.ui.form.cells import Cell, CellBox

NAMES = ("name", "reason", "note", "strength", "taken_lately")


@pytest.fixture
def box(desk: Desk, shell: FakeShell) -> CellBox:
    """Five cells: two half, one whole, two half (one with a long label)."""
    by_name = {field.name: field for field in fields_of(Medication)}
    made = CellBox()
    made.hold([Cell(make_editor(by_name[name], desk)) for name in NAMES])
    place(shell, made)
    return made


def names(box: CellBox, width: int) -> list[list[str]]:
    """Return the fields' names line by line at a width."""
    found = []
    for line in box.cells.lines(width):
        cells = [item.widget() for item in line]
        found.append([cell.field.name for cell in cells if isinstance(cell, Cell)])
    return found


def test_two_halves_share_a_line(box: CellBox) -> None:
    assert names(box, 560) == [["name", "reason"], ["note"], ["strength", "taken_lately"]]


def test_a_narrow_form_stacks(box: CellBox) -> None:
    assert names(box, 330) == [[name] for name in NAMES]


def test_fields_stand_level_when_a_label_wraps(box: CellBox) -> None:
    box.resize(440, 500)
    QApplication.processEvents()
    cells = {cell.field.name: cell for cell in box.findChildren(Cell)}
    cells["taken_lately"].label.setText("A very long label that certainly needs two lines here")
    for _ in range(3):
        box.cells.activate()
        QApplication.processEvents()
    tops = [
        cells[name].editor.mapTo(box, cells[name].editor.rect().topLeft()).y()
        for name in ("strength", "taken_lately")
    ]
    assert abs(tops[0] - tops[1]) <= 1


def test_height_follows_width(box: CellBox) -> None:
    assert box.cells.heightForWidth(330) > box.cells.heightForWidth(560)


def test_hidden_cells_take_no_room(box: CellBox) -> None:
    before = box.cells.heightForWidth(560)
    next(c for c in box.findChildren(Cell) if c.field.name == "note").hide()
    assert box.cells.heightForWidth(560) < before
    assert names(box, 560) == [["name", "reason"], ["strength", "taken_lately"]]


def test_right_to_left_is_mirrored(box: CellBox, shell: FakeShell) -> None:
    from PySide6.QtCore import Qt

    shell.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    box.resize(560, 500)
    box.cells.activate()
    QApplication.processEvents()
    cells = {cell.field.name: cell for cell in box.findChildren(Cell)}
    assert cells["name"].x() > cells["reason"].x()
