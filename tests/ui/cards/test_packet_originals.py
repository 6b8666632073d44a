"""Which papers follow behind the packet: ticked, looked into, unlocked, kept for a recipient."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from tests.packet.originals.making import locked, pdf

from apptprep.records import Medication, OtherReport, Person, Recipient, When
from apptprep.ui.pages.packet import PacketPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from apptprep.ui.window import Window

WAIT = 60_000


@pytest.fixture
def page(window: Window) -> PacketPage:
    library = window.session.library
    library.save(Person(name="Maria Santos"), Medication(name="Letrozole"))
    for title, data in (("Letter", pdf("words of the letter")), ("Genes", locked("gene", "pw"))):
        ref = library.add_file(data, f"{title}.pdf")
        day = When.of(window.session.today())
        library.save(OtherReport(title=title, date=day, attached=(ref,)))
    window.navigate("packet")
    found = window.page()
    assert isinstance(found, PacketPage)
    return found


def tick(qtbot: QtBot, page: PacketPage, name: str) -> str:
    """Tick a paper and wait for the pages; return its key."""
    key = next(
        key
        for key, box in page.originals.boxes.items()
        if box.box.accessibleName().startswith(name)
    )
    box = page.originals.boxes[key].box
    page.area.ensureWidgetVisible(box)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: key in page.choices().originals)
    qtbot.waitUntil(page.save.isEnabled, timeout=WAIT)
    return key


def text(page: PacketPage) -> str:
    assert page.rendered is not None
    document = pypdfium2.PdfDocument(page.rendered.data)
    return "\n".join(each.get_textpage().get_text_range() for each in document)


def test_a_ticked_paper_follows_and_says_what_it_is(qtbot: QtBot, page: PacketPage) -> None:
    qtbot.waitUntil(page.save.isEnabled, timeout=WAIT)
    assert "words of the letter" not in text(page)
    key = tick(qtbot, page, "Letter")
    assert "words of the letter" in text(page)
    assert "1 page" in page.originals.boxes[key].box.accessibleDescription()
    qtbot.mouseClick(page.originals.boxes[key].box, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.choices().originals == ())
    qtbot.waitUntil(page.save.isEnabled, timeout=WAIT)
    assert "words of the letter" not in text(page)


def test_a_locked_paper_asks_for_its_password(qtbot: QtBot, page: PacketPage) -> None:
    qtbot.waitUntil(page.save.isEnabled, timeout=WAIT)
    key = tick(qtbot, page, "Genes")
    assert "locked with a password" in page.status.text()
    edit = page.originals.passwords[key]
    qtbot.keyClicks(edit, "wrong")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.originals.passwords.get(key) not in (None, edit), timeout=WAIT)
    again = page.originals.passwords[key]
    qtbot.keyClicks(again, "pw")
    opener = next(
        each
        for each in page.originals.findChildren(QPushButton)
        if each.accessibleName().startswith("Open Genes.pdf")
    )
    qtbot.mouseClick(opener, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: key not in page.originals.passwords, timeout=WAIT)
    qtbot.waitUntil(page.save.isEnabled, timeout=WAIT)
    assert "Original 1, page 1 of 1" in text(page)
    assert "locked" not in page.status.text()


def test_it_is_kept_for_a_recipient(qtbot: QtBot, window: Window, page: PacketPage) -> None:
    qtbot.waitUntil(page.save.isEnabled, timeout=WAIT)
    page.whom.added.emit()
    key = tick(qtbot, page, "Letter")
    (kept,) = window.session.snapshot().all(Recipient)
    assert kept.originals == (key,)


def test_without_papers_there_is_no_card(qtbot: QtBot, window: Window) -> None:
    window.navigate("packet")
    page = window.page()
    assert isinstance(page, PacketPage)
    qtbot.waitUntil(page.save.isEnabled, timeout=WAIT)
    assert page.originals.isHidden()
