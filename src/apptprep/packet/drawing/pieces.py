"""What a line is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from apptprep.packet.drawing.shaping import Ink
from apptprep.packet.drawing.styles import Colour


class Mixed(NamedTuple):
    """How a piece of a paragraph is set that is not all plain letters.

    Attributes:
        inks: What is printed for a shaped text, from left to right; empty where the text is
            printed letter by letter.
        order: The piece's place in reading order. In the line it stands where it is seen.
        level: Its embedding level; odd for a piece that runs from right to left.
        look: The font that was asked for, where another one prints it.
        right: It belongs to a paragraph that begins at the right.
        lang: The language its script is most often used for, to be read aloud in; "" where that is
            not known.
    """

    inks: tuple[Ink, ...]
    order: int
    level: int
    look: str
    right: bool
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line in one font.

    Attributes:
        x: Distance from the line's start, in points.
        font: Font name; `fonts.MISSING` for a run of boxes.
        size: Type size.
        text: What it says, in reading order, whatever glyphs print it.
        colour: Its colour.
        struck: Crossed out.
        width: Its width in points.
        mixed: How it is set, in a paragraph with other scripts than the plain ones.
    """

    x: float
    font: str
    size: float
    text: str
    colour: Colour
    struck: bool
    width: float
    mixed: Mixed | None = None


Line = tuple[Piece, ...]
"""The pieces of a line from left to right."""

Part = tuple[str, Colour, bool, str]
"""A stretch of one look before it is set: font, colour, struck, cleaned text."""


def line_width(line: Line) -> float:
    """Width of a line in points."""
    return line[-1].x + line[-1].width if line else 0.0


def in_reading_order(line: Line) -> Line:
    """A line's pieces as they are read aloud; plain lines are in that order already."""
    if not line or line[0].mixed is None:
        return line
    return tuple(sorted(line, key=lambda piece: piece.mixed.order if piece.mixed else 0))
