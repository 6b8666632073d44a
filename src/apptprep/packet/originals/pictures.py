"""A photo or scan inside the child process, as PDF pages.

A JPEG goes in as it is, byte for byte; other pictures are decoded and packed without loss. A photo
taken sideways stands upright, as its camera noted. HEIC, what many phones write, is read too.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

from apptprep.packet.originals.pdfs import MOST_PAGES, Refused

MOST_PIXELS: Final = 150_000_000
"""Pixels of one picture that are decoded."""

LONG_SIDE: Final = 780.0
"""Points that the longer side of a picture is given; it is fitted to the paper afterwards."""

_TURNS: Final = {3: 180, 6: 90, 8: 270}
"""EXIF orientation to the turn a page is shown with; the mirrored ones do not come from cameras."""
_ORIENTATION: Final = 0x0112
_JPEG_MODES: Final = {"L": "/DeviceGray", "RGB": "/DeviceRGB", "CMYK": "/DeviceCMYK"}


def document_of(data: bytes) -> Any:  # noqa: ANN401 - pikepdf comes late
    """Return a picture as a document; each frame of a TIFF or GIF is a page.

    Raises:
        Refused: it is damaged, too large, or of a kind that cannot be read.
    """
    import pikepdf
    from PIL import Image, ImageSequence, UnidentifiedImageError

    _know_heic()
    target = pikepdf.new()
    before, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, MOST_PIXELS
    try:
        with Image.open(BytesIO(data)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Refused("large")
            if getattr(picture, "n_frames", 1) > MOST_PAGES:
                raise Refused("large")
            if picture.format == "JPEG" and picture.mode in _JPEG_MODES:
                _add_jpeg(target, data, picture)
                return target
            frames = [picture] if picture.format == "GIF" else ImageSequence.Iterator(picture)
            for frame in frames:
                _add(target, frame)
    except Image.DecompressionBombError as fault:
        raise Refused("large") from fault
    except UnidentifiedImageError as fault:
        raise Refused("kind") from fault
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, TypeError) as fault:
        raise Refused("damaged") from fault
    finally:
        Image.MAX_IMAGE_PIXELS = before
    return target


def _know_heic() -> None:
    try:
        import pi_heif
    except ImportError:  # a system without a wheel of it: HEIC is then a kind we cannot read
        return
    pi_heif.register_heif_opener()


def _add_jpeg(target: Any, data: bytes, picture: Any) -> None:  # noqa: ANN401
    """Add a JPEG without decoding it; decoded once all the same, to know that it is whole."""
    import pikepdf

    picture.load()
    stream = pikepdf.Stream(target, data)
    stream.Filter = pikepdf.Name.DCTDecode
    stream.ColorSpace = pikepdf.Name(_JPEG_MODES[picture.mode])
    stream.BitsPerComponent = 8
    if picture.mode == "CMYK":
        # Adobe writes CMYK upside down, and Pillow tells by the marker that it did.
        inverted = "adobe" in picture.info
        stream.Decode = pikepdf.Array([1, 0] * 4 if inverted else [0, 1] * 4)
    _page(target, stream, picture.size, _TURNS.get(picture.getexif().get(_ORIENTATION, 1), 0))


def _add(target: Any, frame: Any) -> None:  # noqa: ANN401
    import pikepdf
    from PIL import ImageOps

    if frame.width * frame.height > MOST_PIXELS:
        raise Refused("large")
    upright = ImageOps.exif_transpose(frame)
    grey = upright.mode in ("1", "L", "I;16", "I", "F")
    plain = _on_white(upright) if _has_alpha(upright) else upright
    pixels = plain.convert("L" if grey else "RGB")
    stream = pikepdf.Stream(target, pixels.tobytes())
    stream.ColorSpace = pikepdf.Name.DeviceGray if grey else pikepdf.Name.DeviceRGB
    stream.BitsPerComponent = 8
    _page(target, stream, pixels.size, 0)


def _has_alpha(picture: Any) -> bool:  # noqa: ANN401
    return picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info


def _on_white(picture: Any) -> Any:  # noqa: ANN401
    from PIL import Image

    ground = Image.new("RGBA", picture.size, "white")
    ground.alpha_composite(picture.convert("RGBA"))
    return ground.convert("RGB")


def _page(target: Any, stream: Any, size: tuple[int, int], turn: int) -> None:  # noqa: ANN401
    import pikepdf

    wide, tall = size
    stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    stream.Width, stream.Height = wide, tall
    scale = LONG_SIDE / max(wide, tall)
    across, down = wide * scale, tall * scale
    page = target.add_blank_page(page_size=(across, down))
    page.obj.Resources = pikepdf.Dictionary(
        XObject=pikepdf.Dictionary(Im0=target.make_indirect(stream))
    )
    page.obj.Contents = pikepdf.Stream(
        target, f"q {across:.4f} 0 0 {down:.4f} 0 0 cm /Im0 Do Q".encode("ascii")
    )
    if turn:
        page.obj.Rotate = turn
