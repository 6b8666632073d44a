"""Bringing files in: first a preview, then, when the person says so, one step that undoes whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from apptprep.errors import BadRequest, UnreadableFile
from apptprep.exchange import guards, papers, recognise
from apptprep.exchange import tables as tables_of_kinds
from apptprep.exchange.format import Wanted
from apptprep.exchange.progress import Progress, part_of, unheard
from apptprep.exchange.reading import Reading, Remark
from apptprep.exchange.record_zip import files_of
from apptprep.exchange.source import HEAD
from apptprep.exchange.table_columns import NOTHING, TableChoice
from apptprep.jobs.compare import compare
from apptprep.jobs.preview import Item, Preview, Standing
from apptprep.records import FileRef

__all__ = [
    "NOTHING",
    "TABLE_KINDS",
    "Brought",
    "apply",
    "are_papers",
    "keep_apart",
    "read",
]

if TYPE_CHECKING:
    from apptprep.store import Library


TABLE_KINDS = tables_of_kinds.KINDS
"""What the rows of a table can be."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import wrote.

    Attributes:
        added: new entries.
        replaced: entries that were there and now say what the file says.
        files: attached files kept with them.
    """

    added: int
    replaced: int
    files: int


def read(
    library: Library,
    paths: Sequence[Path],
    today: dt.date,
    progress: Progress = unheard,
    tables: Mapping[str, TableChoice] | None = None,
) -> Preview:
    """Read files, folders, discs and zips and compare them with the record; nothing is written.

    Args:
        library: the open record.
        paths: what was chosen; what each file is, is seen from its content.
        today: what dates without a year are counted from.
        progress: told how far the reading is.
        tables: what the person says the columns of tables hold, by
            :attr:`~apptprep.exchange.table_columns.TableSeen.place`.

    Raises:
        UnreadableFile: nothing in them can be brought in. Where some can, the others are named
            among what was not understood.
    """
    readings: list[Reading] = []
    faults: list[UnreadableFile] = []
    for place, path in enumerate(paths):
        part = part_of(progress, place / len(paths), 1 / len(paths))
        try:
            order = Wanted(today, part, tables or {}, along=tuple(paths))
            readings += recognise.read(path, order)
        except UnreadableFile as fault:
            faults.append(fault)
            readings.append(Reading(path.name, "", remarks=(Remark("", fault.sentence),)))
    if faults and len(faults) == len(paths):
        raise faults[0]
    return compare(readings, library.snapshot())


def are_papers(paths: Sequence[Path]) -> bool:
    """Tell whether all files are PDFs or photos, by their content; a folder is not."""
    try:
        return all(papers.is_paper(guards.first_bytes(path, HEAD)) for path in paths)
    except UnreadableFile:
        return False


def keep_apart(library: Library, preview: Preview, number: int) -> Preview:
    """Return the preview with the mentions of one entry as entries of their own."""
    item = next(each for each in preview.items if each.number == number)
    return compare(preview.readings, library.snapshot(), preview.apart | frozenset(item.mentions))


def apply(
    library: Library,
    preview: Preview,
    chosen: Collection[int],
    progress: Progress = unheard,
    *,
    other_person: bool = False,
) -> Brought:
    """Write the chosen entries as one step, which one undo takes back.

    The files are compared with the record once more, as it may have changed since the preview:
    what has got there meanwhile is not written twice. Entries that are there already note the
    files that tell of them, too, along with what is chosen.

    Args:
        library: the open record.
        preview: what :func:`read` returned.
        chosen: numbers of its items.
        progress: told before each attached file.
        other_person: the person has said that entries about somebody else are meant.

    Raises:
        BadRequest: a chosen entry is about somebody else and nobody said that this is meant.
        UnreadableFile: a file was changed or taken away since the preview; nothing is written.
        SaveFailed: nothing is written.
    """
    wanted = frozenset(chosen)
    fresh = compare(preview.readings, library.snapshot(), preview.apart).items
    items = [item for item in fresh if item.number in wanted and item.standing is not Standing.SAME]
    if any(item.other_person for item in items) and not other_person:
        message = (
            "This file seems to be about another person. Nothing was brought in. "
            "Open that person's record first, or say that it is meant for this one."
        )
        raise BadRequest(message)
    noted = [item.record for item in fresh if item.notes_source and not item.other_person]
    if not items and not (wanted and noted):
        return Brought(0, 0, 0)
    try:
        files = _keep_files(library, preview, items, progress)
    finally:
        for reading in preview.readings:
            reading.close()
    progress(1.0, "Saving")
    library.import_as_is([*(item.record for item in items), *noted], _step_name(items))
    replaced = sum(item.mine is not None for item in items)
    return Brought(len(items) - replaced, replaced, files)


def _keep_files(
    library: Library, preview: Preview, items: Iterable[Item], progress: Progress
) -> int:
    """Put the attached files of the chosen entries into the record; return how many."""
    sources = {
        sha: read_it for reading in preview.readings for sha, read_it in reading.files.items()
    }
    wanted: dict[str, FileRef] = {
        file.sha256: file for item in items for file in files_of(item.record)
    }
    for place, (sha256, file) in enumerate(wanted.items()):
        progress(place / len(wanted), f"Keeping {file.name}")
        kept = library.add_file(sources[sha256](), file.name)
        if kept.sha256 != sha256:
            message = (
                "A file was changed since the preview. Nothing was brought in. "
                "Please bring it in once more."
            )
            raise BadRequest(message)
    return len(wanted)


def _step_name(items: Sequence[Item]) -> str:
    count = f"{len(items)} entries" if len(items) > 1 else "1 entry"
    names = list(dict.fromkeys(item.file_name for item in items))
    return f"bringing in {count} from {names[0]}" if len(names) == 1 else f"bringing in {count}"
