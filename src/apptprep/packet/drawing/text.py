"""Breaking text into lines.

A person's text never passes through a markup parser: it is cut into words, measured and placed, so
nothing in it can be an instruction. Plain letters are set here; paragraphs with other scripts go
to `mixed`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from apptprep.packet.drawing import fonts, mixed
from apptprep.packet.drawing.pieces import Line, Part, Piece, line_width
from apptprep.packet.drawing.styles import QUIET, QUIET_RUNS, RUN_FONTS, Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apptprep.packet.content import Text

__all__ = [
    "Line",
    "Piece",
    "clamp",
    "line_width",
    "measure",
    "one_line",
    "wrap",
    "wrap_plain",
]

_BREAKS: Final = re.compile(r"[^-/_,.;:@&?=|\\]*[-/_,.;:@&?=|\\]+|[^-/_,.;:@&?=|\\]+")
_WORDS: Final = re.compile(r"\n|[^ \n]* +|[^ \n]+")
_LONG: Final = 64


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
    plain = "\n" not in text and fonts.is_plain(text)
    if plain and measure(text, style.font, style.size) <= room:
        return (_line([(style.font, style.colour, False, text)], style.size),)
    return _wrap_parts([(style.font, style.colour, False, text)], style, room)


@lru_cache(maxsize=10_000)
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


def _wrap_parts(parts: Sequence[Part], style: Style, room: float) -> tuple[Line, ...]:
    lines: list[Line] = []
    if all(fonts.is_plain(part[3]) or part[3] == "\n" for part in parts):
        lines = _wrap_letters(parts, style, room)
    else:
        for paragraph in _paragraphs(parts):
            if all(fonts.is_plain(part[3]) for part in paragraph):
                lines += _wrap_letters(paragraph, style, room)
            else:
                lines += mixed.lines(paragraph, style.size, room)
    while len(lines) > 1 and not lines[-1]:
        lines.pop()
    return tuple(lines)


def _paragraphs(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """The parts between line ends."""
    held: list[Part] = []
    for font, colour, struck, text in parts:
        first, *others = text.split("\n")
        if first:
            held.append((font, colour, struck, first))
        for other in others:
            yield held
            held = [(font, colour, struck, other)] if other else []
    yield held


def _wrap_letters(parts: Sequence[Part], style: Style, room: float) -> list[Line]:
    lines: list[Line] = []
    current: list[Part] = []
    used = 0.0
    for part, wide, blanks in _words(parts, style.size, room):
        if part[3] == "\n":
            lines.append(_line(current, style.size))
            current, used = [], 0.0
            continue
        if current and wide and used + wide > room:
            lines.append(_line(current, style.size))
            current, used = [], 0.0
        if wide or current or not lines:  # a broken line never starts with a blank
            current.append(part)
            used += wide + blanks
    if current or not lines:
        lines.append(_line(current, style.size))
    return lines


def _words(parts: Sequence[Part], size: float, room: float) -> Iterator[tuple[Part, float, float]]:
    """The parts cut where a line may break, each with its width, and that of its blanks.

    Blanks stay with the word before them; those that begin a part are a word without a width.
    """
    for font, colour, struck, text in parts:
        blank = measure(" ", font, size)
        for word in _WORDS.findall(text):
            bare = word.rstrip(" ")
            wide = measure(bare, font, size) if word != "\n" else 0.0
            if wide <= room:
                yield (font, colour, struck, word), wide, blank * (len(word) - len(bare))
                continue
            for bit in _broken(word, font, size, room):
                bare = bit.rstrip(" ")
                wide = measure(bare, font, size)
                yield (font, colour, struck, bit), wide, blank * (len(bit) - len(bare))


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


def _line(parts: Sequence[Part], size: float) -> Line:
    """Join neighbours of one look, cut by font, and give each piece its place."""
    joined: list[Part] = []
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
            wide = measure(bit, name, size)
            pieces.append(Piece(x, name, size, bit, colour, struck, wide))
            x += wide
    return tuple(pieces)


def clamp(lines: tuple[Line, ...], most: int, style: Style, room: float) -> tuple[Line, ...]:
    """The first ``most`` lines; the last of them ends in an ellipsis if some were left out."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    if last and last[0].mixed:
        ellipsis = (style.font, style.colour, False, "…")
        cut = mixed.shortened(last, ellipsis, style.size, room)
        if most > 1 and mixed.is_right(last):
            cut = mixed.flush_right(cut, room)
        return (*lines[: most - 1], cut)
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
