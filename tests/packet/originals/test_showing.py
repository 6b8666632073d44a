"""One page of a foreign file as a picture; the last one where fewer are there than asked for."""

from __future__ import annotations

import io

import pikepdf
import pytest

from apptprep.packet.originals import showing
from apptprep.packet.originals.pdfs import Refused


def pdf(*sizes: tuple[int, int]) -> bytes:
    made = pikepdf.new()
    for size in sizes:
        made.add_blank_page(page_size=size)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_page_beyond_the_last_is_the_last() -> None:
    about, pixels = showing.page(pdf((100, 50), (100, 200)), "application/pdf", "", 7, 10)
    assert (about["pages"], about["width"], about["height"]) == (2, 10, 20)
    assert len(pixels) == about["stride"] * 20


def test_a_locked_file_and_one_without_pages_are_told_apart() -> None:
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf((10, 10)))) as made:
        made.save(locked, encryption=pikepdf.Encryption(user="a", owner="a"))
    with pytest.raises(Refused, match="locked"):
        showing.page(locked.getvalue(), "application/pdf", "", 0, 10)
    # Nothing of the file before is left over.
    with pytest.raises(Refused, match="empty"):
        showing.page(pdf(), "application/pdf", "", 0, 10)


def test_a_long_strip_is_refused_before_it_is_drawn() -> None:
    with pytest.raises(Refused, match="large"):
        showing.page(pdf((3, 14_000)), "application/pdf", "", 0, 2000)
