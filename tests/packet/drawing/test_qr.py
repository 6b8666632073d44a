"""QR codes: a reader reads back what was drawn."""

from __future__ import annotations

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.packet.drawing.ink import pictures
from tests.packet.samples import TODAY, huge, usual

from apptprep.packet import Choices, compose, pdf
from apptprep.packet.content import Packet, Section
from apptprep.packet.drawing import qr
from apptprep.packet.drawn import Code
from apptprep.packet.medicine_text import MOST_BYTES


def read(data: bytes, dpi: int = 150) -> list[str]:
    """All codes of a file, as a phone reads them."""
    found = []
    for wide, high, pixels in pictures(data, dpi / 72):
        image = memoryview(pixels).cast("B", (high, wide))
        found += [code.text for code in zxingcpp.read_barcodes(image)]
    return found


def drawn(text: str) -> bytes:
    blocks = (Code(text, "Title", "Caption"),)
    packet = Packet("A", "born", (), "t", (), TODAY, sections=(Section("x", "X", blocks),))
    return pdf.render(packet)


@pytest.mark.parametrize("preset", ["second-opinion", "medicines"])
def test_the_medicine_list_is_read_back(preset: str) -> None:
    packet = compose(usual(3), Choices(preset=preset), TODAY)
    (text,) = read(pdf.render(packet))
    assert text.startswith("Medicines of Nguyễn Thị Phượng, born 3 August 1958\n")
    assert "- Ondansetron 8 mg: 1 tablet, when needed, at most 3 a day" in text


def test_a_list_that_was_shortened_is_read_back_too() -> None:
    (text,) = read(pdf.render(compose(huge(), Choices(preset="medicines"), TODAY)))
    assert "SHORTENED: " in text


def test_a_summary_without_medicines_has_no_code() -> None:
    choices = Choices(left_out=frozenset({"medicines"}))
    assert read(pdf.render(compose(usual(3), choices, TODAY))) == []


@pytest.mark.parametrize("text", ["a", "x" * MOST_BYTES, "Ünïcödé – ½ tablet", "0" * 300])
def test_texts_of_any_length_come_back(text: str) -> None:
    assert read(drawn(text)) == [text]


@settings(max_examples=15, deadline=None)
@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=240))
def test_any_text_comes_back(text: str) -> None:
    rows = qr.fields_of_code(text)
    wide = len(rows) + 8
    line = bytes([255]) * wide
    dark = b"".join(
        bytes([255]) * 4 + bytes(0 if field == "1" else 255 for field in row) + bytes([255]) * 4
        for row in rows
    )
    picture = line * 4 + dark + line * 4
    image = memoryview(picture).cast("B", (wide, wide))
    assert [code.text for code in zxingcpp.read_barcodes(image)] == [text]


def test_a_code_is_as_large_as_its_fields_need() -> None:
    few, many = qr.side("a"), qr.side("x" * MOST_BYTES)
    assert few < many < 130
    assert many / len(qr.fields_of_code("x" * MOST_BYTES)) >= 1.1


def test_the_encoder_brings_no_other_part_of_reportlab() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from apptprep.packet.drawing import qr; qr.fields_of_code('a');"
        "print([m for m in sys.modules if m.startswith('reportlab.graphics')])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
