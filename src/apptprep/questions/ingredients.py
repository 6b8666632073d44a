"""Which ingredients a medicine's name stands for: brands and their ingredients are the same.

The names are those of the bundled list (:mod:`apptprep.records.vocabularies`). A name that is not
in it stands for itself. Nothing is said about what an ingredient does or which ones are related.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from apptprep.records import vocabularies
from apptprep.records.search import fold

_PARTS = re.compile(r"\s*(?:[+/&,;]|\band\b|\bplus\b|\bwith\b)\s*")
_UNIT = r"(?:mg|g|gm|grams?|mcg|µg|ug|ml|l|iu|meq|mmol|units?|actuat|hr|dose|vi(?:al)?|%)"
_DOSE = re.compile(
    rf"\b\d[\d.,]*\s*(?:{_UNIT}\b)?(?:\s*/\s*(?:\d[\d.,]*\s*)?{_UNIT}\b)?|\bin \d+ ml\b|[()®™]"
)
_FORMS = re.compile(
    r"\b(?:tablets?|tabs?|capsules?|caps?|patch(?:es)?|drops?|injections?|injectable|infusions?|"
    r"solutions?|solr|sosy|suspensions?|powders?|syringes?|prefilled|pre-filled|pens?|vials?|"
    r"inhalers?|ointments?|lotions?|syrup|cream|gel|spray|sublingual|topical|"
    r"in polysorbate|albumin free|preservative free|extra strength|for injection|"
    r"extended release|delayed release|weekly|daily|oral|retard|forte|xr|sr|er|cr|depot|"
    r"allergy|allergic to|inj|soln|recon(?:stituted)?|"
    r"(?:home|current|active) (?:medications?|meds):?\s*|"
    r"-polysorbate)\b"
)
_ALSO = "also called "
_LONGEST = 4
_SALTS = frozenset(
    {
        "acetate",
        "besylate",
        "calcium",
        "citrate",
        "dihydrate",
        "fumarate",
        "hcl",
        "hydrochloride",
        "maleate",
        "mesylate",
        "na",
        "phosphate",
        "potassium",
        "sodium",
        "succinate",
        "sulfate",
        "sulphate",
        "tartrate",
        "trihydrate",
    }
)


@lru_cache(maxsize=4096)
def ingredients(name: str) -> frozenset[str]:
    """Return the ingredients a name stands for, folded and without salts; empty for no name.

    Args:
        name: a medicine, brand, regimen of named medicines or substance, as typed, with or
            without strength and form.
    """
    text = _FORMS.sub(" ", _DOSE.sub(" ", fold(name)))
    found: set[str] = set()
    for part in _PARTS.split(text):
        words = part.split()
        if words:
            found |= _known(words)
    return frozenset(found)


def same_ingredient(one: frozenset[str], two: frozenset[str]) -> bool:
    """Tell whether two sets of ingredients share one; "penicillin" is in "penicillin v" too."""
    return any(a == b or a.startswith(f"{b} ") or b.startswith(f"{a} ") for a in one for b in two)


def _known(words: list[str]) -> set[str]:
    """Return the ingredients of the longest known beginning, else the words themselves."""
    for length in range(min(len(words), _LONGEST), 0, -1):
        text = " ".join(words[:length])
        if text in _book():
            return {_bare(part) for part in _PARTS.split(_book()[text]) if part}
    return {_bare(" ".join(words))}


def _bare(ingredient: str) -> str:
    """Return an ingredient without its salt: morphine sulfate is morphine."""
    first, *rest = ingredient.split()
    return " ".join([first, *(word for word in rest if word not in _SALTS)])


@cache
def _book() -> dict[str, str]:
    """Return what every name of the list stands for, folded."""
    book: dict[str, str] = {}
    brands: dict[str, str] = {}
    for term in vocabularies.terms("medicines"):
        text = fold(term.text)
        if term.stands_for:
            brands[text] = fold(term.stands_for)
        elif term.detail.startswith(_ALSO):
            # Each of the two names the other; the first by the alphabet stands for both.
            book[text] = min(text, fold(term.detail.removeprefix(_ALSO)))
        else:
            book[text] = text
    return {**{name: book.get(stands, stands) for name, stands in brands.items()}, **book}
