"""Type-ahead: bundled lists of medicines, cancer types, markers, symptoms and the like.

The lists only help while typing; any words are taken. A list is read when it is first searched
(the largest, 23,000 medicines, takes some hundredths of a second) and searched in memory.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache

from apptprep import bundled
from apptprep.records.search import fold

NAMES = (
    "cancer-sites",
    "cancer-types",
    "countries",
    "forms",
    "markers",
    "measurements",
    "medicines",
    "routes",
    "symptoms",
    "units",
)
"""Every list there is; a field's ``vocabulary`` is one of them."""
_PACKED = frozenset({"medicines"})
_INSIDE = 3


@dataclass(frozen=True, slots=True)
class Term:
    """A word or name of a list.

    Attributes:
        text: what goes into the field.
        detail: what is shown beside it, e.g. ``"brand of Paclitaxel"``.
        stands_for: for a brand the ingredient, else ``""``.
    """

    text: str
    detail: str = ""
    stands_for: str = ""


@cache
def terms(name: str) -> tuple[Term, ...]:
    """Return a list in its own order.

    Raises:
        FileNotFoundError: there is no list of that name: a bug, as the names are the app's own.
    """
    if name in _PACKED:
        text = gzip.decompress(bundled.read_bytes(f"vocabularies/{name}.txt.gz")).decode("utf-8")
    else:
        text = bundled.read_text(f"vocabularies/{name}.txt")
    return tuple(Term(*line.split("\t")) for line in text.splitlines() if line)


@cache
def _folded(name: str) -> tuple[str, ...]:
    # The detail is searched too ("estrogen receptor" finds ER), but never first.
    return tuple(f"{fold(term.text)}\n{fold(term.detail)}" for term in terms(name))


def search(name: str, typed: str, limit: int = 8) -> tuple[Term, ...]:
    """Return the terms that fit best: those beginning with what was typed, then in any word.

    Args:
        name: one of :data:`NAMES`.
        typed: the beginning of a term or of words in it; case and accents do not matter.
        limit: the most terms returned.

    Raises:
        FileNotFoundError: there is no such list.
    """
    wanted = " ".join(fold(typed).split())
    if not wanted:
        return ()
    first: list[int] = []
    later: list[int] = []
    inside: list[int] = []
    for at, text in enumerate(_folded(name)):
        place = text.find(wanted)
        if place < 0:
            continue
        if place == 0:
            first.append(at)
            if len(first) == limit:
                break
        elif not text[place - 1].isalnum():
            later.append(at)
        elif len(wanted) >= _INSIDE:
            inside.append(at)
    known = terms(name)
    return tuple(known[at] for at in (first + later + inside)[:limit])


def find(name: str, text: str) -> Term | None:
    """Return the term written exactly so (case and accents aside), None where there is none."""
    wanted = fold(text.strip())
    return next((term for term in search(name, wanted, 1) if fold(term.text) == wanted), None)
