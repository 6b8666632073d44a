"""Allergies, and the statement that none are known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from apptprep.exchange.ccda.desk import Desk, began, has_template, is_negated, related, status
from apptprep.exchange.ccda.sections import Section
from apptprep.exchange.ccda.values import codes, high, text_of
from apptprep.records import Allergy

_NONE_AT_ALL = {"716186003", "160244002", "419199007", "420134006", "106190000"}
"""SNOMED CT: "no known allergy", and "allergy", "adverse reaction" where an entry negates them."""

_NONE_AT_ALL_ASSERTED = {"716186003", "160244002"}
_NO_DRUG_ALLERGY = {"409137002"}
_NONE = re.compile(
    r"^\W*(?:no known (?:allerg\w+|adverse reactions)|nka\b|no (?:active |current )?allerg\w+)"
)
_NONE_OF_DRUGS = re.compile(r"^\W*(?:no known (?:drug|medication|medicine)\w* allerg\w+|nkda\b)")
_NOT_TOLERATED = re.compile(r"intoleran\w+|side effect")
_SEVERITY = {
    "255604002": "mild", "6736007": "moderate", "24484000": "severe", "399166001": "severe",
}  # fmt: skip
_WORDS = ("mild", "moderate", "severe")
_DRUGS_ONLY = "says that no allergies to medicines are known; others may be"
_ONE_SORT_ONLY = "says that no allergies of one sort are known; others may be"


def read(section: Section, desk: Desk) -> None:
    """Read a section of allergies."""
    found = False
    for place, entry in section.rows():
        concern = status(entry)
        for each in _observations(entry):
            found = True
            _one(each, concern, desk, place)
    if not found:
        words = text_of(section.element.find("text")).casefold()
        if _NONE_OF_DRUGS.search(words):
            desk.remark(_DRUGS_ONLY, section.title)
        elif _NONE.search(words):
            desk.state("allergies_state", section.title)


def _observations(entry: Element) -> Iterator[Element]:
    """Yield the allergies of a concern; reactions and severities inside one are its parts."""
    if entry.tag == "observation":
        yield entry
        return
    for child in entry:
        if child.tag in ("entryRelationship", "component"):
            for inner in child:
                if inner.tag == "observation" and has_template(inner, "8", "9", "28", "119"):
                    continue  # how bad, what happened, status, author of the concern
                if inner.tag in ("observation", "act", "organizer"):
                    yield from _observations(inner)


def _one(element: Element, concern: str, desk: Desk, place: str) -> None:
    if element.get("nullFlavor"):
        return
    value = element.find("value")
    coded = {each.code for each in codes(value, _substance_code(element))}
    name = _substance(element, desk)
    kind = desk.name_of(value)
    words = f"{name} {kind}".strip().casefold()
    if coded & _NO_DRUG_ALLERGY or _NONE_OF_DRUGS.search(words):
        desk.remark(_DRUGS_ONLY, place)
        return
    if coded & _NONE_AT_ALL_ASSERTED or _NONE.search(words) or _NONE.search(name.casefold()):
        desk.state("allergies_state", place)
        return
    if is_negated(element):
        _negated(element, coded, desk, place)
        return
    if concern == "nullified" or status(element) == "nullified":
        desk.skip("an entry the clinic took back as an error")
        return
    if not name:
        if coded:
            desk.remark("an allergy has no name", place)
        return
    _add(element, concern, desk, place, (name, kind))


def _negated(element: Element, coded: set[str], desk: Desk, place: str) -> None:
    """Take a negated entry for what it is: about all allergies, about medicines, about one."""
    substance = {each.code for each in codes(_substance_code(element))}
    if substance - {"105590001"}:  # SNOMED CT "substance": of any kind
        desk.skip("an allergy that is said not to be there")
    elif coded & _NONE_AT_ALL:
        desk.state("allergies_state", place)
    else:
        drugs = "drug" in desk.name_of(element.find("value")).casefold() or "416098002" in coded
        desk.remark(_DRUGS_ONLY if drugs else _ONE_SORT_ONLY, place)


def _add(element: Element, concern: str, desk: Desk, place: str, named: tuple[str, str]) -> None:
    name, kind = named
    reactions = [
        each for each in related(element) if each.tag == "observation" and has_template(each, "9")
    ]
    told = [desk.name_of(each.find("value")) or desk.narrative.text(each.find("text"))
            for each in reactions if not is_negated(each)]  # fmt: skip
    severity, as_said = _severity([element, *reactions], desk)
    folded = kind.casefold()
    is_over = _is_over(element, concern, desk)
    notes = [f"How bad, as the document says: {as_said}" if as_said else ""]
    if is_over:
        notes.append("No longer there, as the document says")
    record = Allergy(
        substance=name,
        reaction=", ".join(dict.fromkeys(each for each in told if each)),
        severity=severity,
        kind_of="intolerance"
        if _NOT_TOLERATED.search(folded)
        else "allergy"
        if "allerg" in folded
        else "",
        noticed=began(element),
        codes=codes(_substance_code(element)),
        note="\n".join(each for each in notes if each),
        source="report",
    )
    desk.add(record, place, left_out="no longer there" if is_over else None)


def _substance_code(element: Element) -> Element | None:
    return element.find("participant/participantRole/playingEntity/code")


def _substance(element: Element, desk: Desk) -> str:
    found = desk.name_of(_substance_code(element))
    found = found or text_of(element.find("participant/participantRole/playingEntity/name"))
    value = element.find("value")
    if not found and value is not None:
        found = desk.narrative.text(value.find("originalText"))
    return found or desk.narrative.row(element.find("text"))


def _severity(elements: list[Element], desk: Desk) -> tuple[str, str]:
    """Return the key of how bad it was, and other words for it."""
    for holder in elements:
        for each in related(holder):
            if each.tag != "observation" or not has_template(each, "8"):
                continue
            value = each.find("value")
            words = desk.name_of(value) or desk.narrative.text(each.find("text"))
            coded = next((each.code for each in codes(value)), "")
            key = _SEVERITY.get(coded, "")
            if not key and words.strip().casefold() in _WORDS:
                key = words.strip().casefold()
            if key or words:
                return key, "" if key else words
    return "", ""


def _is_over(element: Element, concern: str, desk: Desk) -> bool:
    for each in related(element):
        if each.tag == "observation" and has_template(each, "28"):
            coded = {code.code for code in codes(each.find("value"))}
            if coded & {"73425007", "413322009"}:
                return True
    end = high(element.find("effectiveTime"))
    over = end is not None and end.latest is not None and end.latest < desk.today
    start = began(element)
    # A single day written as low and high is when it was noticed, not when it ended.
    return over and start != end and concern != "active"
