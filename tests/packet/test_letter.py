"""The letter that asks for records, on one page."""

from __future__ import annotations

import pytest
from tests.packet.helpers import outside, page_texts
from tests.packet.samples import TODAY, when

from apptprep.packet import letter
from apptprep.questions import Holder, Letter, letters, missing
from apptprep.records import Custody, ImagingStudy, Person, Snapshot


def full(words: str) -> Letter:
    """A letter with a text in every place."""
    pairs = tuple((f"Label {n}", words) for n in range(4))
    return Letter(
        gap_id="images:1",
        holder=Holder(words, words, words, words),
        date="22 November 2026",
        subject=words,
        about_me=pairs,
        about=pairs,
        items=(words, words),
        send_to=(words,) * 4,
        copy_to=(words,) * 4,
        closing=(words, words),
    )


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_asks_for_what_is_missing_on_one_page(paper: str) -> None:
    scan = ImagingStudy(
        id="s",
        modality="CT",
        region="chest",
        date=when("9 October 2026"),
        facility="City Hospital",
        accession="CT-7",
        custody=(Custody(item="images", held="no"),),
    )
    record = Snapshot([Person(name="Łucja Đặng"), scan])
    gaps = missing(record, "second-opinion", TODAY)
    (made,) = (
        one for gap in gaps if gap.id.startswith("images") for one in letters(record, gap, TODAY)
    )
    (text,) = page_texts(letter.render(made, paper))
    for words in ("Łucja Đặng", "City Hospital", "CT-7", "DICOM", "Signature", "9 October 2026"):
        assert words in text
    assert "Birth date ____" in text


@pytest.mark.parametrize("words", ["", "word", "long word " * 40, "x" * 3000, "a\nb\n" * 300])
def test_any_text_fits_on_one_page(words: str) -> None:
    data = letter.render(full(words))
    (text,) = page_texts(data)
    assert "Signature" in text
    assert outside(data) == []


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert letter.render(full("a & <b>")) == letter.render(full("a & <b>"))
    assert "a & <b>" in page_texts(letter.render(full("a & <b>")))[0]
