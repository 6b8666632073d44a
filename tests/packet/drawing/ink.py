"""Reading a drawn page: where its characters stand, which meet, and where there is ink."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2

_NEIGHBOURS = 2
_WHITE = 250


class Char(NamedTuple):
    """A character's place in the page's text, and its box in points from the lower left."""

    page: int
    at: int
    text: str
    left: float
    bottom: float
    right: float
    top: float


def characters(data: bytes) -> Iterator[Char]:
    """Every visible character with its box."""
    document = pypdfium2.PdfDocument(data)
    for number, page in enumerate(document, 1):
        text = page.get_textpage()
        for at in range(text.count_chars()):
            char = text.get_text_range(at, 1)
            left, bottom, right, top = text.get_charbox(at)
            if right > left and top > bottom and char.strip():
                yield Char(number, at, char, left, bottom, right, top)
        text.close()
        page.close()
    document.close()


def overlaps(data: bytes, least: float = 0.45) -> list[str]:
    """Characters that stand on others: more than a share of the smaller box is common.

    Neighbours of one word may: an italic f hangs over what follows. What is printed twice, or a
    line that runs into another, shows here.
    """
    found = []
    pages: dict[int, list[Char]] = {}
    for char in characters(data):
        pages.setdefault(char.page, []).append(char)
    for chars in pages.values():
        chars.sort(key=lambda c: c.left)
        for at, one in enumerate(chars):
            for two in chars[at + 1 :]:
                if two.left >= one.right:
                    break
                if abs(one.at - two.at) > _NEIGHBOURS and _common(one, two) > least:
                    found.append(f"page {one.page}: {one.text!r} on {two.text!r}")
    return found


def _common(one: Char, two: Char) -> float:
    wide = min(one.right, two.right) - max(one.left, two.left)
    high = min(one.top, two.top) - max(one.bottom, two.bottom)
    if wide <= 0 or high <= 0:
        return 0.0
    sizes = [(c.right - c.left) * (c.top - c.bottom) for c in (one, two)]
    return wide * high / min(sizes)


class Picture(NamedTuple):
    """A page in grey: its width and height, and a byte a pixel, row after row."""

    wide: int
    high: int
    pixels: bytes


def pictures(data: bytes, scale: float = 1.0) -> list[Picture]:
    """Every page as a grey picture."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for page in document:
        bitmap = page.render(scale=scale, grayscale=True)
        buffer, step = bytes(bitmap.buffer), bitmap.stride
        rows = (buffer[at * step : at * step + bitmap.width] for at in range(bitmap.height))
        found.append(Picture(bitmap.width, bitmap.height, b"".join(rows)))
        bitmap.close()
        page.close()
    document.close()
    return found


def ink_in_margins(data: bytes, margin: int = 24) -> list[int]:
    """Pages with ink nearer to an edge than so many points, where home printers print nothing."""
    found = []
    for number, (wide, high, pixels) in enumerate(pictures(data), 1):
        rows = [pixels[at * wide : (at + 1) * wide] for at in range(high)]
        edges = [*rows[:margin], *rows[-margin:]]
        edges += [row[:margin] + row[-margin:] for row in rows]
        if min(map(min, edges)) < _WHITE:
            found.append(number)
    return found
