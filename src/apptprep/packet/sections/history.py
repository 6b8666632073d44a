"""Other conditions, earlier operations, family history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.packet.content import Column, Heading, Run, TableRow
from apptprep.packet.sections.medicines import state_text
from apptprep.packet.words import (
    day,
    entry,
    notes,
    table,
)
from apptprep.records import Condition, FamilyHistory, PastSurgery

if TYPE_CHECKING:
    from apptprep.packet.content import Block, Text
    from apptprep.packet.context import Context


def build(page: Context) -> tuple[Block, ...]:
    """Three tables of what is written down; what an empty list means stands in the summary."""
    return (*_conditions(page), *_operations(page), *_family(page))


def conditions_line(page: Context) -> Text:
    """All other conditions in one line, or what the empty list means."""
    runs: list[Run] = []
    for each in page.snapshot.all(Condition):
        since = f" since {day(each.since)}" if each.since else ""
        past = ", in the past" if each.state == "past" else ""
        runs += [Run("; ")] if runs else []
        runs += entry(each, f"{each.name}{since}{past}")
    if runs:
        return tuple(runs)
    return (Run(state_text(page.snapshot.person.conditions_state, "conditions")),)


def _conditions(page: Context) -> list[Block]:
    found = page.snapshot.all(Condition)
    if not found:
        return []
    columns = (Column("Condition", 34), Column("Since", 22), Column("More", 44))
    rows = tuple(
        TableRow((entry(c, c.name), day(c.since), notes(c, page, ("name", "since")))) for c in found
    )
    return [Heading("Other conditions"), table(columns, rows)]


def _operations(page: Context) -> list[Block]:
    found = page.snapshot.all(PastSurgery)
    if not found:
        return []
    columns = (Column("Operation", 34), Column("When", 22), Column("More", 44))
    rows = tuple(
        TableRow((entry(s, s.name), day(s.date), notes(s, page, ("name", "date")))) for s in found
    )
    return [Heading("Earlier operations and implants"), table(columns, rows)]


def _family(page: Context) -> list[Block]:
    found = page.snapshot.all(FamilyHistory)
    if not found:
        return []
    columns = (
        Column("Relative", 24),
        Column("Illness", 30),
        Column("Age", 12),
        Column("More", 34),
    )
    shown = ("relative", "illness", "age")
    rows = tuple(
        TableRow((entry(f, f.relative), f.illness, f.age, notes(f, page, shown))) for f in found
    )
    return [Heading("Family history"), table(columns, rows)]
