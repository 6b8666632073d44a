"""Foreign PDFs: opened or refused, measured as they are shown, made harmless."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from tests.packet.originals.making import hostile, locked, pdf

from apptprep.packet.originals import pdfs
from apptprep.packet.originals.pdfs import Refused


def why(data: bytes, password: str = "") -> str:
    """Return why a file is refused."""
    with pytest.raises(Refused) as caught:
        pdfs.sizes(pdfs.opened(data, password))
    return caught.value.why


def test_sizes_are_those_shown() -> None:
    assert pdfs.sizes(pdfs.opened(pdf("a", "b"), "")) == [(595, 842), (595, 842)]
    assert pdfs.sizes(pdfs.opened(pdf("a", turn=90), "")) == [(842, 595)]


def test_a_cut_page_has_the_size_of_what_is_left() -> None:
    target = pikepdf.open(BytesIO(pdf("a")))
    target.pages[0].obj.CropBox = pikepdf.Array([100, 100, 300, 200])
    out = BytesIO()
    target.save(out)
    assert pdfs.sizes(pdfs.opened(out.getvalue(), "")) == [(200, 100)]


def test_a_locked_file_opens_with_its_password_only() -> None:
    data = locked("hidden", "geheim")
    assert why(data) == "locked"
    assert why(data, "wrong") == "locked"
    assert len(pdfs.opened(data, "geheim").pages) == 1


def test_what_is_broken_is_refused() -> None:
    assert why(b"%PDF-1.7\nrubbish") == "damaged"
    assert why(pdf("a")[:100]) == "damaged"
    empty = BytesIO()
    pikepdf.new().save(empty)
    assert why(empty.getvalue()) == "empty"
    huge = pikepdf.open(BytesIO(pdf("a")))
    huge.pages[0].obj.MediaBox = pikepdf.Array([0, 0, 1e7, 5])
    out = BytesIO()
    huge.save(out)
    assert why(out.getvalue()) == "damaged"


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfs, "MOST_PAGES", 2)
    assert why(pdf("a", "b", "c")) == "large"


def test_nothing_but_what_a_page_shows_is_kept() -> None:
    out = BytesIO()
    pdfs.cleaned(pdfs.opened(hostile(), "")).save(
        out,
        stream_decode_level=pikepdf.StreamDecodeLevel.all,
        compress_streams=False,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    data = out.getvalue()
    for word in (b"JavaScript", b"app.alert", b"example.org", b"OpenAction", b"SECRET", b"/AA"):
        assert word not in data
    assert "harmless" in pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
