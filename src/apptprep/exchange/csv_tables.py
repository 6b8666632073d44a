"""The record as tables: a folder with one CSV file a kind, for spreadsheets and other people.

Columns are the declared fields by their stable names; cells are the words a reader sees (dates as
understood, links as the linked entry's first line). For a copy that can be brought back whole use
the record JSON.
"""

from __future__ import annotations

from pathlib import Path

from apptprep.errors import CannotWrite
from apptprep.exchange.csv_cells import dumps
from apptprep.exchange.progress import Progress, unheard
from apptprep.folders import make_private, write_whole
from apptprep.records import KINDS, PROVENANCE, Record, Snapshot, fields_of, show_value


def table(snapshot: Snapshot, kind: type[Record]) -> list[list[str]]:
    """Return the heading row and one row an entry: complete ones newest first, then drafts."""
    declared = (*fields_of(kind), *PROVENANCE)
    heading = ["id", *(field.name for field in declared), "created", "changed", "draft"]
    drafts = [draft for draft in snapshot.drafts if type(draft) is kind]
    rows = [heading]
    for record in (*snapshot.all(kind), *drafts):
        cells = [show_value(field, getattr(record, field.name), snapshot) for field in declared]
        moments = [record.created.isoformat(), record.changed.isoformat()]
        rows.append([record.id, *cells, *moments, "" if record.is_complete() else "yes"])
    return rows


def write_folder(
    snapshot: Snapshot, folder: Path, progress: Progress = unheard
) -> tuple[Path, ...]:
    """Write one CSV file a kind into ``folder`` and return their paths.

    A kind without entries gets its heading row, so that an older export in the same folder never
    leaves entries behind that are gone.

    Raises:
        CannotWrite: the folder cannot be made or a file cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        message = (
            f"{folder.name} is a file, and the tables need a folder. Nothing was written. "
            "Choose another name."
        )
        raise CannotWrite(message)
    if not folder.exists():
        make_private(folder)
    written = []
    for place, kind in enumerate(KINDS):
        progress(place / len(KINDS), f"Writing {kind.KIND.many}")
        path = folder / f"{kind.KIND.name}.csv"
        write_whole(path, dumps(table(snapshot, kind)))
        written.append(path)
    return tuple(written)
