"""Treatments with doses, changes of dose and their reasons, best result, why each ended."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from apptprep.packet.content import Fact, Facts, Run
from apptprep.packet.dates import day, span
from apptprep.packet.groups import grouped, same, times
from apptprep.packet.words import (
    entry,
    facts_about,
    ids,
    listed,
    sentence,
)
from apptprep.records import Treatment, fields_of

if TYPE_CHECKING:
    from apptprep.packet.content import Block, Text
    from apptprep.packet.context import Context
    from apptprep.records import Cycle

_IN_TITLE = ("name", "treatment_kind", "started", "ended", "state", "cycles", "changes")
_STATES = {"planned": "planned", "paused": "paused", "ongoing": "going on", "ended": ""}


def build(page: Context) -> tuple[Block, ...]:
    """Every treatment in full, newest first; nothing where the summary has said all there is.

    Treatments that say the same but for their dates are told once.
    """
    told = [(each, _rows(each, page)) for each in page.snapshot.all(Treatment)]
    groups = grouped(told, lambda pair: (same(pair[0].name), pair[0].treatment_kind, pair[1]))
    return tuple(_told(tuple(treatment for treatment, _ in group), group[0][1]) for group in groups)


def _told(group: tuple[Treatment, ...], rows: tuple[Fact, ...]) -> Facts:
    return Facts(rows, _title(group), ids(group))


def _rows(treatment: Treatment, page: Context) -> tuple[Fact, ...]:
    facts = facts_about(treatment, page, _IN_TITLE).rows
    return (*_cycle_facts(treatment), *_changes(treatment), *facts)


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


def _title(group: tuple[Treatment, ...]) -> Text:
    first = group[0]
    field = next(f for f in fields_of(Treatment) if f.name == "treatment_kind")
    kind = field.label_of(first.treatment_kind).lower() if first.treatment_kind else ""
    rest = ", ".join(part for part in (kind, group_when(group)) if part)
    name = entry(first, sentence(first.name))
    return (*name, Run(f"  {rest}", "quiet"))


def group_when(group: tuple[Treatment, ...]) -> str:
    """When one treatment was, or how often and from when to when several were."""
    if len(group) == 1:
        return when_text(group[0])
    return times(group, [date for each in group for date in (each.started, each.ended)])


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
        days = listed([_cycle_day(cycle) for cycle in cycles])
        text = f"{dose}: {days}" if dose else days
        facts.append(Fact(_cycle_label(cycles), entry(treatment, text)))
    return facts


def _cycle_day(cycle: Cycle) -> str:
    on = day(cycle.day_given) or "day not written down"
    return f"{on} ({cycle.note})" if cycle.note else on


def _cycle_label(cycles: list[Cycle]) -> str:
    first, last = cycles[0].number, cycles[-1].number
    if not first or not last:
        return f"Given {len(cycles)} times" if len(cycles) > 1 else "Given"
    return f"Cycle {first}" if len(cycles) == 1 else f"Cycles {first} to {last}"
