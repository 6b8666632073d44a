"""Appointments, planned encounters, and the people of care teams."""

from __future__ import annotations

from collections.abc import Iterator

from apptprep.exchange.fhir import own
from apptprep.exchange.fhir.concepts import concept, concepts
from apptprep.exchange.fhir.dates import moment_in, when_in
from apptprep.exchange.fhir.names import address, telecom
from apptprep.exchange.fhir.values import Json, first, joined, notes, objects, paragraph, word
from apptprep.exchange.fhir.view import Item, Result, Unmapped, View
from apptprep.records import Appointment, Contact

_OFF = frozenset({"cancelled", "noshow", "entered-in-error"})
_ROLES = (
    ("radiation", "radiation onc"),
    ("oncologist", "oncolog"),
    ("oncologist", "hematolog"),
    ("surgeon", "surg"),
    ("palliative", "palliat"),
    ("navigator", "navigator"),
    ("nurse", "nurse"),
    ("pharmacy", "pharma"),
    ("social-worker", "social work"),
    ("family-doctor", "family"),
    ("family-doctor", "general pract"),
    ("family-doctor", "primary care"),
    ("laboratory", "patholog"),
)
_PAST_TEAM = "a care team of the past"
_PLACES = ("Location", "HealthcareService", "Device")
_PEOPLE = ("Practitioner", "PractitionerRole", "Organization", "RelatedPerson")


def appointments(resource: Json, view: View) -> Iterator[Result]:
    """Yield a visit; one that was called off becomes nothing."""
    status = word(resource, "status")
    if status in _OFF:
        yield Unmapped("visits that were called off" if status != "entered-in-error" else status)
        return
    actors = [first(each, "actor") for each in objects(resource, "participant")]
    kinds = [(_kind_of(each, resource, view), each) for each in actors]
    people = [each for kind, each in kinds if kind not in (*_PLACES, "Patient")]
    places = [each for kind, each in kinds if kind in _PLACES]
    services = [*concepts(resource, "serviceType"), *concepts(resource, "specialty")]
    called = word(resource, "description") or joined(*(each.text for each in services))
    lines = [
        word(resource, "description"),
        paragraph(resource.get("patientInstruction")),
        paragraph(resource.get("comment")),
        notes(resource),
    ]
    reasons = concepts(resource, "reasonCode", "reason", "indication")
    lines.append(joined(*(each.text for each in reasons)))
    yield _visit(
        joined(*(view.name(each, resource) for each in people)) or called,
        resource,
        joined(*(view.name(each, resource) for each in places)),
        [line for line in dict.fromkeys(lines) if line],
        view,
    )


def encounters(resource: Json, view: View) -> Iterator[Result]:
    """Yield a planned encounter as a visit; those of the past are only counted."""
    if word(resource, "status") != "planned":
        yield Unmapped("visits of the past")
        return
    people = [first(each, "individual", "actor") for each in objects(resource, "participant")]
    places = [first(each, "location") for each in objects(resource, "location")]
    kinds = joined(*(each.text for each in concepts(resource, "type")))
    who = joined(*(view.name(each, resource) for each in people))
    place = joined(*(view.name(each, resource) for each in places))
    yield _visit(
        who or view.names(resource, "serviceProvider") or kinds,
        resource,
        place or view.names(resource, "serviceProvider"),
        [kinds] if kinds else [],
        view,
    )


def _visit(who: str, resource: Json, place: str, lines: list[str], view: View) -> Item:
    del view
    record = Appointment(
        source="report",
        who=who or "Visit at the clinic",
        when=moment_in(resource, "start", "period", "requestedPeriod", "plannedStartDate"),
        place=place,
        note="\n".join(lines),
    )
    return Item(record, when_in(resource, "created"))


def _kind_of(actor: Json, resource: Json, view: View) -> str:
    """Return the type of who or what takes part, also where it is not in the download."""
    kind = word(view.find(actor, resource), "resourceType") or word(actor, "type")
    return kind or word(actor, "reference").rpartition("/")[0].rpartition("/")[2]


def care_teams(resource: Json, view: View) -> Iterator[Result]:
    """Yield the people of a care team as contacts."""
    status = word(resource, "status")
    if status == "entered-in-error":
        yield Unmapped(status)
        return
    past = _PAST_TEAM if status in ("inactive", "suspended") else None
    for each in objects(resource, "participant"):
        member = first(each, "member")
        behalf = view.names(each, "onBehalfOf")
        roles = " ".join(role.text for role in concepts(each, "role"))
        contact = contact_of(member, resource, view, roles, behalf)
        if contact is not None:
            mine = own.stamped(view.find(member, resource))
            yield Item(contact, left_out=past, number=mine)


def family_doctors(patient: Json, view: View) -> Iterator[Result]:
    """Yield the general practitioners a Patient names."""
    for reference in objects(patient, "generalPractitioner", "careProvider"):
        contact = contact_of(reference, patient, view, "family doctor", "")
        if contact is not None:
            yield Item(contact)


def contact_of(reference: Json, inside: Json, view: View, roles: str, place: str) -> Contact | None:
    """Return whom a reference points to as a contact; None for the person and for the unknown."""
    found = view.find(reference, inside)
    kind = word(found, "resourceType")
    name = view.name(reference, inside)
    if not name or kind == "Patient" or "Patient/" in word(reference, "reference"):
        return None
    specialties = " ".join(each.text for each in concepts(found, "specialty", "specialization"))
    person = view.find(first(found, "practitioner"), found) if kind == "PractitionerRole" else {}
    holder = person or found
    return Contact(
        source="report",
        name=name,
        role=_role(f"{roles} {specialties}", kind),
        place=place or view.names(found, "organization"),
        phone=telecom(found, "phone") or telecom(holder, "phone"),
        fax=telecom(found, "fax") or telecom(holder, "fax"),
        email=telecom(found, "email") or telecom(holder, "email"),
        address=address(holder),
        note=joined(specialties, _relation(found)),
    )


def _role(words: str, kind: str) -> str:
    folded = words.casefold()
    known = next((key for key, part in _ROLES if part in folded), "")
    return known or ("clinic" if kind == "Organization" else "other" if kind in _PEOPLE else "")


def _relation(found: Json) -> str:
    if word(found, "resourceType") != "RelatedPerson":
        return ""
    return concept(found.get("relationship")).name()
