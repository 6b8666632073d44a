"""Which entries a packet prints, as data: what travels with it and what the next is compared with.

Only entries whose own section prints are among them, and of the symptom log only the rows that
print. What is hidden, left out, dropped, unfinished or kept by the app for itself never is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from apptprep.packet.links import travelling
from apptprep.packet.section_kinds import kinds_of
from apptprep.packet.sections import log, questions
from apptprep.records import (
    Person,
    Question,
    Record,
    SymptomEntry,
    fields_of,
)

if TYPE_CHECKING:
    from apptprep.packet.context import Context

_ON_EVERY_PACKET: Final = frozenset({"name", "called", "born", "sex"})
"""What the first page says of the person, whatever is left out."""


def printed(page: Context) -> tuple[Record, ...]:
    """The entries a packet prints, without links to others and without attached files."""
    found: list[Record] = [*_person(page)]
    for kind in printed_kinds(page):
        found += _entries(kind, page)
    going = {record.id for record in found}
    parts = (travelling(record, going) for record in found)
    # A dose whose medicine stays behind is not an entry any more.
    return tuple(record for record in parts if record.is_complete())


def printed_kinds(page: Context) -> tuple[type[Record], ...]:
    """The kinds whose sections print, each once."""
    kinds = (kind for section in page.choices.sections for kind in kinds_of(section))
    return tuple(dict.fromkeys(kinds))


def _person(page: Context) -> tuple[Person, ...]:
    person = page.snapshot.person
    if person.is_blank():
        return ()
    if "contacts" in page.choices.sections:
        # How much somebody wants to hear stands on no page; what matters most to them stands in
        # the summary, which a card and a sheet do not have.
        matters = person.matters if page.choices.plan.form == "packet" else ""
        return (replace(person, talk_prognosis="", matters=matters),)
    less = {f.name: f.empty for f in fields_of(Person) if f.name not in _ON_EVERY_PACKET}
    return (replace(person, **less),)


def _entries(kind: type[Record], page: Context) -> tuple[Record, ...]:
    if kind is Question:
        return questions.printed(page)
    if kind is SymptomEntry:
        found = log.shown(page)
        return found if "log" in page.choices.sections else tuple(map(_numbers, found))
    return page.snapshot.all(kind)


def _numbers(entry: SymptomEntry) -> SymptomEntry:
    """What a trend prints of an entry."""
    return SymptomEntry(
        id=entry.id,
        created=entry.created,
        changed=entry.changed,
        term=entry.term,
        when=entry.when,
        now=entry.now,
        worst=entry.worst,
    )
