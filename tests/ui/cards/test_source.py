"""A source is shown when asked for, and opened only after it was seen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from apptprep.questions import Source
from apptprep.ui.cards.source import SourceNote
from apptprep.ui.widgets import column, holder

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ADDRESS = "https://example.org/bones"


@pytest.fixture
def note(qtbot: QtBot) -> Iterator[Callable[[str], SourceNote]]:
    """Makes a note of an address and shows it, its button above it."""
    shown: list[QWidget] = []

    def make(address: str) -> SourceNote:
        day = dt.date(2026, 3, 2)
        source = Source("bones", "Cancer Society", "Bones", address, day, "Bones hurt.")
        made = SourceNote(source, "Why does it hurt?")
        shown.append(holder(column(made.opener, made)))
        qtbot.addWidget(shown[-1])
        shown[-1].show()
        return made

    yield make
    shown.clear()


def press(qtbot: QtBot, inside: QWidget, text: str) -> None:
    made = next(b for b in inside.findChildren(QPushButton) if b.text() == text)
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)


def test_nothing_is_shown_before_it_is_asked_for(note: Callable[[str], SourceNote]) -> None:
    made = note(ADDRESS)
    assert not made.isVisible()
    assert made.findChildren(QLabel) == []
    assert made.opener.accessibleName() == "Source: Why does it hurt?"


def test_publisher_title_address_and_the_day_it_was_read(
    qtbot: QtBot, note: Callable[[str], SourceNote]
) -> None:
    made = note(ADDRESS)
    qtbot.mouseClick(made.opener, Qt.MouseButton.LeftButton)
    texts = [label.text() for label in made.findChildren(QLabel)]
    assert texts == ["Cancer Society", "Bones", ADDRESS, "Checked on 2 March 2026."]
    assert made.opener.accessibleName() == "Hide the source: Why does it hurt?"
    qtbot.mouseClick(made.opener, Qt.MouseButton.LeftButton)
    assert not made.isVisible()


def test_the_address_is_opened_only_on_a_press_of_its_own(
    qtbot: QtBot, note: Callable[[str], SourceNote], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "apptprep.ui.cards.source.QDesktopServices.openUrl",
        lambda address: opened.append(address.toString()),
    )
    made = note(ADDRESS)
    qtbot.mouseClick(made.opener, Qt.MouseButton.LeftButton)
    press(qtbot, made, "Copy the address")
    assert QApplication.clipboard().text() == ADDRESS
    assert opened == []
    press(qtbot, made, "Open it in the browser")
    assert opened == [ADDRESS]


def test_only_web_addresses_can_be_opened(qtbot: QtBot, note: Callable[[str], SourceNote]) -> None:
    made = note("file:///etc/passwd")
    qtbot.mouseClick(made.opener, Qt.MouseButton.LeftButton)
    assert [b.text() for b in made.findChildren(QPushButton)] == ["Copy the address"]
