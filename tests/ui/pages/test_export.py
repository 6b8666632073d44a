"""The export page: each way says what it would hold, and writes it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from apptprep.jobs.export import WAYS
from apptprep.records import Appointment, Medication, Question, When
from apptprep.ui.pages.export import ExportPage
from apptprep.ui.window import Window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SOON = 10_000


@pytest.fixture
def page(window: Window) -> ExportPage:
    window.session.save(
        Medication(name="Omeprazole", pharmacy="Corner"),
        Question(text="What comes next?"),
        Appointment(who="Dr Okafor", when=When.parse("June 2026", window.session.today())),
    )
    window.navigate("export")
    found = window.page()
    assert isinstance(found, ExportPage)
    return found


def test_each_way_says_what_it_would_hold(page: ExportPage) -> None:
    assert set(page.contents) == {way.key for way in WAYS}
    assert page.contents["json"].text() == "It holds 3 entries: everything."
    assert page.contents["questions-txt"].text() == "It holds 1 question."
    said = page.contents["ics"].text()
    assert said.startswith("It holds 0 visits.")
    assert said.endswith("the day is not known yet: Dr Okafor.")


def test_what_a_summary_loses_is_told_on_request(qtbot: QtBot, page: ExportPage) -> None:
    assert not page.lost.isVisibleTo(page)
    qtbot.mouseClick(page.explain, Qt.MouseButton.LeftButton)
    assert page.lost.isVisibleTo(page)
    assert "Medicines, in words, in a note of the entry: Pharmacy." in page.lost.text()
    qtbot.mouseClick(page.explain, Qt.MouseButton.LeftButton)
    assert not page.lost.isVisibleTo(page)


@pytest.mark.parametrize("key", [way.key for way in WAYS if way.ending])
def test_a_file_is_written_where_asked(
    qtbot: QtBot, window: Window, page: ExportPage, tmp_path: Path, key: str
) -> None:
    asked: list[str] = []
    target = tmp_path / "out.file"

    def answer(title: str, suggested: str, kinds: str) -> Path:
        asked.append(f"{title} {suggested} {kinds}")
        return target

    window.messages.save_file = answer  # type: ignore[method-assign]
    qtbot.mouseClick(page.buttons[key], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(target.exists, timeout=SOON)
    qtbot.waitUntil(lambda: not window.jobs.busy(), timeout=SOON)
    assert target.stat().st_size > 0
    assert window.session.today().isoformat() in asked[0]


def test_a_summary_is_a_document_for_clinics(
    qtbot: QtBot, window: Window, page: ExportPage, tmp_path: Path
) -> None:
    target = tmp_path / "summary.json"
    window.messages.save_file = lambda *_: target  # type: ignore[method-assign]
    qtbot.mouseClick(page.buttons["ips"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(target.exists, timeout=SOON)
    qtbot.waitUntil(lambda: not window.jobs.busy(), timeout=SOON)
    assert json.loads(target.read_text())["type"] == "document"


def test_tables_go_into_a_folder(
    qtbot: QtBot, window: Window, page: ExportPage, tmp_path: Path
) -> None:
    window.messages.open_folder = lambda *_: tmp_path  # type: ignore[method-assign]
    qtbot.mouseClick(page.buttons["csv"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil((tmp_path / "medication.csv").exists, timeout=SOON)
    qtbot.waitUntil(lambda: not window.jobs.busy(), timeout=SOON)


def test_no_place_chosen_writes_nothing(
    qtbot: QtBot, window: Window, page: ExportPage, tmp_path: Path
) -> None:
    window.messages.save_file = lambda *_: None  # type: ignore[method-assign]
    qtbot.mouseClick(page.buttons["json"], Qt.MouseButton.LeftButton)
    assert not window.jobs.busy()
    assert list(tmp_path.glob("*.json")) == []
