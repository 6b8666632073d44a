"""Small texts that all sections share: what is unsure, not written down, where it is from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from apptprep.packet.content import Column, Fact, Facts, Paragraph, Run, Table, TableRow, Text
from apptprep.packet.phrases import label_of, phrase_of, row_text, value_text
from apptprep.records import (
    Allergy,
    Appointment,
    Condition,
    Contact,
    DoseTaken,
    Editor,
    FamilyHistory,
    Measurement,
    Medication,
    PastSurgery,
    PendingTest,
    Person,
    Record,
    Referral,
    SymptomEntry,
    fields_of,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from apptprep.packet.content import Cell, RunRole
    from apptprep.packet.context import Context
    from apptprep.records import Field

NOT_WRITTEN: Final = Run("not written down", "quiet")
"""Stands where a clinician needs to know that nothing is known, which is not "no"."""

_SOURCE_WORDS: Final = {
    "report": "from a report",
    "clinician": "told by a clinician",
    "seen": "as the person saw it",
    "unsure": "",
}
_OWN: Final = (
    Allergy,
    Appointment,
    Condition,
    Contact,
    DoseTaken,
    FamilyHistory,
    Measurement,
    Medication,
    PastSurgery,
    PendingTest,
    Person,
    Referral,
    SymptomEntry,
)
"""Kinds that the person knows first-hand; only another source is worth a word."""
_COPIED_FIELDS: Final = frozenset({"impression", "diagnosis_line", "copied"})


def plain(text: str, role: RunRole = "") -> Text:
    """A text of one run."""
    return (Run(text, role),)


def or_not_written(text: str) -> Text:
    """The text, or that it is not written down."""
    return plain(text) if text else (NOT_WRITTEN,)


def ids(records: Iterable[Record]) -> tuple[str, ...]:
    """Ids of entries, for what tells several of them at once."""
    return tuple(record.id for record in records)


def is_unsure(record: Record) -> bool:
    """Whether the person marked the entry as not sure."""
    return record.source == "unsure"


def entry(record: Record, text: str) -> Text:
    """A text about an entry: in italics and marked where the person is not sure of it."""
    if is_unsure(record):
        return (Run(text, "unsure"), Run(" (unsure)", "unsure"))
    return plain(text)


def sentence(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def source_of(record: Record, page: Context, *, writer: bool = True) -> str:
    """Where an entry comes from, in a few words; empty when it was not said.

    Args:
        record: The entry.
        page: Knows who wrote most of the record.
        writer: Say who wrote it, where it is not the one who wrote most.
    """
    words = _SOURCE_WORDS.get(record.source, record.source)
    if is_unsure(record) or (record.source == "seen" and isinstance(record, _OWN)):
        # "(unsure)" stands beside the entry already; whose else would a symptom log be?
        words = ""
    # "Pathology report of 9 October" needs no "from a report" before it.
    named = record.source == "report" and "report" in record.source_note.lower()
    text = ": ".join(part for part in ("" if named else words, record.source_note) if part)
    other = record.written_by if writer and record.written_by != page.writer else ""
    by = f"written by {other}" if other else ""
    return "; ".join(part for part in (text, by) if part)


def filled(record: Record, page: Context, skip: Iterable[str] = ()) -> list[tuple[Field, str]]:
    """All fields that hold something, with their value in words, in the order of declaration."""
    left_out = frozenset(skip)
    found = []
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if not field.prints or field.name in left_out or value == field.empty:
            continue
        text = value_text(field, value, page.snapshot)
        if text:
            found.append((field, text))
    return found


def phrases(record: Record, page: Context, skip: Collection[str]) -> list[str]:
    """All fields that hold something as short phrases: long texts last, then the note."""
    shown = [pair for pair in filled(record, page, skip) if pair[0].name != "note"]
    shown.sort(key=lambda pair: pair[0].editor is Editor.PARAGRAPH)
    found = [phrase_of(record, field, text) for field, text in shown]
    return [*(phrase for phrase in found if phrase), *_note(record, skip)]


def _note(record: Record, skip: Collection[str]) -> list[str]:
    note = "" if "note" in skip else getattr(record, "note", "")
    return [note] if note else []


def in_a_row(parts: Iterable[str], note: str = "") -> str:
    """Phrases one after the other: "; " between them, a blank after what ends like a sentence.

    Args:
        parts: Phrases; empty ones are left out.
        note: The person's own note; one that begins like a sentence stands as one.
    """
    text = ""
    for part in (part for part in (*parts, note) if part):
        ended = text.endswith((".", "!", "?", "…"))
        own = part is note and part[:1].isupper()
        joint = " " if ended else ". " if own else "; "
        text = f"{text}{joint}{part}" if text else part
    first = text.split(" ", 1)[0].rstrip(",;:.").replace("'", "")
    # "mTOR" and "pH" keep their small letters.
    return sentence(text) if first.isalpha() and first.islower() else text


def notes(
    record: Record, page: Context, skip: Collection[str], first: str = "", *, sourced: bool = True
) -> Text:
    """All that a table has no column for, in short phrases, with where it is from in grey.

    Args:
        record: The entry.
        page: Finds linked entries.
        skip: Fields that are shown elsewhere.
        first: What stands before the phrases.
        sourced: Say where it is from.
    """
    left_out = (*skip, "note")
    note = "".join(_note(record, skip))
    text = in_a_row((first, *phrases(record, page, left_out)), note)
    source = source_of(record, page) if sourced else ""
    runs = [Run(text)] if text else []
    if source:
        runs.append(Run(f" ({source})" if text else sentence(source), "quiet"))
    return tuple(runs)


def facts_about(
    record: Record, page: Context, skip: Iterable[str] = (), title: str | None = None
) -> Facts:
    """A whole entry as labelled facts: every field that holds something, and where it is from.

    Args:
        record: The entry.
        page: Finds linked entries.
        skip: Fields that are shown elsewhere.
        title: The heading; the entry's own headline if not given, none if empty.
    """
    rows: list[Fact] = []
    for field, text in filled(record, page, skip):
        if field.editor is Editor.ROWS:
            value = getattr(record, field.name)
            shown = (row_text(row, page.snapshot) for row in value)
            text = "\n".join(filter(None, shown))  # noqa: PLW2901
        role: RunRole = "copied" if field.name in _COPIED_FIELDS else ""
        role = "unsure" if is_unsure(record) and not role else role
        rows.append(Fact(label_of(record, field), plain(text, role)))
    source = source_of(record, page)
    if source:
        rows.append(Fact("Source", plain(sentence(source), "quiet")))
    headline = record.headline() if title is None else title
    return Facts(tuple(rows), entry(record, headline) if headline else (), (record.id,))


def row_of(record: Record, *cells: Cell) -> TableRow:
    """A table row that tells one entry."""
    return TableRow(cells, entries=(record.id,))


def table(columns: tuple[Column, ...], rows: Iterable[TableRow]) -> Table:
    """A table without the columns that nothing stands in; the first one always stays."""
    kept = tuple(rows)
    full = [n for n in range(len(columns)) if not n or any(_holds(row, n) for row in kept)]
    if len(full) == len(columns):
        return Table(columns, kept)
    return Table(
        tuple(columns[n] for n in full),
        tuple(
            row if row.role == "group" else replace(row, cells=tuple(row.cells[n] for n in full))
            for row in kept
        ),
    )


def _holds(row: TableRow, column: int) -> bool:
    if row.role == "group":
        return False
    cell = row.cells[column]
    return any(run.text for run in cell) if isinstance(cell, tuple) else bool(cell)


def record_numbers(person: Person, between: str) -> str:
    """Hospitals with the record number there; one without a number says nothing to a clinic."""
    known = (row for row in person.hospital_numbers if row.number)
    return between.join(f"{row.hospital} {row.number}" for row in known)


def small(text: str) -> Paragraph:
    """A small paragraph of ours that leads in to what follows, and stays with it."""
    return Paragraph(plain(text), "small", keep=True)


def body(text: str) -> Paragraph:
    """A paragraph of ours."""
    return Paragraph(plain(text))


def listed(words: list[str]) -> str:
    """Words joined with commas and "and"."""
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def counted(count: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{count:,} {one if count == 1 else many}"
