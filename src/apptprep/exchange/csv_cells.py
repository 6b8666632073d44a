"""Cells of a CSV file: safe in a spreadsheet, and read back as they were.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@`` as a formula, whoever
wrote it. Such cells get a leading apostrophe, and so do cells that begin with apostrophes before
such a sign, so that taking one apostrophe off again always gives the text that was there.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from apptprep.errors import UnreadableFile

# The wide signs are those a Japanese or Chinese spreadsheet takes for the plain ones.
_DANGEROUS = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_GUARDED = re.compile("'+[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
DELIMITERS = (",", ";", "\t")
MOST_ROWS = 200_000


def guarded(text: str) -> str:
    """Return a cell's text so that no spreadsheet runs it."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def unguarded(text: str) -> str:
    """Return the text that :func:`guarded` was given."""
    return text[1:] if _GUARDED.match(text) else text


def dumps(rows: Iterable[Iterable[str]]) -> bytes:
    """Return rows as CSV in UTF-8 with a byte order mark, which spreadsheets need to see."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    for row in rows:
        writer.writerow([guarded(cell) for cell in row])
    return stream.getvalue().encode("utf-8-sig", errors="replace")


def decode(data: bytes, name: str) -> str:
    """Return a table's text: UTF-8, UTF-16 with its mark, else what Windows writes in the West.

    Raises:
        UnreadableFile: it holds bytes that no text file has.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as fault:
            raise no_table(name) from fault
    if b"\x00" in data:
        raise no_table(name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def rows(text: str, delimiter: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that is not empty with the number of its first line.

    Raises:
        UnreadableFile: quotes that never close over a huge cell, or more rows than a log can have.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    count = 0
    while True:
        try:
            row = next(reader, None)
        except csv.Error as fault:
            message = (
                f"{name} cannot be read as a table from line {line} on. Nothing was brought in. "
                "Save it once more as CSV."
            )
            raise UnreadableFile(message) from fault
        if row is None:
            return
        if any(cell.strip() for cell in row):
            count += 1
            yield line, [unguarded(cell).strip() for cell in row]
        if count > MOST_ROWS:
            message = f"{name} has more than {MOST_ROWS} rows. Nothing was brought in."
            raise UnreadableFile(message)
        line = reader.line_num + 1


def no_table(name: str) -> UnreadableFile:
    """Return the fault of a file that is neither text nor anything else we know."""
    return UnreadableFile(
        f"{name} is not a file this app can bring in. It reads its own record export and "
        "symptom tables (CSV). Nothing was brought in."
    )
