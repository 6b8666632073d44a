"""Bringing files in: first a preview, then, when the person says so, one step that undoes whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from apptprep.errors import BadRequest, UnreadableFile
from apptprep.exchange import recognise
from apptprep.exchange.format import Wanted
from apptprep.exchange.progress import Progress, part_of, unheard
from apptprep.exchange.reading import Reading, Remark
from apptprep.exchange.record_zip import files_of
from apptprep.jobs.compare import compare
from apptprep.jobs.preview import Item, Preview, Standing
from apptprep.records import FileRef

if TYPE_CHECKING:
    from apptprep.store import Library


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
    library: Library, paths: Sequence[Path], today: dt.date, progress: Progress = unheard
) -> Preview:
    """Read files, folders, discs and zips and compare them with the record; nothing is written.

    Args:
        library: the open record.
        paths: what was chosen; what each file is, is seen from its content.
        today: what dates without a year are counted from.
        progress: told how far the reading is.

    Raises:
        UnreadableFile: nothing in them can be brought in. Where some can, the others are named
            among what was not understood.
    """
    readings: list[Reading] = []
    faults: list[UnreadableFile] = []
    for place, path in enumerate(paths):
        part = part_of(progress, place / len(paths), 1 / len(paths))
        try:
            readings += recognise.read(path, Wanted(today, part, along=tuple(paths)))
        except UnreadableFile as fault:
            faults.append(fault)
            readings.append(Reading(path.name, "", remarks=(Remark("", fault.sentence),)))
    if faults and len(faults) == len(paths):
        raise faults[0]
    return compare(readings, library.snapshot())


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
    what has got there meanwhile is not written twice.

    Args:
        library: the open record.
        preview: what :func:`read` returned.
        chosen: numbers of its items.
        progress: told before each attached file.
        other_person: the person has said that a file about somebody else is meant.

    Raises:
        BadRequest: a chosen entry is about somebody else and nobody said that this is meant.
        UnreadableFile: a file was changed or taken away since the preview; nothing is written.
        SaveFailed: nothing is written.
    """
    wanted = frozenset(chosen)
    items = [
        item
        for item in compare(preview.readings, library.snapshot()).items
        if item.number in wanted and item.standing is not Standing.SAME
    ]
    if any(item.other_person for item in items) and not other_person:
        message = (
            "This file seems to be about another person. Nothing was brought in. "
            "Open that person's record first, or say that it is meant for this one."
        )
        raise BadRequest(message)
    if not items:
        return Brought(0, 0, 0)
    try:
        files = _keep_files(library, preview, items, progress)
    finally:
        for reading in preview.readings:
            reading.close()
    progress(1.0, "Saving")
    library.import_as_is([item.record for item in items], _step_name(items))
    replaced = sum(item.standing is Standing.DIFFERS for item in items)
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
