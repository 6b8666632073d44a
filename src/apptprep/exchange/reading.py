"""What a reader returns, whatever the format: entries, files that belong to them, and remarks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from apptprep.records import Record

Progress = Callable[[float, str], None]
"""Told how far the work is (0 to 1) and what it does; raises whatever is to cancel it."""


def unheard(share: float, text: str) -> None:
    """Progress that nobody listens to."""


@dataclass(frozen=True, slots=True, repr=False)
class Remark:
    """Something in a file that was not understood and is not brought in.

    Attributes:
        place: where it stands in the file, e.g. ``"line 12"``.
        text: why it was not understood; never the content itself.
    """

    place: str
    text: str

    def sentence(self) -> str:
        """Return place and reason in one line."""
        return f"{self.place}: {self.text}" if self.place else self.text


@dataclass(frozen=True, slots=True, repr=False)
class Found:
    """One entry as a file has it.

    Attributes:
        record: the entry; its ``source_note`` tells the file where the format does not.
        place: where it stands in the file, e.g. ``"line 12"``.
        own_id: the id is the app's own, so the same id means the same entry.
    """

    record: Record
    place: str
    own_id: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Reading:
    """All that one file holds.

    Attributes:
        file_name: the file's name, without its folder.
        format_name: what it is, in words: ``"apptprep record"``, ``"symptom table"``.
        found: the entries, in the order of the file.
        remarks: what was not understood.
        files: bytes of the attached files, read when they are asked for, by SHA-256.
    """

    file_name: str
    format_name: str
    found: tuple[Found, ...] = ()
    remarks: tuple[Remark, ...] = ()
    files: dict[str, Callable[[], bytes]] = field(default_factory=dict)
