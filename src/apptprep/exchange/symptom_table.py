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

from apptprep.errors import UnreadableFile
from apptprep.exchange import csv_cells, heads
from apptprep.exchange.findings import Findings, Spot
from apptprep.exchange.format import Format, Wanted
from apptprep.exchange.reading import Reading
from apptprep.exchange.source import Source
from apptprep.exchange.table_dates import DateReader
from apptprep.exchange.walk import Root
from apptprep.records import SOURCES, SymptomEntry, fields_of
from apptprep.records.plain import HIGHEST_SCORE

FORMAT_NAME = "symptom table"
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
_IGNORED = {
    "id",
    "created",
    "changed",
    "draft",
    "medication",
    "treatment",
    "photos",
    "told_when",
    "origins",
}


class _NotUnderstood(ValueError):
    """A row that is left out; the words say why."""


@cache
def _fields_by_heading() -> dict[str, str]:
    """Return field names by every heading we know, our own names and labels included."""
    known = {field.name: field for field in fields_of(SymptomEntry)}
    found: dict[str, str] = {}
    for name, words in _HEADINGS.items():
        for heading in (*words.split(", "), name.replace("_", " ")):
            found.setdefault(heading, name)
        if name in known:
            found.setdefault(_plain(known[name].label), name)
    return found


def _plain(heading: str) -> str:
    """Return a heading without case, brackets and signs: ``"Score (0-10)"`` is ``"score"``."""
    text = re.sub(r"\(.*?\)|\[.*?\]|\b0\s*(?:-|to|–)\s*10\b", " ", heading.casefold())
    return " ".join(re.sub(r"[\W_]+", " ", text).split())


class _Columns:
    """Which column holds what."""

    def __init__(self, headings: list[str]) -> None:
        known = _fields_by_heading()
        self.headings = headings
        self.by_field: dict[str, int] = {}
        self.others: list[int] = []
        for place, heading in enumerate(headings):
            name = known.get(_plain(heading))
            if name and name not in self.by_field:
                self.by_field[name] = place
            elif heading.strip() and _plain(heading).replace(" ", "_") not in _IGNORED:
                self.others.append(place)

    @property
    def wide(self) -> bool:
        """Whether each symptom has a column of its own."""
        return "when" in self.by_field and "term" not in self.by_field and bool(self.others)

    @property
    def usable(self) -> bool:
        """Whether this can be a symptom table at all."""
        return "term" in self.by_field or self.wide

    def cell(self, row: list[str], name: str) -> str:
        """Return a row's text in a column, ``""`` where there is none."""
        place = self.by_field.get(name, len(row))
        return row[place] if place < len(row) else ""


def recognises(head: bytes, source: Source) -> bool:
    """Tell whether a file is text whose first row has the headings of a symptom table."""
    first = "\n".join(heads.text(head).splitlines()[:1])
    if not first or first[0] in "<{[":
        return False
    try:
        _best_columns(first, source.name)
    except UnreadableFile:
        return False
    return True


def read(claimed: Sequence[Source], root: Root, wanted: Wanted) -> Reading:
    """Read symptom tables."""
    findings = Findings(FORMAT_NAME, root, wanted.today)
    for source in claimed:
        with findings.guarding(source):
            _read_table(source, findings, wanted)
    return findings.reading()


FORMAT = Format(FORMAT_NAME, recognises, read)


def _read_table(source: Source, findings: Findings, wanted: Wanted) -> None:
    """Read one table.

    Raises:
        UnreadableFile: it is no text, or its first row has no heading we know.
    """
    text = csv_cells.decode(source.read(), source.name)
    delimiter, columns = _best_columns(text, source.name)
    table = list(csv_cells.rows(text, delimiter, source.name))[1:]
    dates = DateReader((columns.cell(row, "when") for _, row in table), wanted.today)
    for heading in _left_columns(columns, table):
        findings.remark(source, f"the column “{heading}” is not known", "line 1")
    make = _wide_rows(columns, table) if columns.wide else _long_rows(columns)
    for place, (line, row) in enumerate(table):
        if place % 500 == 0:
            wanted.progress(place / len(table), f"Reading {source.name}")
        where = f"line {line}"
        try:
            common = _common(columns, row, dates)
            values = list(make(row))
        except _NotUnderstood as fault:
            findings.remark(source, str(fault), where)
            continue
        for value in values:
            notes = [text for text in (common["note"], value.pop("note", "")) if text]
            entry = SymptomEntry(**{**common, **value, "note": "\n".join(notes)})
            findings.add(entry, source, Spot(where), left_out="")


def _best_columns(text: str, name: str) -> tuple[str, _Columns]:
    """Return the delimiter under which the first row has the most headings we know."""
    best: tuple[int, str, _Columns] | None = None
    for delimiter in csv_cells.DELIMITERS:
        first = next(csv_cells.rows(text, delimiter, name), None)
        if first is None:
            continue
        columns = _Columns(first[1])
        rank = len(columns.by_field) * 100 + len(columns.others)
        if columns.usable and (best is None or rank > best[0]):
            best = (rank, delimiter, columns)
    if best is None:
        message = (
            f"{name} has no headings this app knows. Nothing was brought in. It reads tables whose "
            "first row names columns such as date, symptom and score."
        )
        raise UnreadableFile(message)
    return best[1], best[2]


def _long_rows(columns: _Columns) -> Callable[[list[str]], Iterator[dict[str, Any]]]:
    """Return what makes the one entry of a row."""

    def entries(row: list[str]) -> Iterator[dict[str, Any]]:
        term = columns.cell(row, "term")
        if not term:
            message = "names no symptom"
            raise _NotUnderstood(message)
        yield {"term": " ".join(term.split())}

    return entries


def _wide_rows(
    columns: _Columns, table: list[tuple[int, list[str]]]
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


def _is_scored(place: int, table: list[tuple[int, list[str]]]) -> bool:
    try:
        scores = [_score(row[place])[0] for _, row in table if place < len(row)]
    except _NotUnderstood:
        return False
    return any(score is not None for score in scores)


def _left_columns(columns: _Columns, table: list[tuple[int, list[str]]]) -> list[str]:
    """Return the headings of the columns that are left out."""
    left = [place for place in columns.others if not (columns.wide and _is_scored(place, table))]
    return [columns.headings[place][:40] for place in left]


def _common(columns: _Columns, row: list[str], dates: DateReader) -> dict[str, Any]:
    """Return the values of a row that stand in columns of their own.

    Raises:
        _NotUnderstood: more cells than headings, or a date or score that cannot be read.
    """
    if any(row[len(columns.headings) :]):
        message = "has more cells than the first row has headings"
        raise _NotUnderstood(message)
    values: dict[str, Any] = {}
    notes = [columns.cell(row, "note")]
    for name in ("when", "until"):
        words = columns.cell(row, name)
        clock = columns.cell(row, "time") if name == "when" else ""
        when = dates.read(words, clock)
        if when is not None and not when.is_understood:
            message = "its date cannot be read"
            raise _NotUnderstood(message)
        values[name] = when
    for name in ("now", "worst"):
        values[name], words = _score(columns.cell(row, name))
        if words:
            notes.append(f"Written as {words}")
    for name in ("done", "seen_by", "told", "written_by", "source_note"):
        values[name] = columns.cell(row, name)
    values["sites"] = _sites(columns.cell(row, "sites"))
    for name in ("how_often", "hinders", "helped", "source"):
        text = columns.cell(row, name)
        values[name] = _key_of(name, text)
        if text and not values[name]:
            notes.append(f"{columns.headings[columns.by_field[name]]}: {text}")
    values["note"] = "\n".join(note for note in notes if note)
    return values


def _score(text: str) -> tuple[int | None, str]:
    """Return a whole score, and the words it was written in where it was a fraction.

    Raises:
        _NotUnderstood: it is no number from 0 to 10.
    """
    if text.casefold() in _NOTHING:
        return None, ""
    match = _SCORE.fullmatch(text)
    number = Decimal(match[1].replace(",", ".")) if match else Decimal(-1)
    if not 0 <= number <= HIGHEST_SCORE:
        message = "its score is not a number from 0 to 10"
        raise _NotUnderstood(message)
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
    return {_plain(word): option.key for option in options for word in (option.key, option.label)}


def _key_of(name: str, text: str) -> str:
    return _keys(name).get(_plain(text), "")
