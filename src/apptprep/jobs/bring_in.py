"""Bringing files in: first a preview, then, when the person says so, one step that undoes whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from apptprep.errors import BadRequest, UnreadableFile
from apptprep.exchange import guards, papers, recognise
from apptprep.exchange import tables as tables_of_kinds
from apptprep.exchange.format import Wanted
from apptprep.exchange.health_card import keys as card_keys
from apptprep.exchange.newest import MOST
from apptprep.exchange.progress import Progress, part_of, unheard
from apptprep.exchange.reading import Reading, Remark
from apptprep.exchange.record_zip import files_of
from apptprep.exchange.source import HEAD
from apptprep.exchange.table_columns import NOTHING, TableChoice
from apptprep.jobs.compare import compare
from apptprep.jobs.preview import Item, OtherPerson, Preview, Standing
from apptprep.records import FileRef

__all__ = [
    "NOTHING",
    "TABLE_KINDS",
    "Brought",
    "Chosen",
    "apply",
    "are_papers",
    "is_key_file",
    "keep_apart",
    "read",
    "take_everything",
]

if TYPE_CHECKING:
    from apptprep.store import Library


_READING = 0.9
"""The share of reading, where reading and writing are one."""

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
    *,
    everything: bool = False,
    keys: Sequence[Path] = (),
) -> Preview:
    """Read files, folders, discs and zips and compare them with the record; nothing is written.

    Args:
        library: the open record.
        paths: what was chosen; what each file is, is seen from its content.
        today: what dates without a year are counted from.
        progress: told how far the reading is.
        tables: what the person says the columns of tables hold, by
            :attr:`~apptprep.exchange.table_columns.TableSeen.place`.
        everything: list all entries, however many there are. Without it the reading of gigabytes
            stays within 200 MiB of memory: what is old or too much is counted, and the preview
            says so (:attr:`~apptprep.jobs.preview.Preview.not_listed`).
        keys: key files of issuers, for the signatures of health cards
            (:attr:`~apptprep.jobs.preview.Preview.unsigned`); nothing is read from them.

    Raises:
        UnreadableFile: nothing in them can be brought in. Where some can, the others are named
            among what was not understood.
    """
    readings: list[Reading] = []
    faults: list[UnreadableFile] = []
    for place, path in enumerate(paths):
        part = part_of(progress, place / len(paths), 1 / len(paths))
        try:
            most = None if everything else MOST
            order = Wanted(today, part, tables or {}, along=(*paths, *keys), most=most)
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


def is_key_file(path: Path) -> bool:
    """Tell whether a file holds keys for the signatures of health cards, by its content."""
    try:
        return bool(card_keys.keys_of(guards.read_file(path, card_keys.LARGEST)))
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


@dataclass(frozen=True, slots=True, repr=False)
class Chosen:
    """What was chosen to be read.

    Attributes:
        paths: files, folders, discs and zips.
        today: what dates without a year are counted from.
        tables: what the person says the columns of tables hold.
        keys: key files of issuers.
    """

    paths: tuple[Path, ...]
    today: dt.date
    tables: Mapping[str, TableChoice] = field(default_factory=dict)
    keys: tuple[Path, ...] = ()


def take_everything(
    library: Library,
    chosen: Chosen,
    others: frozenset[OtherPerson] = frozenset(),
    progress: Progress = unheard,
) -> Brought:
    """Read files once more with no limit and write all that is not there yet, as one step.

    For exports of which a preview lists only the newest entries. It takes as much memory as the
    record does that comes of it.

    Args:
        library: the open record.
        chosen: the files.
        others: people whom the files are about as well, where the person has said they are meant.
        progress: told how far it is.

    Raises:
        UnreadableFile: the files cannot be read any more; nothing is written.
        SaveFailed: nothing is written.
    """
    reading, writing = part_of(progress, 0, _READING), part_of(progress, _READING, 1 - _READING)
    preview = read(
        library,
        chosen.paths,
        chosen.today,
        reading,
        chosen.tables,
        everything=True,
        keys=chosen.keys,
    )
    numbers = preview.meant(others)
    return apply(library, preview, numbers, writing, other_person=bool(others))


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
