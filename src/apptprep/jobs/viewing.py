"""A page of an attached file as a picture; drawn in a process that can be killed.

A damaged or hostile file ends that process, never the window.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from apptprep.errors import UnreadableFile
from apptprep.jobs import child_process

PATIENCE: Final = 40.0
"""Seconds a page may take."""

_LOCKED: Final = "“{}” is locked with a password. It is kept whole inside your record. "
_CANNOT: Final = "“{}” cannot be shown here. It is kept whole inside your record. "
_COPY: Final = "Save a copy and open that with another program."


@dataclass(frozen=True, slots=True, repr=False)
class Shown:
    """A picture of a page.

    Attributes:
        pages: how many the file has.
        width: in pixels.
        height: in pixels.
        stride: bytes of a row.
        pixels: four bytes each: red, green, blue, unused.
    """

    pages: int
    width: int
    height: int
    stride: int
    pixels: bytes


def page_of(
    data: bytes,
    media_type: str,
    name: str,
    number: int,
    width: int,
    progress: Callable[[float, str], None],
) -> Shown:
    """Draw a page.

    Args:
        data: the file.
        media_type: what it is.
        name: what the person calls it, for the sentence.
        number: the page, 0 for the first.
        width: of the picture, in pixels.
        progress: told some times a second; whatever it raises stops the work.

    Raises:
        UnreadableFile: it cannot be shown.
    """
    head = {"job": "show", "kind": media_type, "password": "", "page": number, "wide": width}
    try:
        answer, blobs = child_process.run(
            head, [data], lambda _share: progress(-1, "Opening the file"), PATIENCE
        )
    except child_process.ChildFailed as fault:
        raise UnreadableFile(_CANNOT.format(name) + _COPY) from fault
    if answer["why"]:
        words = _LOCKED if answer["why"] == "locked" else _CANNOT
        raise UnreadableFile(words.format(name) + _COPY)
    pages, wide, high, stride = (int(answer[key]) for key in ("pages", "width", "height", "stride"))
    return Shown(pages, wide, high, stride, blobs[0])
