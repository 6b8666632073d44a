"""The record in open formats, for other programs and other people.

Each :class:`Way` out says what it would hold before anything is written (:func:`contents`).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from apptprep.exchange import csv_tables, record_zip
from apptprep.exchange.progress import Progress, unheard
from apptprep.folders import write_whole
from apptprep.records import Appointment, DoseTaken, Question, Record, Snapshot, Trial

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from apptprep.store import Library


@dataclass(frozen=True, slots=True)
class Way:
    """One way out.

    Attributes:
        key: its name on the command line.
        title: what it is, in a few words.
        words: whom it is for.
        name: the file's or folder's name without the day.
        ending: of the file's name; ``""`` for a folder.
    """

    key: str
    title: str
    words: str
    name: str
    ending: str = ""

    def suggested(self, today: dt.date) -> str:
        """Return a file name with the day in it; nobody is named."""
        return f"{self.name}-{today.isoformat()}{self.ending}"


WAYS: Final = (
    Way(
        "json",
        "One file for this app",
        "Every entry, drafts included, in an open format (JSON). Attached files are packed with "
        "it. Another copy of this app can bring it in.",
        "record",
        ".json",
    ),
    Way(
        "ips",
        "A patient summary for a clinic's computer",
        "A document in the form that clinics' systems read (FHIR R4, International Patient "
        "Summary). It can be read as text, too.",
        "summary",
        ".json",
    ),
    Way(
        "csv",
        "Tables for a spreadsheet",
        "One table for each kind of entry (CSV), in a folder. Attached files are not in it.",
        "tables",
    ),
    Way(
        "ics",
        "Visits for a calendar",
        "Your visits as a calendar file (iCalendar), for a phone or computer.",
        "visits",
        ".ics",
    ),
    Way(
        "questions-txt",
        "Questions as plain text",
        "Your questions, those to ask first in front, to paste into a message or print.",
        "questions",
        ".txt",
    ),
    Way(
        "questions-md",
        "Questions as Markdown",
        "The same, for a notes app that reads Markdown.",
        "questions",
        ".md",
    ),
    Way(
        "trials",
        "Trials",
        "Your trials with their conditions: as a table where the name ends in .csv, else as a "
        "file this app can bring in (JSON).",
        "trials",
        ".csv",
    ),
)
"""All ways, in the order in which they are offered. Backups are a way of their own."""

BY_KEY: Final = {way.key: way for way in WAYS}


def contents(snapshot: Snapshot, key: str, today: dt.date) -> tuple[str, ...]:
    """Return what an export would hold and what it would leave out, in sentences; pure.

    Args:
        snapshot: all records.
        key: of one of :data:`WAYS`.
        today: the day of the export.
    """
    return tuple(_CONTENTS[key](snapshot, today))


def write(
    library: Library,
    key: str,
    path: Path,
    now: dt.datetime,
    *,
    with_files: bool = False,
    progress: Progress = unheard,
) -> int:
    """Write an export, whole or not at all.

    Args:
        library: the open record.
        key: of one of :data:`WAYS`.
        path: the file, for tables the folder; what was there before stays until the new one is
            whole.
        now: the moment, with its offset.
        with_files: for a patient summary: attached files go into it.
        progress: told how far it is.

    Returns:
        How many entries were written; for tables how many tables.

    Raises:
        CannotWrite: the disk is full or the place may not be written to.
        DamagedRecord: an attached file cannot be read.
    """
    if key == "json":
        return export_json(library, path, progress)
    if key == "csv":
        return len(export_csv(library, path, progress))
    snapshot = library.snapshot()
    progress(0.1, "Putting it together")
    if key == "ips":
        from apptprep.exchange import ips

        given = ips.Given(now, library.read_file if with_files else None)
        data = ips.dumps(snapshot.everything(), given)
        written = len(_summarised(snapshot))
    else:
        data, written = _small(snapshot, key, path, now)
    progress(0.9, f"Writing {path.name}")
    write_whole(path, data)
    return written


def _small(snapshot: Snapshot, key: str, path: Path, now: dt.datetime) -> tuple[bytes, int]:
    """Return the bytes of a small export and how many entries are in them."""
    if key == "ics":
        from apptprep.exchange import calendar_file

        visits = snapshot.all(Appointment)
        return calendar_file.dumps(visits, now), sum(map(calendar_file.fits, visits))
    if key == "trials":
        trials = snapshot.all(Trial)
        if path.suffix.lower() == ".csv":
            from apptprep.exchange.csv_cells import dumps

            return dumps(csv_tables.table(Snapshot(trials), Trial)), len(trials)
        from apptprep.exchange import record_json

        return record_json.dumps(trials), len(trials)
    from apptprep.exchange import question_list

    asked = question_list.chosen(snapshot)
    form = question_list.as_text if key == "questions-txt" else question_list.as_markdown
    return form(asked), len(asked)


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


def _whole(snapshot: Snapshot, _today: dt.date) -> list[str]:
    files = {file.sha256 for each in snapshot.everything() for file in record_zip.files_of(each)}
    lines = [f"It holds {_count(len(snapshot), 'entry', 'entries')}: everything."]
    if files:
        lines.append(f"{_count(len(files), 'attached file', 'attached files')} go into it as well.")
    return lines


def _tables(snapshot: Snapshot, _today: dt.date) -> list[str]:
    count = _count(len(snapshot), "entry", "entries")
    return [f"It holds {count} in tables: everything but the attached files."]


def _summary(snapshot: Snapshot, _today: dt.date) -> list[str]:
    held = _summarised(snapshot)
    lines = [f"It holds {_count(len(held), 'entry', 'entries')}."]
    doses = len(snapshot.all(DoseTaken))
    if doses:
        lines.append(f"{_count(doses, 'dose you ticked is', 'doses you ticked are')} not in it.")
    if snapshot.drafts:
        drafts = _count(len(snapshot.drafts), "entry", "entries")
        lines.append(f"{drafts} not finished yet: not in it.")
    return [*lines, *_left_out(_dropped(snapshot), "question you dropped", "questions you dropped")]


def _summarised(snapshot: Snapshot) -> list[Record]:
    dropped = {each.id for each in _dropped(snapshot)}
    return [
        each
        for each in snapshot.everything()
        if each.KIND.prints
        and each.is_complete()
        and not isinstance(each, DoseTaken)
        and each.id not in dropped
    ]


def _calendar(snapshot: Snapshot, _today: dt.date) -> list[str]:
    from apptprep.exchange import calendar_file

    visits = snapshot.all(Appointment)
    fitting = [visit for visit in visits if calendar_file.fits(visit)]
    others = [visit for visit in visits if not calendar_file.fits(visit)]
    lines = [f"It holds {_count(len(fitting), 'visit', 'visits')}."]
    if others:
        names = ", ".join(visit.headline() for visit in others[:5])
        more = f" and {len(others) - 5} more" if len(others) > 5 else ""  # noqa: PLR2004
        lines.append(f"Left out, because the day is not known yet: {names}{more}.")
    return lines


def _questions(snapshot: Snapshot, _today: dt.date) -> list[str]:
    from apptprep.exchange import question_list

    asked = question_list.chosen(snapshot)
    dropped = _left_out(_dropped(snapshot), "question you dropped", "questions you dropped")
    return [f"It holds {_count(len(asked), 'question', 'questions')}.", *dropped]


def _trials(snapshot: Snapshot, _today: dt.date) -> list[str]:
    return [f"It holds {_count(len(snapshot.all(Trial)), 'trial', 'trials')}."]


def _dropped(snapshot: Snapshot) -> list[Question]:
    return [each for each in snapshot.all(Question) if each.state == "dropped"]


def _left_out(records: Sequence[Record], one: str, many: str) -> list[str]:
    return [f"{_count(len(records), one, many)}: not in it."] if records else []


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


_CONTENTS: Final[dict[str, Callable[[Snapshot, dt.date], list[str]]]] = {
    "json": _whole,
    "ips": _summary,
    "csv": _tables,
    "ics": _calendar,
    "questions-txt": _questions,
    "questions-md": _questions,
    "trials": _trials,
}
