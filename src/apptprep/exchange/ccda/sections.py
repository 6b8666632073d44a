"""Which section of a document is which: by LOINC code, then by template, then by title.

Codes and templates of HL7 C-CDA 2.1 (templates are compared without their extension), of its
forerunners C32 and CCD 1.0, and the IHE sections they were made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from apptprep.exchange.ccda.values import text_of

_BY_CODE = {
    "10160-0": "medications", "10183-2": "medications", "42346-7": "medications",
    "75311-1": "medications", "29549-3": "administered",
    "48765-2": "allergies",
    "11450-4": "problems", "11348-0": "past problems",
    "30954-2": "results", "8716-3": "vital signs", "47519-4": "procedures",
    "46240-8": "encounters", "18776-5": "plan", "10157-6": "family",
    "46264-8": "devices", "85847-2": "care team",
    "11369-6": "vaccinations", "48768-6": "payers",
    "121181": "dicom",
}  # fmt: skip
_MODERN = "2.16.840.1.113883.10.20.22.2."
_BY_TEMPLATE = {
    **{f"{_MODERN}{n}": "medications" for n in ("1", "1.1", "11", "11.1", "44")},
    **{f"{_MODERN}{n}": "allergies" for n in ("6", "6.1")},
    **{f"{_MODERN}{n}": "problems" for n in ("5", "5.1")},
    **{f"{_MODERN}{n}": "results" for n in ("3", "3.1")},
    **{f"{_MODERN}{n}": "vital signs" for n in ("4", "4.1")},
    **{f"{_MODERN}{n}": "procedures" for n in ("7", "7.1")},
    **{f"{_MODERN}{n}": "encounters" for n in ("22", "22.1")},
    **{f"{_MODERN}{n}": "vaccinations" for n in ("2", "2.1")},
    f"{_MODERN}38": "administered", f"{_MODERN}20": "past problems", f"{_MODERN}10": "plan",
    f"{_MODERN}15": "family", f"{_MODERN}23": "devices", f"{_MODERN}500": "care team",
    f"{_MODERN}65": "notes", f"{_MODERN}18": "payers",
    "2.16.840.1.113883.10.20.1.8": "medications", "2.16.840.1.113883.3.88.11.83.112": "medications",
    "1.3.6.1.4.1.19376.1.5.3.1.3.19": "medications",
    "2.16.840.1.113883.10.20.1.2": "allergies", "2.16.840.1.113883.3.88.11.83.102": "allergies",
    "1.3.6.1.4.1.19376.1.5.3.1.3.13": "allergies",
    "2.16.840.1.113883.10.20.1.11": "problems", "2.16.840.1.113883.3.88.11.83.103": "problems",
    "1.3.6.1.4.1.19376.1.5.3.1.3.6": "problems",
    "2.16.840.1.113883.10.20.1.14": "results", "2.16.840.1.113883.3.88.11.83.122": "results",
    "1.3.6.1.4.1.19376.1.5.3.1.3.28": "results",
    "2.16.840.1.113883.10.20.1.16": "vital signs",
    "2.16.840.1.113883.3.88.11.83.119": "vital signs",
    "2.16.840.1.113883.10.20.1.12": "procedures", "2.16.840.1.113883.3.88.11.83.108": "procedures",
    "2.16.840.1.113883.10.20.1.3": "encounters", "2.16.840.1.113883.3.88.11.83.127": "encounters",
    "2.16.840.1.113883.10.20.1.10": "plan", "2.16.840.1.113883.3.88.11.83.124": "plan",
    "2.16.840.1.113883.10.20.1.4": "family", "2.16.840.1.113883.10.20.1.7": "devices",
    "2.16.840.1.113883.10.20.1.6": "vaccinations",
    "2.16.840.1.113883.10.20.6.1.1": "dicom",
}  # fmt: skip
_BY_TITLE = (
    (r"administered|given during", "administered"),
    (r"medications?\b|medicines|prescriptions|drugs? (?:list|history)", "medications"),
    (r"allerg\w+|adverse reactions|intoleran\w+", "allergies"),
    (r"past (?:medical history|illness)|resolved problems|history of past", "past problems"),
    (r"problems?\b|conditions\b|diagnos[ei]s list", "problems"),
    (r"vital", "vital signs"),
    (r"(?:lab\w*|test|diagnostic)? ?results\b", "results"),
    (r"procedures\b|surgeries|surgical history", "procedures"),
    (r"encounters|visits", "encounters"),
    (r"family history", "family"),
    (r"care team", "care team"),
    (r"immuni[sz]ations?|vaccinations?", "vaccinations"),
    (r"medical (?:equipment|devices)|implants?", "devices"),
    (r"plan of (?:care|treatment)|treatment plan|care plan", "plan"),
    (r"insurance|payers?", "payers"),
)  # fmt: skip
_COMPILED = tuple((re.compile(rf"^\W*(?:\w+ ){{0,2}}(?:{words})"), key) for words, key in _BY_TITLE)
_VACCINATION = "2.16.840.1.113883.10.20.22.4.52"
_NOTE_CODES = frozenset({"34109-9", "34746-8", "11506-3", "34117-2", "11488-4", "28570-0"})


@dataclass(frozen=True, slots=True, repr=False)
class Section:
    """One section.

    Attributes:
        element: the ``section``.
        key: what it is: ``"medications"``, …; ``""`` where it is only words to read.
        title: its heading, for people.
        code: its LOINC code.
    """

    element: Element
    key: str
    title: str
    code: str

    def rows(self) -> Iterator[tuple[str, Element]]:
        """Yield the coded entries with their place: ``"Medications, row 3"``."""
        number = 0
        for entry in self.element.findall("entry"):
            for each in entry:
                number += 1
                yield f"{self.title}, row {number}", each


def sections(root: Element) -> Iterator[Section]:
    """Yield all sections of a document, those inside others too, in their order."""
    for element in root.iter("section"):
        code = element.find("code")
        number = (code.get("code", "") if code is not None else "").strip()
        title = text_of(element.find("title"))
        named = title or (code.get("displayName", "") if code is not None else "")
        yield Section(element, _key(element, number, named), _heading(named, number), number)


def _key(element: Element, code: str, title: str) -> str:
    if code in _BY_CODE:
        return _BY_CODE[code]
    templates = [each.get("root", "") for each in element.findall("templateId")]
    for template in templates:
        if template in _BY_TEMPLATE:
            return _BY_TEMPLATE[template]
    if code in _NOTE_CODES:
        return "notes"
    if code:
        return ""
    folded = title.casefold()
    found = next((key for pattern, key in _COMPILED if pattern.search(folded)), "")
    return found or ("" if title else _by_entries(element))


def _by_entries(element: Element) -> str:
    """Return what a section with neither code nor title is, by its first medicine."""
    for each in element.findall("entry/substanceAdministration"):
        templates = {one.get("root", "") for one in each.findall("templateId")}
        return "vaccinations" if _VACCINATION in templates else "medications"
    return ""


def _heading(title: str, code: str) -> str:
    """Return a title for people; shouting is lowered."""
    plain = " ".join(title.split())
    if plain.isupper():
        plain = plain.capitalize()
    return plain or (f"Section {code}" if code else "A section without a title")
