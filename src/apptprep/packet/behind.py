"""Where a report is told, which original behind the packet it is: "Original 2"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from apptprep.packet.content import Run, Table, original_name
from apptprep.packet.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apptprep.packet.content import Packet, Section, TableRow

_SECTION: Final = "reports"
_WHAT: Final = 1
"""The column of the overview that names a report."""


def referred(packet: Packet) -> Packet:
    """The packet with the numbers of its originals in the overview of reports.

    Args:
        packet: Its originals are there.
    """
    numbers: dict[str, list[int]] = {}
    for number, original in enumerate(packet.originals, 1):
        numbers.setdefault(original.entry, []).append(number)
    if not numbers:
        return packet
    sections = (_marked(each, numbers) if each.id == _SECTION else each for each in packet.sections)
    return replace(packet, sections=tuple(sections))


def _marked(section: Section, numbers: Mapping[str, list[int]]) -> Section:
    blocks = (
        replace(block, rows=tuple(_row(row, numbers) for row in block.rows))
        if isinstance(block, Table)
        else block
        for block in section.blocks
    )
    return replace(section, blocks=tuple(blocks))


def _row(row: TableRow, numbers: Mapping[str, list[int]]) -> TableRow:
    found = sorted(number for entry in row.entries for number in numbers.get(entry, ()))
    if not found:
        return row
    cell = row.cells[_WHAT]
    named = ", ".join(original_name(number) for number in found)
    text = cell if isinstance(cell, tuple) else plain(str(cell))
    marked = (*text, Run(f"; {named}", "strong"))
    return replace(row, cells=(*row.cells[:_WHAT], marked, *row.cells[_WHAT + 1 :]))
