"""What a trial office asks first, as tables: known with its date, or not known and whom to ask.

The rows are made by `apptprep.questions.trial_sheet`; here they are set. Nothing says or suggests
that somebody fits a trial.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.packet.content import Column, Run, Table, TableRow
from apptprep.packet.dates import day
from apptprep.packet.groups import distinct, grouped, same, times
from apptprep.packet.words import is_unsure, plain
from apptprep.records import Treatment

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
    found = trial_sheet(page.snapshot, page.today)
    for several in grouped(found, lambda row: (row.group, same(row.label))):
        first = several[0]
        if first.group != group:
            group = first.group
            rows.append(TableRow((plain(GROUPS.get(group, group)),), "group"))
        if len(several) == 1:
            rows.append(TableRow((first.label, _known(first, page), _as_of(first))))
        else:
            text = _marked(_together(several, page), several, page)
            rows.append(TableRow((first.label, text, ())))
    return Table(COLUMNS, tuple(rows))


def _together(rows: tuple[TrialRow, ...], page: Context) -> str:
    """Treatments of one name (34 sessions of radiation) in one line; other facts side by side."""
    ids = [fact.record_id for row in rows for fact in row.evidence]
    given = [each for id_ in ids if isinstance(each := page.snapshot.get(id_), Treatment)]
    if len(given) < len(rows):
        return "; ".join(distinct(row.text for row in rows))
    ended = distinct(each.why_ended for each in given)
    dates = [when for each in given for when in (each.started, each.ended)]
    return "; ".join((times(rows, dates), *(f"ended: {why}" for why in ended)))


def _known(row: TrialRow, page: Context) -> Text:
    """The answer, marked where an entry it rests on is unsure; else what is to be asked."""
    if row.known:
        return _marked(row.text, (row,), page)
    ask = (Run(f" – to ask: {row.ask}", "quiet"),) if row.ask else ()
    return (Run(row.text, "quiet"), *ask)


def _marked(text: str, rows: tuple[TrialRow, ...], page: Context) -> Text:
    """A text in italics where all entries behind it are unsure, with a word where some are."""
    facts = (fact for row in rows for fact in row.evidence if fact.record_id)
    entries = [page.snapshot.get(fact.record_id) for fact in facts]
    unsure = [is_unsure(entry) for entry in entries if entry is not None]
    if not any(unsure):
        return plain(text)
    if all(unsure):
        return (Run(text, "unsure"), Run(" (unsure)", "unsure"))
    return (Run(text), Run(" (in part unsure)", "unsure"))


def _as_of(row: TrialRow) -> Text:
    when = row.as_of
    if when is None:
        return ()
    if row.days is None or row.days < 1 or not when.is_understood:
        return plain(day(when))
    least = "" if when.is_exact else "at least "
    ago = "1 day ago" if row.days == 1 else f"{row.days:,} days ago"
    return (Run(day(when)), Run(f", {least}{ago}", "quiet"))
