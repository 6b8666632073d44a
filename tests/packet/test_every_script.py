"""Names and notes in every script: printed, copied back as written, boxed where they must be."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.packet.helpers import outside
from tests.packet.samples import TODAY, extreme, huge, near_empty, usual, when
from tests.packet.scripts import NAMES, NOTES, every_script

from apptprep.packet import Choices, compose, pdf
from apptprep.packet.drawing import fonts
from apptprep.records import Appointment, Contact, Person, Snapshot, SymptomEntry

RECORD = every_script()
UNSEEN = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u200e\u200f\r"))
"""What readers add to say in which direction they read."""
PAGE = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@pytest.fixture(scope="module")
def drawn() -> bytes:
    """The packet of the record in every script."""
    return pdf.render(compose(RECORD, Choices(), TODAY))


def read(data: bytes) -> str:
    """The text of all pages as pdfium gives it."""
    document = pypdfium2.PdfDocument(data)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return unicodedata.normalize("NFC", "\n".join(pages).translate(UNSEEN))


@pytest.mark.parametrize("script", NAMES)
def test_a_name_is_copied_as_it_was_written(script: str, drawn: bytes) -> None:
    assert unicodedata.normalize("NFC", NAMES[script]) in read(drawn)


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils are not there")
@pytest.mark.parametrize("script", [name for name in NAMES if name != "Emoji"])
def test_another_reader_gives_the_same_name(script: str, drawn: bytes, tmp_path: Path) -> None:
    file = tmp_path / "packet.pdf"
    file.write_bytes(drawn)
    done = subprocess.run(["pdftotext", file, "-"], check=True, capture_output=True, text=True)
    text = unicodedata.normalize("NFC", done.stdout.translate(UNSEEN))
    assert unicodedata.normalize("NFC", NAMES[script]) in text


@pytest.mark.parametrize("script", ["Devanagari", "Thai", "Chinese", "Japanese", "Korean"])
def test_a_note_is_copied_whole(script: str, drawn: bytes) -> None:
    assert NOTES[script].replace(" ", "") in "".join(read(drawn).split())


def test_nothing_of_it_is_a_box(drawn: bytes) -> None:
    assert pdf.count_missing(compose(RECORD, Choices(), TODAY)) == 0
    assert "could not be printed" not in read(drawn)


def test_the_same_record_gives_the_same_bytes(drawn: bytes) -> None:
    assert drawn == pdf.render(compose(RECORD, Choices(), TODAY))


@pytest.mark.parametrize(("paper", "large"), [("A4", False), ("Letter", True)])
def test_long_notes_in_every_script_stay_inside(paper: str, large: bool) -> None:
    choices = Choices(paper=paper, large=large)  # type: ignore[arg-type]
    assert outside(pdf.render(compose(every_script(6), choices, TODAY))) == []


@pytest.mark.slow
@PAGE
@given(st.text(max_size=60), st.text(max_size=3000), st.booleans())
def test_whatever_is_typed_stays_in_its_place(name: str, note: str, large: bool) -> None:
    record = Snapshot(
        [
            Person(name=name),
            Contact(name="Before"),
            Contact(name=name, note=note),
            Contact(name="Zz after"),
            SymptomEntry(term=note[:200] or "pain", note=note),
        ]
    )
    rendered = pdf.draw(compose(record, Choices(preset="routine", large=large), TODAY))
    assert outside(rendered.data) == []
    assert ink_outside(rendered.data) == 0
    text = read(rendered.data)
    for each in ("Before", "Zz after", f"page {rendered.pages} of {rendered.pages}"):
        assert each in text


def ink_outside(data: bytes, margin: float = 20.0) -> int:
    """Dark pixels in the outermost margin of the pages, which nothing is to reach."""
    found = 0
    document = pypdfium2.PdfDocument(data)
    for page in document:
        bitmap = page.render(scale=0.5, grayscale=True)
        edge, wide = int(margin * 0.5), bitmap.width
        rows = [bytes(bitmap.buffer[n * bitmap.stride :][:wide]) for n in range(bitmap.height)]
        for n, row in enumerate(rows):
            whole = n < edge or n >= len(rows) - edge
            found += sum(value < 200 for value in (row if whole else row[:edge] + row[-edge:]))
        bitmap.close()
    document.close()
    return found


@pytest.mark.parametrize(
    "sign",
    ["\u202e", "\u2066\u202e", "\u200f", "\u202b\u202b"],
    ids=["override", "isolate", "mark", "embedding"],
)
def test_a_control_turns_nothing_around_it(sign: str) -> None:
    record = Snapshot([Person(name=f"Anna{sign}"), Contact(name=f"{sign}Bert", note="call 555 01")])
    text = read(pdf.render(compose(record, Choices(), TODAY)))
    assert "Anna" in text
    assert "Bert" in text
    assert "555 01" in text


def test_a_very_long_note_costs_what_it_holds_and_is_whole() -> None:
    note = "".join(NOTES["Chinese"] for _ in range(2_600))
    record = Snapshot([SymptomEntry(term="pain", note=note[:100_000])])
    text = "".join(read(pdf.render(compose(record, Choices(), TODAY))).split())
    assert text.count(NOTES["Chinese"].replace(" ", "")[:20]) > 2_000


@pytest.mark.parametrize("record", [near_empty, usual, huge, extreme])
@pytest.mark.parametrize(
    ("preset", "paper"), [("second-opinion", "A4"), ("trial", "Letter"), ("medicines", "A4")]
)
def test_large_print_keeps_two_sides_and_its_margins(
    record: object, paper: str, preset: str
) -> None:
    assert callable(record)
    choices = Choices(preset=preset, paper=paper, large=True)  # type: ignore[arg-type]
    rendered = pdf.draw(compose(record(), choices, TODAY))
    assert rendered.summary_pages <= 2
    assert outside(rendered.data) == []


def test_large_print_is_eighteen_points() -> None:
    visit = Appointment(
        who="Dr Bo",
        when=when("24 November 2026"),
        purpose="second-opinion",
        wants="Walking the dog",
    )
    record = Snapshot([Person(name="Anna"), visit])
    data = pdf.render(compose(record, Choices(large=True), TODAY))
    document = pypdfium2.PdfDocument(data)
    text = document[0].get_textpage()
    found = text.get_text_range().index("Walking the dog")
    left, bottom, right, top = text.get_charbox(found + 1, loose=True)
    usual_height = fonts.load(fonts.REGULAR).face.ascent - fonts.load(fonts.REGULAR).face.descent
    assert top - bottom == pytest.approx(18 * usual_height / 1000, rel=0.05)
    assert left < right
    document.close()


def test_what_does_not_fit_in_large_print_is_named() -> None:
    text = read(pdf.render(compose(huge(), Choices(large=True), TODAY)))
    first = text.split("In this packet (section, page)")[0]
    assert "more in section" in first
    assert all(
        title in first
        for title in ("Why I am here", "What I ask first", "Medicines now", "Contacts")
    )
