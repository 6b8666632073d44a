"""A prescribed medicine's long name, taken apart: ingredient, strength, form and brand.

Clinics write ``"Acetaminophen 500 MG Oral Tablet [Tylenol]"`` (RxNorm's naming: ingredient,
strength, dose form, brand in brackets; National Library of Medicine, RxNorm Technical
Documentation, 2.1) or something like it. What does not fit stays in the name.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class DrugName(NamedTuple):
    """The parts of a name; what it does not say is empty."""

    name: str
    strength: str = ""
    form: str = ""
    brand: str = ""


_UNIT = (
    r"(?:MG|MCG|UG|µG|G|GM|ML|UNT|UNITS?|IU|MEQ|MMOL|%|ACTUAT|HR|SPRAY|MIL|CELLS|GRAMS?|VI(?:AL)?)"
)
_NUMBER = r"\.?\d[\d.,]*"
_AMOUNT = (
    rf"{_NUMBER}\s*(?:-\s*{_NUMBER}\s*)?{_UNIT}(?![a-z])"
    rf"(?:\s*(?:/|per\b|in\b(?=\s*\.?\d))\s*(?:{_NUMBER}\s*)?{_UNIT}(?![a-z]))?"
)
_LIST = re.compile(
    r"^(?:home|current|active|outpatient|inpatient|discharge)\s+(?:medications?|meds?|medicines?)"
    r"\b\s*[:-]?\s*(?=\w)",
    re.IGNORECASE,
)
"""The name of the list, which some systems write before the name of each medicine in it."""

_BRAND = re.compile(r"\s*\[(?:GEQ:\s*)?([^\]]+)\]\s*$", re.IGNORECASE)
"""The brand behind a name; ``GEQ`` is "generic equivalent of"."""

_FACTOR = re.compile(r"^\d[\d.,]*\s*(?:ML|HR|MG|ACTUAT)\s+(?=[A-Za-z])", re.IGNORECASE)
_STRENGTH = re.compile(rf"(?<![\w.]){_AMOUNT}", re.IGNORECASE)
_WORDS = (
    r"extended|delayed|modified|release|oral|chewable|disintegrating|effervescent|sublingual|"
    r"buccal|topical|nasal|ophthalmic|otic|rectal|vaginal|transdermal|injectable|intravenous|"
    r"prefilled|metered|dose|dry|powder|12|24|hour|hr|film[- ]coated|enteric[- ]coated|extra"
)
_FORMS = (
    r"tablets?|tabs?|capsules?|caps?|solution|suspension|injection|syringe|cartridge|"
    r"auto-?injector|pen(?: injector)?|inhaler|inhalant|spray|cream|ointment|gel|lotion|foam|"
    r"patch(?:es)?|system|suppositor(?:y|ies)|syrup|elixir|drops|powder|granules|lozenges?|"
    r"film|implant|kit|pack|product|vial|ampule|inj|soln|solr|sosy|recon(?:stituted)?"
)
_FORM = re.compile(
    rf"[\s,]+((?:(?:{_WORDS})\s+)*(?:{_FORMS})"
    rf"(?:\s+(?:{_FORMS}|for (?:injection|suspension)))*)\s*$",
    re.IGNORECASE,
)

_SHAPES = re.compile(rf"\b(?:{_WORDS}|{_FORMS})\b", re.IGNORECASE)


def taken_apart(words: str) -> DrugName:
    """Return the parts of a medicine's name as received.

    Args:
        words: e.g. ``"1 ML darbepoetin alfa 0.5 MG/ML Prefilled Syringe [Aranesp]"``.
    """
    whole = " ".join(words.split())
    rest, brand = _LIST.sub("", whole), ""
    found = _BRAND.search(rest)
    if found:
        brand, rest = found[1].strip(), rest[: found.start()]
    rest = _FACTOR.sub("", rest)
    form = ""
    shaped = _FORM.search(rest)
    if shaped:
        form, rest = shaped[1], rest[: shaped.start()]
    amounts = [re.sub(r"\s+", " ", each[0]) for each in _STRENGTH.finditer(rest)]
    rest = " ".join(_STRENGTH.sub(" ", rest).split())
    shaped = None if form else _FORM.search(rest)
    if shaped:
        form, rest = shaped[1], rest[: shaped.start()]
    name = re.sub(r"\s*/\s*", " / ", " ".join(rest.split())).strip(" ,;-/")
    if not any(sign.isalpha() for sign in _SHAPES.sub("", name)):
        return DrugName(whole)
    return DrugName(name, " / ".join(amounts), form, brand)


_ROUTES = (
    (r"\bsublingual", "under the tongue"),
    (r"\bbuccal", "inside the cheek"),
    (r"\bintraven\w+|\biv\b", "into a vein"),
    (r"\bsubcutan\w+|\bsub-?q\b|\bsc\b", "under the skin"),
    (r"\bintramusc\w+|\bim\b", "into a muscle"),
    (r"\btransdermal", "patch on the skin"),
    (r"\btopical|\bcutaneous|\bskin\b", "on the skin"),
    (r"\binhal\w+|\brespiratory", "breathed in"),
    (r"\bnasal", "into the nose"),
    (r"\bophthalm\w+|\beye\b|\bconjunctiv\w+", "into the eye"),
    (r"\botic\b|\bear\b|\bauricular", "into the ear"),
    (r"\brectal", "into the rectum"),
    (r"\bvaginal", "into the vagina"),
    (r"\bintrathecal", "into the spinal fluid"),
    (r"\bintraperitoneal", "into the belly"),
    (r"\bintravesical", "into the bladder"),
    (r"\boral\b|\bmouth\b|\bpo\b|\bswallow", "by mouth"),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern), words) for pattern, words in _ROUTES)


def route(words: str) -> str:
    """Return a route in the app's words; one that is not known as received."""
    text = words.casefold()
    return next((ours for pattern, ours in _COMPILED if pattern.search(text)), words)
