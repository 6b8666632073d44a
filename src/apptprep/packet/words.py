"""Small texts that all sections share: what is unsure, not written down, where it is from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from apptprep.packet.content import Column, Fact, Facts, Paragraph, Run, Table, TableRow, Text
from apptprep.records import (
    Appointment,
    Contact,
    DoseTaken,
    Editor,
    PendingTest,
    Person,
    Record,
    Referral,
    SymptomEntry,
    When,
    fields_of,
    show_row,
    show_value,
)
from apptprep.records.when import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from apptprep.packet.content import RunRole
    from apptprep.packet.context import Context
    from apptprep.records import Field

NOT_WRITTEN: Final = Run("not written down", "quiet")
"""Stands where a clinician needs to know that nothing is known, which is not "no"."""

_SOURCE_WORDS: Final = {
    "report": "from a report",
    "clinician": "told by a clinician",
    "seen": "seen or felt by the person",
    "unsure": "",
}
_MONTHS: Final = re.compile("|".join(MONTHS))
_OWN: Final = (Appointment, Contact, DoseTaken, Person, PendingTest, Referral, SymptomEntry)
"""Kinds that the person knows first-hand; only another source is worth a word."""
_COPIED_FIELDS: Final = frozenset({"impression", "diagnosis_line", "copied"})


def plain(text: str, role: RunRole = "") -> Text:
    """A text of one run."""
    return (Run(text, role),)


def or_not_written(text: str) -> Text:
    """The text, or that it is not written down."""
    return plain(text) if text else (NOT_WRITTEN,)


def is_unsure(record: Record) -> bool:
    """Whether the person marked the entry as not sure."""
    return record.source == "unsure"


def entry(record: Record, text: str) -> Text:
    """A text about an entry: in italics and marked where the person is not sure of it."""
    if is_unsure(record):
        return (Run(text, "unsure"), Run(" (unsure)", "unsure"))
    return plain(text)


def day(when: When | None) -> str:
    """A date for a table: short months, no time of day; empty when there is none.

    Words that were not understood are never changed.
    """
    if when is None:
        return ""
    text = when.day_only()
    return _MONTHS.sub(lambda match: match[0][:3], text) if when.is_understood else text


def moment(when: When | None) -> str:
    """A date for a table with the time of day where one was given."""
    text = day(when)
    return f"{text}, {when.time}" if when and when.time else text


def span(start: When | None, end: When | None, *, ongoing: bool = False) -> str:
    """A stretch of time in words; empty when neither end is known."""
    if start and end:
        return f"{day(start)} to {day(end)}"
    if start:
        return f"since {day(start)}" if ongoing else f"from {day(start)}"
    return f"until {day(end)}" if end else ""


def sentence(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def source_of(record: Record, page: Context) -> str:
    """Where an entry comes from, in a few words; empty when it was not said.

    Who wrote it is said only where it is not the one who wrote most of the record.
    """
    words = _SOURCE_WORDS.get(record.source, record.source)
    if is_unsure(record) or (record.source == "seen" and isinstance(record, _OWN)):
        # "(unsure)" stands beside the entry already; whose else would a symptom log be?
        words = ""
    text = ": ".join(part for part in (words, record.source_note) if part)
    other = record.written_by if record.written_by != page.writer else ""
    by = f"written by {other}" if other else ""
    return "; ".join(part for part in (text, by) if part)


def filled(record: Record, page: Context, skip: Iterable[str] = ()) -> list[tuple[Field, str]]:
    """All fields that hold something, with their value in words, in the order of declaration."""
    left_out = frozenset(skip)
    found = []
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if field.name in left_out or value == field.empty:
            continue
        text = show_value(field, value, page.snapshot)
        if text:
            found.append((field, text))
    return found


def notes(record: Record, page: Context, skip: Iterable[str]) -> Text:
    """All that a table has no column for, labels in grey: nothing written down is lost."""
    runs: list[Run] = []
    for label, text in _labelled(record, page, skip):
        runs += [Run("; ", "quiet")] if runs else []
        runs += [Run(f"{label}: ", "quiet")] if label else []
        runs.append(Run(text))
    source = source_of(record, page)
    if source:
        runs.append(Run(f" ({source})" if runs else sentence(source), "quiet"))
    return tuple(runs)


def notes_text(record: Record, page: Context, skip: Iterable[str]) -> str:
    """The same as plain text."""
    return "".join(run.text for run in notes(record, page, skip))


def _labelled(record: Record, page: Context, skip: Iterable[str]) -> Iterator[tuple[str, str]]:
    for field, text in filled(record, page, skip):
        yield ("" if field.name == "note" else field.label.rstrip("?")), text


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
            shown = (show_row(row, page.snapshot) for row in value)
            text = "\n".join(filter(None, shown))  # noqa: PLW2901
        role: RunRole = "copied" if field.name in _COPIED_FIELDS else ""
        role = "unsure" if is_unsure(record) and not role else role
        rows.append(Fact(field.label.rstrip("?"), plain(text, role)))
    source = source_of(record, page)
    if source:
        rows.append(Fact("Source", plain(sentence(source), "quiet")))
    headline = record.headline() if title is None else title
    return Facts(tuple(rows), entry(record, headline) if headline else ())


def table(columns: tuple[Column, ...], rows: Iterable[TableRow]) -> Table:
    """A table without the columns that nothing stands in; the first one always stays."""
    kept = tuple(rows)
    full = [n for n in range(len(columns)) if not n or any(_holds(row, n) for row in kept)]
    if len(full) == len(columns):
        return Table(columns, kept)
    return Table(
        tuple(columns[n] for n in full),
        tuple(
            row if row.role == "group" else TableRow(tuple(row.cells[n] for n in full), row.role)
            for row in kept
        ),
    )


def _holds(row: TableRow, column: int) -> bool:
    if row.role == "group":
        return False
    cell = row.cells[column]
    return any(run.text for run in cell) if isinstance(cell, tuple) else bool(cell)


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
