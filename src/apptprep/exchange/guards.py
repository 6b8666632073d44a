"""Limits that every reader keeps: how much is read, and out of what kind of zip."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

from apptprep.errors import UnreadableFile

MEGABYTE = 1024 * 1024
LARGEST_TEXT = 256 * MEGABYTE
"""Most bytes of a text file (JSON, CSV) that are read."""

LARGEST_MEMBER = 512 * MEGABYTE
"""Most bytes of one attached file."""

LARGEST_ARCHIVE = 4096 * MEGABYTE
"""Most bytes of all files of a zip together."""

MOST_MEMBERS = 20_000
LARGEST_RATIO = 200
"""A zip's file that grows more than this, and is not small, is a bomb and not a record."""

_SMALL = 10 * MEGABYTE
_ENCRYPTED = 0x1


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


def open_zip(path: Path) -> zipfile.ZipFile:
    """Open a zip after looking at its list of files: no links, no doubles, no bombs.

    Raises:
        UnreadableFile: it is no zip, broken, or breaks a limit.
    """
    try:
        archive = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as fault:
        raise broken_zip(path.name) from fault
    try:
        _look_through(archive.infolist(), path.name)
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


def too_large(name: str) -> UnreadableFile:
    """Return the fault of a zip that holds more than a record can."""
    return UnreadableFile(f"{name} unpacks to more than a record can hold. Nothing was brought in.")


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
