"""Tables (CSV): what their rows are and what each column holds, by headings or as chosen.

Symptom logs and medicine lists are known by their headings. A table whose headings say nothing to
us is shown, and the person says what its columns hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from apptprep.errors import UnreadableFile
from apptprep.exchange import csv_cells, heads, medicine_table, symptom_table
from apptprep.exchange.findings import Findings, Spot
from apptprep.exchange.format import Format, Wanted
from apptprep.exchange.source import HEAD
from apptprep.exchange.table_columns import Columns, TableChoice, TableSeen
from apptprep.exchange.table_dates import DateReader
from apptprep.exchange.table_rows import NotUnderstood
from apptprep.records import Medication, Record, SymptomEntry

if TYPE_CHECKING:
    from apptprep.exchange.reading import Reading
    from apptprep.exchange.source import Source
    from apptprep.exchange.walk import Root

FORMAT_NAME = "table (CSV)"
KINDS: tuple[type[Record], ...] = (SymptomEntry, Medication)
"""What the rows of a table can be."""

_HOW = {"symptom_entry": symptom_table.HOW, "medication": medicine_table.HOW}
_DATES = ("when", "until", "started", "stopped")
_FEWEST_ROWS = 3
_SHOWN = 5


def recognises(head: bytes, source: Source) -> bool:
    """Tell whether a file is a table: known headings, or first rows that are alike."""
    words = heads.text(head)
    if not words or words[0] in "<{[":
        return False
    lines = words.splitlines()
    try:
        if _best(lines[0], source.name, TableChoice()) is not None:
            return True
    except UnreadableFile:
        return False
    # The last line of a head is mostly cut.
    return _is_regular("\n".join(lines[:-1] if len(head) >= HEAD else lines), source.name)


def read(claimed: Sequence[Source], root: Root, wanted: Wanted) -> Reading:
    """Read tables; every row counts, as somebody wrote it down."""
    findings = Findings(FORMAT_NAME, root, wanted.today, None)
    for source in claimed:
        with findings.guarding(source):
            _read_table(source, findings, wanted)
    return findings.reading()


FORMAT = Format(FORMAT_NAME, recognises, read)


def _read_table(source: Source, findings: Findings, wanted: Wanted) -> None:
    """Read one table.

    Raises:
        UnreadableFile: it is no text, or its quotes never close.
    """
    choice = wanted.tables.get(source.shown, TableChoice())
    text = csv_cells.decode(source.read(), source.name)
    best = _best(text, source.name, choice)
    delimiter = best[0] if best else _delimiter(text, source.name)
    whole = list(csv_cells.rows(text, delimiter, source.name))
    columns = best[2] if best else Columns(whole[0][1], {}, choice.columns)
    table = whole[1:]
    shown = tuple(tuple(cell[:200] for cell in row) for _, row in table[:_SHOWN])
    kind = best[1] if best else ""
    findings.see(TableSeen(source.shown, kind, columns.pairs(), shown, choice))
    if not kind:
        findings.remark(source, "its columns are not known. Say what they hold", "line 1")
        return
    how = _HOW[kind]
    for heading in how.left_over(columns, table):
        findings.remark(source, f"the column “{heading}” is not known", "line 1")
    words = [columns.cell(row, name) for name in _DATES for _, row in table]
    make = how.reader(columns, table, DateReader(words, wanted.today, day_first=choice.day_first))
    for place, (line, row) in enumerate(table):
        if place % 500 == 0:
            wanted.progress(place / len(table), f"Reading {source.name}")
        where = f"line {line}"
        try:
            records = list(make(row))
        except NotUnderstood as fault:
            findings.remark(source, str(fault), where)
            continue
        for record in records:
            findings.add(record, source, Spot(where), left_out=how.left_out)


def _best(text: str, name: str, choice: TableChoice) -> tuple[str, str, Columns] | None:
    """Return the delimiter, kind and columns under which the first row says most; None for none."""
    best: tuple[int, str, str, Columns] | None = None
    kinds = [choice.kind] if choice.kind else list(_HOW)
    for delimiter in csv_cells.DELIMITERS:
        first = next(csv_cells.rows(text, delimiter, name), None)
        if first is None:
            continue
        for kind in kinds:
            how = _HOW[kind]
            columns = Columns(first[1], how.known(), choice.columns)
            rank = len(columns.by_field) * 100 + len(columns.others)
            if how.is_usable(columns) and (best is None or rank > best[0]):
                best = (rank, delimiter, kind, columns)
    return best[1:] if best else None


def _is_regular(text: str, name: str) -> bool:
    """Tell whether the first rows have one number of cells, and headings over all."""
    for delimiter in csv_cells.DELIMITERS:
        try:
            rows = [row for _, row in csv_cells.rows(text, delimiter, name)]
        except UnreadableFile:
            continue
        widths = {len(row) for row in rows}
        named = len(rows) >= _FEWEST_ROWS and len(rows[0]) > 1 and all(rows[0])
        if named and len(widths) == 1:
            return True
    return False


def _delimiter(text: str, name: str) -> str:
    """Return the delimiter under which the first row has the most cells."""
    widths = {
        sign: len(next(csv_cells.rows(text, sign, name), (0, []))[1])
        for sign in csv_cells.DELIMITERS
    }
    return max(widths, key=lambda sign: widths[sign])
