"""Treatments with doses, changes of dose and their reasons, best result, why each ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.packet.content import Column, Heading, Table, TableRow
from apptprep.packet.words import (
    day,
    facts_about,
    plain,
    table,
)
from apptprep.records import Treatment

if TYPE_CHECKING:
    from apptprep.packet.content import Block
    from apptprep.packet.context import Context


def build(page: Context) -> tuple[Block, ...]:
    """Every treatment in full, newest first; nothing where the summary has said all there is."""
    treatments = page.snapshot.all(Treatment)
    blocks: list[Block] = []
    for each in treatments:
        blocks.append(facts_about(each, page.snapshot, ("name", "cycles", "changes")))
        if each.changes:
            blocks.append(Heading(f"Changes of dose: {each.name}", 3))
            blocks.append(_changes(each))
        if each.cycles:
            blocks.append(Heading(f"Cycles or sessions: {each.name}", 3))
            blocks.append(_cycles(each))
    return tuple(blocks)


def none_text(page: Context) -> str:
    """What an empty list of treatments means, as far as the person said it."""
    if page.snapshot.person.treated_ever == "no":
        return "No cancer treatment so far."
    if page.snapshot.person.treated_ever == "yes":
        return "There was treatment; it is not written down here."
    return "Not written down."


def _changes(treatment: Treatment) -> Table:
    columns = (Column("When", 22), Column("What changed", 36), Column("Why", 42))
    rows = tuple(
        TableRow(
            (day(each.changed_on), each.change, plain(each.reason or "reason not written down"))
        )
        for each in treatment.changes
    )
    return table(columns, rows)


def _cycles(treatment: Treatment) -> Table:
    columns = (Column("Cycle", 12), Column("Given on", 24), Column("Dose", 28), Column("Note", 36))
    rows = tuple(
        TableRow((each.number, day(each.day_given), each.dose, each.note))
        for each in treatment.cycles
    )
    return table(columns, rows)
