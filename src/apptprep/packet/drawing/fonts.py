"""The bundled fonts, with fallback: no character ever vanishes from the paper.

ReportLab prints nothing at all for a character its font lacks. So every text is first
cut into runs that one font can print; a character that no bundled font has becomes a
run without font, which is drawn as a box and counted.

The text fonts are Noto Sans (SIL Open Font License); signs it lacks (arrows, "at
least", check marks) come from DejaVu Sans. Scripts that need shaping or right-to-left
order are left out of the fallback on purpose: printed letter by letter they would look
like words and be wrong, and a visible box is more honest than that.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from io import BytesIO
from threading import Lock
from typing import Any, Final

from apptprep import bundled

REGULAR: Final = "NotoSans-Regular"
BOLD: Final = "NotoSans-Bold"
ITALIC: Final = "NotoSans-Italic"
BOLD_ITALIC: Final = "NotoSans-BoldItalic"
FALLBACK: Final = "DejaVuSans"
MISSING: Final = ""
"""The font name of a run whose characters no bundled font has."""

BOX_WIDTH: Final = 650
"""Width of the box for a missing character, in thousandths of the type size."""

_NEEDS_SHAPING: Final = ((0x0590, 0x109F), (0x1700, 0x1BFF), (0xA800, 0xABFF), (0xFB1D, 0xFEFE))
_LAST: Final = 0xFFFF
_INVISIBLE: Final = frozenset({"Cf"})
_JOINERS: Final = frozenset(range(0xFE00, 0xFE10))


_LOADING: Final = Lock()
"""Two threads that loaded one font twice would mix its two sets of glyph numbers in one file."""


def load(name: str) -> Any:  # noqa: ANN401 - ReportLab has no types
    """Read and register one bundled TrueType font.

    Args:
        name: File name without ending, one of the constants above.

    Returns:
        ReportLab's TTFont; parsed once in a process.
    """
    with _LOADING:
        return _load(name)


@lru_cache(maxsize=8)
def _load(name: str) -> Any:  # noqa: ANN401
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    font = TTFont(name, BytesIO(bundled.read_bytes(f"fonts/{name}.ttf")))
    pdfmetrics.registerFont(font)
    return font


@lru_cache(maxsize=8)
def coverage(name: str) -> frozenset[str]:
    """All characters that the font prints right.

    Characters above U+FFFF are left out: ReportLab writes a wrong text for them behind the glyph,
    so that copying or reading aloud would give another word than the paper shows.
    """
    points = [point for point in load(name).face.charToGlyph if point <= _LAST]
    if name == FALLBACK:
        points = [p for p in points if not any(a <= p <= b for a, b in _NEEDS_SHAPING)]
    return frozenset(chr(p) for p in points)


def clean(text: str) -> str:
    r"""Text as it can be set in lines: composed, without control and invisible characters.

    Tabs become blanks; other control characters become blanks too, so that words they
    stood between do not grow together. Line ends are kept as ``\n``.
    """
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return "".join(_clean_char(c) for c in text)


def _clean_char(char: str) -> str:
    if char == "\n" or char in "\r\v\f\x85\u2028\u2029":
        return "\n"
    category = unicodedata.category(char)
    if category in ("Cc", "Zs"):
        # No-break blanks stay, they hold a number and its unit together.
        return char if char in "\u00a0\u202f" else " "
    if category in _INVISIBLE or ord(char) in _JOINERS:
        return ""
    return char


@lru_cache(maxsize=20_000)
def runs(text: str, name: str) -> tuple[tuple[str, str], ...]:
    """Cut a line's text into pieces that one font can print.

    Args:
        text: Cleaned text without line ends.
        name: The font wanted.

    Returns:
        Pairs (font name, text); the font name is `MISSING` where no font has the characters.
    """
    if coverage(name).issuperset(text):
        return ((name, text),)
    pieces: list[tuple[str, str]] = []
    for char in text:
        font = name if char in coverage(name) else _substitute(char)
        if pieces and pieces[-1][0] == font:
            pieces[-1] = (font, pieces[-1][1] + char)
        else:
            pieces.append((font, char))
    return tuple(pieces)


def _substitute(char: str) -> str:
    return FALLBACK if char in coverage(FALLBACK) else MISSING


@lru_cache(maxsize=8)
def _widths(name: str) -> tuple[dict[int, float], float]:
    face = load(name).face
    return face.charWidths, face.defaultWidth


@lru_cache(maxsize=60_000)
def width(text: str, name: str) -> float:
    """Width of a text in thousandths of the type size, fallback included."""
    table, default = _widths(name)
    if coverage(name).issuperset(text):
        return sum([table.get(ord(c), default) for c in text])
    total = 0.0
    for font, piece in runs(text, name):
        if font == MISSING:
            total += BOX_WIDTH * len(piece)
        else:
            table, default = _widths(font)
            total += sum([table.get(ord(c), default) for c in piece])
    return total
