"""Setting paragraphs that hold other scripts: broken in reading order, then ordered line by line.

Plain paragraphs never come here. A line is filled in reading order; within it the pieces that run
from right to left are turned around, shaped and placed. A paragraph that is mostly right-to-left
begins at the right, so its lines are flush right if there are several.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from apptprep.packet.drawing import bidi, clusters, faces, fonts, shaping
from apptprep.packet.drawing.pieces import (
    Line,
    Mixed,
    Part,
    Piece,
    in_reading_order,
    line_width,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORDS: Final = re.compile("[^ ]* +|[^ ]+")
_TOLERANCE: Final = 0.005
_LONG: Final = 64


def lines(parts: Sequence[Part], size: float, room: float) -> list[Line]:
    """Break one paragraph into lines.

    Args:
        parts: Its parts in reading order, without line ends.
        size: Type size.
        room: Width of a line in points.
    """
    paragraph = _Paragraph(parts, size)
    items = list(paragraph.items(room))
    found: list[Line] = []
    at = 0
    while at < len(items):
        start = items[at][0]
        if found:
            start += _leading_blanks(paragraph.text[start : items[at][1]])
        end = _fill(items, at, room)
        line = paragraph.line(start, items[end - 1][1])
        # Joined letters may differ a little from the words they were measured as.
        while line_width(line) > room + _TOLERANCE and end - at > 1:
            end -= 1
            line = paragraph.line(start, items[end - 1][1])
        found.append(line)
        at = end
    if paragraph.base and len(found) > 1:
        found = [flush_right(line, room) for line in found]
    return found or [()]


def flush_right(line: Line, room: float) -> Line:
    """The line moved to the right edge."""
    shift = room - line_width(line)
    return tuple(replace(piece, x=piece.x + shift) for piece in line) if shift > 0 else line


def is_right(line: Line) -> bool:
    """Whether a line is of a paragraph that begins at the right."""
    return bool(line and line[0].mixed and line[0].mixed.right)


def shortened(line: Line, end: Part, size: float, room: float) -> Line:
    """A line that ends in a mark (an ellipsis), cut so that both fit.

    Args:
        line: A line of `lines`.
        end: The mark.
        size: Type size.
        room: Width of the line in points.
    """
    parts = [
        (piece.mixed.look if piece.mixed else piece.font, piece.colour, piece.struck, piece.text)
        for piece in in_reading_order(line)
    ]
    base = int(is_right(line))
    while True:
        paragraph = _Paragraph([*parts, end], size, base)
        cut = paragraph.line(0, len(paragraph.text))
        if line_width(cut) <= room or not parts:
            return cut
        over = line_width(cut) - room
        while parts and over > 0:
            font, colour, struck, text = parts.pop()
            kept = clusters.cut(text)
            over -= fonts.width(kept.pop(), font) * size / 1000
            if kept:
                parts.append((font, colour, struck, "".join(kept)))


def _fill(items: list[tuple[int, int, float, float]], at: int, room: float) -> int:
    """Up to which item a line is filled that begins with the item ``at``."""
    used = items[at][3]
    end = at + 1
    while end < len(items) and used + items[end][2] <= room:
        used += items[end][3]
        end += 1
    return end


def _leading_blanks(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


class _Paragraph:
    """One paragraph with what is known about each of its characters."""

    def __init__(self, parts: Sequence[Part], size: float, base: int | None = None) -> None:
        self.parts = parts
        self.size = size
        self.text = "".join(part[3] for part in parts)
        self.base = bidi.base_level(self.text) if base is None else base
        self._han = faces.han_of(self.text)
        self._starts = [0]
        for part in parts:
            self._starts.append(self._starts[-1] + len(part[3]))
        self._levels = (
            bidi.levels(self.text, self.base, self._starts[1:-1])
            if self.base or bidi.RIGHT_TO_LEFT.search(self.text)
            else [0] * len(self.text)
        )

    def items(self, room: float) -> Iterator[tuple[int, int, float, float]]:
        """Where the text may break: start, end, width without blanks at the end and with them."""
        for start, part in zip(self._starts, self.parts, strict=False):
            at = start
            for word in _WORDS.findall(part[3]):
                for bit in self._bits(word, part[0], room):
                    wide = self._measure(bit.rstrip(" "), part[0])
                    whole = wide if bit[-1] != " " else self._measure(bit, part[0])
                    yield at, at + len(bit), wide if bit.strip(" ") else 0.0, whole
                    at += len(bit)

    def _bits(self, word: str, font: str, room: float) -> Iterator[str]:
        bare = word.rstrip(" ")
        bits = list(clusters.breakable(bare)) if bare else []
        if word != bare:
            bits = [*bits[:-1], (bits[-1] if bits else "") + word[len(bare) :]]
        for bit in bits:
            if self._measure(bit.rstrip(" "), font) <= room:
                yield bit
            else:
                yield from self._cut(bit, font, room)

    def _cut(self, word: str, font: str, room: float) -> Iterator[str]:
        """A stretch wider than a line, cut between clusters."""
        part, used = "", 0.0
        for cluster in clusters.cut(word):
            wide = self._measure(cluster, font)
            if part and used + wide > room and cluster != " ":
                yield part
                part, used = "", 0.0
            part += cluster
            used += wide
        yield part

    def _measure(self, text: str, font: str) -> float:
        if not text:
            return 0.0
        wide = fonts.width if len(text) <= _LONG else fonts.width.__wrapped__
        return wide(text, font) * self.size / 1000

    def line(self, start: int, stop: int) -> Line:
        """The pieces of a line from left to right."""
        while stop > start and self.text[stop - 1] == " ":
            stop -= 1
        found = list(self._segments(start, stop))
        pieces: list[Piece] = []
        x = 0.0
        for order in bidi.visual([level for _, _, level, _ in found]):
            piece = self._piece(found[order], order, x)
            pieces.append(piece)
            x += piece.width
        return tuple(pieces)

    def _segments(self, start: int, stop: int) -> Iterator[tuple[int, str, int, str]]:
        """Stretches of one part, font and level in reading order: part, font, level, text."""
        held: tuple[int, str, int, str] | None = None
        for number, (first, last) in enumerate(zip(self._starts, self._starts[1:], strict=False)):
            begin, end = max(first, start), min(last, stop)
            if begin >= end:
                continue
            look = self.parts[number][0]
            for a, b in clusters.spans(self.text[begin:end]):
                cluster, level = self.text[begin + a : begin + b], self._levels[begin + a]
                for font, bit in self._fonts(cluster, look, level, held, number):
                    if held and held[:3] == (number, font, level):
                        held = (number, font, level, held[3] + bit)
                        continue
                    if held:
                        yield held
                    held = (number, font, level, bit)
        if held:
            yield held

    def _fonts(
        self,
        cluster: str,
        look: str,
        level: int,
        held: tuple[int, str, int, str] | None,
        number: int,
    ) -> Iterator[tuple[str, str]]:
        if (
            cluster == " "
            and held
            and (held[0], held[2]) == (number, level)
            and fonts.keeps_blank(held[1])
        ):
            yield held[1], cluster
            return
        for font, bit in fonts.fonts_of(cluster, look, self._han):
            turned = level % 2 and font and not fonts.is_shaped(font)
            yield f"{font}{faces.SHAPED}" if turned else font, bit

    def _piece(self, segment: tuple[int, str, int, str], order: int, x: float) -> Piece:
        number, font, level, text = segment
        look, colour, struck, _ = self.parts[number]
        inks: tuple[shaping.Ink, ...] = ()
        wide: float
        if font == fonts.MISSING:
            wide = fonts.BOX_WIDTH * fonts.boxes(text)
        elif fonts.is_shaped(font):
            inks, wide = shaping.shape(text, font, bool(level % 2))
        else:
            wide = fonts.width(text, font)
        return Piece(
            x,
            font,
            self.size,
            text,
            colour,
            struck,
            wide * self.size / 1000,
            Mixed(inks, order, level, look, bool(self.base), faces.language(font)),
        )
