"""Clinical trials: what a screener asks, as far as it is known, and the trials written down.

Nothing here says or suggests that somebody fits a trial.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.packet.content import Column, Heading, Table
from apptprep.packet.sections.trial_facts import sheet
from apptprep.packet.words import (
    facts_about,
    plain,
    row_of,
    small,
    table,
)
from apptprep.records import Criterion, Trial, fields_of

if TYPE_CHECKING:
    from apptprep.packet.content import Block
    from apptprep.packet.context import Context


def build(page: Context) -> tuple[Block, ...]:
    """What a trial office asks (for a trial visit), then each trial with its conditions."""
    blocks: list[Block] = []
    if page.choices.purpose == "trial":
        blocks += [Heading("What a trial office asks"), sheet(page)]
    trials = page.snapshot.all(Trial)
    if trials:
        blocks.append(Heading("Trials I have heard of"))
        blocks.append(
            small(
                "Whether a trial is possible is for the trial's own team to say. Marks beside "
                "conditions are the person's or their team's own view."
            )
        )
    for trial in trials:
        blocks.append(facts_about(trial, page, ("title", "criteria")))
        if trial.criteria:
            blocks.append(_criteria(trial))
    return tuple(blocks)


def _criteria(trial: Trial) -> Table:
    columns = (
        Column("Condition", 48),
        Column("Sort", 14),
        Column("As I or my team see it", 18),
        Column("Note", 20),
    )
    kind, met = (next(f for f in fields_of(Criterion) if f.name == n) for n in ("kind", "met"))
    rows = tuple(
        row_of(
            trial,
            plain(each.text),
            kind.label_of(each.kind) if each.kind else "",
            met.label_of(each.met) if each.met else "not written down",
            each.note,
        )
        for each in trial.criteria
    )
    return table(columns, rows)
