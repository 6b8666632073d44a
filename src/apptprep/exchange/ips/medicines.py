"""Medicines and allergies (IPS: MedicationStatement-uv-ips, AllergyIntolerance-uv-ips)."""

from __future__ import annotations

from typing import Any

from apptprep.exchange.ips.elements import (
    Json,
    Number,
    clean,
    coding,
    concept,
    date,
    filled,
    notes,
    period,
    quantity,
)
from apptprep.exchange.ips.making import Making
from apptprep.records import Allergy, Medication

_PARTS = {"morning": "MORN", "noon": "NOON", "evening": "EVE", "bedtime": "HS"}
_CLINICAL = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical"
_VERIFIED = "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification"


def medicine(record: Medication, making: Making) -> Json:
    """Add a medicine and return the reference to it.

    "Active" says what the list says: nothing tells that it was stopped.
    """
    held = {"name", "reason", "route", "started", "codes", "stopped"}
    drug, contained, structured = _drug(record)
    how, also = _dosage(record)
    held |= structured | also
    if record.why_stopped:
        held.add("why_stopped")
    elements: dict[str, Any] = filled(
        contained=contained,
        status="active" if record.is_current() else "stopped",
        statusReason=[concept(record.why_stopped)] if record.why_stopped else [],
        **drug,
        subject=making.patient,
        **period("effectivePeriod", record.started, record.stopped, required=True),
        reasonCode=[concept(record.reason)] if record.reason else [],
        note=notes(record, held, making.snapshot),
        dosage=[how] if how else [],
    )
    return making.add("MedicationStatement", record, elements)


def _drug(record: Medication) -> tuple[Json, list[Json], set[str]]:
    """Return which medicine is meant, what is contained for it, and the fields it holds.

    Form and strength need a Medication of its own (IPS: Medication-uv-ips).
    """
    code = concept(record.name, record.codes)
    strength = quantity(record.strength)
    if not strength.get("unit"):
        strength = {}
    if not record.form and not strength:
        return {"medicationCodeableConcept": code}, [], set()
    ratio = {"numerator": strength, "denominator": {"value": Number("1")}}
    part = {"itemCodeableConcept": concept(record.name), "strength": ratio}
    held = {*(["form"] if record.form else []), *(["strength"] if strength else [])}
    whole = filled(
        resourceType="Medication",
        id="medication",
        code=code,
        form=concept(record.form) if record.form else {},
        ingredient=[part] if strength else [],
    )
    return {"medicationReference": {"reference": "#medication", **_words(record)}}, [whole], held


def _words(record: Medication) -> Json:
    return {"display": clean(record.name)}


def _dosage(record: Medication) -> tuple[Json, set[str]]:
    """Return how it is taken, in one sentence and its parts, and the fields that tells."""
    sentence = concept(record.how_taken())
    parts = [_PARTS[time] for time in record.times if time in _PARTS]
    once = 1 if record.schedule == "once" else None
    timing = filled(count=once, when=parts)
    if parts:
        timing = {**timing, "frequency": 1, "period": Number("1"), "periodUnit": "d"}
    dose = quantity(record.dose)
    how = filled(
        text=sentence.get("text", ""),
        timing={"repeat": timing} if timing else {},
        asNeededBoolean=True if record.schedule == "when-needed" else None,
        route=concept(record.route) if record.route else {},
        doseAndRate=[{"doseQuantity": dose}] if dose.get("unit") else [],
    )
    told = {"dose", "times", "clock", "cycle", "most_a_day"}
    known = {"schedule"} if record.schedule in ("when-needed", "once") else set()
    if record.clock and record.times:
        told.remove("times")  # the sentence gives the clock times
    return how, told | known


def allergy(record: Allergy, making: Making) -> Json:
    """Add an allergy and return the reference to it."""
    held = {"substance", "noticed", "codes"}
    kind = record.kind_of if record.kind_of in ("allergy", "intolerance") else ""
    severity = record.severity if record.severity in ("mild", "moderate", "severe") else ""
    reaction: list[Json] = []
    if kind:
        held.add("kind_of")
    if record.reaction:
        reaction = [filled(manifestation=[concept(record.reaction)], severity=severity)]
        held |= {"reaction", *(["severity"] if severity else [])}
    unsure = record.source == "unsure"
    verified = {"coding": [coding(_VERIFIED, "unconfirmed")]} if unsure else {}
    elements = filled(
        clinicalStatus={"coding": [coding(_CLINICAL, "active")]},
        verificationStatus=verified,
        type=kind,
        code=concept(record.substance, record.codes),
        patient=making.patient,
        **date("onsetDateTime", record.noticed),
        note=notes(record, held, making.snapshot),
        reaction=reaction,
    )
    return making.add("AllergyIntolerance", record, elements)
