"""Fitting the summary on two sides of one sheet, however full the record is.

Everything is laid out generously first. If that takes more than two sides, long texts are shortened
and tables start from the fewest rows that make sense, then get rows back, one table after the
other, as long as the sheet holds them. What is left out is counted, and the section that has it is
named.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from apptprep.packet.content import Box, Ruled, Table
from apptprep.packet.drawing import blocks, tables
from apptprep.packet.drawing.flow import Flow, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apptprep.packet.content import Block, Packet, Part
    from apptprep.packet.drawing.blocks import Laid

SIDES: Final = 2
_MOST_ROWS: Final = 24
"""No table of the summary has more rows, even on an empty sheet."""


@dataclass(frozen=True, slots=True)
class Tightness:
    """How many lines a text and a table cell may take, and whether there are lines to write on.

    The question sheet has lines to write on in any case.
    """

    text: int
    cell: int
    ruled: bool = False


GENEROUS: Final = Tightness(12, 6, ruled=True)
TIGHTER: Final = (Tightness(6, 3, ruled=True), Tightness(4, 3), Tightness(3, 2), Tightness(2, 2))
TIGHTEST: Final = Tightness(1, 1)


class _Sheet:
    """The summary of one packet on one paper, laid out as tight as asked for.

    A table is wrapped once for each tightness, however its rows vary.
    """

    def __init__(
        self, packet: Packet, size: tuple[float, float], top: Sequence[Laid], end: Sequence[Laid]
    ) -> None:
        self._packet = packet
        self._width, self._height = size
        self._top, self._end = top, end
        self._laid: dict[tuple[int, Tightness], list[Laid]] = {}
        self.all_rows = tuple(min(_row_count(part), _MOST_ROWS) for part in packet.summary)
        self.least_rows = tuple(
            min(part.least, rows) for part, rows in zip(packet.summary, self.all_rows, strict=True)
        )

    def flow(self, tight: Tightness, rows: tuple[int, ...]) -> Flow:
        """The summary with so many rows of each part's table."""
        flow = Flow(self._height)
        flow.put(self._top)
        for at, part in enumerate(self._packet.summary):
            flow.put(self._part(at, part, tight, rows[at]))
        flow.put(self._end)
        return flow

    def _part(self, at: int, part: Part, tight: Tightness, rows: int) -> Iterator[Laid]:
        if (at, tight) not in self._laid:
            self._laid[at, tight] = self._lay_out(part, tight)
        left_out = max(part.total, _row_count(part)) - rows
        aside = _more(left_out, self._packet.number_of(part.section)) if left_out > 0 else ""
        yield blocks.title(part.title, "part", self._width, aside=aside)
        for laid in self._laid[at, tight]:
            if not isinstance(laid, tables.TableLaid):
                yield laid
            elif rows:
                yield laid.with_rows(rows)

    def _lay_out(self, part: Part, tight: Tightness) -> list[Laid]:
        laids: list[Laid] = []
        for block in part.blocks:
            laids.extend(_squeezed(block, tight, self._width))
        return laids


def fit(
    packet: Packet, size: tuple[float, float], top: Sequence[Laid], end: Sequence[Laid]
) -> Flow:
    """Lay out the summary on at most two pages.

    Args:
        packet: What to print.
        size: Width and height of the text area.
        top: Blocks that stand above the parts (the band with the name).
        end: Blocks that stand below them (the contents).

    Returns:
        A flow of one or two pages.
    """
    sheet = _Sheet(packet, size, top, end)
    flow = sheet.flow(GENEROUS, sheet.all_rows)
    if len(flow.pages) <= SIDES:
        return flow
    for tight in TIGHTER:
        flow = sheet.flow(tight, sheet.least_rows)
        if len(flow.pages) <= SIDES:
            return _grown(sheet, tight, flow)
    flow = sheet.flow(TIGHTEST, tuple(0 for _ in sheet.all_rows))
    # One line for each text and no table rows always fit, for any packet that compose makes; the
    # sheet stays two-sided even for one it does not.
    del flow.pages[SIDES:]
    return flow


def _grown(sheet: _Sheet, tight: Tightness, flow: Flow) -> Flow:
    """Give the tables rows back, in turn, as long as the sheet holds them."""
    rows = sheet.least_rows
    growing = [at for at, least in enumerate(rows) if least < sheet.all_rows[at]]
    while growing:
        at = growing.pop(0)
        more = (*rows[:at], rows[at] + 1, *rows[at + 1 :])
        wider = sheet.flow(tight, more)
        if len(wider.pages) > SIDES:
            continue
        rows, flow = more, wider
        if rows[at] < sheet.all_rows[at]:
            growing.append(at)
    return flow


def _row_count(part: Part) -> int:
    return max((len(b.rows) for b in part.blocks if isinstance(b, Table)), default=0)


def _squeezed(block: Block, tight: Tightness, width: float) -> list[Laid]:
    if isinstance(block, Box):
        kept_blocks = tuple(b for b in block.blocks if tight.ruled or not isinstance(b, Ruled))
        kept_box = replace(block, blocks=kept_blocks)
        return [blocks.box(kept_box, width, clamp_to=min(tight.text, 4))]
    if isinstance(block, Table):
        kept = replace(block, rows=block.rows[:_MOST_ROWS])
        return [tables.table(kept, width).clamped(tight.cell, width)]
    return [
        laid.clamped(tight.text, width)
        if isinstance(laid, blocks.Lines | blocks.FactLines)
        else laid
        for laid in lay_out(block, width)
    ]


def _more(count: int, section: int) -> str:
    return f"{count} more in section {section}" if section else f"{count} more not printed"
