"""Packets of a real record as PDF files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from apptprep.errors import CannotWrite
from apptprep.jobs.make_demo import make_demo
from apptprep.jobs.make_packet import make_packet
from apptprep.packet import Choices
from apptprep.store import Library, People

TODAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize("purpose", ["second-opinion", "trial", "routine"])
def test_a_packet_of_the_sample_is_a_pdf_with_her_name(
    people: People, tmp_path: Path, purpose: str
) -> None:
    with make_demo(people, TODAY) as library:
        drawn = make_packet(library, Choices(preset=purpose), tmp_path / "p.pdf", TODAY)
    document = pypdfium2.PdfDocument(tmp_path / "p.pdf")
    assert len(document) == drawn.pages > 2
    assert drawn.missing == 0
    assert "Ruth Eleanor Hallowick" in document[0].get_textpage().get_text_range()
    document.close()


def test_a_packet_to_nowhere_says_so(make: Callable[[str], Library], tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        make_packet(make("x"), Choices(), tmp_path / "nowhere" / "p.pdf", TODAY)
