"""Packet: the preview is the very bytes that are saved; choices change them."""

from __future__ import annotations

import dataclasses
import datetime as dt
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from PIL import ImageStat
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPageRanges
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas
from tests.ui.conftest import NOW

from apptprep.records import (
    Appointment,
    Medication,
    PacketMade,
    Person,
    Recipient,
    SymptomEntry,
    When,
)
from apptprep.settings import load
from apptprep.ui.cards.packet_contents import LEFT_OUT
from apptprep.ui.cards.packet_entries import AT_ONCE, MOST
from apptprep.ui.cards.packet_for import NOBODY, SOMEBODY_NEW
from apptprep.ui.pages.packet import PacketPage
from apptprep.ui.pdf_pages import PdfPages
from apptprep.ui.printing import PrintRun, new_printer
from apptprep.ui.theme import theme
from apptprep.ui.window import Window

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QComboBox
    from pytestqt.qtbot import QtBot

    from apptprep.ui.widgets import CheckRow

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


def made(window: Window) -> tuple[PacketMade, ...]:
    return window.session.snapshot().all(PacketMade)


def test_what_is_saved_is_what_the_preview_shows_and_is_noted_down(
    qtbot: QtBot, window: Window, page: PacketPage, tmp_path: Path
) -> None:
    target = tmp_path / "packet.pdf"
    window.messages.save_file = lambda *_: target  # type: ignore[method-assign]
    qtbot.mouseClick(page.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(made(window)) == 1, timeout=SOON)
    assert page.preview.pages is not None
    assert target.read_bytes() == page.preview.pages.data
    assert "Maria Santos" in text_of(target.read_bytes())
    assert window._toast.text() == "Saved the packet: packet.pdf"
    (note,) = made(window)
    assert (note.name, note.how, note.recipient) == ("Dr Okafor", "saved", "")
    assert page.save.isEnabled(), "the note changes nothing of the pages"


def test_a_folder_that_cannot_be_written_to_is_a_sentence(
    qtbot: QtBot, window: Window, page: PacketPage, tmp_path: Path
) -> None:
    said: list[str] = []
    window.messages.save_file = lambda *_: tmp_path / "no" / "x.pdf"  # type: ignore[method-assign]
    window.messages.fault = lambda fault: said.append(str(fault))  # type: ignore[method-assign]
    qtbot.mouseClick(page.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(said), timeout=SOON)
    assert "Nothing is lost" in said[0]
    assert made(window) == ()


def test_a_section_that_is_switched_off_does_not_print(qtbot: QtBot, page: PacketPage) -> None:
    assert page.rendered is not None
    before = page.rendered
    page.contents.sections["log"].box.click()
    assert not page.save.isEnabled()
    ready(qtbot, page)
    assert page.rendered.data != before.data
    assert "log" not in page.choices().sections


def test_paper_is_remembered_and_used(qtbot: QtBot, window: Window, page: PacketPage) -> None:
    page.whom.paper.setCurrentText("Letter")
    page.whom.paper.activated.emit(page.whom.paper.currentIndex())
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


def test_printing_sends_only_the_pages_asked_for(
    qtbot: QtBot, page: PacketPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.rendered is not None
    sent: list[int] = []
    picture = PdfPages.print_picture

    def noted(pages: PdfPages, number: int, dots: int) -> QImage:
        sent.append(number)
        return picture(pages, number, dots)

    monkeypatch.setattr(PdfPages, "print_picture", noted)
    printer = new_printer("A4", page.rendered.pages)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageRanges(QPageRanges.fromString("2-3, 5, 900"))
    run = PrintRun(page.rendered.data, printer, page)
    with qtbot.waitSignal(run.finished, timeout=SOON):
        run.start()
    printed = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    assert len(printed) == len(sent)
    printed.close()
    assert sent == [1, 2, 4]


def _grey(sheet: Any) -> float:
    return float(ImageStat.Stat(sheet.render(scale=0.5).to_pil().convert("L")).mean[0])


def test_a_page_on_its_side_fills_the_upright_sheet(
    qtbot: QtBot, page: PacketPage, tmp_path: Path
) -> None:
    wide = BytesIO()
    canvas = Canvas(wide, pagesize=(842, 595))
    canvas.rect(0, 0, 842, 595, stroke=0, fill=1)
    canvas.save()
    printer = new_printer("A4", 1)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    run = PrintRun(wide.getvalue(), printer, page)
    with qtbot.waitSignal(run.finished, timeout=SOON):
        run.start()
    printed = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    # All of it is black; a page that was only made smaller would leave half of the sheet white.
    assert _grey(printed[0]) < 10
    printed.close()


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


def press(qtbot: QtBot, row: CheckRow) -> None:
    QApplication.processEvents()
    qtbot.mouseClick(row.box, Qt.MouseButton.LeftButton)


def choose(box: QComboBox, text: str) -> None:
    box.setCurrentIndex(box.findText(text))
    box.activated.emit(box.currentIndex())


def kept(window: Window) -> Recipient:
    (found,) = window.session.snapshot().all(Recipient)
    return found


def test_somebody_is_kept_with_what_is_chosen_for_them(
    qtbot: QtBot, window: Window, page: PacketPage
) -> None:
    press(qtbot, page.contents.sections["contacts"])
    choose(page.whom.who, SOMEBODY_NEW)
    assert kept(window).name == "Dr Okafor"
    assert kept(window).left_out == ("contacts",)
    assert page.whom.name.isVisible()
    page.whom.name.setFocus()
    page.whom.name.selectAll()
    qtbot.keyClicks(page.whom.name, "Dr Lind")
    qtbot.keyClick(page.whom.name, Qt.Key.Key_Return)
    assert kept(window).name == "Dr Lind"
    page.whom.name.clear()
    qtbot.keyClick(page.whom.name, Qt.Key.Key_Return)
    assert (kept(window).name, page.whom.name.text()) == ("Dr Lind", "Dr Lind")
    choose(page.whom.preset, "Routine visit")
    press(qtbot, page.whom.large)
    assert (kept(window).preset, kept(window).large) == ("routine", "yes")
    choose(page.whom.who, NOBODY)
    assert not page.choices().large
    choose(page.whom.who, "Dr Lind")
    assert page.choices().large
    assert page.choices().left_out == {"contacts"}
    ready(qtbot, page)
    assert "for Dr Lind" in page.status.text()
    window.session.library.undo()
    assert not page.whom.large.is_checked(), "undo takes back what was chosen"
    page.whom.forget.click()
    assert window.session.snapshot().all(Recipient) == ()
    assert page.whom.who.currentText() == NOBODY


def test_who_is_kept_for_the_next_visit_is_chosen_by_itself(
    qtbot: QtBot, window: Window, page: PacketPage
) -> None:
    window.session.save(Recipient(name="dr okafor", preset="trial"))
    window.navigate("today")
    when = When.parse("13 May 2026 8:00", NOW.date())
    window.session.save(Appointment(who="Dr Okafor", purpose="routine", when=when))
    window.navigate("packet")
    assert page.recipient is not None
    assert page.choices().preset == "trial"


def test_a_single_entry_is_left_out_and_put_back(
    qtbot: QtBot, window: Window, page: PacketPage
) -> None:
    window.session.save(Medication(name="Sertraline", note="for Zyx"))
    ready(qtbot, page)
    assert page.rendered is not None
    assert "Sertraline" in text_of(page.rendered.data)
    qtbot.mouseClick(page.contents.folds["medicines"], Qt.MouseButton.LeftButton)
    (box,) = page.contents.entries.values()
    press(qtbot, box)
    assert not page.save.isEnabled()
    ready(qtbot, page)
    text = text_of(page.rendered.data)
    assert "Sertraline" not in text
    assert "Left out by choice: 1 entry." in text
    assert "Left out by choice: 1 entry." in page.status.text()
    fold = page.contents.folds[LEFT_OUT]
    assert fold.text() == "1 entry left out"
    qtbot.mouseClick(fold, Qt.MouseButton.LeftButton)
    (back,) = page.contents.back().values()
    press(qtbot, back)
    assert page.choices().hidden == frozenset()
    assert box.is_checked() or next(iter(page.contents.entries.values())).is_checked()
    ready(qtbot, page)
    assert "Sertraline" in text_of(page.rendered.data)


def test_a_recipient_is_shown_by_their_id(window: Window, page: PacketPage) -> None:
    lind = Recipient(name="Dr Lind")
    note = PacketMade(name="Dr Lind", recipient=lind.id)
    window.session.save(lind, note)
    window.navigate("packet", note.id)
    assert page.whom.who.currentText() == "Dr Lind"
    window.navigate("packet", "not there")
    assert page.whom.who.currentText() == NOBODY


def test_an_entry_is_found_by_its_words(qtbot: QtBot, window: Window, page: PacketPage) -> None:
    for number in range(60):
        window.session.save(SymptomEntry(term=f"ache {number}", now=3, when=When.now(NOW)))
    ready(qtbot, page)
    qtbot.mouseClick(page.contents.folds["log"], Qt.MouseButton.LeftButton)
    assert len(page.contents.entries) == AT_ONCE, "the window has its turn before the others come"
    qtbot.waitUntil(lambda: len(page.contents.entries) == MOST, timeout=SOON)
    qtbot.keyClicks(page.contents.search, "ache 42")
    qtbot.waitUntil(lambda: len(page.contents.entries) == 1, timeout=SOON)
    (box,) = page.contents.entries.values()
    press(qtbot, box)
    (hidden,) = page.choices().hidden
    found = window.session.snapshot().get(hidden)
    assert isinstance(found, SymptomEntry)
    assert found.term == "ache 42"
    qtbot.keyClicks(page.contents.search, " nothing")
    qtbot.waitUntil(lambda: not page.contents.entries, timeout=SOON)


def test_words_that_still_name_what_is_left_out_are_pointed_at(
    qtbot: QtBot, window: Window, page: PacketPage
) -> None:
    medicine = Medication(name="Sertraline")
    window.session.save(medicine, SymptomEntry(term="Nausea", note="since sertraline"))
    choose(page.whom.who, SOMEBODY_NEW)
    window.session.save(dataclasses.replace(kept(window), hidden=(medicine.id,)))
    qtbot.waitUntil(page.contents.named.isVisible, timeout=SOON)
    assert "“Nausea” (symptom entry)" in page.contents.named.text()


def test_a_first_look_comes_before_the_real_pages_and_cannot_be_saved(
    qtbot: QtBot, page: PacketPage
) -> None:
    looks: list[bool] = []
    page._maker.looked.connect(
        lambda _front: looks.append(page.save.isEnabled() or not page.preview.mark.isVisible())
    )
    press(qtbot, page.contents.sections["timeline"])
    ready(qtbot, page)
    assert looks == [False]
    assert not page.preview.mark.isVisible()
    assert page.preview.first is None


def test_only_the_last_of_many_changes_is_shown(qtbot: QtBot, page: PacketPage) -> None:
    shown: list[frozenset[str]] = []
    page._maker.made.connect(lambda drawn: shown.append(drawn.choices.left_out))
    for key in ("timeline", "log", "contacts"):
        press(qtbot, page.contents.sections[key])
        QApplication.processEvents()
    ready(qtbot, page)
    assert shown[-1] == {"timeline", "log", "contacts"}
    assert page.drawn is not None
    printed = {section.id for section in page.drawn.composed.packet.sections}
    assert not printed & {"timeline", "log", "contacts"}


def test_the_next_packet_to_the_same_says_what_is_new(
    qtbot: QtBot, window: Window, page: PacketPage, tmp_path: Path
) -> None:
    from apptprep.jobs.make_packet import remember

    choose(page.whom.who, SOMEBODY_NEW)
    ready(qtbot, page)
    assert page.drawn is not None
    before = NOW - dt.timedelta(days=9)
    remember(window.session.library, page.drawn, kept(window), "saved", before)
    window.session.save(Medication(name="Fulvestrant"))
    ready(qtbot, page)
    assert page.whom.last.text() == "Their last one was made on 3 May 2026."
    assert "New since the packet of 3 May 2026: 1 new." in page.status.text()
    press(qtbot, page.whom.since)
    ready(qtbot, page)
    assert "New since" not in page.status.text()
    assert kept(window).since == "none"


def test_a_file_is_locked_with_the_password_typed(
    qtbot: QtBot, window: Window, page: PacketPage, tmp_path: Path
) -> None:
    told: list[str] = []
    target = tmp_path / "locked.pdf"
    window.messages.save_file = lambda *_: target  # type: ignore[method-assign]
    window.messages.tell = told.append  # type: ignore[method-assign, assignment]
    press(qtbot, page.whom.lock)
    qtbot.mouseClick(page.save, Qt.MouseButton.LeftButton)
    assert "Type the password first" in told[0]
    assert not target.exists()
    qtbot.keyClicks(page.whom.password, "correct horse")
    qtbot.mouseClick(page.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(made(window)) == 1, timeout=SOON)
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(target)
    document = pypdfium2.PdfDocument(target, password="correct horse")
    assert page.rendered is not None
    assert len(document) == page.rendered.pages
    document.close()


@pytest.mark.parametrize("preset", ["Emergency card", "Medicines only"])
def test_the_other_forms_are_made_too(qtbot: QtBot, page: PacketPage, preset: str) -> None:
    choose(page.whom.preset, preset)
    ready(qtbot, page)
    assert list(page.contents.sections) == list(page.choices().plan.sections)
    assert page.rendered is not None
    assert page.rendered.pages >= 1


def test_both_sides_of_the_paper_are_proposed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked of the printer: without a real one Qt forgets the answer."""
    from PySide6.QtPrintSupport import QPrinter

    asked: list[QPrinter.DuplexMode] = []
    monkeypatch.setattr(QPrinter, "setDuplex", lambda _printer, mode: asked.append(mode))
    new_printer("A4", 5)
    assert asked == [QPrinter.DuplexMode.DuplexLongSide]
    new_printer("A4", 1)
    assert len(asked) == 1


def test_what_was_printed_is_noted_down(
    qtbot: QtBot, window: Window, page: PacketPage, tmp_path: Path
) -> None:
    def to_file(printer: QPrinter, pages: int) -> bool:
        assert pages > 1
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        return True

    window.messages.choose_printer = to_file  # type: ignore[method-assign]
    qtbot.mouseClick(page.print, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(made(window)) == 1, timeout=SOON)
    assert made(window)[0].how == "printed"


def test_only_the_row_of_an_entry_that_changed_is_built_anew(
    qtbot: QtBot, window: Window, page: PacketPage
) -> None:
    window.session.save(Medication(name="Ondansetron"))
    ready(qtbot, page)
    for key in ("log", "medicines"):
        qtbot.mouseClick(page.contents.folds[key], Qt.MouseButton.LeftButton)
    before, listed = dict(page.contents.sections), dict(page.contents.entries)
    assert len(listed) == 2
    window.session.save(SymptomEntry(term="Cough", now=2, when=When.now(NOW)))
    now = page.contents.entries
    assert page.contents.sections == before, "they stay under the hand"
    assert len(now) == 3
    assert all(now[key] is box for key, box in listed.items()), "what did not change stays"
    assert page.contents.folds["log"].text() == "2"
    window.undo()
    assert page.contents.folds["log"].text() == "1"
    assert len(page.contents.entries) == 2
    qtbot.mouseClick(page.contents.folds["log"], Qt.MouseButton.LeftButton)
    assert len(page.contents.entries) == 1
