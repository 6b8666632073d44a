"""A record with attached files: a zip of ``record.json`` and ``files/<sha256>``.

The zip is canonical too: names sorted, every moment 1 January 1980, the same compression, so the
same record gives the same bytes.
"""

from __future__ import annotations

import hashlib
import os
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from apptprep.errors import CannotWrite, UnreadableFile
from apptprep.exchange import guards, record_json
from apptprep.exchange.reading import Found, Progress, Reading, unheard
from apptprep.folders import sync_folder, write_whole
from apptprep.records import Editor, FileRef, Record, fields_of
from apptprep.records.fields import Row

FORMAT_NAME = "apptprep record"
MAIN = "record.json"
_MEMBER = re.compile(r"files/([0-9a-f]{64})")
_MOMENT = (1980, 1, 1, 0, 0, 0)


def files_of(holder: Record | Row) -> tuple[FileRef, ...]:
    """Return the files attached to a record, those in its rows included."""
    found: list[FileRef] = []
    for declared in fields_of(type(holder)):
        value = getattr(holder, declared.name)
        if declared.editor is Editor.FILES:
            found.extend(value)
        elif declared.editor is Editor.ROWS:
            found.extend(file for row in value for file in files_of(row))
    return tuple(found)


def write(
    records: Iterable[Record],
    read_file: Callable[[FileRef], bytes],
    path: Path,
    progress: Progress = unheard,
) -> None:
    """Write records to ``path``: JSON, or a zip where files are attached.

    Args:
        records: all entries of the export.
        read_file: gives a file's bytes.
        path: where to; the file appears whole or not at all.
        progress: told before each attached file.

    Raises:
        CannotWrite: the disk is full or the place may not be written to.
    """
    records = tuple(records)
    main = record_json.dumps(records)
    files = {file.sha256: file for record in records for file in files_of(record)}
    if not files:
        write_whole(path, main)
        return
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as archive:
            temporary.chmod(0o600)
            for place, (sha256, file) in enumerate(sorted(files.items())):
                progress(place / len(files), f"Writing {file.name}")
                archive.writestr(_member(f"files/{sha256}"), read_file(file))
            archive.writestr(_member(MAIN), main)
        with temporary.open("rb+") as stream:
            os.fsync(stream.fileno())
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as fault:
        message = (
            f"{path.name} could not be written ({fault.strerror}). Your record is unchanged. "
            "Free some space or choose another place."
        )
        raise CannotWrite(message) from fault
    finally:
        temporary.unlink(missing_ok=True)


def read_json(path: Path, progress: Progress = unheard) -> Reading:
    """Read a record JSON that stands alone.

    Raises:
        UnreadableFile: see :func:`apptprep.exchange.record_json.loads`; also where it names
            attached files, as their bytes are not with it.
    """
    records = record_json.loads(guards.read_file(path), path.name, progress)
    if any(files_of(record) for record in records):
        message = (
            f"{path.name} names attached files that are not with it. Nothing was brought in. "
            "Bring in the whole zip file it came out of."
        )
        raise UnreadableFile(message)
    return _reading(path, records)


def read_zip(path: Path, progress: Progress = unheard) -> Reading:
    """Read a record zip; every attached file is checked against its SHA-256.

    Raises:
        UnreadableFile: broken, too large, other names in it, a file missing or changed.
    """
    with guards.open_zip(path) as archive:
        names = set(archive.namelist())
        if MAIN not in names:
            raise UnreadableFile(_what_else(path.name, names))
        strangers = [name for name in names if name != MAIN and not _MEMBER.fullmatch(name)]
        if strangers:
            message = (
                f"{path.name} holds files that no record has ({len(strangers)} of them). "
                "Nothing was brought in."
            )
            raise UnreadableFile(message)
        main = guards.read_member(archive, MAIN, guards.LARGEST_TEXT)
        records = record_json.loads(main, f"{MAIN} in {path.name}", progress)
        wanted = {file.sha256: file for record in records for file in files_of(record)}
        for place, file in enumerate(wanted.values()):
            progress(place / len(wanted), f"Checking {path.name}")
            _check(archive, file, names, path.name)
    files = {sha256: partial(_read_attached, path, sha256) for sha256 in wanted}
    return _reading(path, records, files)


def _what_else(name: str, names: set[str]) -> str:
    """Word what a zip is that is no record, and what to do with it."""
    if {"manifest.json", "key.json"} <= names:
        return (
            f"{name} is a backup, which becomes a record of its own. Nothing was brought in. "
            "Restore it instead (File, Restore; or the command restore)."
        )
    if "xl/workbook.xml" in names or "content.xml" in names:
        return (
            f"{name} is a spreadsheet or document. Nothing was brought in. "
            "Open it and save the table as CSV, then bring that in."
        )
    return f"{name} holds no {MAIN}, so it is not a record of this app. Nothing was brought in."


def _reading(
    path: Path,
    records: tuple[Record, ...],
    files: Mapping[str, Callable[[], bytes]] | None = None,
) -> Reading:
    counts: dict[str, int] = {}
    found = []
    for record in records:
        kind = record.KIND
        counts[kind.name] = counts.get(kind.name, 0) + 1
        found.append(Found(record, f"{kind.one} {counts[kind.name]}", own_id=True))
    return Reading(path.name, FORMAT_NAME, tuple(found), files=dict(files or {}))


def _member(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _MOMENT)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    info.create_system = 3
    return info


def _check(archive: zipfile.ZipFile, file: FileRef, names: set[str], where: str) -> None:
    """Compare a file's bytes with the SHA-256 it is called by."""
    if f"files/{file.sha256}" not in names:
        message = (
            f"{where} lacks one of the files that its entries name. Nothing was brought in. "
            "Make the export once more."
        )
        raise UnreadableFile(message)
    data = guards.read_member(archive, f"files/{file.sha256}", guards.LARGEST_MEMBER)
    if hashlib.sha256(data).hexdigest() != file.sha256 or len(data) != file.size:
        message = (
            f"{where} holds a file that is not what it was when it was exported. "
            "Nothing was brought in. Copy or export it once more."
        )
        raise UnreadableFile(message)


def _read_attached(path: Path, sha256: str) -> bytes:
    with guards.open_zip(path) as archive:
        return guards.read_member(archive, f"files/{sha256}", guards.LARGEST_MEMBER)
