"""A marker that is positive here and negative there."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from apptprep.questions.contradictions.model import Contradiction, pair
from apptprep.questions.model import Evidence
from apptprep.records import Biomarker, Snapshot, vocabularies
from apptprep.records.search import fold

_SPECIMENS = {
    "tissue-primary": "tissue from the first site",
    "tissue-spread": "tissue from a place of spread",
    "tissue": "tissue",
    "blood": "blood",
    "other": "another sample",
}
_NOISE = re.compile(r"\b(?:status|receptors?|expression|mutations?|gene|test|tumou?r|the)\b")
_VARIANT = re.compile(r"\b[a-z]\d{2,4}[a-z*]|exon \d+", re.IGNORECASE)
_OTHER = {"her2neu": "her2"}
_OPPOSITE = ("positive", "negative")


def biomarkers(snapshot: Snapshot, today: dt.date) -> Iterator[Contradiction]:  # noqa: ARG001
    """Find a marker with a positive and a negative result, the newest of each.

    Results change with time and place, so both sides name sample and date. Inherited and tumor
    results are two things, and so are results on two named changes of one gene.
    """
    groups: defaultdict[tuple[str, bool], list[Biomarker]] = defaultdict(list)
    for m in snapshot.all(Biomarker):
        if m.result in _OPPOSITE:
            groups[same_marker(m.marker), m.origin == "inherited"].append(m)
    for group in groups.values():
        yes = next((m for m in group if m.result == "positive"), None)
        no = next((m for m in group if m.result == "negative"), None)
        if yes is None or no is None or _are_two_changes(yes, no):
            continue
        what = f"{yes.marker} is positive in one entry and negative in another."
        ask = f"Why do my {yes.marker} results differ, and which one counts now?"
        yield pair("biomarker", what, ask, (_told(yes), _told(no)))


def same_marker(name: str) -> str:
    """Return one name for all ways to write a marker: ``"Estrogen receptor"`` is ``"er"``."""
    plain = _plain(name)
    return _names().get(plain, plain)


def _plain(name: str) -> str:
    text = _NOISE.sub(" ", fold(name).replace("oestrogen", "estrogen"))
    return re.sub(r"[^a-z0-9.:]+", "", text) or fold(name)


@cache
def _names() -> dict[str, str]:
    known = vocabularies.terms("markers")
    short = {_plain(term.text): _plain(term.text) for term in known}
    long = {_plain(term.detail): _plain(term.text) for term in known if "," not in term.detail}
    return {**short, **{words: name for words, name in long.items() if words}, **_OTHER}


def _are_two_changes(one: Biomarker, two: Biomarker) -> bool:
    first, second = (
        {found.casefold() for found in _VARIANT.findall(f"{m.marker} {m.value}")}
        for m in (one, two)
    )
    return bool(first and second and not first & second)


def _told(m: Biomarker) -> Evidence:
    value = f" ({m.value})" if m.value else ""
    sample = _SPECIMENS.get(m.specimen, "sample not written down")
    taken = f"taken {m.taken.day_only()}" if m.taken else "date not written down"
    lab = f", {m.lab}" if m.lab else ""
    return Evidence(f"{m.marker} {m.result}{value}: {sample}, {taken}{lab}", m.taken, m.id)
