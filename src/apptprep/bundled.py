"""Files that ship with the app: rules, vocabularies, icons, fonts, texts.

They lie in the package ``apptprep.resources``, so it makes no difference whether the app is
installed, editable or frozen. Names are paths below ``resources/`` with forward slashes. (Read
from the package's folder: ``importlib.resources`` would add 5 ms to every start.)
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path


@cache
def _folder() -> Path:
    return Path(import_module("apptprep.resources").__path__[0])


def read_bytes(name: str) -> bytes:
    """Return a bundled file's bytes.

    Raises:
        FileNotFoundError: there is no such file: a bug, as the names are the app's own.
    """
    return _folder().joinpath(*name.split("/")).read_bytes()


def read_text(name: str) -> str:
    """Return a bundled UTF-8 file's text.

    Raises:
        FileNotFoundError: there is no such file: a bug, as the names are the app's own.
    """
    return read_bytes(name).decode("utf-8")


def names(folder: str, suffix: str = "") -> tuple[str, ...]:
    """Return the names (``folder/file``) of the files in a bundled folder, sorted."""
    place = _folder().joinpath(*folder.split("/"))
    found = (entry.name for entry in place.iterdir() if entry.is_file())
    return tuple(sorted(f"{folder}/{name}" for name in found if name.endswith(suffix)))
