"""The symptom log: the newest entries in short words; the whole log only where it was asked for."""

from __future__ import annotations

from bisect import bisect_right
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from apptprep.packet.content import Column, Run, Table, TableRow
from apptprep.packet.dates import day, from_to
from apptprep.packet.trends import first_day
from apptprep.packet.words import (
    counted,
    entry,
    in_a_row,
    is_unsure,
    phrases,
    row_of,
    sentence,
    small,
    source_of,
)
from apptprep.records import BODY_SITES, Record, SymptomEntry, Treatment, When, fields_of

if TYPE_CHECKING:
    from datetime import date

    from apptprep.packet.content import Block, Cell
    from apptprep.packet.context import Context

LOG_DAYS: Final = 90
"""Days the log looks back, unless all of it was asked for."""
LOG_ROWS: Final = 150
"""Rows of the log at most, unless all of it was asked for."""
FEW: Final = 30
"""A log of no more entries prints whole, however old they are."""
COLUMNS = (
    Column("When", 15),
    Column("Symptom", 21),
    Column("0–10", 6.5),
    Column("Worst", 8),
    Column("More", 54),
)
_SHOWN = (
    "term",
    "when",
    "now",
    "worst",
    "treatment",
    "sites",
    "how_often",
    "hinders",
    "done",
    "helped",
    "told",
    "told_when",
    "note",
)
_SITES = {key: label.lower() for key, label in BODY_SITES}
_OFTEN = next(field for field in fields_of(SymptomEntry) if field.name == "how_often")
_HINDERS = {
    "not": "not in the way",
    "little": "a little in the way",
    "much": "a lot in the way",
    "fully": "could not do what I had to",
}
_HELPED = {
    "yes": "helped",
    "little": "helped a little",
    "no": "did not help",
    "unknown": "hard to say if it helped",
}


def build(page: Context) -> tuple[Block, ...]:
    """The table of entries and what stays in the record; nothing where there are none."""
    entries = page.snapshot.all(SymptomEntry)
    if not entries:
        return ()
    found = shown(page)
    days = _cycle_days(page)
    rows = tuple(_row(each, page, days) for each in found)
    lead = small(_lead(found, len(entries), page.today))
    return (lead, Table(COLUMNS, rows, "log")) if rows else (lead,)


def shown(page: Context) -> tuple[SymptomEntry, ...]:
    """The entries that print: all where there are few or all were asked for, else the newest."""
    entries = page.snapshot.all(SymptomEntry)
    whole = page.choices.whole_log or len(entries) <= FEW
    return entries if whole else lately(entries, page.today)


def lately(entries: tuple[SymptomEntry, ...], today: date) -> tuple[SymptomEntry, ...]:
    """The entries of the last days, newest first, no more than a clinician may look at."""
    start = today - timedelta(days=LOG_DAYS)
    fresh = [each for each in entries if (on := first_day(each.when)) and on > start]
    return tuple(fresh[:LOG_ROWS])


def _lead(shown: tuple[SymptomEntry, ...], total: int, today: date) -> str:
    left = total - len(shown)
    if not shown:
        before = counted(left, "older entry is", "older entries are")
        return f"Nothing was logged in the last {LOG_DAYS} days; {before} in the record."
    span = from_to(each.when for each in shown)
    text = f"{counted(len(shown), 'entry', 'entries')}, newest first"
    text += f": {span}." if span else "."
    if any(_is_this_year(each.when, today) for each in shown):
        text += f" Days without a year are in {today.year}."
    if not left:
        return text
    older = "older or undated "
    return f"{text} {counted(left, f'{older}entry stays', f'{older}entries stay')} in the record."


def _row(each: SymptomEntry, page: Context, days: dict[str, tuple[str, list[date]]]) -> TableRow:
    term = sentence(" ".join(each.term.split()))
    name: Cell = entry(each, term) if is_unsure(each) else term
    parts = (*_short(each), *_rest(each, page), _cycle(each, days), _source(each, page))
    more = in_a_row(parts, each.note)
    when = _when(each.when, page.today)
    return row_of(each, when, name, _number(each.now), _worst(each), more)


def _is_this_year(when: When | None, today: date) -> bool:
    return bool(when and when.is_exact and when.earliest and when.earliest.year == today.year)


def _when(when: When | None, today: date) -> Cell:
    """The day, without this year's number, and the time."""
    if when is None:
        return "no date"
    text = _day(when, today)
    text = f"{text}, {when.time}" if when.time else text
    return (Run(text, "unsure"),) if when.about else text


def _day(when: When | None, today: date) -> str:
    """The day without this year's number, which the lead says once."""
    text = day(when)
    return text.removesuffix(f" {today.year}") if _is_this_year(when, today) else text


def _number(value: int | None) -> str:
    return "–" if value is None else str(value)


def _worst(each: SymptomEntry) -> str:
    """The worst number, where it says more than the other one."""
    return "" if each.worst in (None, each.now) else str(each.worst)


def _short(each: SymptomEntry) -> tuple[str, ...]:
    """Places, how often, what was done, without their labels: they speak for themselves."""
    places = ", ".join(_SITES.get(site, site) for site in each.sites)
    helped = _HELPED.get(each.helped, "")
    done = f"{each.done} ({helped})" if each.done and helped else each.done or helped
    often = _OFTEN.label_of(each.how_often).lower()
    return places, _HINDERS.get(each.hinders, each.hinders), often, done


def _rest(each: SymptomEntry, page: Context) -> list[str]:
    skip: tuple[str, ...] = _SHOWN
    medicine = page.snapshot.get(each.medication) if each.medication else None
    # "1 oxycodone (helped a little)" names the linked medicine already.
    if medicine and each.done and _named(medicine, each.done):
        skip = (*_SHOWN, "medication")
    told = " ".join(part for part in ("told", each.told, _day(each.told_when, page.today)) if part)
    return [told if told != "told" else "", *phrases(each, page, skip)]


def _named(medicine: Record, done: str) -> bool:
    return medicine.headline().split("(")[0].strip().casefold() in done.casefold()


def _cycle(each: SymptomEntry, days: dict[str, tuple[str, list[date]]]) -> str:
    """The linked treatment and the day of its cycle."""
    if not each.treatment or each.treatment not in days:
        return ""
    name, starts = days[each.treatment]
    on = first_day(each.when)
    at = bisect_right(starts, on) if on else 0
    return f"{name}, day {(on - starts[at - 1]).days + 1} of cycle {at}" if on and at else name


def _source(each: SymptomEntry, page: Context) -> str:
    """Where it is from and who wrote it, only where it is not the usual."""
    noticed = each.seen_by.strip() if each.written_by != page.writer else ""
    writer = not (noticed and noticed in each.written_by)
    if each.source in ("", "seen"):
        other = each.written_by if writer and each.written_by != page.writer else ""
        return f"written by {other}" if other else ""
    return source_of(each, page, writer=writer)


def _cycle_days(page: Context) -> dict[str, tuple[str, list[date]]]:
    """Name and exact cycle days of each treatment."""
    found = {}
    for treatment in page.snapshot.all(Treatment):
        starts = [d for w in treatment.cycle_starts() if w.is_exact and (d := first_day(w))]
        found[treatment.id] = (treatment.name, starts)
    return found
