"""One click from a statement to the entry it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.records import Person

if TYPE_CHECKING:
    from apptprep.ui.pages.base import Shell
    from apptprep.ui.session import Session


def open_entry(session: Session, shell: Shell, record_id: str) -> None:
    """Show the page of an entry, and there the entry; nothing where it was removed meanwhile."""
    record = session.snapshot().get(record_id)
    if record is None:
        return
    # The person is no entry of a list: their form is a page of its own.
    page = "person" if isinstance(record, Person) else record.KIND.page
    shell.navigate(page, record_id)
