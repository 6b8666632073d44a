"""Names, addresses and numbers of people and places."""

from __future__ import annotations

from apptprep.exchange.fhir.references import References
from apptprep.exchange.fhir.values import Json, first, joined, objects, word, words

_USES = ("official", "usual", "")


def human_name(resource: Json, *, titles: bool = False) -> str:
    """Return a person's name: the official one, else the usual, else the first.

    Args:
        resource: Patient, Practitioner or RelatedPerson.
        titles: with "Dr." and the like.
    """
    found = names(resource, titles=titles)
    return found[0] if found else ""


def names(resource: Json, *, titles: bool = False) -> list[str]:
    """Return all names of a person, the best first."""
    many = objects(resource, "name")
    rank = {use: place for place, use in enumerate(_USES)}
    many.sort(key=lambda each: rank.get(word(each, "use"), len(rank)))
    shown = [_shown(each, titles=titles) for each in many if word(each, "use") != "old"]
    return list(dict.fromkeys(name for name in shown if name))


def _shown(name: Json, *, titles: bool) -> str:
    parts = [*words(name, "given"), *words(name, "family")]
    if titles and parts:
        parts = [*words(name, "prefix"), *parts]
    return word(name, "text") or " ".join(parts)


def name_of(resource: Json, references: References) -> str:
    """Return what a person, office or place is called; ``""`` where nothing says."""
    kind = word(resource, "resourceType")
    if kind in ("Practitioner", "Patient", "RelatedPerson", "Person"):
        return human_name(resource, titles=kind == "Practitioner")
    if kind == "PractitionerRole":
        practitioner = first(resource, "practitioner")
        shown = word(practitioner, "display")
        if shown:
            return shown
        found = references.find(practitioner, resource)
        if word(found, "resourceType") == "Practitioner":
            return human_name(found, titles=True)
        return word(first(resource, "organization"), "display")
    return word(resource, "name")


def telecom(resource: Json, system: str) -> str:
    """Return the first number or address of a kind: ``"phone"``, ``"email"``, ``"fax"``."""
    for each in objects(resource, "telecom"):
        if word(each, "system") == system and word(each, "value"):
            return word(each, "value").removeprefix("tel:").removeprefix("mailto:")
    return ""


def address(resource: Json) -> str:
    """Return the address in lines, ``""`` for none."""
    many = objects(resource, "address")
    home = [each for each in many if word(each, "use") == "home"]
    for each in [*home, *many]:
        street = "\n".join(words(each, "line"))
        town = joined(word(each, "postalCode"), word(each, "city"), by=" ")
        text = "\n".join(
            part for part in (street, town, word(each, "state"), word(each, "country")) if part
        )
        if text or word(each, "text"):
            return text or word(each, "text")
    return ""


def country(resource: Json) -> str:
    """Return the country of the first address that names one."""
    told = (word(each, "country") for each in objects(resource, "address"))
    return next((name for name in told if name), "")


def identifier(resource: Json, *types: str, system: str = "") -> str:
    """Return the first identifier of some types (v2-0203) or of a system, ``""`` for none."""
    for each in objects(resource, "identifier"):
        codes = {word(code, "code") for code in objects(first(each, "type"), "coding")}
        if codes & set(types) or (system and word(each, "system") == system):
            return word(each, "value")
    return ""
