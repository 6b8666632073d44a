"""Saving from a page: the record, then a word about it with Undo; a fault in its own sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.errors import AppError

if TYPE_CHECKING:
    from apptprep.records import Record
    from apptprep.ui.pages.base import Shell
    from apptprep.ui.session import Session


def save(session: Session, shell: Shell, *records: Record, what: str, say: str = "") -> bool:
    """Save records and tell; return whether they were saved.

    Args:
        session: the open record.
        shell: the window.
        records: new or changed records.
        what: words for Undo, such as ``"Pain 4"``.
        say: what the message at the bottom says; "" says nothing.
    """
    try:
        session.save(*records, what=what)
    except AppError as fault:
        shell.messages.fault(fault)
        return False
    if say:
        shell.toast(say, shell.undo)
    return True


def remove(session: Session, shell: Shell, *records: Record, what: str, say: str = "") -> bool:
    """Remove records and tell; Undo brings them back. Return whether they were removed."""
    try:
        session.remove(*records, what=what)
    except AppError as fault:
        shell.messages.fault(fault)
        return False
    if say:
        shell.toast(say, shell.undo)
    return True
