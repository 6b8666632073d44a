"""A piece to cut out and fold once: the size of a bank card (85.6 by 54 mm), front and back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from apptprep.packet.drawing import fonts
from apptprep.packet.drawing.blocks import top_baseline
from apptprep.packet.drawing.structure import Element
from apptprep.packet.drawing.styles import ACCENT, INK, QUIET, Style, style
from apptprep.packet.drawing.text import Line, clamp, one_line, wrap_plain
from apptprep.packet.drawing.whole import Whole
from apptprep.packet.drawn import Wallet

if TYPE_CHECKING:
    from apptprep.packet.drawing.pen import Pen

WIDE: Final = 242.6
HIGH: Final = 153.1
"""Width and height of a bank card in points (ISO/IEC 7810 ID-1)."""
_PAD: Final = 9.0
_SIZES: Final = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5)
"""Type sizes that are tried, the largest first; the smallest is still printed sharp at home."""
_NAME: Final = Style(fonts.BOLD, 10, 12.5, INK)
_HEAD: Final = Style(fonts.BOLD, 8, 10.5, ACCENT)
_MOST: Final = 2
"""Lines of one medicine where there are many."""
_ROOMY: Final = 5
"""And where there is room."""
_MOST_FRONT: Final = 4


@dataclass(slots=True)
class WalletLaid(Whole):
    """Front and back beside each other, the fold between them; never split."""

    title: Line
    front: tuple[tuple[Style, Line], ...]
    back: tuple[tuple[Style, Line], ...]
    keep: bool = False
    before: float = 10.0
    after: float = 6.0

    @property
    def height(self) -> float:
        """Height of the piece and what stands above it."""
        return HIGH + style("small").leading + 4

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the line to cut along, the fold, and both sides."""
        small = style("small")
        with pen.tag(Element("P")):
            pen.line(self.title, x, top_baseline(top, small))
        y = top - small.leading - 4
        corners = [(x, y), (x + 2 * WIDE, y), (x + 2 * WIDE, y - HIGH), (x, y - HIGH)]
        pen.shape(corners, None, QUIET, 0.6, (4, 2))
        pen.path([(x + WIDE, y), (x + WIDE, y - HIGH)], QUIET, 0.5, (1, 2))
        for lines, left in ((self.front, x), (self.back, x + WIDE)):
            at = y - _PAD
            with pen.tag(Element("P")):
                for look, line in lines:
                    pen.line(line, left + _PAD, top_baseline(at, look))
                    at -= look.leading


def wallet(block: Wallet, width: float) -> WalletLaid:
    """Lay out the piece; its size does not change with the print."""
    room = WIDE - 2 * _PAD
    sides = [_front(block, room, size) for size in _SIZES]
    front = next((lines for lines in sides if _height(lines) <= HIGH), sides[-1])
    tries = [*((size, _ROOMY) for size in _SIZES), (_SIZES[-1], _MOST)]
    backs = [_back(block, room, size, most) for size, most in tries]
    back = next((lines for lines, left in backs if not left), backs[-1][0])
    return WalletLaid(one_line(block.title, style("small"), width), _fitting(front), back)


def _text_style(size: float) -> Style:
    return Style(fonts.REGULAR, size, size * 1.23, INK)


def _front(block: Wallet, room: float, size: float) -> list[tuple[Style, Line]]:
    look = _text_style(size)
    lines = [(_NAME, line) for line in clamp(wrap_plain(block.name, _NAME, room), 2, _NAME, room)]
    for text in block.front:
        wrapped = clamp(wrap_plain(text, look, room), _MOST_FRONT, look, room)
        lines += [(look, line) for line in wrapped]
    return lines


def _height(lines: list[tuple[Style, Line]]) -> float:
    return 2 * _PAD + sum(look.leading for look, _ in lines)


def _fitting(lines: list[tuple[Style, Line]]) -> tuple[tuple[Style, Line], ...]:
    """As many lines as the piece holds."""
    count = len(lines)
    while count and _height(lines[:count]) > HIGH:
        count -= 1
    return tuple(lines[:count])


def _back(
    block: Wallet, room: float, size: float, most: int
) -> tuple[tuple[tuple[Style, Line], ...], int]:
    """As many medicines as the piece holds, and how many are left out, which it says."""
    look = _text_style(size)
    wrapped = [clamp(wrap_plain(t, look, room), most, look, room) for t in block.back]
    space = HIGH - 2 * _PAD - _HEAD.leading
    count, used = 0, 0.0
    for lines in wrapped:
        high = len(lines) * look.leading
        rest = 0.0 if count == len(wrapped) - 1 else look.leading
        if used + high + rest > space:
            break
        used += high
        count += 1
    left = len(wrapped) - count
    found = [(_HEAD, one_line(block.back_title, _HEAD, room))]
    found += [(look, line) for lines in wrapped[:count] for line in lines]
    if left:
        strong = replace(look, font=fonts.BOLD)
        found.append((strong, one_line(f"{left} more on the whole sheet", strong, room)))
    return tuple(found), left
