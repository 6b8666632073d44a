"""The letter that asks for records: looked at, saved, printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from apptprep.errors import AppError, CannotWrite
from apptprep.records import Custody, ImagingStudy, Person
from apptprep.ui.letter_window import LetterWindow
from apptprep.ui.window import Window

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter
    from pytestqt.qtbot import QtBot

SOON = 20_000


@pytest.fixture
def letter(qtbot: QtBot, window: Window) -> LetterWindow:
    """The letter to a film library, opened from what is missing."""
    custody = Custody(item="report", held="no", asked_from="Film library")
    study = ImagingStudy(modality="ct", region="Chest", custody=(custody,))
    window.session.save(Person(name="Maria Santos"), study)
    window.navigate("questions")
    page = window.page()
    assert page is not None

    def letters() -> list[QPushButton]:
        made = (b for b in page.findChildren(QPushButton) if b.text() == "Letter…")
        return [b for b in made if "scan report" in b.accessibleName()]

    qtbot.waitUntil(lambda: bool(letters()))
    qtbot.mouseClick(letters()[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(window.findChildren(LetterWindow)), timeout=SOON)
    (opened,) = window.findChildren(LetterWindow)
    return opened


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    assert len(document) == 1
    text = str(document[0].get_textpage().get_text_range())
    document.close()
    return text


def test_what_is_saved_is_one_page_that_names_both(
    qtbot: QtBot, window: Window, letter: LetterWindow, tmp_path: Path
) -> None:
    assert letter.words.text() == "Letter to Film library"
    assert letter.windowTitle() == "Letter"
    target = tmp_path / "letter.pdf"
    window.messages.save_file = lambda *_: target  # type: ignore[method-assign]
    qtbot.mouseClick(letter.save, Qt.MouseButton.LeftButton)
    text = text_of(target)
    assert "Maria Santos" in text
    assert "Film library" in text
    assert window._toast.text() == "Saved the letter: letter.pdf"


def test_a_letter_that_cannot_be_saved_stays_open_and_says_so(
    qtbot: QtBot,
    window: Window,
    letter: LetterWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[AppError] = []

    def full(*_what: object) -> None:
        raise CannotWrite("The disk is full. Nothing is lost.")

    monkeypatch.setattr("apptprep.packet.pdf.save", full)
    monkeypatch.setattr(window.messages, "fault", said.append)
    window.messages.save_file = lambda *_: tmp_path / "x.pdf"  # type: ignore[method-assign]
    qtbot.mouseClick(letter.save, Qt.MouseButton.LeftButton)
    assert [str(fault) for fault in said] == ["The disk is full. Nothing is lost."]
    assert letter.isVisible()


def test_printing_sends_the_page_under_a_name_without_names(
    qtbot: QtBot, window: Window, letter: LetterWindow, tmp_path: Path
) -> None:
    target = tmp_path / "printed.pdf"
    names: list[str] = []

    def choose(printer: QPrinter, pages: int) -> bool:
        names.append(printer.docName())
        printer.setOutputFileName(str(target))
        return pages == 1

    window.messages.choose_printer = choose  # type: ignore[method-assign]
    qtbot.mouseClick(letter.print, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window._toast.text() == "Sent to the printer", timeout=SOON)
    assert names == ["Letter"]
    document = pypdfium2.PdfDocument(target)
    assert len(document) == 1
    document.close()
