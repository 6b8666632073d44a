"""Left here and right there: the side of the first site against reports and treatments."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from apptprep.questions.contradictions.model import Contradiction, pair
from apptprep.questions.facts import dated
from apptprep.questions.model import Evidence
from apptprep.questions.words import any_contains, normal
from apptprep.records import (
    Diagnosis,
    ImagingStudy,
    PathologyReport,
    Snapshot,
    Spread,
    Treatment,
)

_SIDE = {"left": "left", "right": "right", "l": "left", "r": "right"}
_WORD = re.compile(r"\w+")
_PAIRED = (
    "breast",
    "lung",
    "kidney",
    "ovary",
    "ovarian",
    "testicle",
    "testis",
    "eye",
    "adrenal",
    "thyroid",
    "tonsil",
    "colon",
    "parotid",
    "ureter",
)
_HARMLESS = ("benign", "no malignan", "negative for", "no cancer", "no carcinoma", "normal")
_PREVENTIVE = ("prophyla", "prevent", "risk reducing", "reconstruct")
_LOCAL = ("surgery", "radiation", "ablation")
_OPPOSITE = {"left": "right", "right": "left"}
_ASK = "My papers name both left and right. Which side is right?"


def sides(snapshot: Snapshot, today: dt.date) -> Iterator[Contradiction]:  # noqa: ARG001
    """Find a first site whose side differs from that of a report or treatment of the same organ.

    A side that a diagnosis of its own or a place of spread explains is no difference, nor is a
    sample that shows no cancer, or an operation to prevent one.
    """
    diagnoses = snapshot.all(Diagnosis)
    for d in diagnoses:
        named = side_of("", d.site)
        if d.side in _OPPOSITE and named == _OPPOSITE[d.side]:
            one = Evidence(f"the site says {d.site}", d.found, d.id)
            two = Evidence(f"the side is set to {d.side}", d.found, d.id)
            yield pair("side", "One diagnosis names two sides.", _ASK, (one, two))
    for d in diagnoses:
        organ, side = organ_of(d.site), side_of(d.side, d.site)
        if not organ or side not in _OPPOSITE:
            continue
        other = _OPPOSITE[side]
        if _is_explained(snapshot, organ, other):
            continue
        for found in _others(snapshot, organ, other):
            text = f"the diagnosis says {side} {organ}"
            mine = Evidence(dated(text, d.found), d.found, d.id)
            what = f"The {organ} is written down as {side} here and {other} there."
            yield pair("side", what, _ASK, (mine, found))


def side_of(key: str, text: str) -> str:
    """Return ``"left"`` or ``"right"`` from a side's key or the words, ``""`` for none or both."""
    if key:
        return key if key in _OPPOSITE else ""
    found = {_SIDE[word] for word in _WORD.findall(normal(text)) if word in _SIDE}
    return found.pop() if len(found) == 1 else ""


def organ_of(text: str) -> str:
    """Return the paired organ a text names, ``""`` for none."""
    words = _WORD.findall(normal(text))
    return next((organ for organ in _PAIRED if any(_is(word, organ) for word in words)), "")


def _is(word: str, organ: str) -> bool:
    return word in (organ, f"{organ}s")


def _is_explained(snapshot: Snapshot, organ: str, side: str) -> bool:
    for d in snapshot.all(Diagnosis):
        both = d.side == "both" or any_contains((d.site,), ("both", "bilateral"))
        if organ_of(d.site) == organ and (both or side_of(d.side, d.site) in (side, "")):
            return True
    for s in snapshot.all(Spread):
        there = s.site == organ or organ_of(s.where) == organ
        if there and side_of(s.side, s.where) in (side, ""):
            return True
    return False


def _others(snapshot: Snapshot, organ: str, side: str) -> Iterator[Evidence]:
    for report in snapshot.all(PathologyReport):
        same = organ_of(report.site) == organ and side_of(report.side, report.site) == side
        if same and not any_contains((report.diagnosis_line,), _HARMLESS):
            text = f"the pathology report says {side} {organ}"
            yield Evidence(dated(text, report.date), report.date, report.id)
    for t in snapshot.all(Treatment):
        place = f"{t.site} {t.name}"
        meant = t.treatment_kind in _LOCAL and not any_contains((place, t.note), _PREVENTIVE)
        if meant and organ_of(place) == organ and side_of("", place) == side:
            text = f"{t.name} is written down for the {side} {organ}"
            yield Evidence(dated(text, t.started), t.started, t.id)
    for study in snapshot.all(ImagingStudy):
        if _names_only(study.impression, organ, side):
            text = f"the summary of {study.headline()} names the {side} {organ} only"
            yield Evidence(dated(text, study.date), study.date, study.id)


def _names_only(text: str, organ: str, side: str) -> bool:
    """Tell whether a copied summary names the organ on that side and never on the other."""
    plain = normal(text)
    if _OPPOSITE[side] in plain or any_contains((text,), (*_HARMLESS, "both", "bilateral")):
        return False
    return re.search(rf"\b{side} {organ}", plain) is not None
