"""Who it is about, who wrote it, who is there to call: Patient, RelatedPerson, Practitioner."""

from __future__ import annotations

from typing import Any

from apptprep.exchange import own_marks
from apptprep.exchange.ips.elements import (
    EXTENSIONS,
    Json,
    absent,
    clean,
    coding,
    concept,
    date,
    filled,
)
from apptprep.exchange.ips.making import Making, stamp
from apptprep.records import Contact, Person
from apptprep.records.contact import CONTACT_KINDS

_KINDS = "http://terminology.hl7.org/CodeSystem/v2-0203"
_CALLS = coding("http://terminology.hl7.org/CodeSystem/v2-0131", "C", "Emergency Contact")
_OFFICES = ("clinic", "laboratory", "pharmacy", "trial-office", "group", "transport", "money")
_YES = {"yes": True, "no": False}


def patient(making: Making) -> Json:
    """Add the person and return the reference to them; a missing birth date says so."""
    person = making.snapshot.person
    numbers = [
        filled(
            type={"coding": [coding(_KINDS, "MR", "Medical record number")]},
            value=clean(each.number),
            assigner={"display": clean(each.hospital)},
        )
        for each in person.hospital_numbers
        if clean(each.number)
    ]
    known = making.snapshot.all(Person)
    own = [{"system": own_marks.SYSTEM, "value": stamp(person)}] if known else []
    elements: dict[str, Any] = filled(
        extension=_interpreter(person),
        identifier=[*own, *numbers],
        name=_names(person),
        telecom=_telecom(phone=person.phone, email=person.email),
        gender=person.sex,
        **_born(person),
        address=_address(person.address, person.country),
        contact=_emergency(person),
        communication=[{"language": concept(person.languages)}] if person.languages else [],
    )
    return making.put("Patient", making.own_id("person"), elements)


def _names(person: Person) -> list[Json]:
    told = [("official", person.name), ("nickname", person.called)]
    found = [{"use": use, "text": clean(text)} for use, text in told if clean(text)]
    return found or [absent()]


def _born(person: Person) -> Json:
    """Return the birth date, a plain date in FHIR: without any time of day."""
    born = date("birthDate", person.born, required=True)
    if "birthDate" in born:
        born["birthDate"] = born["birthDate"].partition("T")[0]
    return born


def _interpreter(person: Person) -> list[Json]:
    if person.interpreter not in _YES:
        return []
    url = f"{EXTENSIONS}patient-interpreterRequired"
    return [{"url": url, "valueBoolean": _YES[person.interpreter]}]


def _emergency(person: Person) -> list[Json]:
    if not person.emergency_contact:
        return []
    whom = {"text": clean(person.emergency_contact)}
    return [{"relationship": [{"coding": [_CALLS]}], "name": whom}]


def _telecom(*, phone: str = "", fax: str = "", email: str = "") -> list[Json]:
    told = (("phone", phone), ("fax", fax), ("email", email))
    return [{"system": kind, "value": clean(text)} for kind, text in told if clean(text)]


def _address(text: str, country: str = "") -> list[Json]:
    lines = [clean(line) for line in text.splitlines() if clean(line)]
    found: list[Json] = [{"text": clean(text), "line": lines}] if lines else []
    # A country of its own: added to the address it would stand in it twice.
    return [*found, *([{"country": clean(country)}] if clean(country) else [])]


def writers(making: Making) -> list[Json]:
    """Add those who write here and return the references to all authors, the person first."""
    found = [making.patient]
    for each in making.snapshot.person.writers:
        if each.role == "caregiver":
            identity = making.own_id(f"writer/{each.name}")
            relation = [{"text": "Caregiver"}]
            whom = {
                "patient": making.patient,
                "relationship": relation,
                "name": [{"text": clean(each.name)}],
            }
            reference = making.put("RelatedPerson", identity, whom)
            making.caregivers[each.name] = reference
            found.append(reference)
    return found


def care_team(making: Making) -> Json:
    """Add those there are to call as a team and return the reference, ``{}`` for nobody."""
    members = []
    for contact in making.snapshot.all(Contact):
        role = dict(CONTACT_KINDS).get(contact.role, "")
        member = filled(
            role=[concept(role)] if role else [],
            member=_contact(contact, making),
            onBehalfOf={"display": clean(contact.place)} if contact.place else {},
        )
        members.append(member)
    if not members:
        return {}
    team = {
        "status": "active",
        "name": "Whom to call",
        "subject": making.patient,
        "participant": members,
    }
    return making.put("CareTeam", making.own_id("care-team"), team)


def _contact(contact: Contact, making: Making) -> Json:
    office = contact.role in _OFFICES
    telecom = _telecom(phone=contact.phone, fax=contact.fax, email=contact.email)
    called: Any = clean(contact.name) if office else [{"text": clean(contact.name)}]
    elements: dict[str, Any] = filled(
        name=called, telecom=telecom, address=_address(contact.address)
    )
    return making.add("Organization" if office else "Practitioner", contact, elements)
