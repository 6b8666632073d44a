"""Packet: the preview is the very bytes that are saved; choices change them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from tests.ui.conftest import NOW

from apptprep.records import Appointment, Person, SymptomEntry, When
from apptprep.settings import load
from apptprep.ui.pages.packet import PacketPage
from apptprep.ui.printing import PrintRun, new_printer
from apptprep.ui.theme import theme
from apptprep.ui.window import Window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SOON = 20_000


@pytest.fixture
def page(qtbot: QtBot, window: Window) -> PacketPage:
    when = When.parse("14 May 2026 10:30", NOW.date())
    window.session.save(
        Person(name="Maria Santos"),
        Appointment(who="Dr Okafor", purpose="second-opinion", when=when),
        SymptomEntry(term="Pain", now=4, when=When.now(NOW)),
    )
    window.navigate("packet")
    found = window.page()
    assert isinstance(found, PacketPage)
    ready(qtbot, found)
    return found


def ready(qtbot: QtBot, page: PacketPage) -> None:
    qtbot.waitUntil(lambda: page.save.isEnabled() and page.rendered is not None, timeout=SOON)


def text_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def test_what_is_saved_is_what_the_preview_shows(
    qtbot: QtBot, window: Window, page: PacketPage, tmp_path: Path
) -> None:
    target = tmp_path / "packet.pdf"
    window.messages.save_file = lambda *_: target  # type: ignore[method-assign]
    qtbot.mouseClick(page.save, Qt.MouseButton.LeftButton)
    assert page.preview.pages is not None
    assert target.read_bytes() == page.preview.pages.data
    assert "Maria Santos" in text_of(target.read_bytes())
    assert window._toast.text() == "Saved the packet: packet.pdf"


def test_a_folder_that_cannot_be_written_to_is_a_sentence(
    qtbot: QtBot, window: Window, page: PacketPage, tmp_path: Path
) -> None:
    said: list[str] = []
    window.messages.save_file = lambda *_: tmp_path / "no" / "x.pdf"  # type: ignore[method-assign]
    window.messages.fault = lambda fault: said.append(str(fault))  # type: ignore[method-assign]
    qtbot.mouseClick(page.save, Qt.MouseButton.LeftButton)
    assert "Nothing is lost" in said[0]


def test_a_section_that_is_switched_off_does_not_print(qtbot: QtBot, page: PacketPage) -> None:
    assert page.rendered is not None
    before = page.rendered
    page.sections["log"].box.click()
    assert not page.save.isEnabled()
    ready(qtbot, page)
    assert page.rendered.data != before.data
    assert "log" not in page.choices().sections


def test_paper_is_remembered_and_used(qtbot: QtBot, window: Window, page: PacketPage) -> None:
    page.paper.setCurrentText("Letter")
    page.paper.activated.emit(page.paper.currentIndex())
    ready(qtbot, page)
    assert load(window.session.folders.settings_file).paper == "Letter"
    assert page.rendered is not None
    document = pypdfium2.PdfDocument(page.rendered.data)
    assert document.get_page_size(0) == (612, 792)
    document.close()
    assert "Letter" in page.status.text()


def test_the_pages_are_the_same_in_light_and_dark(
    qtbot: QtBot, window: Window, page: PacketPage
) -> None:
    assert page.preview.pages is not None
    light = page.preview.pages.picture(0, 400)
    window.choose_theme("dark")
    assert theme().dark
    page.record_changed()
    ready(qtbot, page)
    assert page.preview.pages.picture(0, 400) == light


def test_a_change_of_the_record_draws_the_pages_anew(
    qtbot: QtBot, window: Window, page: PacketPage
) -> None:
    person = window.session.snapshot().person
    window.session.save(type(person)(id=person.id, name="Maria Okonkwo"))
    assert not page.save.isEnabled()
    ready(qtbot, page)
    assert page.rendered is not None
    assert "Maria Okonkwo" in text_of(page.rendered.data)


def test_the_preview_is_below_the_choices_in_a_narrow_window(
    window: Window, page: PacketPage
) -> None:
    assert page.frame.isVisible()
    window.resize(800, 600)
    assert not page.frame.isVisible()
    assert page.preview.isVisible()
    assert page.area.isAncestorOf(page.preview)


def test_printing_sends_every_page(qtbot: QtBot, page: PacketPage, tmp_path: Path) -> None:
    assert page.rendered is not None
    target = tmp_path / "printed.pdf"
    printer = new_printer("A4")
    printer.setOutputFileName(str(target))
    run = PrintRun(page.rendered.data, printer, page)
    with qtbot.waitSignal(run.finished, timeout=SOON) as ended:
        run.start()
    assert ended.args == [True]
    document = pypdfium2.PdfDocument(target)
    assert len(document) == page.rendered.pages
    dark = document[0].render(scale=1).to_pil().convert("L").getextrema()[0]
    document.close()
    assert dark < 128


def test_printing_can_be_stopped(qtbot: QtBot, page: PacketPage, tmp_path: Path) -> None:
    assert page.rendered is not None
    printer = new_printer("A4")
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    run = PrintRun(page.rendered.data, printer, page)
    run.start()
    run.stop()
    with qtbot.waitSignal(run.finished, timeout=SOON) as ended:
        pass
    assert ended.args == [False]
