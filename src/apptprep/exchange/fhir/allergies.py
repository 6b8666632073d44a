"""AllergyIntolerance: what is not tolerated. "No known allergy" is a statement about the list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from apptprep.exchange.fhir.concepts import Concept, concept, concepts
from apptprep.exchange.fhir.dates import onset, when_in
from apptprep.exchange.fhir.values import Json, joined, line, notes, objects, word
from apptprep.exchange.fhir.view import Item, Result, Unmapped, View
from apptprep.records import Allergy

_NONE = frozenset({"716186003", "no-known-allergies", "160244002"})
_NONE_OF_A_KIND = {
    "409137002": "medicines",
    "no-known-medication-allergies": "medicines",
    "428607008": "things around us",
    "no-known-environmental-allergies": "things around us",
    "429625007": "foods",
    "no-known-food-allergies": "foods",
    "1003774007": "insect stings",
}
_NO_INFORMATION = frozenset({"no-allergy-info", "no-information-available", "1631000175102"})
_NONE_WORDS = re.compile(
    r"(?:nka|no known allerg(?:y|ies)|no allerg(?:y|ies)|none known|none)\.?", re.IGNORECASE
)
_NONE_OF_DRUGS = re.compile(
    r"nkda|no known (?:drug|medication|medicine) allerg(?:y|ies)\.?", re.IGNORECASE
)
_SEVERITIES = ("severe", "moderate", "mild")


def allergies(resource: Json, view: View) -> Iterator[Result]:
    """Yield the allergy, the statement that there is none, or nothing for a mistake."""
    status = word(resource, "status")
    verified = concept(resource.get("verificationStatus")).any_code() or status
    if verified in ("entered-in-error", "refuted"):
        yield Unmapped(verified)
        return
    substance = concept(resource.get("code")) or concept(resource.get("substance"))
    if not substance:
        told = [concept(each.get("substance")) for each in objects(resource, "reaction")]
        substance = next((each for each in told if each), substance)
    said = none_known(substance)
    if said is not None:
        yield said
        return
    if not substance:
        yield Unmapped("is an allergy that does not say to what", named=True)
        return
    yield _allergy(resource, substance, verified, view)


def none_known(substance: Concept) -> Unmapped | None:
    """Return what is said about all allergies, None where a substance is named.

    That there is none to medicines says nothing about foods, so it is not "none known".
    """
    codes = {each.code for each in substance.codes}
    if codes & _NO_INFORMATION:
        return Unmapped()
    if codes & _NONE or _NONE_WORDS.fullmatch(substance.text):
        return Unmapped(state=("allergies_state", "none"))
    kinds = [_NONE_OF_A_KIND[code] for code in sorted(codes) if code in _NONE_OF_A_KIND]
    if _NONE_OF_DRUGS.fullmatch(substance.text):
        kinds = kinds or ["medicines"]
    if kinds:
        why = f"says that no allergy to {kinds[0]} is known; it says nothing about others"
        return Unmapped(why, named=True)
    return None


def _allergy(resource: Json, substance: Concept, verified: str, view: View) -> Item:
    del view  # the same shape as every mapping
    reactions = objects(resource, "reaction")
    shown = [each.text for one in reactions for each in concepts(one, "manifestation")]
    words = [line(one.get("description")) for one in reactions if not one.get("manifestation")]
    severities = {word(one, "severity") for one in reactions}
    status = concept(resource.get("clinicalStatus")).any_code() or verified
    risk = word(resource, "criticality")
    lines = [
        "Marked as a high risk in the file." if risk in ("high", "CRITH") else "",
        "Not confirmed, as the file says." if verified == "unconfirmed" else "",
        f"Marked as {status} in the file." if status in ("inactive", "resolved") else "",
        notes(resource),
    ]
    kind = concept(resource.get("type")).any_code()
    record = Allergy(
        source="report",
        substance=substance.name(),
        reaction=joined(*shown, *words),
        severity=next((each for each in _SEVERITIES if each in severities), ""),
        kind_of=kind if kind in ("allergy", "intolerance") else "",
        noticed=onset(resource, "onset"),
        codes=substance.codes,
        note="\n".join(part for part in lines if part),
    )
    past = status in ("inactive", "resolved")
    dated = when_in(resource, "recordedDate", "assertedDate")
    return Item(record, dated, left_out="marked as past in the file" if past else None)
