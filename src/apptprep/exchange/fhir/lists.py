"""What a document or list says about a whole list: empty because there is none, or unknown.

FHIR R4 value set list-empty-reason; the three sections an International Patient Summary must have.
"""

from __future__ import annotations

from collections.abc import Iterator

from apptprep.exchange.fhir.concepts import concept
from apptprep.exchange.fhir.values import Json, first, objects, paragraph, word
from apptprep.exchange.fhir.view import Result, Unmapped, View

_FIELDS = {
    "48765-2": "allergies_state",
    "10160-0": "medications_state",
    "11450-4": "conditions_state",
    "52472-8": "allergies_state",
    "allergies": "allergies_state",
    "medications": "medications_state",
    "problems": "conditions_state",
}
_STATES = {"nilknown": "none", "notasked": "not-asked"}


def documents(resource: Json, view: View) -> Iterator[Result]:
    """Yield what the sections of a Composition say about whole lists.

    A section that holds text and no entries is named: its text is not read into facts.
    """
    waiting = objects(resource, "section")[::-1]
    while waiting:
        section = waiting.pop()
        waiting += objects(section, "section")[::-1]
        yield from _said(section)
        empty = not objects(section, "entry", "section", "emptyReason")
        if empty and paragraph(first(section, "text").get("div")):
            title = word(section, "title") or "a section"
            yield Unmapped(f"the section “{title}” is text only and was left out", named=True)
    del view


def lists(resource: Json, view: View) -> Iterator[Result]:
    """Yield what a List says about itself."""
    del view
    if word(resource, "status") not in ("retired", "entered-in-error"):
        yield from _said(resource)


def _said(holder: Json) -> Iterator[Result]:
    reason = concept(holder.get("emptyReason")).any_code()
    for each in concept(holder.get("code")).codes:
        if each.code in _FIELDS and reason in _STATES:
            yield Unmapped(state=(_FIELDS[each.code], _STATES[reason]))
