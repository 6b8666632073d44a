"""Treatments with doses, changes of dose and their reasons, best result, why each ended."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from apptprep.packet.content import Column, Fact, Facts, Heading, Run, TableRow
from apptprep.packet.dates import day, span
from apptprep.packet.groups import distinct, grouped, same, times
from apptprep.packet.words import counted, entry, facts_about, ids, listed, sentence, table
from apptprep.records import Treatment, fields_of, show_value

if TYPE_CHECKING:
    from apptprep.packet.content import Block, Text
    from apptprep.packet.context import Context
    from apptprep.records import Cycle

_IN_TABLE = (
    "name",
    "treatment_kind",
    "started",
    "ended",
    "state",
    "line_of_therapy",
    "site",
    "dose",
    "cycles",
    "cycle_days",
    "changes",
    "response",
    "why_ended",
)
_STATES = {"planned": "planned", "paused": "paused", "ongoing": "going on", "ended": ""}
COLUMNS = (
    Column("Treatment", 25),
    Column("When", 16),
    Column("Dose, cycles", 18),
    Column("What was changed, and why", 24),
    Column("Best result; ended because", 17),
)


def build(page: Context) -> tuple[Block, ...]:
    """Every treatment in a table, newest first, then what a table has no room for.

    Treatments that say the same but for their dates are told once.
    """
    told = [(each, _rest(each, page)) for each in page.snapshot.all(Treatment)]
    if not told:
        return ()
    groups = grouped(told, lambda pair: (*_sameness(pair[0]), pair[1]))
    kept = [(tuple(each for each, _ in group), group[0][1]) for group in groups]
    blocks: list[Block] = [table(COLUMNS, (_row(group) for group, _ in kept))]
    more = [Facts(rest, _title(group), ids(group)) for group, rest in kept if rest]
    if more:
        blocks += [Heading("More about each"), *more]
    return tuple(blocks)


def _sameness(each: Treatment) -> tuple[object, ...]:
    doses = tuple(cycle.dose for cycle in each.cycles)
    texts = (each.line_of_therapy, each.site, each.dose, each.response, each.why_ended)
    return (same(each.name), each.treatment_kind, texts, doses, each.changes, each.source)


def _row(group: tuple[Treatment, ...]) -> TableRow:
    first = group[0]
    about = (_word(first, "treatment_kind").lower(), first.line_of_therapy, first.site)
    below = ", ".join(part for part in about if part)
    name = (Run(sentence(first.name), "strong"), *entry(first, ""))
    if below:
        name = (*name, Run(f"\n{below}", "quiet"))
    result = _word(first, "response")
    ended = first.why_ended or ("reason not written down" if needs_reason(first) else "")
    last = "\n".join(part for part in (result, sentence(ended)) if part)
    cells = (name, group_when(group), _dose(first), _changes(first), last)
    return TableRow(cells, entries=ids(group))


def needs_reason(each: Treatment) -> bool:
    """Whether it ended and somebody will ask why; an operation or a single day is over at once."""
    at_once = each.treatment_kind in ("surgery", "ablation", "draining")
    return each.ended is not None and not at_once and each.started != each.ended


def _word(each: Treatment, name: str) -> str:
    field = next(f for f in fields_of(Treatment) if f.name == name)
    return show_value(field, getattr(each, name))


def _dose(each: Treatment) -> str:
    """The dose as written down, else those of the cycles; how many cycles there were."""
    dose = each.dose or "; ".join(distinct(cycle.dose for cycle in reversed(each.cycles)))
    count = counted(len(each.cycles), "cycle", "cycles") if each.cycles else ""
    days = f"{each.cycle_days} days a cycle" if each.cycle_days.strip().isdigit() else ""
    days = days or (each.cycle_days and f"days in a cycle: {each.cycle_days}")
    return "\n".join(part for part in (dose, ", ".join(p for p in (count, days) if p)) if part)


def _changes(each: Treatment) -> Text:
    """Each change of dose with its reason; a reason that is not written down is said to be so."""
    runs: list[Run] = []
    for change in each.changes:
        when = f"{day(change.changed_on)}: " if change.changed_on else ""
        what = change.change or "what changed is not written down"
        runs.append(Run(f"{chr(10) if runs else ''}{when}", "quiet"))
        runs.append(Run(f"{what}. Why: {change.reason or 'not written down'}"))
    return tuple(run for run in runs if run.text)


def _rest(treatment: Treatment, page: Context) -> tuple[Fact, ...]:
    """The days of the cycles, and every field that the table has no column for."""
    facts = facts_about(treatment, page, _IN_TABLE).rows
    return (*_cycle_facts(treatment), *facts)


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
    name = entry(first, sentence(first.name))
    return (*name, Run(f"  {group_when(group)}", "quiet"))


def group_when(group: tuple[Treatment, ...]) -> str:
    """When one treatment was, or how often and from when to when several were."""
    if len(group) == 1:
        return when_text(group[0])
    return times(group, [date for each in group for date in (each.started, each.ended)])


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
