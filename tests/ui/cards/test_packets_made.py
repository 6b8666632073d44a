"""What left the house is told on the packet's page, the newest first."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from apptprep.records import PacketMade, Snapshot, When
from apptprep.ui.cards.packets_made import PacketsMade, told

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FIRST = dt.date(2026, 1, 5)


def packet(number: int) -> PacketMade:
    return PacketMade(
        name=f"Dr {number}",
        made=When.of(FIRST + dt.timedelta(days=number)),
        how="printed",
        preset="routine",
        pages="12",
    )


def test_there_is_no_card_before_the_first_packet(qtbot: QtBot) -> None:
    card = PacketsMade()
    qtbot.addWidget(card)
    card.show_packets(Snapshot(()))
    assert card.isHidden()
    assert card.lines() == ()


def test_a_few_are_shown_and_all_of_them_on_request(qtbot: QtBot) -> None:
    card = PacketsMade()
    qtbot.addWidget(card)
    card.show_packets(Snapshot([packet(n) for n in range(6)]))
    assert not card.isHidden()
    assert [line.partition(": ")[2][:4] for line in card.lines()] == [
        "Dr 5",
        "Dr 4",
        "Dr 3",
        "Dr 2",
    ]
    assert card.more.text() == "Show 2 earlier packets"
    qtbot.mouseClick(card.more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(card.lines()) == 6)
    assert card.more.isHidden()


def test_a_line_says_when_how_for_whom_and_what() -> None:
    assert told(packet(0)) == "Monday 5 January 2026, printed: Dr 0. Routine visit, 12 pages"
    bare = PacketMade(name="Somebody", left_out="Left out by choice: Symptom log")
    assert told(bare) == "day not written down: Somebody. Left out by choice: Symptom log"
