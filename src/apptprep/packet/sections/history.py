"""Other conditions, earlier operations, family history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.packet.content import Column, Heading, Run, TableRow
from apptprep.packet.dates import day, span
from apptprep.packet.groups import distinct, grouped, same, times
from apptprep.packet.sections.medicines import state_text
from apptprep.packet.words import (
    counted,
    entry,
    ids,
    in_a_row,
    notes,
    phrases,
    row_of,
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
    """The other conditions of today in one line, or what the empty list means."""
    runs: list[Run] = []
    found = page.snapshot.all(Condition)
    for each in (c for c in found if not _is_past(c)):
        since = f" since {day(each.since)}" if each.since else ""
        runs += [Run("; ")] if runs else []
        runs += entry(each, f"{each.name}{since}")
    if runs:
        return tuple(runs)
    if found:
        past = counted(len(found), "past condition is", "past conditions are")
        return (Run(f"None now is written down; {past} in the record."),)
    return (Run(state_text(page.snapshot.person.conditions_state, "conditions")),)


def _is_past(condition: Condition) -> bool:
    """Whether it is over, as far as is written down."""
    return condition.state == "past" or bool(condition.until and condition.state != "active")


def _conditions(page: Context) -> list[Block]:
    found = page.snapshot.all(Condition)
    now, past = [c for c in found if not _is_past(c)], [c for c in found if _is_past(c)]
    blocks: list[Block] = []
    for title, group, skip in (
        ("Other conditions", now, ("name", "since")),
        ("Conditions in the past", past, ("name", "since", "until", "state")),
    ):
        if not group:
            continue
        columns = (Column("Condition", 36), Column("When", 26), Column("More", 38))
        rows = tuple(_condition(same_name, page, skip) for same_name in _same_names(group))
        blocks += [Heading(title), table(columns, rows)]
    return blocks


def _same_names(found: list[Condition]) -> list[tuple[Condition, ...]]:
    return grouped(found, lambda each: same(each.name), least=2)


def _condition(group: tuple[Condition, ...], page: Context, skip: tuple[str, ...]) -> TableRow:
    first = group[0]
    if len(group) == 1:
        past = "until" in skip
        when = span(first.since, first.until) if past else day(first.since)
        return row_of(first, entry(first, first.name), when, notes(first, page, skip))
    when = times(group, [date for each in group for date in (each.since, each.until)])
    more = in_a_row(distinct(phrase for each in group for phrase in phrases(each, page, skip)))
    return TableRow((entry(first, first.name), when, more), entries=ids(group))


def _operations(page: Context) -> list[Block]:
    found = page.snapshot.all(PastSurgery)
    if not found:
        return []
    columns = (Column("Operation", 34), Column("When", 22), Column("More", 44))
    rows = tuple(
        row_of(s, entry(s, s.name), day(s.date), notes(s, page, ("name", "date"))) for s in found
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
        row_of(f, entry(f, f.relative), f.illness, f.age, notes(f, page, shown)) for f in found
    )
    return [Heading("Family history"), table(columns, rows)]
