"""The Reports page: files chosen or dropped become reports, and nothing is read into them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from tests.ui.desk import click, write

from apptprep.records import ImagingStudy, OtherReport, PathologyReport, Record
from apptprep.store import Library
from apptprep.ui.pages.reports import REPORTS, ReportsPage
from apptprep.ui.widgets import Button
from apptprep.ui.window import Window

PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture
def page(window: Window) -> ReportsPage:
    """The Reports page, shown."""
    window.navigate("reports")
    found = window.page()
    assert isinstance(found, ReportsPage)
    return found


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A small PDF."""
    path = tmp_path / "CT liver metastasis.pdf"
    path.write_bytes(PDF)
    return path


def drop(page: ReportsPage, *paths: Path) -> None:
    """Drop files on the page."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    page.dropEvent(
        QDropEvent(
            QPointF(QPoint(5, 5)),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def answer(page: ReportsPage, words: str) -> None:
    """Press one of the buttons under "What is it?"."""
    click(next(b for b in page.question.findChildren(Button) if b.text() == words))


@pytest.mark.parametrize(("kind", "words"), [(kind, words) for kind, words, _icon in REPORTS])
def test_a_dropped_file_becomes_what_the_person_says(
    page: ReportsPage,
    library: Library,
    paper: Path,
    qtbot: Any,
    kind: type[Record],
    words: str,
) -> None:
    drop(page, paper)
    qtbot.waitUntil(page.question.isVisible, timeout=5000)
    # Kept at once, as a report without a kind, so that a crash before the answer loses nothing.
    (kept,) = library.snapshot().drafts
    assert [ref.name for ref in kept.attached] == [paper.name]  # type: ignore[attr-defined]
    answer(page, words)
    (report,) = library.snapshot().drafts
    assert type(report) is kind
    assert [library.read_file(ref) for ref in report.attached] == [PDF]  # type: ignore[attr-defined]
    assert not page.question.isVisible()
    assert page.list.kind() is kind
    for name in ("region", "site", "title", "impression", "diagnosis_line", "copied"):
        assert getattr(report, name, "") == ""


def test_chosen_files_make_one_report(
    page: ReportsPage,
    library: Library,
    paper: Path,
    tmp_path: Path,
    qtbot: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = tmp_path / "second.pdf"
    other.write_bytes(PDF + b"2")
    monkeypatch.setattr(page.shell.messages, "open_files", lambda *_words: (paper, other))
    click(page.chooser)
    qtbot.waitUntil(page.question.isVisible, timeout=5000)
    assert page._asked.text() == (
        f"“{paper.name}” and “second.pdf” are kept, as one report. What is it?"
    )
    answer(page, "Another paper")
    form = page.list.pane.form()
    assert form is not None
    write(form.editor("title"), "Letter")
    page.flush()
    (report,) = library.snapshot().all(OtherReport)
    assert len(report.attached) == 2
    assert report.title == "Letter"


def test_a_folder_or_disc_goes_to_bring_in(
    page: ReportsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[Path, ...]] = []
    monkeypatch.setattr(page.shell, "bring_in", told.append)
    folder = tmp_path / "disc"
    folder.mkdir()
    drop(page, folder)
    assert told == [(folder,)]


def test_taking_the_report_back_takes_the_question_back(
    page: ReportsPage, library: Library, paper: Path, qtbot: Any
) -> None:
    drop(page, paper)
    qtbot.waitUntil(page.question.isVisible, timeout=5000)
    library.undo()
    assert not page.question.isVisible()


def test_three_kinds_of_report(page: ReportsPage) -> None:
    assert (ImagingStudy, PathologyReport, OtherReport) == page.KINDS
