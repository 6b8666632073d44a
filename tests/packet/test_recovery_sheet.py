"""The recovery code on paper."""

from __future__ import annotations

import pypdfium2
import pytest
from tests.packet.helpers import outside, page_texts

from apptprep.packet import recovery_sheet

CODE = "7KQ4-MZ2P-XR9T-WB6N-H3FD-YC8V-LJ5G-PS1A"


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_label_and_code_on_one_page(paper: str) -> None:
    data = recovery_sheet.render("Mẹ – Nguyễn", CODE, paper)
    (text,) = page_texts(data)
    assert "Record: Mẹ – Nguyễn" in text
    assert text.index("7KQ4 - MZ2P - XR9T - WB6N") < text.index("H3FD - YC8V - LJ5G - PS1A")
    assert outside(data) == []


def test_properties_hold_neither_label_nor_code() -> None:
    document = pypdfium2.PdfDocument(recovery_sheet.render("Maria", CODE))
    properties = " ".join(document.get_metadata_dict().values())
    document.close()
    assert "Maria" not in properties
    assert "7KQ4" not in properties


def test_a_giant_label_stays_on_the_page() -> None:
    data = recovery_sheet.render("W" * 5_000, CODE)
    assert len(page_texts(data)) == 1
    assert "7KQ4" in page_texts(data)[0]
    assert outside(data) == []
