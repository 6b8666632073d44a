"""Fitting the summary on two sides of one sheet, however full the record is.

Everything is laid out generously first. While it takes more than two sides, long texts are shortened
and the longest tables lose rows, a step at a time; what is left out is counted and the section that
has it is named.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from apptprep.packet.content import Box, Paragraph, Run, Table
from apptprep.packet.drawing import blocks, tables
from apptprep.packet.drawing.flow import Flow, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apptprep.packet.content import Block, Packet, Part
    from apptprep.packet.drawing.blocks import Laid

SIDES: Final = 2
_CLAMPS: Final = (12, 6, 4, 3, 2, 1)
"""How many lines a text may take, from generous to tight."""


@dataclass(frozen=True, slots=True)
class _Squeeze:
    """How tight the summary is set: lines a text may take, rows each part's table keeps."""

    clamp: int
    rows: tuple[int, ...]


def fit(packet: Packet, width: float, height: float, top: Sequence[Laid], end: Sequence[Laid]) -> Flow:
    """Lay out the summary on at most two pages.

    Args:
        packet: What to print.
        width: Width of the text area.
        height: Height of the text area.
        top: Blocks that stand above the parts (the band with the name).
        end: Blocks that stand below them (the contents).

    Returns:
        A flow of one or two pages.
    """
    flow = Flow(height)
    for squeeze in _squeezes(packet.summary):
        flow = Flow(height)
        flow.put(top)
        for part in _parts(packet, squeeze, width):
            flow.put(part)
        flow.put(end)
        if len(flow.pages) <= SIDES:
            break
    # Even the tightest setting is too long only for content nobody composes; the sheet stays two-sided.
    del flow.pages[SIDES:]
    return flow


def _squeezes(parts: Sequence[Part]) -> Iterator[_Squeeze]:
    """Ever tighter settings: first long texts, then rows, then down to the least."""
    rows = tuple(_row_count(part) for part in parts)
    for clamp in _CLAMPS[:3]:
        yield _Squeeze(clamp, rows)
    clamp = _CLAMPS[2]
    for clamp, floor in ((_CLAMPS[2], 2), (_CLAMPS[3], 1), (_CLAMPS[4], 1), (_CLAMPS[5], 0)):
        least = [min(part.least * floor, n) for part, n in zip(parts, rows, strict=True)]
        while True:
            over = [n - low for n, low in zip(rows, least, strict=True)]
            yield _Squeeze(clamp, rows)
            if not over or max(over) <= 0:
                break
            at = over.index(max(over))
            rows = (*rows[:at], rows[at] - 1, *rows[at + 1 :])


def _row_count(part: Part) -> int:
    return max((len(b.rows) for b in part.blocks if isinstance(b, Table)), default=0)


def _parts(packet: Packet, squeeze: _Squeeze, width: float) -> Iterator[list[Laid]]:
    for part, rows in zip(packet.summary, squeeze.rows, strict=True):
        laids: list[Laid] = []
        if part.title:
            laids.append(blocks.title(part.title, "part", width))
        for block in part.blocks:
            laids.extend(_squeezed(block, rows, squeeze.clamp, width))
        left_out = max(part.total, _row_count(part)) - rows
        if left_out > 0:
            laids.append(_more(left_out, packet.number_of(part.section), width))
        yield laids


def _squeezed(block: Block, rows: int, clamp: int, width: float) -> list[Laid]:
    if isinstance(block, Box):
        return [blocks.box(block, width, clamp_to=clamp)]
    if isinstance(block, Table):
        if not rows:
            return []
        kept = replace(block, rows=block.rows[:rows])
        return [tables.table(kept, width).clamped(clamp, width)]
    laids = lay_out(block, width)
    return [
        laid.clamped(clamp, width) if isinstance(laid, blocks.Lines | blocks.FactLines) else laid
        for laid in laids
    ]


def _more(count: int, section: int, width: float) -> Laid:
    where = f"in section {section}" if section else "not printed in this packet"
    return blocks.paragraph(Paragraph((Run(f"{count} more {where}", "quiet"),), "small"), width)
