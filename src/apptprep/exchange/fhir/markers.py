"""Biomarkers of the tumor: receptors, proteins, signatures. No reading of a number is made.

"Positive" and "negative" are taken only where the report says so in a code or word (SNOMED CT and
LOINC answer codes); a percentage or a score stays a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from apptprep.exchange.fhir.concepts import Concept, concept
from apptprep.exchange.fhir.dates import day
from apptprep.exchange.fhir.results import comment, flag, moment, value
from apptprep.exchange.fhir.values import Json, first, joined, profiles
from apptprep.exchange.fhir.view import Item, Result, View
from apptprep.exchange.meaning.measures import measure
from apptprep.records import Biomarker

_BY_CODE = {
    "ER": {"16112-5", "85337-4", "40556-3", "14228-1", "85329-1"},
    "PR": {"16113-3", "85339-0", "40557-1", "10861-3", "14230-7", "85325-9"},
    "HER2": {
        "48676-1", "85319-2", "85318-4", "31150-6", "72382-5", "72383-3", "42914-2", "51981-9",
        "32996-1", "74860-8", "49683-6", "96893-3",
    },
    "Ki-67": {"29593-1", "85330-9"},
    "PD-L1": {
        "83052-1", "83054-7", "83055-4", "83056-2", "83057-0", "85147-7", "85148-5",
        "85149-3",
    },
    "MSI": {"81695-9", "62862-8", "43368-0"},
    "TMB": {"94076-7"},
}  # fmt: skip
_BY_WORDS = (
    ("ER and PR", r"estrogen ?(?:\+|and) ?progesterone receptor"),
    ("ER", r"\b(?:o?estrogen|oestrogen) receptor|^er$"),
    ("PR", r"\bprogesterone receptor|^pr$|^pgr$"),
    ("HER2", r"\bher-?2\b|her2/neu|\berbb2\b"),
    ("Ki-67", r"\bki-?67\b"),
    ("PD-L1", r"\bpd-?l1\b|programmed (?:cell )?death(?:-| )ligand 1|\bcd274\b"),
    ("MSI", r"microsatellite|^msi\b"),
    ("MMR", r"mismatch repair|^d?mmr\b"),
    ("TMB", r"tumou?r mutation(?:al)? burden|^tmb\b"),
    ("HRD", r"homologous recombination"),
)
_WORDS = tuple((name, re.compile(pattern)) for name, pattern in _BY_WORDS)
_GENE = re.compile(
    r"^(ALK|ATM|BRAF|BRCA1|BRCA2|CDH1|CHEK2|EGFR|ESR1|FGFR[1-4]|IDH[12]|JAK2|KIT|KRAS|MET|NRAS|"
    r"NTRK[1-3]|PALB2|PIK3CA|PTEN|RET|ROS1|TP53)\b.*\b(?:mutation|gene|fusion|variant|rearrange)",
    re.IGNORECASE,
)
_TISSUE = re.compile(r"\b(?:tissue|tumou?r|cancer specimen|immune stain|fish)\b")
_POSITIVE = frozenset({"10828004", "LA6576-8", "LA9633-4", "52101004", "260373001", "POS"})
_NEGATIVE = frozenset({"260385009", "LA6577-6", "LA9634-2", "2667000", "260415000", "NEG"})
_EQUIVOCAL = frozenset({"42425007", "LA18821-1", "LA11884-6", "82334004", "E", "IND"})
_WORD_RESULTS = {
    "positive": "positive",
    "detected": "positive",
    "present": "positive",
    "negative": "negative",
    "not detected": "negative",
    "absent": "negative",
    "equivocal": "equivocal",
    "indeterminate": "equivocal",
    "not tested": "not-tested",
    "not performed": "not-tested",
    "pending": "pending",
}
_METHODS = (("immune stain", "IHC"), ("by fish", "FISH"), ("immunohisto", "IHC"))


def marker_name(code: Concept, resource: Json) -> str:
    """Return the app's name of the biomarker an observation is about, ``""`` for none."""
    known = _known(code)
    if known or "mcode-tumor-marker-test" not in profiles(resource):
        return known
    if measure(code.text, code.codes).group == "tumor-marker":
        return ""
    return code.name() if _TISSUE.search(code.everything) or not code.code_in("loinc") else ""


@lru_cache(maxsize=4096)
def _known(code: Concept) -> str:
    """Return the name of a biomarker that code or words name, ``""`` for none."""
    loinc = {each.code for each in code.codes if each.system == "loinc"}
    for name, codes in _BY_CODE.items():
        if loinc & codes:
            return name
    words = code.everything
    for name, pattern in _WORDS:
        if pattern.search(words):
            return name
    gene = _GENE.match(code.text)
    return gene[1].upper() if gene else ""


def biomarker(resource: Json, name: str, code: Concept, view: View) -> Iterator[Result]:
    """Yield the biomarker an observation is about."""
    shown, unit = value(resource)
    answer = concept(resource.get("valueCodeableConcept"))
    result = result_of(answer, shown) or result_of(
        concept(resource.get("interpretation")), flag(resource)
    )
    mark = flag(resource)
    told = joined(shown, unit, by=" ")
    plain = told.casefold() in _WORD_RESULTS or not told
    record = Biomarker(
        source="report",
        marker=name,
        result=result,
        value="" if plain else joined(told, f"({mark})" if mark else "", by=" "),
        method=_method(resource, code),
        specimen=specimen(resource, view),
        taken=day(moment(resource)),
        lab=view.names(resource, "performer"),
        codes=code.codes,
        note=comment(resource),
    )
    yield Item(record, day(moment(resource)), code.text if code.text != name else "")


def result_of(answer: Concept, words: str) -> str:
    """Return the key of a result that a report says in a code or word, ``""`` for none."""
    codes = {each.code for each in answer.codes}
    for key, known in (
        ("positive", _POSITIVE),
        ("negative", _NEGATIVE),
        ("equivocal", _EQUIVOCAL),
    ):
        if codes & known:
            return key
    return _WORD_RESULTS.get(words.casefold().strip(" ."), "")


def specimen(resource: Json, view: View) -> str:
    """Return what the sample was: tissue or blood, as far as the file says."""
    found = view.find(first(resource, "specimen"), resource)
    kind = concept(found.get("type"))
    words = kind.everything
    codes = {each.code for each in kind.codes}
    if codes & {"BLD", "PLAS", "SER"} or re.search(r"\bblood|plasma|serum", words):
        return "blood"
    if codes & {"TUMOR", "TISS"} or re.search(r"tissue|tumou?r|biopsy", words):
        return "tissue"
    return ""


def _method(resource: Json, code: Concept) -> str:
    told = concept(resource.get("method")).text
    words = code.everything
    return told or next((name for part, name in _METHODS if part in words), "")
