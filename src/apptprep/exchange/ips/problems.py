"""Diagnosis, places of spread and other conditions as Condition (IPS: Condition-uv-ips)."""

from __future__ import annotations

from typing import Final

from apptprep.exchange import own_marks
from apptprep.exchange.ips.elements import (
    Json,
    coding,
    concept,
    date,
    filled,
    notes,
)
from apptprep.exchange.ips.making import Making
from apptprep.records import Condition, Diagnosis, Spread
from apptprep.records.base import joined
from apptprep.records.options import SIDES, SPREAD_SITES

_SNOMED = "http://snomed.info/sct"
_LIST = coding(
    "http://terminology.hl7.org/CodeSystem/condition-category",
    "problem-list-item",
    "Problem List Item",
)
_CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical"
_VERIFIED = "http://terminology.hl7.org/CodeSystem/condition-ver-status"
MCODE: Final = "http://hl7.org/fhir/us/mcode/StructureDefinition/"
_HISTOLOGY = f"{MCODE}mcode-histology-morphology-behavior"
_SIDE = f"{MCODE}mcode-laterality-qualifier"
SIDE_CODES: Final = {
    "left": ("7771000", "Left"),
    "right": ("24028007", "Right"),
    "both": ("51440002", "Right and left"),
}
_PROVEN = ("biopsy", "cells", "blood", "scan")


def diagnosis(record: Diagnosis, making: Making) -> Json:
    """Add a cancer and return the reference to it."""
    verified = "provisional" if record.confirmed == "not-yet" else ""
    verified = "confirmed" if record.confirmed in _PROVEN else verified
    held = {"site", "histology", "found", "stage", "codes"}
    if record.side in SIDE_CODES:
        held.add("side")
    if record.confirmed == "not-yet":
        held.add("confirmed")
    shape = concept(record.histology)
    told = [{"url": _HISTOLOGY, "valueCodeableConcept": shape}] if shape else []
    elements = filled(
        extension=told,
        verificationStatus=_status(_VERIFIED, verified),
        category=_categories(own_marks.CANCER),
        code=concept(record.headline(), record.codes),
        bodySite=_site(record.site, record.side),
        subject=making.patient,
        **date("onsetDateTime", record.found),
        stage=[{"summary": concept(record.stage)}] if record.stage else [],
        note=notes(record, held, making.snapshot),
    )
    return making.add("Condition", record, elements)


def spread(record: Spread, making: Making) -> Json:
    """Add a place of spread and return the reference to it."""
    verified = {"confirmed": "confirmed", "feared": "provisional"}.get(record.certainty, "")
    held = {"site", "where", "found", "codes", *(["certainty"] if verified else [])}
    if record.side in SIDE_CODES:
        held.add("side")
    place = dict(SPREAD_SITES).get(record.site, record.site)
    elements = filled(
        verificationStatus=_status(_VERIFIED, verified),
        category=_categories(own_marks.SPREAD),
        code=concept(f"Spread of cancer: {joined(place, record.where)}", record.codes),
        bodySite=[*_site(place, record.side), *_site(record.where, "")],
        subject=making.patient,
        **date("onsetDateTime", record.found),
        note=notes(record, held, making.snapshot),
    )
    return making.add("Condition", record, elements)


def condition(record: Condition, making: Making) -> Json:
    """Add another condition and return the reference to it.

    An end is written only where it does not contradict "still there" (FHIR R4, con-4).
    """
    state = {"active": "active", "past": "inactive"}.get(record.state, "")
    held = {"name", "since", "codes", *(["state"] if state else [])}
    ended = date("abatementDateTime", record.until) if state == "inactive" else {}
    if ended:
        held.add("until")
    elements = filled(
        clinicalStatus=_status(_CLINICAL, state),
        verificationStatus=_status(_VERIFIED, "unconfirmed" if record.source == "unsure" else ""),
        category=_categories(own_marks.CONDITION),
        code=concept(record.name, record.codes),
        subject=making.patient,
        **date("onsetDateTime", record.since),
        **ended,
        note=notes(record, held, making.snapshot),
    )
    return making.add("Condition", record, elements)


def _categories(mark: str) -> list[Json]:
    return [{"coding": [_LIST]}, {"text": mark}]


def _status(system: str, code: str) -> Json:
    return {"coding": [coding(system, code)]} if code else {}


def _site(text: str, side: str) -> list[Json]:
    if not text:
        return []
    known = SIDE_CODES.get(side)
    words = dict(SIDES).get(side, "")
    told = (
        [{"url": _SIDE, "valueCodeableConcept": concept(words, (), coding(_SNOMED, *known))}]
        if known
        else []
    )
    return [filled(extension=told, **concept(text))]
