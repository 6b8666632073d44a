"""Medicines taken now, stopped ones crossed out with the reason, and allergies."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from apptprep.packet.content import Column, Heading, Run, Table, TableRow
from apptprep.packet.dates import day
from apptprep.packet.groups import distinct, grouped, same, times
from apptprep.packet.trends import first_day
from apptprep.packet.words import (
    NOT_WRITTEN,
    body,
    counted,
    entry,
    ids,
    in_a_row,
    listed,
    notes,
    phrases,
    plain,
    row_of,
    source_of,
    table,
)
from apptprep.records import Allergy, DoseTaken, Medication, fields_of, show_value

if TYPE_CHECKING:
    from apptprep.packet.content import Block, Text
    from apptprep.packet.context import Context

_SHOWN = (
    "name",
    "brand",
    "strength",
    "form",
    "reason",
    "dose",
    "route",
    "times",
    "clock",
    "cycle",
    "most_a_day",
    "schedule",
    "started",
    "prescriber",
    "stopped",
    "why_stopped",
)
_COUNTED_FROM = 4
_STATES = {"none": "None known.", "not-asked": "Nobody has asked yet."}


def build(page: Context) -> tuple[Block, ...]:
    """Allergies, medicines now, stopped ones; nothing where the summary has said all there is."""
    if not any(page.snapshot.all(kind) for kind in (Medication, Allergy, DoseTaken)):
        return ()
    blocks: list[Block] = [Heading("Allergies and what is not tolerated"), *_allergies(page)]
    now = page.snapshot.current(Medication)
    blocks.append(Heading("Taken now"))
    if now:
        blocks.append(_table(tuple(_row(group, page) for group in same_medicines(now))))
    else:
        blocks.append(body(state_text(page.snapshot.person.medications_state, "medicines")))
    stopped = tuple(m for m in page.snapshot.all(Medication) if not m.is_current())
    if stopped:
        blocks.append(Heading("Stopped"))
        blocks.append(_table(tuple(_row(group, page) for group in same_medicines(stopped))))
    return (*blocks, *_dose_notes(page))


def _dose_notes(page: Context) -> list[Block]:
    """Ticked doses that somebody wrote a note to; the others are only counted."""
    noted = [dose for dose in page.snapshot.all(DoseTaken) if dose.note]
    if not noted:
        return []
    columns = (Column("Medicine", 28), Column("When", 24), Column("Note", 48))
    field = next(f for f in fields_of(DoseTaken) if f.name == "medication")
    rows = (
        row_of(d, show_value(field, d.medication, page.snapshot), day(d.when), entry(d, d.detail()))
        for d in noted
    )
    return [Heading("Doses with a note"), table(columns, rows)]


def state_text(state: str, what: str) -> str:
    """What an empty list means: none known, not asked, or not written down."""
    if state == "some":
        return f"There are some {what}; they are not written down here."
    return _STATES.get(state, "Not written down. That does not mean there are none.")


def allergy_label(page: Context) -> str:
    """What stands before all allergies in one line: how many, where a sheet may cut the line."""
    count = len(page.snapshot.all(Allergy))
    return f"Allergies ({count})" if count >= _COUNTED_FROM else "Allergies"


def allergy_line(page: Context) -> Text:
    """All allergies in one line, or what the empty list means."""
    found = page.snapshot.all(Allergy)
    if not found:
        return plain(state_text(page.snapshot.person.allergies_state, "allergies"))
    runs: list[Run] = []
    for each in found:
        reaction = f" ({each.detail()})" if each.detail() else " (reaction not written down)"
        runs += [Run("; ")] if runs else []
        runs += [Run(each.substance, "strong"), *entry(each, reaction)]
    return tuple(runs)


def _allergies(page: Context) -> list[Block]:
    found = page.snapshot.all(Allergy)
    if not found:
        return [body(state_text(page.snapshot.person.allergies_state, "allergies"))]
    columns = (Column("To what", 26), Column("What happened", 36), Column("More", 38))
    rows = tuple(
        row_of(
            each,
            (Run(each.substance, "strong"),),
            entry(each, each.reaction) if each.reaction else (NOT_WRITTEN,),
            notes(each, page, ("substance", "reaction")),
        )
        for each in found
    )
    return [table(columns, rows)]


def _table(rows: tuple[TableRow, ...]) -> Table:
    columns = (
        Column("Medicine", 22),
        Column("How I take it", 23),
        Column("What for", 14),
        Column("More", 41),
    )
    return table(columns, rows)


def same_medicines(found: tuple[Medication, ...]) -> list[tuple[Medication, ...]]:
    """Medicines, those of one name, strength and way of taking together."""
    return grouped(found, _same, least=2)


def _same(medicine: Medication) -> tuple[str, ...]:
    texts = (
        medicine.headline(),
        medicine.strength,
        medicine.form,
        medicine.route,
        medicine.reason,
        how_taken(medicine),
    )
    return tuple(same(text) for text in texts)


def _row(group: tuple[Medication, ...], page: Context) -> TableRow:
    first = group[0]
    strength = " ".join(part for part in (first.strength, first.form) if part)
    name = (Run(first.headline(), "strong"), *entry(first, f"\n{strength}".rstrip()))
    taken = ", ".join(part for part in (how_taken(first), first.route) if part)
    how = plain(taken) if taken else (NOT_WRITTEN,)
    cells = (name, how, first.reason, _more(group, page))
    return TableRow(cells, "" if first.is_current() else "struck", ids(group))


def how_taken(medicine: Medication) -> str:
    """Dose and times in one line; "at set times" is left out where the times are said."""
    text = medicine.how_taken()
    if text or not medicine.schedule:
        return text
    field = next(f for f in fields_of(Medication) if f.name == "schedule")
    return field.label_of(medicine.schedule).lower()


def _more(group: tuple[Medication, ...], page: Context) -> Text:
    first = group[0]
    if len(group) > 1:
        dates = [date for each in group for date in (each.started, each.stopped)]
        parts = [times(group, dates)]
        why = listed(distinct(each.why_stopped for each in group))
        parts.append(f"stopped: {why}" if why else "")
        rest = distinct(each for m in group for each in phrases(m, page, _skip(m)))
        parts += [f"by {each}" for each in distinct(m.prescriber for m in group)]
        sources = "; ".join(distinct(source_of(m, page) for m in group))
        runs: Text = (Run(in_a_row((*parts, *rest))),)
        runs = (*runs, Run(f" ({sources})", "quiet")) if sources else runs
    else:
        runs = notes(first, page, _skip(first), first=in_a_row(_course(first, page)))
    if first.is_current():
        return runs
    # Quiet, so that the reason stays readable where the rest of the row is crossed out.
    return tuple(Run(run.text, "quiet") for run in runs)


def _skip(medicine: Medication) -> tuple[str, ...]:
    """Fields shown elsewhere; that a medicine with a prescriber is prescribed goes without."""
    on_prescription = medicine.origin == "prescription" and medicine.prescriber
    return (*_SHOWN, "origin") if on_prescription else _SHOWN


def _course(medicine: Medication, page: Context) -> list[str]:
    """Since when, by whom, until when and why."""
    parts = []
    started = day(medicine.started)
    if not medicine.is_current():
        stopped = day(medicine.stopped) or "(date not written down)"
        parts.append(f"stopped {stopped}: {medicine.why_stopped or 'reason not written down'}")
        parts.append(f"taken from {started}" if started else "")
    elif started:
        parts.append(f"since {started}")
    parts.append(f"by {medicine.prescriber}" if medicine.prescriber else "")
    if medicine.clock and medicine.times:
        field = next(f for f in fields_of(Medication) if f.name == "times")
        parts.append(show_value(field, medicine.times).lower())
    return [*parts, doses_lately(medicine, page)]


def doses_lately(medicine: Medication, page: Context) -> str:
    """How many doses were ticked in the last 7 and 30 days; empty where none ever were."""
    days = [
        first_day(dose.when)
        for dose in page.snapshot.all(DoseTaken)
        if dose.medication == medicine.id
    ]
    if medicine.schedule != "when-needed" or not days:
        return ""
    week, month = (page.today - timedelta(days=n) for n in (7, 30))
    last_week = sum(1 for d in days if d and week < d <= page.today)
    last_month = sum(1 for d in days if d and month < d <= page.today)
    return (
        f"{counted(last_week, 'dose', 'doses')} in the last 7 days, {last_month} in 30, as ticked"
    )
