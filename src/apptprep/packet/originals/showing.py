"""One page of a foreign file as a picture, drawn inside the child process."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

from apptprep.packet.originals import pdfs, pictures
from apptprep.packet.originals.pdfs import Refused

MOST_PIXELS: Final = 40_000_000
"""Pixels of the picture that is drawn."""


def page(
    data: bytes, media_type: str, password: str, number: int, width: int
) -> tuple[dict[str, Any], bytes]:
    """Draw a page.

    Args:
        data: the file: a PDF or a picture; each frame of a TIFF is a page.
        media_type: what it is.
        password: tried if it is locked; ``""`` for none.
        number: the page, 0 for the first; the last one where there are fewer.
        width: of the picture, in pixels.

    Returns:
        Number of pages, width, height and bytes of a row of the picture; and its pixels, four
        bytes each: red, green, blue, unused.

    Raises:
        Refused: there is nothing to draw, or it would be too large.
    """
    import pypdfium2

    raw = data if media_type == "application/pdf" else _as_pdf(data, media_type)
    try:
        document = pypdfium2.PdfDocument(raw, password=password or None)
        count = len(document)
        if not count:
            raise Refused("empty")
        sheet = document[min(number, count - 1)]
        across, down = sheet.get_size()
        scale = width / max(1.0, across)
        if across * down * scale * scale > MOST_PIXELS:
            raise Refused("large")
        bitmap = sheet.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
    except pypdfium2.PdfiumError as fault:
        # PDFium tells the fault of the file before as well; the other library says which it is.
        pdfs.opened(raw, password)
        raise Refused("damaged") from fault
    about = {"pages": count, "width": bitmap.width, "height": bitmap.height}
    return {**about, "stride": bitmap.stride}, bytes(bitmap.buffer)


def _as_pdf(data: bytes, media_type: str) -> bytes:
    if not media_type.startswith("image/"):
        raise Refused("kind")
    target = BytesIO()
    pictures.document_of(data).save(target)
    return target.getvalue()
