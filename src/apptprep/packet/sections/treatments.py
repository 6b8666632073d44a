"""Treatments with doses, changes of dose and their reasons, best result, why each ended."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from apptprep.packet.content import Column, Fact, Facts, Heading, Run, Table, TableRow
from apptprep.packet.words import (
    day,
    entry,
    facts_about,
    listed,
    sentence,
    span,
    table,
)
from apptprep.records import Treatment, fields_of

if TYPE_CHECKING:
    from apptprep.packet.content import Block, Text
    from apptprep.packet.context import Context
    from apptprep.records import Cycle

_IN_TITLE = ("name", "treatment_kind", "started", "ended", "state", "cycles", "changes")
_STATES = {"planned": "planned", "paused": "paused", "ongoing": "going on", "ended": ""}


def build(page: Context) -> tuple[Block, ...]:
    """Every treatment in full, newest first; nothing where the summary has said all there is."""
    blocks: list[Block] = []
    for each in page.snapshot.all(Treatment):
        facts = facts_about(each, page, _IN_TITLE)
        told = any(cycle.note for cycle in each.cycles)
        cycles = () if told else _cycle_facts(each)
        blocks.append(Facts((*cycles, *_changes(each), *facts.rows), _title(each)))
        if told:
            blocks.append(Heading("Cycles or sessions", 3))
            blocks.append(_cycles(each))
    return tuple(blocks)


def none_text(page: Context) -> str:
    """What an empty list of treatments means, as far as the person said it."""
    if page.snapshot.person.treated_ever == "no":
        return "No cancer treatment so far."
    if page.snapshot.person.treated_ever == "yes":
        return "There was treatment; it is not written down here."
    return "Not written down."


def when_text(treatment: Treatment) -> str:
    """From when to when, and whether it is going on, paused or planned."""
    state = _STATES.get(treatment.state, "")
    text = span(treatment.started, treatment.ended, ongoing=treatment.state == "ongoing")
    return ", ".join(part for part in (text, state) if part) or "no date"


def _title(treatment: Treatment) -> Text:
    field = next(f for f in fields_of(Treatment) if f.name == "treatment_kind")
    kind = field.label_of(treatment.treatment_kind).lower() if treatment.treatment_kind else ""
    rest = ", ".join(part for part in (kind, when_text(treatment)) if part)
    name = entry(treatment, sentence(treatment.name))
    return (*name, Run(f"  {rest}", "quiet"))


def _changes(treatment: Treatment) -> list[Fact]:
    """Each change of dose with its reason; a reason that is not written down is said to be so."""
    facts = []
    for each in treatment.changes:
        change = each.change or "what changed is not written down"
        reason = each.reason or "not written down"
        label = f"Dose changed {day(each.changed_on)}".strip()
        facts.append(Fact(label, entry(treatment, f"{change}; reason: {reason}")))
    return facts


def _cycle_facts(treatment: Treatment) -> list[Fact]:
    """Cycles of one dose in one line, so that eight cycles do not take eight rows."""
    facts = []
    for dose, group in groupby(treatment.cycles, key=lambda cycle: cycle.dose):
        cycles = list(group)
        days = [day(cycle.day_given) or "day not written down" for cycle in cycles]
        label = _cycle_label(cycles)
        text = f"{dose}: {listed(days)}" if dose else listed(days)
        facts.append(Fact(label, entry(treatment, text)))
    return facts


def _cycle_label(cycles: list[Cycle]) -> str:
    first, last = cycles[0].number, cycles[-1].number
    if not first or not last:
        return f"Given {len(cycles)} times" if len(cycles) > 1 else "Given"
    return f"Cycle {first}" if len(cycles) == 1 else f"Cycles {first} to {last}"


def _cycles(treatment: Treatment) -> Table:
    columns = (Column("Cycle", 12), Column("Given on", 24), Column("Dose", 28), Column("Note", 36))
    rows = (
        TableRow((each.number, day(each.day_given), each.dose, each.note))
        for each in treatment.cycles
    )
    return table(columns, rows)
