"""Visits to come and past ones with what was said, referrals, awaited results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.packet.content import Column, Heading
from apptprep.packet.dates import day, moment
from apptprep.packet.words import (
    entry,
    notes,
    row_of,
    table,
)
from apptprep.records import Appointment, PendingTest, Referral, fields_of

if TYPE_CHECKING:
    from apptprep.packet.content import Block
    from apptprep.packet.context import Context
    from apptprep.records import Record


def build(page: Context) -> tuple[Block, ...]:
    """Awaited results first: they are what a clinician chases."""
    return (*_pending(page), *_referrals(page), *_visits(page))


def _label(record: Record, name: str) -> str:
    field = next(f for f in fields_of(type(record)) if f.name == name)
    value = getattr(record, name)
    return field.label_of(value) if value else ""


def _pending(page: Context) -> list[Block]:
    found = page.snapshot.all(PendingTest)
    if not found:
        return []
    columns = (
        Column("Test", 25),
        Column("How far", 16),
        Column("Expected", 15),
        Column("More", 44),
    )
    shown = ("test", "state", "expected")
    rows = tuple(
        row_of(
            t,
            entry(t, t.test),
            _label(t, "state"),
            day(t.expected) or "not written down",
            notes(t, page, shown),
        )
        for t in found
    )
    return [Heading("Tests and awaited results"), table(columns, rows)]


def _referrals(page: Context) -> list[Block]:
    found = page.snapshot.all(Referral)
    if not found:
        return []
    columns = (Column("To", 25), Column("From", 19), Column("How far", 12), Column("More", 44))
    rows = tuple(
        row_of(
            r,
            entry(r, r.to),
            r.sender,
            _label(r, "state"),
            notes(r, page, ("to", "sender", "state")),
        )
        for r in found
    )
    return [Heading("Referrals"), table(columns, rows)]


def _visit_shown(visit: Appointment, page: Context) -> tuple[str, ...]:
    """Fields in columns; the linked contact too where it is the one the visit is with."""
    linked = page.snapshot.get(visit.contact) if visit.contact else None
    same = linked is not None and linked.headline() in (visit.who, "")
    return ("when", "who", "contact") if same else ("when", "who")


def _visits(page: Context) -> list[Block]:
    blocks: list[Block] = []
    coming = [v for v in page.snapshot.all(Appointment) if v.is_upcoming(page.today)]
    past = [v for v in page.snapshot.all(Appointment) if not v.is_upcoming(page.today)]
    for title, found in (("Visits to come", coming[::-1]), ("Past visits", past)):
        if not found:
            continue
        columns = (Column("When", 20), Column("With whom", 22), Column("More", 58))
        rows = tuple(
            row_of(
                v,
                moment(v.when) or "no date yet",
                entry(v, v.who),
                notes(v, page, _visit_shown(v, page)),
            )
            for v in found
        )
        blocks += [Heading(title), table(columns, rows)]
    return blocks
