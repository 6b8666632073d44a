"""The fold-up card: panels, and what they hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from tests.packet.drawing.ink import Char, characters
from tests.packet.helpers import page_texts
from tests.packet.samples import TODAY, extreme, huge, near_empty, usual

from apptprep.packet import Choices, compose, pdf
from apptprep.packet.content import PAPERS
from apptprep.packet.drawing.fold_card import ROWS
from apptprep.records import Contact, Medication, Person, Snapshot

Paper = Literal["A4", "Letter"]


def made(snapshot: Snapshot, paper: Paper = "A4") -> bytes:
    return pdf.render(compose(snapshot, Choices(preset="emergency", paper=paper), TODAY))


def panel(char: Char, paper: Paper) -> tuple[int, int]:
    """Column and row of the panel that a character stands on."""
    wide, high = PAPERS[paper]
    column = int((char.left + char.right) / 2 / (wide / 2))
    return column, int((high - (char.top + char.bottom) / 2) / (high / ROWS))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("record", [Snapshot, near_empty, usual, huge, extreme])
def test_no_letter_stands_on_a_fold(record: Callable[[], Snapshot], paper: Paper) -> None:
    wide, high = PAPERS[paper]
    data = made(record(), paper)
    for char in characters(data):
        assert not char.left < wide / 2 < char.right, char
        for n in range(1, ROWS):
            assert not char.bottom < high * n / ROWS < char.top, char
        assert char.left > 12, char
        assert char.right < wide - 12, char
        assert char.bottom > 9, char
        assert char.top < high - 9, char
    assert len(page_texts(data)) == 1


def test_front_and_back_lie_outside_when_folded() -> None:
    """The front is the upper left panel, the back of the folded card the lower right one."""
    places: dict[tuple[int, int], str] = {}
    for char in characters(made(usual(3))):
        places[panel(char, "A4")] = places.get(panel(char, "A4"), "") + char.text
    assert places[0, 0].startswith("EMERGENCYCARD")
    assert places[1, ROWS - 1].startswith("Aboutthiscard")


def test_what_does_not_fit_is_counted() -> None:
    (text,) = page_texts(made(huge()))
    assert "more not on this card" in text
    assert "Allergies (41)" in text
    assert "Spread (42)" in text


def test_panels_left_over_are_for_writing() -> None:
    (text,) = page_texts(made(Snapshot([Person(name="Anna")])))
    assert "Notes" in text
    assert "Anna" in text


def test_the_card_says_when_it_is_out_of_date_and_how_to_fold_it() -> None:
    (text,) = page_texts(made(near_empty()))
    assert "Out of date after 22 Dec 2026" in text
    assert "with the print outside" in text


@pytest.mark.parametrize("medicines", range(8))
def test_a_part_begins_a_panel_where_that_keeps_it_whole(medicines: int) -> None:
    """The last line of a part alone on a panel is not seen."""
    more = [Contact(name=f"Dr {n}", role="oncologist", phone=f"555 01{n}") for n in range(4)]
    pills = [Medication(name=f"Pill {n}", dose="1 tablet") for n in range(medicines)]
    places: dict[tuple[int, int], str] = {}
    for char in characters(made(Snapshot([*usual(3).everything(), *more, *pills]))):
        places[panel(char, "A4")] = places.get(panel(char, "A4"), "") + char.text
    (people,) = (text for text in places.values() if "Whospeaksforme" in text)
    assert "morecontactsintherecord" in people
