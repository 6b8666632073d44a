"""Limits that every reader keeps: how much is read, and out of what kind of zip."""

from __future__ import annotations

import re
import stat
import zipfile
from pathlib import Path
from typing import BinaryIO

from apptprep.errors import UnreadableFile

MEGABYTE = 1024 * 1024
LARGEST_TEXT = 256 * MEGABYTE
"""Most bytes of a text file (JSON, CSV) that are read."""

LARGEST_MEMBER = 512 * MEGABYTE
"""Most bytes of one attached file."""

LARGEST_STREAM = 8192 * MEGABYTE
"""Most bytes of one file that is read piece by piece and never held."""

LARGEST_ARCHIVE = 16_384 * MEGABYTE
"""Most bytes of all files of a zip together."""

LARGEST_NESTED = 64 * MEGABYTE
"""Most bytes of a zip inside a zip, which is held in memory while it is read."""

MOST_MEMBERS = 50_000
"""Most files of a zip or folder."""

DEEPEST = 40
"""Most folders inside each other."""

LARGEST_RATIO = 200
"""A zip's file that grows more than this, and is not small, is a bomb and not a record."""

_SMALL = 10 * MEGABYTE
_ENCRYPTED = 0x1
_DRIVE = re.compile(r"[A-Za-z]:")


def read_file(path: Path, largest: int = LARGEST_TEXT) -> bytes:
    """Return a file's bytes.

    Raises:
        UnreadableFile: it is missing, no plain file, may not be read, or is larger than allowed.
    """
    data = first_bytes(path, largest + 1)
    if len(data) > largest:
        message = (
            f"{path.name} is larger than {largest // MEGABYTE} MB, more than such a file may be. "
            "Nothing was brought in."
        )
        raise UnreadableFile(message)
    return data


def first_bytes(path: Path, count: int = 4096) -> bytes:
    """Return the beginning of a file, for recognising what it is.

    Raises:
        UnreadableFile: it is missing, no plain file (a device or pipe never ends), or may not be
            read.
    """
    try:
        if not path.is_file():
            message = (
                f"There is no file {path.name} at that place. Nothing was brought in. "
                "Check the name and try again."
            )
            raise UnreadableFile(message)
        with path.open("rb") as stream:
            return stream.read(count)
    except (OSError, ValueError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else "a name no file has"
        message = (
            f"{path.name} cannot be read ({reason}). Nothing was brought in. "
            "Copy it to this computer and try again."
        )
        raise UnreadableFile(message) from fault


def open_zip(path: Path | BinaryIO, name: str = "") -> zipfile.ZipFile:
    """Open a zip after looking at its list of files: no links, no doubles, no bombs.

    Args:
        path: the zip, or a stream of its bytes.
        name: what the sentences call it; the file's own name where left out.

    Raises:
        UnreadableFile: it is no zip, broken, or breaks a limit.
    """
    name = name or (path.name if isinstance(path, Path) else "The zip")
    try:
        archive = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as fault:
        raise broken_zip(name) from fault
    try:
        _look_through(archive.infolist(), name)
    except UnreadableFile:
        archive.close()
        raise
    return archive


def read_member(archive: zipfile.ZipFile, name: str, largest: int) -> bytes:
    """Return the bytes of one file of a zip.

    Raises:
        UnreadableFile: it is broken or larger than its own entry or ``largest`` says.
    """
    where = Path(archive.filename or "the zip").name
    try:
        with archive.open(name) as stream:
            data = stream.read(largest + 1)
    except (OSError, EOFError, ValueError, RuntimeError, KeyError) as fault:
        raise broken_zip(where) from fault
    except Exception as fault:
        if isinstance(fault, zipfile.BadZipFile) or type(fault).__module__ in ("zlib", "lzma"):
            raise broken_zip(where) from fault
        raise
    if len(data) > largest:
        raise too_large(where)
    return data


def broken_zip(name: str) -> UnreadableFile:
    """Return the fault of a zip that cannot be read to its end."""
    return UnreadableFile(
        f"{name} is a broken or unfinished zip file. Nothing was brought in. "
        "Copy or download it once more and try again."
    )


def unreadable(name: str, fault: BaseException) -> UnreadableFile:
    """Return the fault of a file that cannot be read on, with the reason where it is known."""
    reason = fault.strerror if isinstance(fault, OSError) and fault.strerror else "it is broken"
    return UnreadableFile(
        f"{name} cannot be read to its end ({reason}). Nothing of it was brought in. "
        "Copy or download it once more and try again."
    )


def too_long(name: str, largest: int) -> UnreadableFile:
    """Return the fault of a file with more bytes than its kind may have."""
    return UnreadableFile(
        f"{name} has more than {largest // MEGABYTE:,} MB, more than such a file may have. "
        "Nothing of it was brought in."
    )


def too_large(name: str) -> UnreadableFile:
    """Return the fault of a zip that holds more than a record can."""
    return UnreadableFile(f"{name} unpacks to more than a record can hold. Nothing was brought in.")


def leads_out(name: str) -> bool:
    """Tell whether a name inside a zip or disc leads to a place outside of it, or nowhere."""
    plain = name.replace("\\", "/")
    if not plain.strip("/"):
        return True
    return plain.startswith("/") or ".." in plain.split("/") or bool(_DRIVE.match(plain))


def _look_through(members: list[zipfile.ZipInfo], name: str) -> None:
    """Refuse what no export of ours and no honest zip of papers has."""
    if len(members) > MOST_MEMBERS or sum(each.file_size for each in members) > LARGEST_ARCHIVE:
        raise too_large(name)
    seen: set[str] = set()
    for member in members:
        if member.flag_bits & _ENCRYPTED:
            message = (
                f"{name} is locked with a password. Nothing was brought in. "
                "Unpack it with its password first."
            )
            raise UnreadableFile(message)
        if leads_out(member.filename):
            message = (
                f"{name} holds a name that leads out of its own folder, which no honest zip has. "
                "Nothing was brought in."
            )
            raise UnreadableFile(message)
        if stat.S_ISLNK(member.external_attr >> 16) or member.filename in seen:
            message = (
                f"{name} holds links or the same name twice, which no record has. "
                "Nothing was brought in."
            )
            raise UnreadableFile(message)
        seen.add(member.filename)
        packed = max(member.compress_size, 1)
        if member.file_size > _SMALL and member.file_size / packed > LARGEST_RATIO:
            raise too_large(name)
