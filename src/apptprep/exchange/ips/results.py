"""Measured values, biomarkers, symptoms and performance status as Observation.

Laboratory values follow IPS' Observation-results-laboratory-pathology-uv-ips, body measures FHIR's
vital signs. What the person felt is an Observation with them as its performer: IPS has no profile
of its own for it.
"""

from __future__ import annotations

from typing import Any

from apptprep.exchange import own_marks
from apptprep.exchange.ips.elements import (
    CATEGORIES,
    Json,
    absent,
    clean,
    coding,
    concept,
    date,
    filled,
    notes,
    period,
    quantity,
)
from apptprep.exchange.ips.elements import name as named
from apptprep.exchange.ips.making import Making
from apptprep.records import (
    BODY_SITES,
    Biomarker,
    Measurement,
    PerformanceStatus,
    SymptomEntry,
    fields_of,
    show_value,
)

_LOINC = "http://loinc.org"
_MEANING = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"
_BODY = {
    "weight": ("29463-7", "Body weight"),
    "height": ("8302-2", "Body height"),
    "temperature": ("8310-5", "Body temperature"),
    "pulse": ("8867-4", "Heart rate"),
    "oxygen saturation": ("2708-6", "Oxygen saturation in Arterial blood"),
    "breaths per minute": ("9279-1", "Respiratory rate"),
    "blood pressure": ("85354-9", "Blood pressure panel with all children optional"),
}
"""The app's own names of body measures, and the codes FHIR wants for them (vital signs profile)."""

_PRESSURES = (
    ("8480-6", "Systolic blood pressure"),
    ("8462-4", "Diastolic blood pressure"),
)
_SCALES = {
    "ecog": ("89247-1", "ECOG Performance Status score"),
    "karnofsky": ("89243-0", "Karnofsky Performance Status score"),
}
_CALLS = {
    "positive": ("POS", "Positive"),
    "negative": ("NEG", "Negative"),
    "equivocal": ("E", "Equivocal"),
}
_NO_RESULT = {
    "not-tested": "not-performed",
    "failed": "error",
    "pending": "temp-unknown",
    "unknown": "asked-unknown",
    "": "unknown",
}
_REASONS = "http://terminology.hl7.org/CodeSystem/data-absent-reason"


def measurement(record: Measurement, making: Making) -> Json:
    """Add a measured value and return the reference to it; "<3.0" stays "<3.0"."""
    group = "vital-signs" if record.group == "body" else "laboratory"
    code = _BODY.get(record.what.strip().casefold()) if record.group == "body" else None
    more = [coding(_LOINC, *code)] if code and not record.codes else []
    held = {"what", "value", "unit", "when", "group", "place", "reference", "flag", "codes"}
    elements: dict[str, Any] = filled(
        status="unknown",
        category=[
            concept(own_marks.text_for(own_marks.GROUPS, record.group), (), _category(group))
        ],
        code=concept(record.what, record.codes, *more),
        subject=making.patient,
        **date("effectiveDateTime", record.when, required=True),
        performer=[named(record.place) or absent()],
        **_value(record),
        interpretation=[concept(record.flag)] if record.flag else [],
        note=notes(record, held, making.snapshot),
        referenceRange=[{"text": clean(record.reference)}] if record.reference else [],
    )
    return making.add("Observation", record, elements)


def _value(record: Measurement) -> Json:
    """Return the value as a number with its unit, a pair of pressures, or words."""
    number = quantity(record.value, record.unit)
    if number:
        return {"valueQuantity": number}
    upper, slash, lower = record.value.partition("/")
    pair = [quantity(part, record.unit) for part in (upper, lower)]
    if slash and all(pair) and "pressure" in record.what.casefold():
        parts = zip(_PRESSURES, pair, strict=True)
        return {
            "component": [
                {"code": {"coding": [coding(_LOINC, *code)]}, "valueQuantity": part}
                for code, part in parts
            ]
        }
    text = concept(" ".join(part for part in (record.value, record.unit) if part)).get("text", "")
    return {"valueString": text} if text else {"dataAbsentReason": _no_value("unknown")}


def _no_value(reason: str, words: str = "") -> Json:
    return filled(coding=[coding(_REASONS, reason)], text=words)


def _category(code: str) -> Json:
    words = {"vital-signs": "Vital Signs", "laboratory": "Laboratory", "survey": "Survey"}
    return coding(CATEGORIES, code, words[code])


def biomarker(record: Biomarker, making: Making) -> Json:
    """Add a biomarker: "not tested" and "failed" are reasons why there is no value."""
    held = {"marker", "taken", "lab", "codes", "result", "value"}
    words = _label(record, "result")
    call = _CALLS.get(record.result)
    meaning = [concept(words, (), coding(_MEANING, *call))] if call else []
    value: Json
    if clean(record.value):
        value = {"valueString": clean(record.value)}
        if record.result and not call:
            held.remove("result")
    elif call:
        value, meaning = {"valueCodeableConcept": meaning[0]}, []
    else:
        value = {"dataAbsentReason": _no_value(_NO_RESULT[record.result], words)}
    contained: list[Json] = []
    if record.specimen:
        held.add("specimen")
        kind = concept(_label(record, "specimen"))
        contained = [{"resourceType": "Specimen", "id": "specimen", "type": kind}]
    if record.method:
        held.add("method")
    elements: dict[str, Any] = filled(
        contained=contained,
        status="unknown",
        category=[concept(own_marks.BIOMARKER, (), _category("laboratory"))],
        code=concept(record.marker, record.codes),
        subject=making.patient,
        **date("effectiveDateTime", record.taken, required=True),
        performer=[named(record.lab) or absent()],
        **value,
        interpretation=meaning,
        note=notes(record, held, making.snapshot),
        method=concept(record.method) if record.method else {},
        specimen={"reference": "#specimen"} if contained else {},
    )
    return making.add("Observation", record, elements)


def _label(record: Biomarker, name: str) -> str:
    field = next(each for each in fields_of(Biomarker) if each.name == name)
    return show_value(field, getattr(record, name))


def performance(record: PerformanceStatus, making: Making) -> Json:
    """Add what a clinician said about how active the person is; return the reference to it."""
    held = {"value", "said", "said_by"}
    scale = _SCALES.get(record.scale_used)
    if scale:
        held.add("scale_used")
    elements: dict[str, Any] = filled(
        status="unknown",
        category=[concept(own_marks.PERFORMANCE, (), _category("survey"))],
        code=concept("Performance status", (), *([coding(_LOINC, *scale)] if scale else [])),
        subject=making.patient,
        **date("effectiveDateTime", record.said, required=True),
        performer=[named(record.said_by) or absent()],
        valueCodeableConcept=concept(record.value),
        note=notes(record, held, making.snapshot),
    )
    return making.add("Observation", record, elements)


_WORST = concept("At its worst")
_HOW_FELT = concept("Number from 0 (none) to 10 (as bad as can be), as felt")
_AS_SYMPTOM = [concept(own_marks.SYMPTOM, (), _category("survey"))]
"""The same in every entry of a log; they are written out, never changed."""


def symptom(record: SymptomEntry, making: Making) -> Json:
    """Add an entry of the symptom log; its number is of 10, as the person felt it."""
    words = dict(BODY_SITES)
    places = ", ".join(words.get(site, site) for site in record.sites)
    held = {"term", "when", "now", "worst", "sites"}
    moment = date("effectiveDateTime", record.when, required=True)
    if record.until is not None:
        held.add("until")
        moment = period("effectivePeriod", record.when, record.until)
    parts = [] if record.worst is None else [{"code": _WORST, "valueInteger": record.worst}]
    value: Json = {} if record.now is None else {"valueInteger": record.now}
    if not value and not parts:
        value = {"dataAbsentReason": _no_value("unknown")}
    elements: dict[str, Any] = filled(
        status="final",
        category=_AS_SYMPTOM,
        code=concept(record.term),
        subject=making.patient,
        **moment,
        performer=[making.writer(record.written_by)],
        **value,
        note=notes(record, held, making.snapshot),
        bodySite=concept(places) if places else {},
        method=_HOW_FELT,
        component=parts,
    )
    return making.add("Observation", record, elements)
