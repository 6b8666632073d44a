"""Which fields of a kind stand where in its form: plain data, no widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apptprep.records import PROVENANCE, Field, fields_of

if TYPE_CHECKING:
    from apptprep.records import Record

PROVENANCE_TITLE = PROVENANCE[0].section
"""Heading of the fields every kind has: source, which report, who wrote it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A form's order for one record.

    Attributes:
        sections: headings with the fields under them, in order; the first may have no heading.
        folded: fields under "More details".
        provenance: where it is known from, under a fold of its own.
    """

    sections: tuple[tuple[str, tuple[Field, ...]], ...]
    folded: tuple[Field, ...]
    provenance: tuple[Field, ...]


def plan(record: Record, revealed: frozenset[str] = frozenset()) -> Plan:
    """Return the order of a record's form: seldom needed fields are folded until filled.

    Args:
        record: the record shown.
        revealed: names of seldom needed fields that were asked for.
    """
    sections: dict[str, list[Field]] = {}
    folded: list[Field] = []
    for field in fields_of(type(record)):
        is_empty = getattr(record, field.name) == field.empty
        if field.more and is_empty and field.name not in revealed:
            folded.append(field)
        else:
            sections.setdefault(field.section, []).append(field)
    ordered = tuple((title, tuple(fields)) for title, fields in sections.items())
    # What files an entry was found in is told by the import, so an empty list asks nothing.
    shown = (f for f in PROVENANCE if not f.more or getattr(record, f.name) != f.empty)
    return Plan(ordered, tuple(folded), tuple(shown))


def is_asked(field: Field, record: Record) -> bool:
    """Tell whether a field is asked of this record (``only_for``); a filled one always is."""
    if not field.only_for or getattr(record, field.name) != field.empty:
        return True
    other, *answers = field.only_for
    return getattr(record, other) in answers


def missing(record: Record) -> tuple[str, ...]:
    """Return the labels of required fields that are still empty."""
    return tuple(
        field.label
        for field in fields_of(type(record))
        if field.required and getattr(record, field.name) == field.empty
    )
