"""What a term taken from a vocabulary fills in besides its own field."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apptprep.records import Record
    from apptprep.records.vocabularies import Term


def companions(record: Record, field: str, term: Term) -> dict[str, str]:
    """Return other fields' values that follow from a term that was picked.

    A medicine picked by its brand goes down by its ingredient, with the brand beside it: a
    clinician abroad knows the ingredient. Nothing that was written by hand is replaced.
    """
    if record.KIND.name == "medication" and field == "name" and term.stands_for:
        brand: str = getattr(record, "brand", "")
        return {"name": term.stands_for, "brand": brand or term.text}
    return {}
