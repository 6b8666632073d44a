"""A person's words are shown as they stand: in toasts, tool tips and boxes too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from apptprep.ui.messages import Messages
from apptprep.ui.widgets import Button, Line, Toast
from apptprep.ui.widgets.text import tip

MARKUP = "<b>CT</b> <img src='file:///etc/hostname'>"


@pytest.fixture
def around(qtbot: object, qapp: QApplication) -> QWidget:
    """A window."""
    assert qtbot is not None
    assert qapp is not None
    made = QWidget()
    made.resize(400, 200)
    return made


def test_a_toast(around: QWidget) -> None:
    toast = Toast(around)
    toast.say(MARKUP)
    assert toast._label.textFormat() == Qt.TextFormat.PlainText
    assert toast.text() == MARKUP


def test_a_tool_tip_is_escaped() -> None:
    assert tip("") == ""
    assert "<b>" not in tip(MARKUP)
    assert "&lt;b&gt;CT" in tip(MARKUP)
    assert len(tip("x" * 100_000)) < 2000


@pytest.mark.parametrize("kind", [Line, lambda text: Button(text, "chip")])
def test_what_is_cut_tells_the_rest_escaped(around: QWidget, kind: type[Line]) -> None:
    made = kind(MARKUP * 20)
    made.setParent(around)
    made.resize(150, 30)
    around.show()
    QApplication.processEvents()
    assert "&lt;b&gt;" in made.toolTip()


def test_a_box(around: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[Qt.TextFormat, str]] = []

    def look(box: QMessageBox) -> int:
        seen.append((box.textFormat(), box.text()))
        return 0

    monkeypatch.setattr(QMessageBox, "exec", look)
    messages = Messages(around)
    messages.tell(MARKUP)
    messages.confirm(MARKUP, "Yes")
    assert seen == [(Qt.TextFormat.PlainText, MARKUP)] * 2
