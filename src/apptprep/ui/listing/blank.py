"""New entries: blank, but for who writes when only one person does."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from apptprep.records import Record, Snapshot

R = TypeVar("R", bound="Record")


def new_record(kind: type[R], snapshot: Snapshot) -> R:
    """Return a blank record of a kind, in the name of the only writer if there is only one."""
    writers = snapshot.person.writers
    return kind(written_by=writers[0].name if len(writers) == 1 else "")
