"""What a file is, by its content and never by its name, and which reader it gets."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from apptprep.errors import UnreadableFile
from apptprep.exchange import csv_cells, guards, record_zip, symptom_table
from apptprep.exchange.reading import Progress, Reading, unheard

_ZIP = b"PK"
_NAMED = {
    b"%PDF-": "a PDF. Attach it to a report on the page Reports",
    b"\x89PNG": "a picture. Attach it to a report on the page Reports",
    b"\xff\xd8\xff": "a picture. Attach it to a report on the page Reports",
    b"SQLite format 3\x00": "a database",
}


def read(path: Path, today: dt.date, progress: Progress = unheard) -> Reading:
    """Read one file with the reader of its format.

    Args:
        path: the file.
        today: what dates without a year are counted from.
        progress: told how far the reading is.

    Raises:
        UnreadableFile: it is missing, a folder, of no kind we know, or broken.
    """
    if path.is_dir():
        message = (
            f"{path.name} is a folder. Nothing was brought in. Name the files in it one by one."
        )
        raise UnreadableFile(message)
    start = guards.first_bytes(path)
    if not start.strip():
        message = f"{path.name} is empty. Nothing was brought in."
        raise UnreadableFile(message)
    if start.startswith(_ZIP):
        return record_zip.read_zip(path, progress)
    if start.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"["):
        return record_zip.read_json(path, progress)
    for magic, words in _NAMED.items():
        if start.startswith(magic):
            message = f"{path.name} is {words}. Nothing was brought in."
            raise UnreadableFile(message)
    if b"\x00" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise csv_cells.no_table(path.name)
    return symptom_table.read(path, today, progress)
