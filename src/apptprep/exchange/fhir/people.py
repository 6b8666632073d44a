"""Patient: who the record is about, and whom the clinic has down to call."""

from __future__ import annotations

from collections.abc import Iterator

from apptprep.exchange.fhir.concepts import concept
from apptprep.exchange.fhir.dates import when_in
from apptprep.exchange.fhir.names import address, country, human_name, identifier, names, telecom
from apptprep.exchange.fhir.values import Json, first, joined, objects, word
from apptprep.exchange.fhir.view import Item, Result, View
from apptprep.exchange.fhir.visits import family_doctors
from apptprep.exchange.reading import Who
from apptprep.records import Contact, Person
from apptprep.records.person import HospitalNumber

_SEXES = {
    "female": "female",
    "f": "female",
    "male": "male",
    "m": "male",
    "other": "other",
    "unknown": "unknown",
}
_YES = {True: "yes", False: "no"}


def person(resource: Json, view: View) -> Iterator[Result]:
    """Yield the person and those the clinic has down as contacts."""
    calls, others = _contacts(resource)
    told = Person(
        source="report",
        name=human_name(resource),
        born=when_in(resource, "birthDate"),
        sex=sex_of(resource),
        phone=telecom(resource, "phone"),
        email=telecom(resource, "email"),
        languages=_languages(resource),
        interpreter=_interpreter(resource),
        address=address(resource),
        country=country(resource),
        emergency_contact=calls,
        hospital_numbers=_numbers(resource, view),
    )
    if not told.is_blank():
        yield Item(told)
    for contact in others:
        yield Item(contact)
    yield from family_doctors(resource, view)


def who(resource: Json) -> Who:
    """Return whom a Patient resource is about, to be compared with the record's person.

    A name whose letters were stored in the wrong encoding ("GutiÃ©rrez") is given as it was meant
    as well, so that nobody is taken for somebody else because of it.
    """
    known = names(resource)
    also = [*known[1:], *(mended for mended in map(_mended, known) if mended)]
    return Who(
        name=known[0] if known else "",
        also=tuple(also),
        born=when_in(resource, "birthDate"),
        sex=sex_of(resource),
        number=identifier(resource, "MR"),
    )


def sex_of(resource: Json) -> str:
    """Return the key of the sex on record, ``""`` where it is not said."""
    return _SEXES.get(word(resource, "gender").casefold(), "")


def _mended(name: str) -> str:
    """Return a name read once too often as Western European, ``""`` where it was not."""
    try:
        mended = name.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""
    return mended if mended != name else ""


def _languages(resource: Json) -> str:
    spoken = [concept(each.get("language")).name() for each in objects(resource, "communication")]
    return joined(*spoken)


def _interpreter(resource: Json) -> str:
    for each in objects(resource, "extension"):
        if word(each, "url").endswith("patient-interpreterRequired"):
            said = each.get("valueBoolean")
            return _YES[said] if isinstance(said, bool) else ""
    return ""


def _numbers(resource: Json, view: View) -> tuple[HospitalNumber, ...]:
    """Return the record numbers of hospitals; never social security or other identity numbers."""
    found = []
    for each in objects(resource, "identifier"):
        codes = {word(code, "code") for code in objects(first(each, "type"), "coding")}
        if "MR" in codes and word(each, "value"):
            system = word(each, "system").partition("://")[2].partition("/")[0]
            hospital = view.name(first(each, "assigner"), resource) or system
            found.append(
                HospitalNumber(hospital=hospital or "not named", number=word(each, "value"))
            )
    return tuple(found)


def _contacts(resource: Json) -> tuple[str, list[Contact]]:
    """Return the line of whom to call in an emergency, and the other contacts."""
    calls, others = "", []
    for each in objects(resource, "contact"):
        name = human_name(each)
        phone = telecom(each, "phone")
        if not name:
            continue
        relations = [concept(kind) for kind in objects(each, "relationship")]
        relation = joined(
            *(kind.name() for kind in relations if kind.everything != "emergency contact")
        )
        emergency = any(
            kind.any_code() == "C" or "emergency" in kind.everything for kind in relations
        )
        if emergency and not calls:
            calls = joined(name, relation, phone)
        else:
            others.append(
                Contact(
                    source="report",
                    name=name,
                    role="other",
                    phone=phone,
                    email=telecom(each, "email"),
                    address=address(each),
                    note=relation,
                )
            )
    return calls, others
