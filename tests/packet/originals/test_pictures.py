"""Pictures as pages."""

from __future__ import annotations

import contextlib
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PIL import Image
from tests.packet.originals.making import picture

from apptprep.packet.originals import pdfs, pictures
from apptprep.packet.originals.pdfs import Refused

if TYPE_CHECKING:
    import pikepdf


def shown(document: pikepdf.Pdf) -> Image.Image:
    """Return the first page as it is seen, small."""
    out = BytesIO()
    document.save(out)
    page = pypdfium2.PdfDocument(out.getvalue())[0]
    seen: Image.Image = page.render(scale=0.1).to_pil()
    return seen.convert("L")


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("JPEG", "RGB"),
        ("JPEG", "L"),
        ("PNG", "RGB"),
        ("PNG", "L"),
        ("PNG", "1"),
        ("TIFF", "RGB"),
        ("GIF", "L"),
        ("WEBP", "RGB"),
    ],
)
def test_every_kind_is_seen_as_it_is(kind: str, mode: str) -> None:
    seen = shown(pictures.document_of(picture(kind, mode=mode)))
    wide, tall = seen.size
    assert wide > tall
    assert seen.getpixel((wide // 4, tall // 2)) < 60  # type: ignore[operator]
    assert seen.getpixel((3 * wide // 4, tall // 2)) > 200  # type: ignore[operator]


def test_a_jpeg_goes_in_byte_for_byte() -> None:
    data = picture("JPEG")
    document = pictures.document_of(data)
    image = document.pages[0].obj.Resources.XObject.Im0
    assert image.read_raw_bytes() == data


def test_a_photo_taken_sideways_stands_upright() -> None:
    document = pictures.document_of(picture("JPEG", turn=6))
    assert pdfs.sizes(document)[0][0] < pdfs.sizes(document)[0][1]
    seen = shown(document)
    wide, tall = seen.size
    assert seen.getpixel((wide // 2, tall // 4)) < 60, "dark half on top"  # type: ignore[operator]


def test_a_phone_photo_is_read() -> None:
    pi_heif = pytest.importorskip("pi_heif")
    assert "libde265" in pi_heif.libheif_info()["decoders"], "the decoder is there"
    pictures._know_heic()
    assert ".heic" in Image.registered_extensions()


def test_see_through_parts_are_white() -> None:
    made = Image.new("RGBA", (40, 20), (0, 0, 0, 0))
    out = BytesIO()
    made.save(out, "PNG")
    assert shown(pictures.document_of(out.getvalue())).getpixel((5, 3)) == 255


def test_each_frame_of_a_scan_is_a_page() -> None:
    frames = [Image.new("L", (20, 30), shade) for shade in (0, 100, 200)]
    out = BytesIO()
    frames[0].save(out, "TIFF", save_all=True, append_images=frames[1:])
    assert len(pictures.document_of(out.getvalue()).pages) == 3


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"rubbish", "kind"), (picture("JPEG")[:-200], "damaged"), (picture("PNG")[:60], "damaged")],
)
def test_what_is_broken_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(Refused) as caught:
        pictures.document_of(data)
    assert caught.value.why == why


def test_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS", 1000)
    with pytest.raises(Refused) as caught:
        pictures.document_of(picture("PNG", (100, 100)))
    assert caught.value.why == "large"


@pytest.mark.parametrize("data", [picture("PNG"), b"rubbish"])
def test_the_limit_of_others_stays_as_it_was(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 12_345)
    with contextlib.suppress(Refused):
        pictures.document_of(data)
    assert Image.MAX_IMAGE_PIXELS == 12_345
