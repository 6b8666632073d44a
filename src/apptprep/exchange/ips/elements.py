"""The small parts resources are made of: texts, coded words, dates, amounts, notes.

FHIR R4 data types (<https://hl7.org/fhir/R4/datatypes.html>). Texts are cleaned of the signs FHIR
forbids (control characters); what is empty is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from apptprep.exchange.meaning import systems
from apptprep.records import Code, Record, Snapshot, When, show_value, written

Json = dict[str, Any]

EXTENSIONS: Final = "http://hl7.org/fhir/StructureDefinition/"
ABSENT: Final = f"{EXTENSIONS}data-absent-reason"
ORIGINAL: Final = f"{EXTENSIONS}originalText"
CATEGORIES: Final = "http://terminology.hl7.org/CodeSystem/observation-category"
_NUMBER = re.compile(r"(<=|>=|<|>|≤|≥)?\s*(-?\d{1,12}(?:[.,]\d{1,6})?)(?:\s*(\S.*))?")
_COMPARATORS = {"≤": "<=", "≥": ">="}
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_UCUM = {
    "kg": "kg", "g": "g", "lb": "[lb_av]", "cm": "cm", "in": "[in_i]", "°C": "Cel", "°F": "[degF]",
    "mmHg": "mm[Hg]", "%": "%", "a minute": "/min", "mg": "mg", "µg": "ug", "mL": "mL",
    "U/mL": "U/mL", "g/dL": "g/dL", "g/L": "g/L", "mg/dL": "mg/dL", "mmol/L": "mmol/L",
    "µmol/L": "umol/L", "ng/mL": "ng/mL", "U/L": "U/L", "10⁹/L": "10*9/L", "10³/µL": "10*3/uL",
}  # fmt: skip
"""Units whose code in UCUM (<https://ucum.org/ucum>) is beyond doubt; others go without one."""


class Number(str):
    """A decimal that is written as it was typed: ``3.0`` stays ``3.0`` (FHIR R4, decimal)."""

    __slots__ = ()


def clean(text: str) -> str:
    """Return text without the signs that FHIR strings may not hold, and without outer blanks."""
    if text.isprintable():
        return text.strip()
    return _FORBIDDEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def filled(**members: Any) -> Json:  # noqa: ANN401 - whatever JSON holds
    """Return an object of the members that hold something; a trailing ``_`` leaves the name."""
    return {
        name.rstrip("_"): value
        for name, value in members.items()
        if value not in ("", None, [], {})
    }


def concept(text: str, codes: Iterable[Code] = (), *more: Json) -> Json:
    """Return a CodeableConcept: the person's words, and codes as they were received."""
    coding = [*map(coding_of, codes), *more]
    return filled(coding=coding, text=clean(text))


def coding_of(code: Code) -> Json:
    """Return a received code; the address of its system, or what was received where not known."""
    system = systems.address(code.system)
    return filled(
        system=system, code=" ".join(clean(code.code).split()), display=clean(code.display)
    )


def coding(system: str, code: str, display: str = "") -> Json:
    """Return a Coding of our own choice."""
    return filled(system=system, code=code, display=display)


def absent(reason: str = "unknown") -> Json:
    """Return the extension that stands for a required value that is not there."""
    return {"extension": [{"url": ABSENT, "valueCode": reason}]}


def date(name: str, when: When | None, *, required: bool = False) -> Json:
    """Return a date member, as exact as it is known.

    What a FHIR date cannot say ("about March 2024", "2019 to 2021", words) stands beside it as its
    original text; a required one that is not known says so.

    Args:
        name: the member's name, e.g. ``"effectiveDateTime"``.
        when: the date, None where it is not known.
        required: the profile wants it.
    """
    value = when.fhir() if when is not None else ""
    said = clean(when.understood()) if when is not None else ""
    if when is None or not (value or said):
        return {f"_{name}": absent()} if required else {}
    told: list[Json] = []
    if not value:
        told += absent()["extension"] if required else []
    if said and not _is_all(when, value):
        told.append({"url": ORIGINAL, "valueString": said})
    return filled(**{name: value, f"_{name}": {"extension": told} if told else {}})


def period(name: str, start: When | None, end: When | None, *, required: bool = False) -> Json:
    """Return a Period member, or the missing one's reason under the dateTime of the same stem."""
    inside = {**date("start", start), **date("end", end)}
    if not inside:
        stem = name.removesuffix("Period")
        return {f"_{stem}DateTime": absent()} if required else {}
    return {name: inside}


def _is_all(when: When, value: str) -> bool:
    """Tell whether a FHIR date says all there is to it."""
    first, last = when.earliest, when.latest
    if when.about or not value or first is None or last is None:
        return False
    if "T" in value:
        return True
    # A FHIR date of a year may stand for a part of that year; one of a month is all of it.
    whole_year = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    return not when.time and (len(value) > len("2019") or whole_year)


def quantity(text: str, unit: str = "") -> Json:
    """Return text as a Quantity (``"<3.0"``, ``"64,5"``, ``"8 mg"``), ``{}`` where it is none.

    Args:
        text: the value, with its unit where ``unit`` is not given.
        unit: the unit as it was written.
    """
    match = _NUMBER.fullmatch(text.strip())
    if match is None or (unit and match[3]):
        return {}
    written = clean(unit or match[3] or "")
    comparator = _COMPARATORS.get(match[1] or "", match[1] or "")
    ucum = _UCUM.get(written, "")
    value = Number(_plain(match[2].replace(",", ".")))
    if comparator:
        return filled(value=value, comparator=comparator, unit=written, **_coded(ucum))
    return filled(value=value, unit=written, **_coded(ucum))


def _coded(ucum: str) -> Json:
    return {"system": "http://unitsofmeasure.org", "code": ucum} if ucum else {}


def _plain(number: str) -> str:
    """Return a number as JSON writes one: without zeros before it."""
    sign = "-" if number.startswith("-") else ""
    whole, dot, rest = number.removeprefix("-").partition(".")
    return f"{sign}{whole.lstrip('0') or '0'}{dot}{rest}"


def name(text: str) -> Json:
    """Return a reference to somebody or something known by name only, ``{}`` for nobody."""
    return filled(display=clean(text))


def note_lines(record: Record, held: Iterable[str], snapshot: Snapshot) -> list[str]:
    """Return what no element of the resource holds, a line a field: ``"Label: value"``.

    Args:
        record: the entry.
        held: names of the fields that stand in elements.
        snapshot: finds linked entries.
    """
    done = {*held, "note"}
    lines = []
    for field, value in written(record):
        if field.name in done or not field.prints:
            continue
        shown = show_value(field, value, snapshot)
        if shown:
            ends = "" if field.label.endswith("?") else ":"
            lines.append(clean(f"{field.label}{ends} {shown}"))
    if record.source == "unsure":
        lines.append("The person is not sure about this.")
    if record.source_note:
        lines.append(clean(f"How this is known: {record.source_note}"))
    return lines


def notes(record: Record, held: Iterable[str], snapshot: Snapshot) -> list[Json]:
    """Return :func:`note_lines` and the entry's own note as one Annotation."""
    own = clean(getattr(record, "note", ""))
    text = "\n".join([*([own] if own else []), *note_lines(record, held, snapshot)])
    return [{"text": text}] if text else []
