"""The bundled fonts, with fallback: no character ever vanishes from the paper.

ReportLab prints nothing at all for a character its font lacks. So every text is first
cut into runs that one font can print; a character that no bundled font has becomes a
run without font, which is drawn as a box and counted.

The text fonts are Noto Sans (SIL Open Font License); signs it lacks (arrows, "at
least", check marks) come from DejaVu Sans. ReportLab prints these letter by letter. What that
would print wrong (letters with combining marks, scripts that join, reorder or run to the left,
Chinese, emoji) gets a font of `faces` and is shaped; plain text never comes there.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from io import BytesIO
from threading import Lock
from typing import Any, Final

from apptprep import bundled
from apptprep.packet.drawing import bidi, clusters, faces, shaping

REGULAR: Final = "NotoSans-Regular"
BOLD: Final = "NotoSans-Bold"
ITALIC: Final = "NotoSans-Italic"
BOLD_ITALIC: Final = "NotoSans-BoldItalic"
FALLBACK: Final = "DejaVuSans"
_LETTER_BY_LETTER: Final = frozenset({"", REGULAR, BOLD, ITALIC, BOLD_ITALIC, FALLBACK})
MISSING: Final = ""
"""The font name of a run whose characters no bundled font has."""

BOX_WIDTH: Final = 650
"""Width of the box for a missing character, in thousandths of the type size."""

_NEEDS_SHAPING: Final = ((0x0530, 0x139F), (0x1700, 0x1BFF), (0xA800, 0xABFF), (0xFB13, 0xFEFE))
_LAST: Final = 0xFFFF
_KEPT_JOINERS: Final = re.compile(
    # Where they change the letters: Arabic and Indic scripts, and families of emoji.
    "(?<=[\u0600-\u0dff\u1000-\u109f\u1780-\u17ff\ufb50-\ufeff])[\u200c\u200d]"
    "|(?<=[\u2190-\u2bff\U0001f000-\U0001faff])\u200d"
    "(?=[\u2190-\u2bff\U0001f000-\U0001faff])"
)
_SELECTORS: Final = re.compile("[\ufe00-\ufe0f]")
"""They ask for a coloured picture or a plain sign; on paper there is one form of each."""
_TAGS: Final = re.compile("(?<=\U0001f3f4)[\U000e0020-\U000e007e]+\U000e007f")
"""The flags of England, Scotland and Wales are a black flag with hidden letters behind it."""

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
    """All characters that a text font prints right letter by letter.

    Left out are combining marks, which must be placed, letters that run to the left, and
    characters above U+FFFF: ReportLab writes a wrong text for them behind the glyph, so that
    copying or reading aloud would give another word than the paper shows.
    """
    points = [point for point in load(name).face.charToGlyph if point <= _LAST]
    if name == FALLBACK:
        points = [p for p in points if not any(a <= p <= b for a, b in _NEEDS_SHAPING)]
    return frozenset(c for c in map(chr, points) if _stands_alone(c))


def _stands_alone(char: str) -> bool:
    kind = unicodedata.bidirectional(char)
    return kind not in ("R", "AL", "AN") and unicodedata.category(char) not in ("Mn", "Me", "Mc")


def is_plain(text: str) -> bool:
    """Whether a cleaned text is printed letter by letter, from left to right."""
    if text.isascii() or coverage(REGULAR).issuperset(text):
        return True
    return coverage(FALLBACK).issuperset(set(text) - coverage(REGULAR))


def clean(text: str) -> str:
    r"""Text as it can be set in lines: composed, without control and invisible characters.

    Tabs become blanks; other control characters become blanks too, so that words they
    stood between do not grow together. Line ends are kept as ``\n``.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _SELECTORS.sub("", unicodedata.normalize("NFC", text.replace("\r\n", "\n")))
    kept: set[int] = set()
    for pattern in (_KEPT_JOINERS, _TAGS):
        kept.update(at for match in pattern.finditer(text) for at in range(*match.span()))
    return "".join([c if at in kept else _clean_char(c) for at, c in enumerate(text)])


def _clean_char(char: str) -> str:
    if char == "\n" or char in "\r\v\f\x85\u2028\u2029":
        return "\n"
    category = unicodedata.category(char)
    if category in ("Cc", "Zs"):
        # No-break blanks stay, they hold a number and its unit together.
        return char if char in "\u00a0\u202f" else " "
    return "" if category == "Cf" else char


@lru_cache(maxsize=20_000)
def runs(text: str, name: str, han: str = "") -> tuple[tuple[str, str], ...]:
    """Cut a line's text into pieces that one font can print.

    Args:
        text: Cleaned text without line ends.
        name: The font wanted.
        han: Which forms of shared ideographs it wants, from `faces.han_of`.

    Returns:
        Pairs (font name, text); the font name is `MISSING` where no font has the characters, and
        one of `faces` where the text must be shaped (`is_shaped`).
    """
    if coverage(name).issuperset(text):
        return ((name, text),)
    pieces: list[tuple[str, str]] = []
    for cluster in text if is_plain(text) else clusters.cut(text):
        for font, part in fonts_of(cluster, name, han):
            if pieces and (pieces[-1][0] == font or _joins(pieces[-1][0], part)):
                pieces[-1] = (pieces[-1][0], pieces[-1][1] + part)
            else:
                pieces.append((font, part))
    return tuple(pieces)


def _joins(font: str, part: str) -> bool:
    return part == " " and keeps_blank(font)


@lru_cache(maxsize=256)
def keeps_blank(font: str) -> bool:
    """Whether a blank after a word in this font is set with that word; emoji have wide blanks."""
    return is_shaped(font) and not font.startswith(faces.EMOJI) and faces.covers(font, " ")


def is_shaped(font: str) -> bool:
    """Whether text in this font is set by `shaping`, not letter by letter."""
    return font not in _LETTER_BY_LETTER


@lru_cache(maxsize=20_000)
def fonts_of(cluster: str, name: str, han: str = "") -> tuple[tuple[str, str], ...]:
    """Which font prints a cluster: one for all of it, or one for the letter and a box for marks."""
    for font in (name, FALLBACK):
        if coverage(font).issuperset(cluster):
            return ((font, cluster),)
    for font in faces.candidates(cluster, name, han):
        if faces.covers(font, cluster):
            return ((font, cluster),)
    if len(cluster) > 1 and not _invisible(cluster[1:]):
        (first,) = fonts_of(cluster[0], name, han)
        if first[0] != MISSING:
            return (first, (MISSING, cluster[1:]))
    return ((MISSING, cluster),)


def _invisible(text: str) -> bool:
    return all(faces.is_ignored(char) for char in text)


def boxes(text: str) -> int:
    """How many boxes a run of missing characters prints: a sequence of signs seen as one is one."""
    return sum(1 for _ in clusters.spans(text))


class _Widths(dict[str, float]):
    """Widths by character; one that the face has no width for is as wide as its default."""

    def __init__(self, name: str) -> None:
        face = load(name).face
        super().__init__((chr(code), wide) for code, wide in face.charWidths.items())
        self._default = face.defaultWidth

    def __missing__(self, char: str) -> float:
        return float(self._default)


@lru_cache(maxsize=8)
def _widths(name: str) -> _Widths:
    return _Widths(name)


@lru_cache(maxsize=60_000)
def width(text: str, name: str) -> float:
    """Width of a text in thousandths of the type size, fallback included."""
    if coverage(name).issuperset(text):
        return sum(map(_widths(name).__getitem__, text))
    return sum(_run_width(font, piece) for font, piece in runs(text, name))


def _run_width(font: str, piece: str) -> float:
    if font == MISSING:
        return BOX_WIDTH * boxes(piece)
    if is_shaped(font):
        right = bidi.RIGHT_TO_LEFT.match(piece) is not None
        return shaping.shape(piece, font, right).width
    return sum(map(_widths(font).__getitem__, piece))
