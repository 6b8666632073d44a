"""Breaking text into lines.

A person's text never passes through a markup parser: it is cut into words, measured and placed, so
nothing in it can be an instruction.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from apptprep.packet.drawing import fonts
from apptprep.packet.drawing.styles import QUIET, QUIET_RUNS, RUN_FONTS, Colour, Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apptprep.packet.content import Text

_BREAKS: Final = re.compile(r"[^-/_,.;:@&?=|\\]*[-/_,.;:@&?=|\\]+|[^-/_,.;:@&?=|\\]+")
_LONG: Final = 64


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line in one font.

    Attributes:
        x: Distance from the line's start, in points.
        font: Font name; `fonts.MISSING` for a run of boxes.
        size: Type size.
        text: What is printed.
        colour: Its colour.
        struck: Crossed out.
        width: Its width in points.
        actual: What the glyphs say, where they are not the text itself (shaped scripts, a run set
            from right to left); read aloud and copied instead of it. "" where ``text`` is it.
        lang: Language tag of the run ("el"), where it is known and not the document's own.
    """

    x: float
    font: str
    size: float
    text: str
    colour: Colour
    struck: bool
    width: float
    actual: str = ""
    lang: str = ""


Line = tuple[Piece, ...]


def measure(text: str, font: str, size: float) -> float:
    """Width of a cleaned text in points."""
    if len(text) <= _LONG:
        return fonts.width(text, font) * size / 1000
    return fonts.width.__wrapped__(text, font) * size / 1000


@lru_cache(maxsize=20_000)
def wrap_plain(text: str, style: Style, room: float) -> tuple[Line, ...]:
    """Break a plain string into lines no wider than ``room`` points; at least one line."""
    return _wrap_clean(fonts.clean(text), style, room)


def _wrap_clean(text: str, style: Style, room: float) -> tuple[Line, ...]:
    if "\n" not in text and measure(text, style.font, style.size) <= room:
        return (_line([(style.font, style.colour, False, text)], style.size),)
    return _wrap_parts([(style.font, style.colour, False, text)], style, room)


def wrap(text: Text, style: Style, room: float) -> tuple[Line, ...]:
    """Break a text with roles into lines no wider than ``room`` points; at least one line."""
    if len(text) == 1 and not text[0].role:
        return wrap_plain(text[0].text, style, room)
    parts = []
    for run in text:
        font = RUN_FONTS.get(run.role, {}).get(style.font, style.font)
        colour = QUIET if run.role in QUIET_RUNS else style.colour
        parts.append((font, colour, run.role == "struck", fonts.clean(run.text)))
    return _wrap_parts(parts, style, room)


_Part = tuple[str, Colour, bool, str]


def _wrap_parts(parts: Sequence[_Part], style: Style, room: float) -> tuple[Line, ...]:
    lines: list[Line] = []
    current: list[_Part] = []
    used = 0.0
    for font, colour, struck, word in _words(parts, style.size, room):
        if word == "\n":
            lines.append(_line(current, style.size))
            current, used = [], 0.0
            continue
        wide = measure(word.rstrip(" "), font, style.size)
        if current and used + wide > room and word.strip(" "):
            lines.append(_line(current, style.size))
            current, used = [], 0.0
        if not current and lines:
            word = word.lstrip(" ")  # noqa: PLW2901 - a broken line never starts with a blank
        if word:
            current.append((font, colour, struck, word))
            used += measure(word, font, style.size)
    if current or not lines:
        lines.append(_line(current, style.size))
    while len(lines) > 1 and not lines[-1]:
        lines.pop()
    return tuple(lines)


def _words(parts: Sequence[_Part], size: float, room: float) -> Iterator[_Part]:
    """The parts cut where a line may break; blanks stay with the word before them."""
    for font, colour, struck, text in parts:
        for word in re.findall(r"\n|[^ \n]* +|[^ \n]+", text):
            if word != "\n" and measure(word.rstrip(" "), font, size) > room:
                for bit in _broken(word, font, size, room):
                    yield font, colour, struck, bit
            else:
                yield font, colour, struck, word


def _broken(word: str, font: str, size: float, room: float) -> Iterator[str]:
    """A word wider than a line, cut after its own signs where possible, else anywhere."""
    for chunk in _BREAKS.findall(word):
        if measure(chunk, font, size) <= room:
            yield chunk
            continue
        start, used = 0, 0.0
        for at, char in enumerate(chunk):
            wide = fonts.width(char, font) * size / 1000
            if at > start and used + wide > room:
                yield chunk[start:at]
                start, used = at, 0.0
            used += wide
        yield chunk[start:]


def _line(parts: Sequence[_Part], size: float) -> Line:
    """Join neighbours of one look, cut by font, and give each piece its place."""
    joined: list[_Part] = []
    for part in parts:
        if joined and joined[-1][:3] == part[:3]:
            joined[-1] = (*part[:3], joined[-1][3] + part[3])
        else:
            joined.append(part)
    while joined and not joined[-1][3].strip(" "):
        joined.pop()
    pieces: list[Piece] = []
    x = 0.0
    for place, (font, colour, struck, whole) in enumerate(joined):
        text = whole.rstrip(" ") if place == len(joined) - 1 else whole
        if not text:
            continue
        for name, bit in fonts.runs(text, font):
            wide = measure(bit, name or font, size) if name else _boxes(bit, size)
            pieces.append(Piece(x, name, size, bit, colour, struck, wide))
            x += wide
    return tuple(pieces)


def _boxes(text: str, size: float) -> float:
    return fonts.BOX_WIDTH * len(text) * size / 1000


def line_width(line: Line) -> float:
    """Width of a line in points."""
    return line[-1].x + line[-1].width if line else 0.0


def clamp(lines: tuple[Line, ...], most: int, style: Style, room: float) -> tuple[Line, ...]:
    """The first ``most`` lines; the last of them ends in an ellipsis if some were left out."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    mark = Piece(0, style.font, style.size, "…", style.colour, struck=False, width=0.0)
    wide = measure("…", style.font, style.size)
    kept = list(last)
    while kept and kept[-1].x + kept[-1].width + wide > room:
        piece = kept.pop()
        if piece.font != fonts.MISSING and len(piece.text) > 1:
            text = piece.text[:-1]
            kept.append(
                Piece(
                    piece.x,
                    piece.font,
                    piece.size,
                    text,
                    piece.colour,
                    piece.struck,
                    measure(text, piece.font, piece.size),
                )
            )
    x = kept[-1].x + kept[-1].width if kept else 0.0
    end = Piece(x, mark.font, mark.size, "…", mark.colour, struck=False, width=wide)
    return (*lines[: most - 1], (*kept, end))


def one_line(text: str, style: Style, room: float) -> Line:
    """A text cut to one line."""
    return clamp(wrap_plain(text.replace("\n", " "), style, room), 1, style, room)[0]
