"""Finding the record a command is about, and opening it."""

from __future__ import annotations

import argparse
import datetime as dt
import getpass
import sys
from pathlib import Path

from apptprep import folders
from apptprep.errors import BadRequest, UnreadableFile
from apptprep.store import Library, People, PersonEntry

_LONGEST = 10_000


def people_of(options: argparse.Namespace) -> People:
    """Return the folder of records that is meant."""
    return People(folders.find(options.data_dir).people)


def open_library(options: argparse.Namespace) -> Library:
    """Open the record that is meant.

    Raises:
        BadRequest: there is none, or several and none was named.
        AppError: wrong passphrase, open elsewhere, newer, damaged.
    """
    people = people_of(options)
    entry = _entry(people, options.person)
    words = passphrase(options)
    if entry.has_passphrase and not words and sys.stdin.isatty():
        words = getpass.getpass("Passphrase or recovery code: ")
    return people.open(entry.id, words)


def passphrase(options: argparse.Namespace) -> str:
    """Return the first line of the passphrase file, ``""`` where none was named.

    Raises:
        UnreadableFile: it cannot be read, or its first line is empty.
    """
    return secret(options.passphrase_file, "passphrase file")


def secret(path: Path | None, name: str) -> str:
    """Return the first line of a file that holds a secret, ``""`` where none was named.

    Args:
        path: the file; ``-`` is the standard input.
        name: what it is called in a sentence.

    Raises:
        UnreadableFile: it cannot be read, or its first line is empty.
    """
    if path is None:
        return ""
    try:
        if str(path) == "-":
            text = sys.stdin.readline(_LONGEST)
        else:
            with path.open(encoding="utf-8-sig") as stream:
                text = stream.readline(_LONGEST)
    except (OSError, UnicodeDecodeError) as fault:
        message = f"The {name} cannot be read. Nothing was changed. Check its name."
        raise UnreadableFile(message) from fault
    words = text.rstrip("\r\n")
    if not words:
        message = f"The first line of the {name} is empty. Nothing was changed."
        raise UnreadableFile(message)
    return words


def free_place(options: argparse.Namespace) -> Path:
    """Return where to write, after looking that nothing is lost there.

    Raises:
        BadRequest: something is there already, or it lies inside the records.
    """
    out: Path = options.out
    records = folders.find(options.data_dir).people.resolve()
    if out.resolve().is_relative_to(records):
        message = "That place belongs to the records themselves. Nothing was written."
        raise BadRequest(message)
    there = out.exists() and (not out.is_dir() or any(out.iterdir()))
    if there and not options.force:
        message = (
            f"{out.name} is there already. Nothing was written. "
            "Choose another name, or add --force to write over it."
        )
        raise BadRequest(message)
    return out


def now() -> dt.datetime:
    """Return this moment, here."""
    return dt.datetime.now(dt.UTC).astimezone()


def today() -> dt.date:
    """Return the day of today, here."""
    return now().date()


def _entry(people: People, label: str) -> PersonEntry:
    if label:
        return people.named(label)
    entries = people.entries()
    if not entries:
        message = (
            "There is no record yet. Make one with “new --label NAME”, or look around with “demo”."
        )
        raise BadRequest(message)
    if len(entries) > 1:
        message = (
            f"There are {len(entries)} records. Say which one with --person LABEL before the "
            "command; “people” lists them."
        )
        raise BadRequest(message)
    return entries[0]
