"""A foreign PDF inside the child process: opened, looked at, and made harmless.

What a page shows is kept as it is. Scripts, actions, links, forms that react, embedded files and
whatever else a page does not show stay behind.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

MOST_PAGES: Final = 2000
"""Pages of one file that are taken; more is no report."""

_LARGEST_SIDE: Final = 20_000.0
"""Points; a side beyond it (7 m) is a mistake or an attack."""
_PAGE_KEYS: Final = ("/Resources", "/Contents", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit")


class Refused(Exception):
    """A file is not taken.

    Attributes:
        why: ``"locked"``, ``"damaged"``, ``"empty"``, ``"large"`` or ``"kind"``.
    """

    def __init__(self, why: str) -> None:
        """Name the reason."""
        super().__init__(why)
        self.why = why


def opened(data: bytes, password: str) -> Any:  # noqa: ANN401 - pikepdf comes late
    """Return an opened document.

    Args:
        data: the file.
        password: tried if it is locked; ``""`` for none.

    Raises:
        Refused: it is locked, damaged, has no page or too many.
    """
    import pikepdf

    try:
        document = pikepdf.open(BytesIO(data), password=password)
        pages = len(document.pages)
    except pikepdf.PasswordError as fault:
        raise Refused("locked") from fault
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RecursionError) as fault:
        raise Refused("damaged") from fault
    if pages == 0:
        raise Refused("empty")
    if pages > MOST_PAGES:
        raise Refused("large")
    return document


def sizes(document: Any) -> list[tuple[float, float]]:  # noqa: ANN401
    """Return width and height of each page as it is shown, in points.

    Raises:
        Refused: a page has no size that can be printed.
    """
    return [_size(page) for page in document.pages]


def cleaned(document: Any) -> Any:  # noqa: ANN401
    """Return a new document with the same pages and nothing but what they show.

    Raises:
        Refused: a page is damaged.
    """
    import pikepdf

    try:
        document.generate_appearance_streams()
        document.flatten_annotations("print")
    except (pikepdf.PdfError, ValueError, TypeError, KeyError):
        # A broken form or note is left out; the page itself is another matter.
        pass
    target = pikepdf.new()
    try:
        for page in document.pages:
            target.pages.append(page)
            taken = target.pages[-1]
            for key in list(taken.obj.keys()):
                if key not in (*_PAGE_KEYS, "/Type", "/Parent"):
                    del taken.obj[key]
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RecursionError) as fault:
        raise Refused("damaged") from fault
    return target


def _size(page: Any) -> tuple[float, float]:  # noqa: ANN401
    try:
        left, low, right, high = (float(edge) for edge in page.cropbox)
        unit = float(page.obj.get("/UserUnit", 1))
        turn = int(page.obj.get("/Rotate", 0)) if "/Rotate" in page.obj else int(page.rotation)
    except (ValueError, TypeError, KeyError, AttributeError, ArithmeticError) as fault:
        raise Refused("damaged") from fault
    wide, tall = abs(right - left) * unit, abs(high - low) * unit
    if not (0 < wide <= _LARGEST_SIDE and 0 < tall <= _LARGEST_SIDE):
        raise Refused("damaged")
    return (tall, wide) if turn % 180 else (wide, tall)
