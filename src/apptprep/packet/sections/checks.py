"""Entries that do not go together, both sides beside each other; nothing is decided here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.packet.content import Column, Run, Table, TableRow
from apptprep.packet.words import plain, small

if TYPE_CHECKING:
    from apptprep.packet.content import Block, Text
    from apptprep.packet.context import Context
    from apptprep.questions import Evidence

LEAD = (
    "Two entries of this record that differ, or that are worth checking. Neither is taken to be "
    "the right one."
)


def build(page: Context) -> tuple[Block, ...]:
    """Each difference that is not marked as known; nothing where there are none."""
    rows: list[TableRow] = []
    for each in page.differences:
        rows.append(TableRow((plain(each.what),), "group"))
        rows.append(TableRow(tuple(_side(side, page) for side in each.sides)))
    if not rows:
        return ()
    columns = (Column("One entry", 50), Column("The other entry", 50))
    return (small(LEAD), Table(columns, tuple(rows)))


def _side(side: Evidence, page: Context) -> Text:
    """One statement, with who wrote it where that is not the one who wrote most."""
    record = page.snapshot.get(side.record_id) if side.record_id else None
    writer = record.written_by if record else ""
    by = f" (written by {writer})" if writer and writer != page.writer else ""
    return (Run(side.text), *((Run(by, "quiet"),) if by else ()))
