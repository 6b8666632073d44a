"""A medicine list kept in a spreadsheet: one row a medicine, headings in the person's own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from apptprep.exchange.table_columns import Columns, headings_of, plain
from apptprep.exchange.table_dates import DateReader
from apptprep.exchange.table_rows import How, NotUnderstood, Row
from apptprep.records import SOURCES, Medication, Record, fields_of

_HEADINGS = {
    "name": "medicine, medicines, medication, medications, drug, drug name, medicine name, "
    "medication name, name of medicine, generic name",
    "strength": "strength, dose strength, potency",
    "dose": "dose, dosage, amount, how much, quantity, each time",
    "clock": "how often, frequency, times, schedule, directions, sig, instructions, when taken, "
    "how taken, taken",
    "reason": "reason, what for, for, indication, purpose, condition, why",
    "brand": "brand, trade name",
    "form": "form, dose form",
    "route": "route, how",
    "started": "started, start, start date, since, from, begun",
    "stopped": "stopped, stop, stop date, end, end date, until",
    "why_stopped": "why stopped, reason stopped",
    "prescriber": "prescriber, prescribed by, doctor, ordered by, provider",
    "pharmacy": "pharmacy",
    "side_effects": "side effects",
    "most_a_day": "most a day, maximum",
    "code": "rxnorm, rxcui, code, ndc",
    "schedule": "schedule kind",
    "times": "times of day",
    "note": "note, notes, comment, comments, remark, remarks",
    "source": "source",
    "source_note": "source note",
    "written_by": "written by, entered by",
}
_DAYS = ("started", "stopped")
_CHOICES = ("schedule", "food", "helps", "origin", "source")


@cache
def known() -> dict[str, str]:
    """Return field names by heading; a column called "name" is a medicine only beside others."""
    return {**headings_of(Medication, _HEADINGS), "name": "name"}


def is_usable(columns: Columns) -> bool:
    """Tell whether this can be a medicine list: it names medicines, not just anything."""
    if "name" not in columns.by_field:
        return False
    heading = plain(columns.headings[columns.by_field["name"]])
    beside = {"strength", "dose", "clock", "prescriber", "form", "route", "brand"}
    return heading != "name" or bool(beside & set(columns.by_field))


def reader(
    columns: Columns, _table: Sequence[Row], dates: DateReader
) -> Callable[[list[str]], Iterator[Record]]:
    """Return what makes the one medicine of a row."""

    def entries(row: list[str]) -> Iterator[Record]:
        yield _entry(columns, row, dates)

    return entries


def left_over(columns: Columns, _table: Sequence[Row]) -> list[str]:
    """Return the headings of the columns that are left out."""
    return [columns.headings[place][:40] for place in columns.others]


HOW = How(known, is_usable, left_over, reader)


def _entry(columns: Columns, row: list[str], dates: DateReader) -> Medication:
    """Return a row as a medicine.

    Raises:
        NotUnderstood: it names none, has more cells than headings, or a date cannot be read.
    """
    if any(row[len(columns.headings) :]):
        message = "has more cells than the first row has headings"
        raise NotUnderstood(message)
    values: dict[str, Any] = {}
    notes = [columns.cell(row, "note")]
    for name in columns.by_field:
        words = columns.cell(row, name)
        if name in _DAYS:
            when = dates.read(words)
            if when is not None and not when.is_understood:
                message = "its date cannot be read"
                raise NotUnderstood(message)
            values[name] = when
        elif name in _CHOICES:
            values[name] = _keys(name).get(plain(words), "")
            if words and not values[name]:
                notes.append(f"{columns.headings[columns.by_field[name]]}: {words}")
        elif name == "times":
            parts = (plain(part) for part in words.split(","))
            values[name] = tuple(_keys(name).get(part, part) for part in parts if part)
        elif name != "note":
            values[name] = words
    if not values.get("name"):
        message = "names no medicine"
        raise NotUnderstood(message)
    return Medication(**values, note="\n".join(note for note in notes if note))


@cache
def _keys(name: str) -> dict[str, str]:
    """Return an answer's key by its key and its words."""
    options = next((f.options for f in fields_of(Medication) if f.name == name), SOURCES)
    return {plain(word): option.key for option in options for word in (option.key, option.label)}
