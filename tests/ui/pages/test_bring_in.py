"""Bringing in and exporting: seen first, taken in one step, undone in one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from apptprep.jobs import export
from apptprep.records import Medication, SymptomEntry
from apptprep.store import People
from apptprep.ui.pages.bring_in import BringInPage
from apptprep.ui.pages.export import ExportPage
from apptprep.ui.window import Window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SOON = 10_000


@pytest.fixture
def page(window: Window) -> BringInPage:
    window.navigate("bring-in")
    found = window.page()
    assert isinstance(found, BringInPage)
    return found


@pytest.fixture
def record_file(people: People, tmp_path: Path) -> Path:
    path = tmp_path / "other.json"
    with people.create("Other") as other:
        other.save(Medication(name="Omeprazole"), SymptomEntry(term="Pain", now=4))
        export.export_json(other, path)
    return path


def test_what_is_ticked_comes_in_and_one_undo_takes_it_back(
    qtbot: QtBot, window: Window, page: BringInPage, record_file: Path
) -> None:
    page.read([record_file])
    qtbot.waitUntil(lambda: len(page.boxes) == 2, timeout=SOON)
    assert window.session.snapshot().everything() == ()
    pain = next(box for box in page.boxes.values() if "Pain" in box.check.box.accessibleName())
    pain.check.box.click()
    qtbot.mouseClick(page.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(window.session.snapshot().all(Medication)), timeout=SOON)
    assert window.session.snapshot().all(SymptomEntry) == ()
    window.undo()
    assert window.session.snapshot().everything() == ()


def test_a_file_nobody_understands_is_a_sentence(
    qtbot: QtBot, window: Window, page: BringInPage, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"format": ')
    said: list[str] = []
    window.messages.fault = lambda fault: said.append(str(fault))  # type: ignore[method-assign]
    page.read([broken])
    qtbot.waitUntil(lambda: bool(said), timeout=SOON)
    assert "broken.json" in said[0]
    assert not page.boxes


def test_export_writes_what_bring_in_reads(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    window.session.save(Medication(name="Omeprazole"))
    window.navigate("export")
    export_page = window.page()
    assert isinstance(export_page, ExportPage)
    assert export_page.number.text() == "This record holds 1 entry."
    target = tmp_path / "mine.json"
    window.messages.save_file = lambda *_: target  # type: ignore[method-assign]
    qtbot.mouseClick(export_page.record, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(target.exists, timeout=SOON)
    folder = tmp_path / "tables"
    folder.mkdir()
    window.messages.open_folder = lambda *_: folder  # type: ignore[method-assign]
    qtbot.mouseClick(export_page.tables, Qt.MouseButton.LeftButton)
    qtbot.waitUntil((folder / "medication.csv").exists, timeout=SOON)
    qtbot.waitUntil(lambda: not window.jobs.busy(), timeout=SOON)
    assert "Omeprazole" in target.read_text()


def test_back_up_writes_a_checked_backup(
    qtbot: QtBot, window: Window, tmp_path: Path, people: People
) -> None:
    window.session.save(Medication(name="Omeprazole"))
    target = tmp_path / "mine.apptprep"
    window.messages.save_file = lambda *_: target  # type: ignore[method-assign]
    window.actions_for_menus.back_up()
    qtbot.waitUntil(lambda: "Backed up" in window._toast.text(), timeout=SOON)
    entry = people.restore(target, "Again")
    with people.open(entry.id) as again:
        assert [m.name for m in again.snapshot().all(Medication)] == ["Omeprazole"]
