"""FamilyMemberHistory: one relative, and what they had."""

from __future__ import annotations

from collections.abc import Iterator

from apptprep.exchange.fhir.concepts import concept
from apptprep.exchange.fhir.dates import onset
from apptprep.exchange.fhir.values import Json, first, joined, notes, objects, word
from apptprep.exchange.fhir.view import Item, Result, Unmapped, View
from apptprep.records import FamilyHistory

_SIDES = (
    ("mother", ("maternal", "mother")),
    ("father", ("paternal", "father")),
    ("both", ("brother", "sister", "sibling", "son", "daughter", "child", "twin")),
)


def relatives(resource: Json, view: View) -> Iterator[Result]:
    """Yield one relative; what a health report says of them stays in its words."""
    del view
    status = word(resource, "status")
    if status == "entered-in-error":
        yield Unmapped(status)
        return
    relation = concept(resource.get("relationship"))
    relative = relation.name() or word(resource, "name")
    told = objects(resource, "condition")
    codes = [concept(each.get("code")) for each in told]
    ages = [onset(each, "onset") for each in told]
    if not relative or not any(codes):
        yield Unmapped("is about a relative, and does not say who or what", named=True)
        return
    age = next((each.words for each in ages if each is not None), "")
    record = FamilyHistory(
        source="report",
        relative=relative,
        illness=joined(*(each.name() for each in codes)),
        age=age.removeprefix("at age ").removesuffix(" years"),
        side=_side(relation.everything or relative.casefold()),
        codes=tuple(code for each in codes for code in each.codes),
        note="\n".join(line for line in (_deceased(resource), notes(resource)) if line),
    )
    yield Item(record)


def _side(words: str) -> str:
    return next((key for key, parts in _SIDES if any(part in words for part in parts)), "")


def _deceased(resource: Json) -> str:
    if resource.get("deceasedBoolean") is True:
        return "Has died, as the file says."
    age = first(resource, "deceasedAge")
    return f"Died at age {word(age, 'value')}, as the file says." if word(age, "value") else ""
