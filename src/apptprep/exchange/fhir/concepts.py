"""Coded words: CodeableConcept, Coding, plain text of older versions, references of newer ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from apptprep.exchange.fhir.values import Json, line, objects, word
from apptprep.exchange.meaning import systems
from apptprep.records.origin import Code

_SPOKEN = {
    "snomed": "SNOMED CT code",
    "loinc": "LOINC code",
    "rxnorm": "RxNorm code",
    "icd-10": "ICD-10 code",
    "icd-9": "ICD-9 code",
    "cvx": "CVX code",
    "ndc": "NDC code",
    "atc": "ATC code",
}
_ICD_10 = re.compile(r"(?:icd|cie)-?_?10(?!.*pcs)", re.IGNORECASE)
_TAG = re.compile(
    r" \((?:disorder|finding|procedure|situation|body structure|qualifier value|substance|product|"
    r"medicinal product|clinical drug|observable entity|regime/therapy|morphologic abnormality|"
    r"person|physical object|occupation|record artifact|event|context-dependent category)\)$"
)


@dataclass(frozen=True)
class Concept:
    """A coded thing.

    Attributes:
        text: what it is called, in the words that were meant for people; ``""`` for none.
        codes: all its codes, as received.
        tag: SNOMED CT's own bracket after the name, e.g. ``"situation"``.
    """

    text: str = ""
    codes: tuple[Code, ...] = ()
    tag: str = ""

    def __bool__(self) -> bool:
        """Tell whether anything is said."""
        return bool(self.text or self.codes)

    def has(self, system: str, codes: frozenset[str]) -> bool:
        """Tell whether it has one of some codes of a system."""
        return any(each.system == system and each.code in codes for each in self.codes)

    def code_in(self, system: str) -> str:
        """Return its code in a system, ``""`` for none."""
        return next((each.code for each in self.codes if each.system == system), "")

    def any_code(self) -> str:
        """Return its first code, whatever the system: for statuses."""
        return self.codes[0].code if self.codes else self.text

    def name(self) -> str:
        """Return its words, else its first code with the name of the code system."""
        if self.text or not self.codes:
            return self.text
        code = self.codes[0]
        return f"{_SPOKEN.get(code.system, 'Code')} {code.code}"

    @cached_property
    def everything(self) -> str:
        """All its words in small letters, for looking something up in them."""
        return " ".join([self.text, *(each.display for each in self.codes)]).casefold()


NOTHING = Concept()
_TEXT = {str, type(None)}


def concept(value: object) -> Concept:
    """Return a CodeableConcept, Coding, list of them (the first), reference (R5) or text."""
    if isinstance(value, list):
        value = next((each for each in value if each), None)
    if isinstance(value, str):
        return Concept(line(value))
    if not isinstance(value, dict):
        return NOTHING
    coding = value.get("coding")
    if type(coding) is list and len(coding) == 1 and type(coding[0]) is dict:
        text, get = value.get("text"), coding[0].get
        system, code, display = get("system"), get("code"), get("display")
        if {type(text), type(system), type(code), type(display)} <= _TEXT:
            return _usual(text, system, code, display)
    return _unusual(value)


@lru_cache(maxsize=8192)
def _usual(text: str | None, system: str | None, code: str | None, display: str | None) -> Concept:
    """Return the concept of words and one coding, which nearly all are."""
    return _made(line(text), ((line(system), line(code), line(display)),))


def _unusual(value: Json) -> Concept:
    """Return the concept of any other shape."""
    if "concept" in value:
        inner = value["concept"]
        return concept(inner) if isinstance(inner, dict) and "concept" not in inner else NOTHING
    codings = objects(value, "coding")
    if not codings and ("code" in value or "display" in value):
        codings = [value]
    chosen = next((each for each in codings if each.get("userSelected") is True), {})
    told = tuple(
        (word(each, "system"), word(each, "code"), word(each, "display")) for each in codings
    )
    return _made(word(value, "text") or word(chosen, "display"), told)


@lru_cache(maxsize=8192)
def _made(text: str, told: tuple[tuple[str, str, str], ...]) -> Concept:
    """Return a concept; the same for the same words and codes, of which files repeat thousands."""
    text = text or next((display for _system, _code, display in told if display), "")
    codes = tuple(
        Code(system=_short(system), code=code, display=display)
        for system, code, display in told
        if code
    )
    plain, tag = _untagged(text)
    return Concept(plain, codes, tag)


def concepts(holder: Json, *names: str) -> list[Concept]:
    """Return all concepts in the first of some members that has any."""
    for name in names:
        value = holder.get(name)
        many = value if isinstance(value, list) else [value]
        found = [each for each in map(concept, many) if each]
        if found:
            return found
    return []


@lru_cache(maxsize=1024)
def _short(system: str) -> str:
    """Return the short name of a code system, national editions of ICD-10 included."""
    known = systems.short(system)
    return "icd-10" if known == system.strip() and _ICD_10.search(system) else known


@lru_cache(maxsize=4096)
def _untagged(text: str) -> tuple[str, str]:
    """Split SNOMED CT's bracket off: ``"Anemia (disorder)"``."""
    match = _TAG.search(text)
    return (text[: match.start()], match[0][2:-1]) if match else (text, "")
