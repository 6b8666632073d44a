"""The person a document is about, visits, the people who care for them, and their relatives."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from apptprep.exchange.ccda.desk import (
    Desk,
    author_of,
    has_template,
    is_negated,
    place_of,
    related,
    status,
)
from apptprep.exchange.ccda.sections import Section
from apptprep.exchange.ccda.values import (
    address,
    clinician_name,
    codes,
    is_null,
    person_name,
    quantity,
    stamp,
    telecom,
    text_of,
    when,
)
from apptprep.exchange.reading import Who
from apptprep.records import Appointment, Contact, FamilyHistory, HospitalNumber, Person

_SEX = {"F": "female", "M": "male", "UN": "other"}
_SOCIAL_SECURITY = "2.16.840.1.113883.4.1"
_ROLES = (
    ("oncolog", "oncologist"), ("radiation", "radiation"), ("surg", "surgeon"),
    ("primary care", "family-doctor"), ("family medicine", "family-doctor"),
    ("general practi", "family-doctor"), ("palliative", "palliative"), ("navigator", "navigator"),
    ("nurse", "nurse"), ("social work", "social-worker"), ("pharmac", "pharmacy"),
)  # fmt: skip
_MOTHERS = ("matern",)
_FATHERS = ("patern",)
_PARENTS = {"mother": "mother", "natural mother": "mother", "father": "father",
            "natural father": "father"}  # fmt: skip
_SIBLINGS = ("brother", "sister", "sibling", "son", "daughter", "child")
_CALLED_OFF = {"aborted", "cancelled", "nullified"}


def who_of(root: Element) -> Who | None:
    """Return the person a document names, None for none."""
    role = _role(root)
    patient = role.find("patient") if role is not None else None
    if role is None or patient is None:
        return None
    names = _names(patient)
    birth = patient.find("birthTime")
    sex = patient.find("administrativeGenderCode")
    numbers = _numbers(role)
    return Who(
        names[0] if names else "",
        tuple(names[1:]),
        stamp(birth.get("value", "")) if birth is not None else None,
        _SEX.get(sex.get("code", "").strip().upper(), "") if sex is not None else "",
        numbers[0] if numbers else "",
    )


def read_person(desk: Desk) -> None:
    """Take in what the document's header says about the person."""
    role, who = _role(desk.root), desk.who
    if role is None or who is None or not who.is_known():
        return
    hospital = text_of(role.find("providerOrganization/name")) or desk.issuer
    number = (HospitalNumber(hospital=hospital, number=who.number),) if hospital else ()
    record = Person(
        name=who.name,
        born=who.born,
        sex=who.sex,
        phone=telecom(role, "tel"),
        email=telecom(role, "mailto"),
        address=address(role),
        hospital_numbers=number if who.number else (),
        source="report",
    )
    desk.add(record, "Header")


def read_team(desk: Desk) -> None:
    """Take in the people the header names as giving the care."""
    for each in desk.root.findall("documentationOf/serviceEvent/performer"):
        _contact(each.find("assignedEntity"), each.find("functionCode"), desk, "Header")


def read_care_team(section: Section, desk: Desk) -> None:
    """Read a section about the care team."""
    for place, entry in section.rows():
        for each in entry.iter("performer"):
            function = each.find("functionCode")
            _contact(each.find("assignedEntity"), function, desk, place)


def _contact(entity: Element | None, function: Element | None, desk: Desk, place: str) -> None:
    if entity is None:
        return
    office = entity.find("representedOrganization")
    name = clinician_name(entity.find("assignedPerson/name"))
    clinic = text_of(office.find("name")) if office is not None else ""
    if not name and not clinic:
        return
    trade = f"{desk.name_of(function)} {desk.name_of(entity.find('code'))}".casefold()
    role = next((key for words, key in _ROLES if words in trade), "")
    phone = telecom(entity, "tel") or telecom(office, "tel")
    record = Contact(
        name=name or clinic,
        role=role or ("" if name else "clinic"),
        place=clinic if name else "",
        phone=phone,
        fax=telecom(entity, "fax") or telecom(office, "fax"),
        email=telecom(entity, "mailto"),
        address=address(entity) or address(office),
        source="report",
    )
    desk.add(record, place)


def read_visits(section: Section, desk: Desk) -> None:
    """Read visits, past or planned, out of a section of visits or plans."""
    for place, entry in section.rows():
        for each in entry.iter("encounter"):
            _visit(each, desk, place)


def _visit(element: Element, desk: Desk, place: str) -> None:
    if is_negated(element) or status(element) in _CALLED_OFF:
        desk.skip("a visit that was called off")
        return
    on = when(element.find("effectiveTime"))
    kind = desk.name_of(element.find("code")) or desk.narrative.text(element.find("text"))
    doctor = author_of(element)
    where = place_of(element)
    if on is None or not (kind or doctor or where):
        return
    record = Appointment(
        who=doctor or where or kind,
        when=on,
        place=where if where != doctor and doctor else "",
        note=f"Kind of visit: {kind}" if kind and (doctor or where) else "",
        source="report",
    )
    desk.add(record, place)


def read_family(section: Section, desk: Desk) -> None:
    """Read a section of family history; what relatives do not have is counted."""
    for place, entry in section.rows():
        subject = entry.find("subject/relatedSubject")
        relative = desk.name_of(subject.find("code")) if subject is not None else ""
        for each in entry.iter("observation"):
            if has_template(each, "47", "31") or is_negated(each):
                if is_negated(each):
                    desk.skip("an illness that a relative is said not to have")
                continue
            illness = desk.name_of(each.find("value")) or desk.narrative.text(each.find("text"))
            if not illness or is_null(each.find("value")):
                continue
            record = FamilyHistory(
                relative=relative or "Relative",
                illness=illness,
                age=_age(each),
                side=_side(relative),
                codes=codes(each.find("value")),
                source="report",
            )
            desk.add(record, place)


def _age(element: Element) -> str:
    for each in related(element):
        if has_template(each, "31"):
            value, _unit = quantity(each.find("value"))
            return value
    return ""


def _side(relative: str) -> str:
    folded = relative.casefold().strip()
    if folded in _PARENTS:
        return _PARENTS[folded]
    if folded.startswith(_MOTHERS):
        return "mother"
    if folded.startswith(_FATHERS):
        return "father"
    return "both" if any(word in folded for word in _SIBLINGS) else ""


def _role(root: Element) -> Element | None:
    if root.tag == "recordTarget":
        return root.find("patientRole")
    return root.find("recordTarget/patientRole")


def _names(patient: Element) -> list[str]:
    """Return all names, the legal one first."""
    found = sorted(
        patient.findall("name"), key=lambda each: "L" not in each.get("use", "L").split()
    )
    return list(dict.fromkeys(name for name in map(person_name, found) if name))


def _numbers(role: Element) -> list[str]:
    """Return the person's numbers at the hospital, never the social security number."""
    return [
        each.get("extension", "").strip()
        for each in role.findall("id")
        if each.get("extension", "").strip()
        and each.get("root") != _SOCIAL_SECURITY
        and not is_null(each)
    ]
