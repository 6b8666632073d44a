"""The fold-up card: eight panels of one printed side, a quarter of the sheet's height each.

Folded once lengthwise with the print outside, then three times like a fan, it is as large as a
panel (A4: 105 by 74 mm). Every panel stands upright in the open sheet: the left half is read
first, the front is its top panel and the back of the packet the lowest panel at the right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from apptprep.packet.content import CITED, Facts, Paragraph, Table
from apptprep.packet.drawing import blocks, facts, tables
from apptprep.packet.drawing.blocks import Laid
from apptprep.packet.drawing.flow import Flow, Page
from apptprep.packet.drawing.styles import (
    MARGIN_SIDE,
    MARGIN_TOP,
    QUIET,
    RULE,
    SHADE,
    Style,
    style,
)
from apptprep.packet.drawing.text import clamp, wrap_plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apptprep.packet.content import Packet, Part
    from apptprep.packet.drawing.pen import Pen

ROWS: Final = 4
PANELS: Final = 2 * ROWS
INSIDE: Final = PANELS - 2
"""Panels between the front and the back."""
SCALE: Final = 0.84
_PAD_X: Final = 20.0
_PAD_Y: Final = 15.0
_TIGHT: Final = ((8, 5), (5, 4), (3, 3), (2, 2), (1, 1))
"""Lines of a text and of a table cell, looser first."""
TITLE: Final = "EMERGENCY CARD"
HOW_TO: Final = (
    "How to fold: along the long dotted line with the print outside, then along the three short "
    "ones like a fan."
)


@dataclass(slots=True)
class FoldCard:
    """The whole sheet; drawn over the margins of the page it is placed on."""

    paper: tuple[float, float]
    front: Sequence[Laid]
    pages: list[Page]
    back: Sequence[Laid]
    keep: bool = False
    before: float = 0.0
    after: float = 0.0
    height: float = 1.0
    least: float = 1.0

    def split(self, room: float) -> tuple[Laid, Laid] | None:
        """The card is one side."""
        del room
        return None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the folds, then the panels in reading order."""
        left, upper = x - MARGIN_SIDE, top + MARGIN_TOP
        wide, high = self.paper[0] / 2, self.paper[1] / ROWS
        pen.shade(left, upper - high, wide, high, SHADE)
        self._folds(pen, left, upper)
        for number in range(PANELS):
            at = left + wide * (number // ROWS) + _PAD_X
            y = upper - high * (number % ROWS) - _PAD_Y
            if number in (0, PANELS - 1):
                _stack(pen, self.front if number == 0 else self.back, at, y)
            elif number - 1 < len(self.pages):
                for placed in self.pages[number - 1].placed:
                    placed.laid.draw(pen, at, y - placed.top)
            else:
                _stack(pen, _notes(wide - 2 * _PAD_X, high - 2 * _PAD_Y), at, y)

    def _folds(self, pen: Pen, left: float, upper: float) -> None:
        wide, high = self.paper
        middle = left + wide / 2
        pen.path([(middle, upper), (middle, upper - high)], RULE, 0.5, (1, 3))
        pen.path([(middle, upper), (middle, upper - 9)], QUIET, 0.8)
        pen.path([(middle, upper - high), (middle, upper - high + 9)], QUIET, 0.8)
        for number in range(1, ROWS):
            y = upper - high * number / ROWS
            pen.path([(left, y), (left + wide, y)], RULE, 0.5, (1, 3))
            pen.path([(left, y), (left + 9, y)], QUIET, 0.8)
            pen.path([(left + wide - 9, y), (left + wide, y)], QUIET, 0.8)


def _notes(width: float, height: float) -> list[Laid]:
    """A panel that nothing stands on is for writing."""
    head = blocks.title("Notes", "part", width, SCALE)
    head.before = 0.0
    lines = int((height - head.height - head.after) / blocks.RULED_STEP)
    return [head, blocks.RuledLines(lines, width)]


def _stack(pen: Pen, laids: Sequence[Laid], x: float, top: float) -> None:
    for laid in laids:
        top -= laid.before
        laid.draw(pen, x, top)
        top -= laid.height + laid.after


def fold_card(packet: Packet, paper: tuple[float, float], code: str) -> FoldCard:
    """Lay out the card of a packet whose form is "card".

    Args:
        packet: Its ``about`` is label and value in turn for the front, its ``visit`` the sources.
        paper: Width and height of the sheet.
        code: The code of its contents.
    """
    size = paper[0] / 2 - 2 * _PAD_X, paper[1] / ROWS - 2 * _PAD_Y
    front, back = _front(packet, size), _back(packet, size, code)
    return FoldCard(paper, front, _inside(packet.summary, size).pages, back)


def _front(packet: Packet, size: tuple[float, float]) -> list[Laid]:
    """Whose card it is; numbers that matter at night in large print."""
    width, room = size
    found: list[Laid] = [blocks.title(TITLE, "part", width, SCALE)]
    found[0].before = 0.0
    name = style("name", SCALE * 0.84)
    found.append(_lines(packet.name, name, width, 2))
    found.append(_lines(packet.born, style("value"), width, 1))
    pairs = list(zip(packet.about[::2], packet.about[1::2], strict=True))
    for number, (label, value) in enumerate(pairs):
        look = style("question", 1.1) if not number else style("value", 0.9)
        caption = _lines(label, style("axis"), width, 1)
        caption.before = 3.0
        found += [caption, _lines(value, look, width, 2)]
    used = 0.0
    kept: list[Laid] = []
    for laid in found:
        used += laid.before + laid.height + laid.after
        if used > room:
            break
        kept.append(laid)
    return kept


def _lines(text: str, look: Style, width: float, most: int) -> blocks.Lines:
    look = replace(look, indent=0.0)
    return blocks.Lines(clamp(wrap_plain(text, look, width), most, look, width), look)


def _back(packet: Packet, size: tuple[float, float], code: str) -> list[Laid]:
    width, room = size
    look = replace(style("axis", 0.92), leading=8.4)
    made = f"{packet.made.day} {packet.made:%B %Y}"
    texts = [
        HOW_TO,
        (
            f"Made on {made} from the person's own record; not a hospital record. “(unsure)” is "
            f"not certain. “Not written down” does not mean “no”. Code of the contents: {code}."
        ),
    ]
    texts += packet.cover
    if packet.visit:
        texts.append(f"{CITED} {'; '.join(packet.visit)}.")
    laids: list[Laid] = [blocks.title("About this card", "part", width, SCALE)]
    laids[0].before = 0.0
    room -= laids[0].height + laids[0].after
    for text in texts:
        most = max(int(room / look.leading), 0)
        if most:
            lines = blocks.Lines(clamp(wrap_plain(text, look, width), most, look, width), look)
            lines.after = 2.5
            room -= lines.height + lines.after
            laids.append(lines)
    return laids


def _inside(parts: tuple[Part, ...], size: tuple[float, float]) -> Flow:
    """The parts on the panels inside; tables lose rows from the last part on, and say so."""
    flow = Flow(size[1])
    full = [_row_count(part) for part in parts]
    loose = [list(_blocks(part, *_TIGHT[0], size[0])) for part in parts]
    unsplit = _flow(parts, loose, full, size, unsplit=True)
    if len(unsplit.pages) <= INSIDE:
        return unsplit
    for text, cell in _TIGHT:
        laid = [list(_blocks(part, text, cell, size[0])) for part in parts]
        rows = list(full)
        flow = _flow(parts, laid, rows, size)
        for at in reversed(range(len(parts))):
            while len(flow.pages) > INSIDE and rows[at] > min(parts[at].least, full[at]):
                rows[at] -= 1
                flow = _flow(parts, laid, rows, size)
        if len(flow.pages) <= INSIDE:
            return flow
    del flow.pages[INSIDE:]
    return flow


def _flow(
    parts: tuple[Part, ...],
    laid: list[list[Laid]],
    rows: list[int],
    size: tuple[float, float],
    *,
    unsplit: bool = False,
) -> Flow:
    """Panels with the parts below each other; ``unsplit``: one that fits a panel begins it."""
    flow = Flow(size[1])
    for part, blocks_of_part, count in zip(parts, laid, rows, strict=True):
        left = _row_count(part) - count
        aside = f"{left} more not on this card" if left else ""
        head = [blocks.title(part.title, "part", size[0], SCALE, aside)] if part.title else []
        whole = [*head, *_with_rows(blocks_of_part, count)]
        high = sum(each.before + each.height + each.after for each in whole)
        if unsplit and flow.used and flow.height - flow.used < high <= flow.height:
            flow.new_page()
        flow.put(whole)
    return flow


def _with_rows(laids: list[Laid], count: int) -> Iterator[Laid]:
    for laid in laids:
        yield laid.with_rows(count) if isinstance(laid, tables.TableLaid) else laid


def _row_count(part: Part) -> int:
    return max((len(b.rows) for b in part.blocks if isinstance(b, Table)), default=0)


def _blocks(part: Part, text: int, cell: int, width: float) -> Iterator[Laid]:
    for block in part.blocks:
        match block:
            case Paragraph():
                yield blocks.paragraph(block, width, SCALE).clamped(text, width)
            case Facts():
                for laid in facts.facts(block, width, SCALE):
                    if isinstance(laid, facts.FactLines):
                        yield laid.clamped(text, width)
            case Table():
                yield tables.table(block, width, SCALE).clamped(cell, width)
            case _:
                pass
