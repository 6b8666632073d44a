"""The person's own details and everybody to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.packet.content import Column, Heading, Run, TableRow
from apptprep.packet.words import (
    entry,
    facts_about,
    notes,
    row_of,
    table,
)
from apptprep.records import Contact, fields_of

if TYPE_CHECKING:
    from apptprep.packet.content import Block
    from apptprep.packet.context import Context

_SKIP = (
    "name",
    "matters",
    "allergies_state",
    "medications_state",
    "conditions_state",
    "treated_ever",
    "talk_prognosis",
)


def build(page: Context) -> tuple[Block, ...]:
    """The person's details, then a table of contacts."""
    person = page.snapshot.person
    about = facts_about(person, page, _SKIP, title="")
    blocks: list[Block] = [Heading("About me"), about] if about.rows else []
    contacts = page.snapshot.all(Contact)
    if contacts:
        columns = (
            Column("Who", 28),
            Column("Role", 18),
            Column("Phone", 22),
            Column("More", 32),
        )
        rows = tuple(_row(each, page) for each in sorted(contacts, key=lambda c: c.name.casefold()))
        blocks += [Heading("To call"), table(columns, rows)]
    return tuple(blocks)


def role_of(contact: Contact) -> str:
    """What a contact is, in words."""
    field = next(f for f in fields_of(Contact) if f.name == "role")
    return field.label_of(contact.role) if contact.role else ""


def phones_of(contact: Contact) -> str:
    """Phone by day and at night."""
    night = f"nights: {contact.after_hours}" if contact.after_hours else ""
    return "; ".join(part for part in (contact.phone, night) if part)


def _row(contact: Contact, page: Context) -> TableRow:
    name = entry(contact, contact.name)
    if contact.place:
        name = (*name, Run(f"\n{contact.place}", "quiet"))
    shown = ("name", "role", "place", "phone", "after_hours")
    more = notes(contact, page, shown)
    return row_of(contact, name, role_of(contact), phones_of(contact), more)
