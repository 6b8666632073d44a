"""The main job by keyboard alone: log a symptom, write a question, save the packet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from apptprep.records import Question, SymptomEntry
from apptprep.ui.pages.packet import PacketPage
from apptprep.ui.pages.questions import QuestionsPage
from apptprep.ui.widgets.score import ScoreButton
from apptprep.ui.window import Window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SOON = 20_000


def key(window: Window, pressed: Qt.Key, *, control: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(QApplication.focusWidget() or window, pressed, modifier)
    QApplication.processEvents()


def tab_to(window: Window, kind: type, *, most: int = 40) -> None:
    for _ in range(most):
        if isinstance(QApplication.focusWidget(), kind):
            return
        key(window, Qt.Key.Key_Tab)
    raise AssertionError(kind)


def test_the_main_job_needs_no_mouse(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    target = tmp_path / "packet.pdf"
    window.messages.save_file = lambda *_: target  # type: ignore[method-assign]
    window.activateWindow()
    window.sidebar.nav.setFocus()
    key(window, Qt.Key.Key_1, control=True)
    tab_to(window, ScoreButton)
    key(window, Qt.Key.Key_1)
    key(window, Qt.Key.Key_0)
    entries = window.session.snapshot().all(SymptomEntry)
    assert [(entry.term, entry.now) for entry in entries] == [("Pain", 10)]

    key(window, Qt.Key.Key_6, control=True)
    page = window.page()
    assert isinstance(page, QuestionsPage)
    tab_to(window, QLineEdit)
    assert QApplication.focusWidget() is page.chosen.field
    QTest.keyClicks(page.chosen.field, "Can I travel in June?")
    key(window, Qt.Key.Key_Return)
    (question,) = window.session.snapshot().all(Question)
    assert question.text == "Can I travel in June?"

    key(window, Qt.Key.Key_9, control=True)
    packet = window.page()
    assert isinstance(packet, PacketPage)
    qtbot.waitUntil(packet.save.isEnabled, timeout=SOON)
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(target.exists, timeout=SOON)
    assert target.read_bytes().startswith(b"%PDF")
