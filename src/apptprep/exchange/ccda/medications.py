"""Medicines: names by every detour, times that stay as precise as they are, and what is negated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from apptprep.exchange.ccda.desk import (
    Desk,
    author_of,
    has_template,
    is_negated,
    related,
    status,
)
from apptprep.exchange.ccda.sections import Section
from apptprep.exchange.ccda.values import codes, high, is_null, low, quantity, text_of
from apptprep.exchange.meaning.drug_names import route, taken_apart
from apptprep.records import Medication, When

_NO_DRUG = re.compile(
    r"^\W*(?:no (?:known |current |active |prescribed )*(?:medications?|medicines|meds|drugs)\b|"
    r"none(?: known| recorded)?\W*$|(?:patient )?(?:is )?not (?:currently )?(?:taking|on) any)"
)
_ANY_DRUG = re.compile(r"^\W*(?:drug or medic\w+|drug|medic(?:ation|ament|ine)s?|unknown)?\W*$")
_OVER = {
    "aborted": "Stopped early, as the document says",
    "cancelled": "Called off, as the document says",
    "obsolete": "No longer in use, as the document says",
}
_OLD_STATUS = re.compile(r"no longer active|prior history|discontinued|inactive|stopped")
_MOMENTS = {
    "HS": ("bedtime", "at bedtime"), "ACM": ("morning", "before breakfast"),
    "PCM": ("morning", "after breakfast"), "CM": ("morning", "with breakfast"),
    "ACD": ("noon", "before lunch"), "PCD": ("noon", "after lunch"),
    "CD": ("noon", "with lunch"), "ACV": ("evening", "before supper"),
    "PCV": ("evening", "after supper"), "CV": ("evening", "with supper"),
    "AC": ("", "before meals"), "PC": ("", "after meals"), "C": ("", "with meals"),
    "WAKE": ("morning", "on waking"),
}  # fmt: skip
_UNITS = {"min": "minute", "h": "hour", "d": "day", "wk": "week", "mo": "month", "a": "year"}
_MOST_OFTEN = 4
"""More times a day than this are told as "every 3 hours"."""

_LONGEST_NAME = 200


def read(section: Section, desk: Desk, *, given: bool = False) -> None:
    """Read a section of medicines.

    Args:
        section: the section.
        desk: the document.
        given: they were given during a visit and are not what the person takes.
    """
    for place, entry in section.rows():
        for each in _administrations(entry):
            _one(each, desk, place, given=given)


def _administrations(entry: Element) -> Iterator[Element]:
    """Yield the medicines of an entry; the instructions inside one are not another."""
    if entry.tag == "substanceAdministration":
        yield entry
        return
    for child in entry:
        if child.tag in ("entryRelationship", "component", "act", "organizer"):
            for inner in child:
                yield from _administrations(inner)


def _one(element: Element, desk: Desk, place: str, *, given: bool) -> None:
    name = _name(element, desk)
    if is_negated(element) or _NO_DRUG.search(name.casefold()):
        if given:
            return
        if _ANY_DRUG.search(name.casefold()) or _NO_DRUG.search(name.casefold()):
            desk.state("medications_state", place)
        else:
            desk.skip("a medicine that is said not to be taken")
        return
    if status(element) == "nullified":
        desk.skip("an entry the clinic took back as an error")
        return
    if _ANY_DRUG.search(name.casefold()):
        # Nothing but blanks: a row that only says "no information" is none.
        if element.get("nullFlavor") is None and codes(_material(element).find("code")):
            desk.remark("a medicine has a code and no name", place)
        return
    record = _record(element, desk, name)
    desk.add(
        record,
        place,
        written_as=name if name != record.name else "",
        left_out="given during a visit" if given else None,
    )


def _material(element: Element) -> Element:
    product = element.find("consumable/manufacturedProduct")
    for tag in ("manufacturedMaterial", "manufacturedLabeledDrug"):
        found = product.find(tag) if product is not None else None
        if found is not None:
            return found
    return Element("manufacturedMaterial")


def _name(element: Element, desk: Desk) -> str:
    material = _material(element)
    found = desk.name_of(material.find("code")) or text_of(material.find("name"))
    found = found or desk.narrative.first_cell(element.find("text"))
    return found if len(found) <= _LONGEST_NAME else f"{found[: _LONGEST_NAME - 1]}…"


def _record(element: Element, desk: Desk, name: str) -> Medication:
    parts = taken_apart(name)
    material = _material(element)
    told: dict[str, Any] = _times(element, desk)
    form = parts.form or desk.name_of(element.find("administrationUnitCode"))
    if form and form == parts.form:
        told["form"] = form
    notes = [*told.pop("notes"), *_instructions(element, desk)]
    if not (desk.name_of(material.find("code")) or text_of(material.find("name"))):
        notes.append(f"Whole row in the document: {desk.narrative.row(element.find('text'))}")
    route_words = desk.name_of(element.find("routeCode"))
    return Medication(
        name=parts.name,
        brand=parts.brand,
        strength=parts.strength,
        dose=_dose(element, desk),
        route=route(route_words) if route_words else "",
        most_a_day=_most(element),
        reason=_reason(element, desk),
        prescriber=author_of(element),
        codes=codes(material.find("code")),
        note="\n".join(dict.fromkeys(notes)),
        source="report",
        **told,
    )


def _times(element: Element, desk: Desk) -> dict[str, Any]:
    """Return start, stop and schedule. A status "completed" tells nothing about today."""
    told: dict[str, Any] = {"notes": []}
    clocks: list[str] = []
    times: list[str] = []
    for each in element.findall("effectiveTime"):
        kind = each.get("type", "").rpartition(":")[2]
        if kind == "PIVL_TS":
            clocks.append(_period(each))
        elif kind == "EIVL_TS":
            _event(each, clocks, times)
        elif "started" not in told:
            _span(each, desk, told)
    why = _OVER.get(status(element), "") or _old_status(element, desk)
    if why and "stopped" not in told:
        told["why_stopped"] = why
    if status(element) in ("held", "suspended"):
        told["notes"].append("On hold, as the document says")
    clock = ", ".join(dict.fromkeys(each for each in clocks if each))
    if element.find("precondition") is not None:
        told["schedule"] = "when-needed"
    elif clock or times:
        told.setdefault("schedule", "scheduled")
    told["clock"] = clock
    told["times"] = tuple(dict.fromkeys(times))
    return told


def _span(element: Element, desk: Desk, told: dict[str, Any]) -> None:
    start, end = low(element), high(element)
    if start is not None:
        told["started"] = start
    if element.get("value") and start is not None and element.find("high") is None:
        told["schedule"] = "once"
    if end is not None:
        if _is_over(end, desk):
            told["stopped"] = end
        else:
            told["notes"].append(f"To be taken until {end.understood()}, as the document says")


def _is_over(end: When, desk: Desk) -> bool:
    return end.latest is not None and end.latest < desk.today


def _period(element: Element) -> str:
    """Return ``"every 12 hours"``, ``"4 times a day"`` or ``""``."""
    period = element.find("period")
    value = period.get("value", "") if period is not None else ""
    unit = _UNITS.get(period.get("unit", ""), "") if period is not None else ""
    try:
        number = float(value)
    except ValueError:
        return ""
    if not unit or not 0 < number < 1000:  # noqa: PLR2004 - a schedule, not an overflow
        return ""
    per_day = 24 / number if unit == "hour" else 1 / number if unit == "day" else 0
    stated = element.get("institutionSpecified", "").lower() == "true"
    count = round(per_day)
    whole = 1 <= count <= _MOST_OFTEN and abs(per_day - count) < 0.01  # noqa: PLR2004
    if whole and (stated or unit == "day"):
        return "once a day" if count == 1 else f"{count} times a day"
    shown = f"{number:g}"
    return f"every {unit}" if shown == "1" else f"every {shown} {unit}s"


def _event(element: Element, clocks: list[str], times: list[str]) -> None:
    event = element.find("event")
    key, words = _MOMENTS.get(event.get("code", "") if event is not None else "", ("", ""))
    if key:
        times.append(key)
    if words and words != "at bedtime":
        clocks.append(words)


def _old_status(element: Element, desk: Desk) -> str:
    """Return what a status observation of older documents says of a medicine that ended."""
    for each in related(element):
        code = each.find("code")
        if each.tag != "observation" or code is None or code.get("code") != "33999-4":
            continue
        words = desk.name_of(each.find("value"))
        if _OLD_STATUS.search(words.casefold()):
            return f"{words}, as the document says"
    return ""


def _dose(element: Element, desk: Desk) -> str:
    dose = element.find("doseQuantity")
    value, unit = quantity(dose)
    if not value or is_null(dose):
        return ""
    if not value.strip("0.,"):
        return ""  # a dose of nothing is what systems write where none is known
    unit = unit or desk.name_of(element.find("administrationUnitCode"))
    return f"{value} {unit}".strip()


def _most(element: Element) -> str:
    most = element.find("maxDoseQuantity")
    if is_null(most) or most is None:
        return ""
    above, below = quantity(most.find("numerator")), quantity(most.find("denominator"))
    per_day = below[1] in ("d", "day") and below[0] in ("1", "1.0")
    return " ".join(above).strip() if per_day else ""


def _reason(element: Element, desk: Desk) -> str:
    for each in related(element, "RSON"):
        if each.tag == "observation" and not is_negated(each):
            found = desk.name_of(each.find("value"))
            if found:
                return found
    return ""


def _instructions(element: Element, desk: Desk) -> list[str]:
    """Return how to take it, in the words of the document."""
    found: list[str] = []
    for each in related(element):
        if has_template(each, "147", "20") or (each.tag == "act" and has_template(each, "50")):
            words = desk.narrative.text(each.find("text"))
            if words:
                found.append(f"Instructions in the document: {words}")
    return found
