"""A record with attached files: a zip of ``record.json`` and ``files/<sha256>``.

The zip is canonical too: names sorted, every moment 1 January 1980, the same compression, so the
same record gives the same bytes.
"""

from __future__ import annotations

import hashlib
import os
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from apptprep.errors import CannotWrite, UnreadableFile
from apptprep.exchange import guards, heads, record_json
from apptprep.exchange.format import Format, Wanted
from apptprep.exchange.progress import Progress, unheard
from apptprep.exchange.reading import Found, Reading, Who
from apptprep.exchange.source import Source
from apptprep.exchange.walk import Root
from apptprep.folders import sync_folder, write_whole
from apptprep.records import Editor, FileRef, Person, Record, fields_of
from apptprep.records.fields import Row

FORMAT_NAME = "apptprep record"
MAIN = "record.json"
_HEADER = re.compile(r'"name"\s*:\s*"apptprep-record"')
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


def recognises(head: bytes, _source: Source) -> bool:
    """Tell whether a file is a record JSON: its header stands at its very beginning."""
    return heads.is_json(head) and bool(_HEADER.search(heads.text(head)))


def claims(recognised: Sequence[Source], root: Root) -> Sequence[Source]:
    """Claim record JSONs and the attached files beside them."""
    homes = {main.parts[:-1] for main in recognised}
    files = [each for each in root.sources if _digest(each) and each.parts[:-2] in homes]
    return (*recognised, *files)


def read(claimed: Sequence[Source], root: Root, wanted: Wanted) -> Reading:
    """Read records of this app; every attached file is checked against its SHA-256.

    Raises:
        UnreadableFile: see :func:`apptprep.exchange.record_json.loads`; also where it names
            attached files that are not with it or were changed, and where a zip holds others.
    """
    found: list[Found] = []
    files: dict[str, Callable[[], bytes]] = {}
    for main in (each for each in claimed if not _digest(each)):
        name = root.name if root.is_single else f"{main.name} in {root.name}"
        records = record_json.loads(main.read(), name, wanted.progress)
        folder = main.parts[:-1]
        there = {_digest(each): each for each in claimed if each.parts[:-2] == folder}
        if root.is_zip and not folder:
            _refuse_strangers(root, len(claimed))
        needed = {file.sha256: file for record in records for file in files_of(record)}
        for place, file in enumerate(needed.values()):
            wanted.progress(place / len(needed), f"Checking {root.name}")
            files[file.sha256] = _checked(there.get(file.sha256), file, root)
        found += _found(records)
    return Reading(root.name, FORMAT_NAME, tuple(found), files=files, close=root.close)


FORMAT = Format(FORMAT_NAME, recognises, read, claims)


def _digest(source: Source) -> str:
    """Return the SHA-256 a file is called by, ``""`` for a file that is no attached one."""
    match = _MEMBER.fullmatch("/".join(source.parts[-2:]))
    return match[1] if match else ""


def _refuse_strangers(root: Root, known: int) -> None:
    strangers = len(root.sources) + len(root.left_out) - known
    if strangers:
        message = (
            f"{root.name} holds files that no record has ({strangers} of them). "
            "Nothing was brought in."
        )
        raise UnreadableFile(message)


def _found(records: Sequence[Record]) -> list[Found]:
    counts: dict[str, int] = {}
    found = []
    person = next((each for each in records if isinstance(each, Person)), None)
    who = Who(person.name, (), person.born, person.sex) if person else None
    for record in records:
        kind = record.KIND
        counts[kind.name] = counts.get(kind.name, 0) + 1
        found.append(Found(record, f"{kind.one} {counts[kind.name]}", own_id=True, who=who))
    return found


def _member(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _MOMENT)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    info.create_system = 3
    return info


def _checked(source: Source | None, file: FileRef, root: Root) -> Callable[[], bytes]:
    """Compare a file's bytes with the SHA-256 it is called by; return what reads them again."""
    if source is None and root.is_single:
        message = (
            f"{root.name} names attached files that are not with it. Nothing was brought in. "
            "Bring in the whole zip file it came out of."
        )
        raise UnreadableFile(message)
    if source is None:
        message = (
            f"{root.name} lacks one of the files that its entries name. Nothing was brought in. "
            "Make the export once more."
        )
        raise UnreadableFile(message)
    data = source.read(guards.LARGEST_MEMBER)
    if hashlib.sha256(data).hexdigest() != file.sha256 or len(data) != file.size:
        message = (
            f"{root.name} holds a file that is not what it was when it was exported. "
            "Nothing was brought in. Copy or export it once more."
        )
        raise UnreadableFile(message)
    return partial(source.read, guards.LARGEST_MEMBER)
