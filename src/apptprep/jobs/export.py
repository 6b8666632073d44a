"""The record in open formats, for other programs and other people."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from apptprep.exchange import csv_tables, record_zip
from apptprep.exchange.progress import Progress, unheard

if TYPE_CHECKING:
    from apptprep.store import Library


def export_json(library: Library, path: Path, progress: Progress = unheard) -> int:
    """Write the whole record as record JSON, or as a zip where files are attached.

    Args:
        library: the open record.
        path: where to; what was there before stays until the new file is whole.
        progress: told how far it is.

    Returns:
        How many entries were written, drafts included.

    Raises:
        CannotWrite: the disk is full or the place may not be written to.
        DamagedRecord: an attached file cannot be read.
    """
    records = library.snapshot().everything()
    record_zip.write(records, library.read_file, path, progress)
    return len(records)


def export_csv(library: Library, folder: Path, progress: Progress = unheard) -> tuple[Path, ...]:
    """Write one CSV file a kind into a folder and return their paths.

    Raises:
        CannotWrite: the folder cannot be made or a file cannot be written.
    """
    return csv_tables.write_folder(library.snapshot(), folder, progress)
