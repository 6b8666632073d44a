"""What a trial office asks first, as tables: known with its date, or not known and whom to ask.

The rows are made by `apptprep.questions.trial_sheet`; here they are set. Nothing says or suggests
that somebody fits a trial.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.packet.content import Column, Run, Table, TableRow
from apptprep.packet.dates import day
from apptprep.packet.words import is_unsure, plain

if TYPE_CHECKING:
    from apptprep.packet.content import Text
    from apptprep.packet.context import Context
    from apptprep.questions import TrialRow

COLUMNS = (Column("Asked for", 27), Column("What is written down", 49), Column("As of", 24))


def sheet(page: Context) -> Table:
    """All rows in one table, under the headings of their groups."""
    # Late: the rules are not needed where only the list of sections is.
    from apptprep.questions.trial_sheet import GROUPS, trial_sheet

    rows: list[TableRow] = []
    group = ""
    for each in trial_sheet(page.snapshot, page.today):
        if each.group != group:
            group = each.group
            rows.append(TableRow((plain(GROUPS.get(group, group)),), "group"))
        rows.append(TableRow((each.label, _known(each, page), _as_of(each))))
    return Table(COLUMNS, tuple(rows))


def _known(row: TrialRow, page: Context) -> Text:
    """The answer, marked where an entry it rests on is unsure; else what is to be asked."""
    if not row.known:
        ask = (Run(f" – to ask: {row.ask}", "quiet"),) if row.ask else ()
        return (Run(row.text, "quiet"), *ask)
    entries = [page.snapshot.get(fact.record_id) for fact in row.evidence if fact.record_id]
    unsure = [is_unsure(entry) for entry in entries if entry is not None]
    if not any(unsure):
        return plain(row.text)
    if all(unsure):
        return (Run(row.text, "unsure"), Run(" (unsure)", "unsure"))
    return (Run(row.text), Run(" (in part unsure)", "unsure"))


def _as_of(row: TrialRow) -> Text:
    when = row.as_of
    if when is None:
        return ()
    if row.days is None or row.days < 1 or not when.is_understood:
        return plain(day(when))
    least = "" if when.is_exact else "at least "
    ago = "1 day ago" if row.days == 1 else f"{row.days:,} days ago"
    return (Run(day(when)), Run(f", {least}{ago}", "quiet"))
