"""A heading that opens and closes what is under it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from tests.ui.desk import FakeShell, click, place

from apptprep.ui.form.fold import Fold


def test_starts_closed_and_turns_by_click(shell: FakeShell) -> None:
    body = QLabel("inside")
    fold = Fold("More & more", body)
    place(shell, fold)
    turns: list[bool] = []
    fold.turned.connect(turns.append)
    assert not body.isVisible()
    assert fold.button.accessibleName() == "More & more"
    assert fold.button.accessibleDescription() == "closed"
    click(fold.button)
    assert body.isVisible()
    assert fold.button.accessibleDescription() == "open"
    click(fold.button)
    assert not body.isVisible()
    assert turns == [True, False]


def test_opening_by_program_tells_nobody(shell: FakeShell) -> None:
    fold = Fold("More", QLabel("inside"))
    place(shell, fold)
    turns: list[bool] = []
    fold.turned.connect(turns.append)
    fold.open()
    assert fold.is_open()
    fold.open(False)
    assert not fold.is_open()
    assert not turns
