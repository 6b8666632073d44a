"""The symptom log: every entry, newest first."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from apptprep.packet.content import Column, Run, Table, TableRow
from apptprep.packet.trends import first_day
from apptprep.packet.words import counted, entry, is_unsure, moment, notes_text, sentence, small
from apptprep.records import BODY_SITES, SymptomEntry, Treatment, When, fields_of

if TYPE_CHECKING:
    from datetime import date

    from apptprep.packet.content import Block, Cell
    from apptprep.packet.context import Context

COLUMNS = (
    Column("When", 21),
    Column("Symptom", 19),
    Column("0–10", 7),
    Column("Worst", 8),
    Column("More", 45),
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
)
_SITES = {key: label.lower() for key, label in BODY_SITES}
_LABELS = {field.name: field for field in fields_of(SymptomEntry)}
_HELPED = {
    "yes": "helped",
    "little": "helped a little",
    "no": "did not help",
    "unknown": "hard to say if it helped",
}


def build(page: Context) -> tuple[Block, ...]:
    """The table of all entries; nothing where there are none."""
    entries = page.snapshot.all(SymptomEntry)
    if not entries:
        return ()
    days = _cycle_days(page)
    rows = tuple(_row(each, page, days) for each in entries)
    count = counted(len(rows), "entry", "entries")
    return (small(f"{count}, newest first."), Table(COLUMNS, rows, "log"))


def _row(each: SymptomEntry, page: Context, days: dict[str, tuple[str, list[date]]]) -> TableRow:
    term = " ".join(each.term.split())
    name: Cell = entry(each, sentence(term)) if is_unsure(each) else sentence(term)
    return TableRow(
        (
            _when(each.when),
            name,
            _number(each.now),
            _number(each.worst),
            _more(each, page, days),
        )
    )


def _when(when: When | None) -> Cell:
    if when is None:
        return "no date"
    return (Run(moment(when), "unsure"),) if when.about else moment(when)


def _number(value: int | None) -> str:
    return "–" if value is None else str(value)


def _more(each: SymptomEntry, page: Context, days: dict[str, tuple[str, list[date]]]) -> str:
    text = "; ".join(part for part in (*_short(each), notes_text(each, page, _SHOWN)) if part)
    if not each.treatment or each.treatment not in days:
        return text
    name, starts = days[each.treatment]
    date = first_day(each.when)
    at = bisect_right(starts, date) if date else 0
    place = f", day {(date - starts[at - 1]).days + 1} of cycle {at}" if date and at else ""
    return "; ".join(part for part in (text, f"{name}{place}") if part)


def _short(each: SymptomEntry) -> tuple[str, ...]:
    """Places, how often, what was done, without their labels: they speak for themselves."""
    places = ", ".join(_SITES.get(site, site) for site in each.sites)
    helped = _HELPED.get(each.helped, "")
    done = f"{each.done} ({helped})" if each.done and helped else each.done or helped
    often = _LABELS["how_often"].label_of(each.how_often).lower()
    hinders = _LABELS["hinders"].label_of(each.hinders)
    hinders = f"gets in the way: {_lowered(hinders)}" if hinders else ""
    return places, often, hinders, done


def _lowered(label: str) -> str:
    return label if label.startswith("I ") else label[:1].lower() + label[1:]


def _cycle_days(page: Context) -> dict[str, tuple[str, list[date]]]:
    """Name and exact cycle days of each treatment."""
    found = {}
    for treatment in page.snapshot.all(Treatment):
        starts = [d for w in treatment.cycle_starts() if w.is_exact and (d := first_day(w))]
        found[treatment.id] = (treatment.name, starts)
    return found
