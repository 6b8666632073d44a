"""A symptom log kept in a spreadsheet: CSV with headings in the person's own words.

Two shapes are read: a row an entry (``date, symptom, score``) and a row a day with a column a
symptom (``date, pain, nausea``). Delimiters are comma, semicolon or tab; decimals have a point or
a comma; a date such as 03/04/2026 is read the way the other dates of the column allow, and keeps
both readings where nothing tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

from apptprep.exchange.table_columns import Columns, headings_of, plain
from apptprep.exchange.table_dates import DateReader
from apptprep.exchange.table_rows import How, NotUnderstood, Row
from apptprep.records import SOURCES, Record, SymptomEntry, fields_of
from apptprep.records.plain import HIGHEST_SCORE

_HEADINGS = {
    "when": "date, day, when, date and time, datetime, timestamp, start, started, from",
    "time": "time, clock, hour, time of day",
    "until": "until, end, ended, to, till",
    "term": "symptom, symptoms, term, what, complaint, problem, name",
    "now": "score, now, severity, level, intensity, strength, rating, value, usual, how bad",
    "worst": "worst, maximum, max, peak, at worst",
    "sites": "where, site, sites, location, body site, body part, area, place",
    "how_often": "frequency, how often",
    "hinders": "interference, interferes, hinders, gets in the way",
    "done": "action, done, what i did, what was done, relief, medicine taken",
    "helped": "helped, did it help, effect",
    "seen_by": "observer, observed by, seen by, noticed by",
    "told": "told, told to, reported to",
    "written_by": "written by, entered by, author",
    "source": "source",
    "source_note": "source note",
    "note": "note, notes, comment, comments, remark, remarks, details, description",
}
_SCORE = re.compile(r"([+-]?\d{1,3}(?:[.,]\d{1,6})?)\s*(?:(?:/|of|out of)\s*10)?", re.IGNORECASE)
_NOTHING = {"", "-", "--", "n/a", "na", "none given", "?"}


@cache
def known() -> dict[str, str]:
    """Return field names by every heading we know, our own names and labels included."""
    return headings_of(SymptomEntry, _HEADINGS)


def is_usable(columns: Columns) -> bool:
    """Tell whether this can be a symptom table at all."""
    return "term" in columns.by_field or _is_wide(columns)


def reader(
    columns: Columns, table: Sequence[Row], dates: DateReader
) -> Callable[[list[str]], Iterator[Record]]:
    """Return what makes the entries of a row: one, or one for each filled symptom column."""
    make = _wide_rows(columns, table) if _is_wide(columns) else _long_rows(columns)

    def entries(row: list[str]) -> Iterator[Record]:
        common = _common(columns, row, dates)
        for value in make(row):
            notes = [text for text in (common["note"], value.pop("note", "")) if text]
            yield SymptomEntry(**{**common, **value, "note": "\n".join(notes)})

    return entries


def left_over(columns: Columns, table: Sequence[Row]) -> list[str]:
    """Return the headings of the columns that are left out."""
    wide = _is_wide(columns)
    left = [place for place in columns.others if not (wide and _is_scored(place, table))]
    return [columns.headings[place][:40] for place in left]


HOW = How(known, is_usable, left_over, reader, left_out="")


def _is_wide(columns: Columns) -> bool:
    """Tell whether each symptom has a column of its own."""
    named = "term" not in columns.by_field
    return named and "when" in columns.by_field and bool(columns.others)


def _long_rows(columns: Columns) -> Callable[[list[str]], Iterator[dict[str, Any]]]:
    """Return what makes the one entry of a row."""

    def entries(row: list[str]) -> Iterator[dict[str, Any]]:
        term = columns.cell(row, "term")
        if not term:
            message = "names no symptom"
            raise NotUnderstood(message)
        yield {"term": " ".join(term.split())}

    return entries


def _wide_rows(
    columns: Columns, table: Sequence[Row]
) -> Callable[[list[str]], Iterator[dict[str, Any]]]:
    """Return what makes one entry for each filled symptom column of a row."""
    scored = [place for place in columns.others if _is_scored(place, table)]

    def entries(row: list[str]) -> Iterator[dict[str, Any]]:
        for place in scored:
            score, words = _score(row[place] if place < len(row) else "")
            if score is not None:
                entry = {"term": columns.headings[place].strip().lower(), "now": score}
                yield {**entry, "note": f"Written as {words}"} if words else entry

    return entries


def _is_scored(place: int, table: Sequence[Row]) -> bool:
    try:
        scores = [_score(row[place])[0] for _, row in table if place < len(row)]
    except NotUnderstood:
        return False
    return any(score is not None for score in scores)


def _common(columns: Columns, row: list[str], dates: DateReader) -> dict[str, Any]:
    """Return the values of a row that stand in columns of their own.

    Raises:
        NotUnderstood: more cells than headings, or a date or score that cannot be read.
    """
    if any(row[len(columns.headings) :]):
        message = "has more cells than the first row has headings"
        raise NotUnderstood(message)
    values: dict[str, Any] = {}
    notes = [columns.cell(row, "note")]
    for name in ("when", "until"):
        words = columns.cell(row, name)
        clock = columns.cell(row, "time") if name == "when" else ""
        when = dates.read(words, clock)
        if when is not None and not when.is_understood:
            message = "its date cannot be read"
            raise NotUnderstood(message)
        values[name] = when
    for name in ("now", "worst"):
        values[name], words = _score(columns.cell(row, name))
        if words:
            notes.append(f"Written as {words}")
    for name in ("done", "seen_by", "told", "written_by", "source_note"):
        values[name] = columns.cell(row, name)
    places = columns.cell(row, "sites")
    values["sites"] = _sites(places) if places else ()
    for name in ("how_often", "hinders", "helped", "source"):
        text = columns.cell(row, name)
        values[name] = _key_of(name, text) if text else ""
        if text and not values[name]:
            notes.append(f"{columns.headings[columns.by_field[name]]}: {text}")
    values["note"] = "\n".join(note for note in notes if note)
    return values


def _score(text: str) -> tuple[int | None, str]:
    """Return a whole score, and the words it was written in where it was a fraction.

    Raises:
        NotUnderstood: it is no number from 0 to 10.
    """
    if text.casefold() in _NOTHING:
        return None, ""
    match = _SCORE.fullmatch(text)
    number = Decimal(match[1].replace(",", ".")) if match else Decimal(-1)
    if not 0 <= number <= HIGHEST_SCORE:
        message = "its score is not a number from 0 to 10"
        raise NotUnderstood(message)
    whole = int(number.to_integral_value(ROUND_HALF_UP))
    return whole, "" if whole == number else text


def _sites(text: str) -> tuple[str, ...]:
    """Return body sites as their keys; words that are none of them are kept."""
    parts = [" ".join(part.split()) for part in re.split(r"[,;|/]", text)]
    return tuple(dict.fromkeys(_key_of("sites", part) or part for part in parts if part))


@cache
def _keys(name: str) -> dict[str, str]:
    """Return an answer's key by its key and its words."""
    options = next((f.options for f in fields_of(SymptomEntry) if f.name == name), SOURCES)
    return {plain(word): option.key for option in options for word in (option.key, option.label)}


def _key_of(name: str, text: str) -> str:
    return _keys(name).get(plain(text), "")
