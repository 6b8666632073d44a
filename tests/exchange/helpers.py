"""Reading one file in a test, as the app does it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from apptprep.errors import UnreadableFile
from apptprep.exchange import recognise
from apptprep.exchange.format import Wanted
from apptprep.exchange.reading import Reading

TODAY = dt.date(2026, 6, 1)


def read_one(path: Path, today: dt.date = TODAY) -> Reading:
    """Return the one reading of a file.

    Raises:
        UnreadableFile: nothing was found in it; with all remarks.
    """
    readings = recognise.read(path, Wanted(today))
    found = [reading for reading in readings if reading.format_name]
    if not any(reading.found for reading in readings):
        remarks = [each.sentence() for reading in readings for each in reading.remarks]
        raise UnreadableFile("; ".join(remarks))
    assert len(found) == 1
    return found[0]


def read_or_refuse(path: Path) -> Reading | str:
    """Return the reading, or the sentence it ends in; any other fault fails the test."""
    try:
        return read_one(path)
    except UnreadableFile as fault:
        return fault.sentence
