"""A page of an attached file, drawn in a process of its own; what cannot be drawn is told."""

from __future__ import annotations

import io
import sys

import pikepdf
import pytest
from PIL import Image

from apptprep import children
from apptprep.errors import UnreadableFile
from apptprep.jobs.viewing import page_of

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
    b'<rect width="9" height="9"/></svg>'
)


def nothing(_share: float, _text: str) -> None:
    """Hear of nothing."""


def png(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "red").save(out, "PNG")
    return out.getvalue()


def pdf(pages: int, password: str = "") -> bytes:
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page(page_size=(600, 300))
    out = io.BytesIO()
    made.save(out, encryption=pikepdf.Encryption(user=password, owner=password, R=6))
    return out.getvalue()


def tiff(pages: int) -> bytes:
    out = io.BytesIO()
    frames = [Image.new("L", (20, 10), 255) for _ in range(pages)]
    frames[0].save(out, "TIFF", save_all=True, append_images=frames[1:])
    return out.getvalue()


def bomb() -> bytes:
    """A picture whose head promises 100,000 by 100,000 pixels."""
    head = bytearray(png(4, 4))
    head[16:24] = (100_000).to_bytes(4, "big") * 2
    return bytes(head)


def test_a_page_is_as_wide_as_asked_for() -> None:
    found = page_of(pdf(3), "application/pdf", "paper", 1, 200, nothing)
    assert (found.pages, found.width, found.height) == (3, 200, 100)
    assert len(found.pixels) == found.stride * found.height
    assert found.pixels[:3] == b"\xff\xff\xff"


def test_the_frames_of_a_scan_are_pages() -> None:
    assert page_of(tiff(4), "image/tiff", "paper", 3, 50, nothing).pages == 4


def test_a_photo_keeps_its_colours() -> None:
    found = page_of(png(8, 8), "image/png", "photo", 0, 30, nothing)
    middle = found.stride * 15 + 4 * 15
    assert found.pixels[middle : middle + 3] == b"\xff\x00\x00"


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"%PDF-1.4 broken", "application/pdf"),
        (b"just words", "text/plain"),
        (b"\x89PNG\r\n\x1a\n broken", "image/png"),
        (SVG, "text/plain"),
        (SVG, "image/svg+xml"),
        (b"", "image/png"),
        (bomb(), "image/png"),
    ],
)
def test_what_cannot_be_shown_is_told(data: bytes, media_type: str) -> None:
    with pytest.raises(UnreadableFile, match="“paper” cannot be shown here"):
        page_of(data, media_type, "paper", 0, 100, nothing)


def test_a_page_too_large_to_draw_is_told() -> None:
    with pytest.raises(UnreadableFile, match="cannot be shown here"):
        page_of(pdf(1), "application/pdf", "paper", 0, 60_000, nothing)


def test_a_locked_file_says_so() -> None:
    with pytest.raises(UnreadableFile, match="“paper” is locked with a password"):
        page_of(pdf(1, "secret"), "application/pdf", "paper", 0, 100, nothing)


def test_a_process_that_dies_is_a_file_that_cannot_be_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        children, "command", lambda _module: [sys.executable, "-c", "raise SystemExit(1)"]
    )
    with pytest.raises(UnreadableFile, match="cannot be shown here"):
        page_of(pdf(1), "application/pdf", "paper", 0, 100, nothing)


def test_cancel_stops_it() -> None:
    class Stop(Exception):
        pass

    def stop(_share: float, _text: str) -> None:
        raise Stop

    with pytest.raises(Stop):
        page_of(pdf(1), "application/pdf", "paper", 0, 100, stop)
