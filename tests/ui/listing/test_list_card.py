"""The list side: what gives way when a row is narrow."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication  # noqa: TC002 - pytest reads it

from apptprep.ui.listing.list_card import MANY, SOME, RecordDelegate, Rows
from apptprep.ui.widgets import ListRow

LONG = "CT chest, abdomen and pelvis with everything between them"


@pytest.mark.parametrize(("title", "second_line"), [("CT chest", False), (LONG, True)])
def test_a_long_title_has_the_first_line_for_itself(
    dressed: QApplication, title: str, second_line: bool
) -> None:
    assert dressed is not None
    row = ListRow("1", title, "City Imaging, report held", "30 March 2026", "scan")
    place = QRectF(0, 0, 360, 62)
    aside, shown, detail = RecordDelegate().texts(row, place)
    assert [aside[0], shown[0], detail[0]] == ["30 March 2026", title, "City Imaging, report held"]
    assert (aside[1].top() == detail[1].top()) is second_line
    for one, other in ((aside, shown), (aside, detail), (shown, detail)):
        assert not one[1].intersects(other[1])


def test_takes_room_for_some_rows(dressed: QApplication) -> None:
    assert dressed is not None
    rows = Rows("Medicines")
    rows.show_at_least(SOME)
    assert rows.minimumSizeHint().height() == rows.height_for(SOME)
    assert SOME < MANY
    rows.deleteLater()


def test_knows_a_rows_neighbour(dressed: QApplication) -> None:
    assert dressed is not None
    rows = Rows("Medicines")
    rows.show_rows([ListRow(key, key) for key in "abc"])
    assert [rows.neighbour(key) for key in ("a", "b", "c", "x")] == ["b", "c", "b", ""]
    rows.deleteLater()
