"""Files that ship with the app: rules, vocabularies, icons, fonts, texts.

They are read through ``importlib.resources``, so it makes no difference whether the app is
installed, editable or frozen. Names are paths below ``resources/`` with forward slashes.
"""

from __future__ import annotations

from importlib.resources import files

PACKAGE = "apptprep.resources"


def read_bytes(name: str) -> bytes:
    """Return a bundled file's bytes.

    Raises:
        FileNotFoundError: there is no such file: a bug, as the names are the app's own.
    """
    return files(PACKAGE).joinpath(*name.split("/")).read_bytes()


def read_text(name: str) -> str:
    """Return a bundled UTF-8 file's text.

    Raises:
        FileNotFoundError: there is no such file: a bug, as the names are the app's own.
    """
    return read_bytes(name).decode("utf-8")


def names(folder: str, suffix: str = "") -> tuple[str, ...]:
    """Return the names (``folder/file``) of the files in a bundled folder, sorted."""
    place = files(PACKAGE).joinpath(*folder.split("/"))
    found = (entry.name for entry in place.iterdir() if entry.is_file())
    return tuple(sorted(f"{folder}/{name}" for name in found if name.endswith(suffix)))
