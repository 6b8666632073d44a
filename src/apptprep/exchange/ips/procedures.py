"""Treatments and past surgery as Procedure (IPS: Procedure-uv-ips); relatives."""

from __future__ import annotations

from apptprep.exchange import own_marks
from apptprep.exchange.ips.elements import (
    Json,
    clean,
    coding,
    concept,
    date,
    filled,
    notes,
    period,
)
from apptprep.exchange.ips.elements import name as named
from apptprep.exchange.ips.making import Making
from apptprep.exchange.ips.problems import MCODE
from apptprep.records import FamilyHistory, PastSurgery, Treatment

_SNOMED = "http://snomed.info/sct"
_SURGICAL = coding(_SNOMED, "387713003", "Surgical procedure")
_STATES = {
    "planned": "preparation",
    "ongoing": "in-progress",
    "paused": "on-hold",
    "ended": "completed",
}
_AIMS = {"cure": ("373808002", "Curative"), "relief": ("363676003", "Palliative")}


def treatment(record: Treatment, making: Making) -> Json:
    """Add a treatment and return the reference to it."""
    held = {"name", "treatment_kind", "started", "ended", "site", "given_by", "why_ended", "codes"}
    told: list[Json] = []
    if record.state in _STATES:
        held.add("state")
    if record.aim in _AIMS:
        held.add("aim")
        said = concept("", (), coding(_SNOMED, *_AIMS[record.aim]))
        told = [{"url": f"{MCODE}mcode-procedure-intent", "valueCodeableConcept": said}]
    elements = filled(
        extension=told,
        status=_STATES.get(record.state, "unknown"),
        statusReason=concept(record.why_ended) if record.why_ended else {},
        category=_category(own_marks.text_for(own_marks.TREATMENTS, record.treatment_kind)),
        code=concept(record.name, record.codes),
        subject=making.patient,
        **period("performedPeriod", record.started, record.ended, required=True),
        performer=[{"actor": named(record.given_by)}] if record.given_by else [],
        bodySite=[concept(record.site)] if record.site else [],
        note=notes(record, held, making.snapshot),
    )
    return making.add("Procedure", record, elements)


def _category(mark: str) -> Json:
    surgical = [_SURGICAL] if mark in ("Treatment: Surgery", own_marks.SURGERY) else []
    return concept(mark, (), *surgical)


def surgery(record: PastSurgery, making: Making) -> Json:
    """Add a past operation and return the reference to it."""
    held = {"name", "date", "place", "codes"}
    elements = filled(
        status="completed",
        category=_category(own_marks.SURGERY),
        code=concept(record.name, record.codes),
        subject=making.patient,
        **date("performedDateTime", record.date, required=True),
        location=named(record.place),
        note=notes(record, held, making.snapshot),
    )
    return making.add("Procedure", record, elements)


def relative(record: FamilyHistory, making: Making) -> Json:
    """Add a relative and return the reference to it; ages stay the words they are."""
    held = {"relative", "illness", "codes"}
    had: list[Json] = []
    if record.illness:
        held.add("age")
        code = concept(record.illness, record.codes)
        had = [filled(code=code, onsetString=clean(record.age))]
    elements = filled(
        status="partial",
        patient=making.patient,
        relationship=concept(record.relative),
        note=notes(record, held, making.snapshot),
        condition=had,
    )
    return making.add("FamilyMemberHistory", record, elements)
