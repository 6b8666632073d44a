"""Problems: the cancer, its spread, other conditions; and what is said not to be there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from apptprep.exchange.ccda.desk import Desk, began, has_template, is_negated, related, status
from apptprep.exchange.ccda.sections import Section
from apptprep.exchange.ccda.values import codes, high, text_of
from apptprep.exchange.meaning.illness import illness
from apptprep.records import Diagnosis

_ANY_PROBLEM = {"55607006", "64572001", "404684003", "282291009"}
"""SNOMED CT: problem, disease, clinical finding, diagnosis."""

_NO_PROBLEMS = {"160245001"}
_NONE = re.compile(
    r"^\W*no (?:known |current |active )*(?:problems?|conditions?|diagnos[ei]s|medical history)\b"
)
_STATE = {"55561003": "active", "73425007": "past", "413322009": "past", "90734009": "active"}
_STATE_WORDS = {"active": "active", "inactive": "past", "resolved": "past", "chronic": "active"}
_STAGE = re.compile(r"\bstage\b|\btnm\b|\bcancer staging\b", re.IGNORECASE)
_STAGE_CODES = {"21908-9", "21902-2", "21914-7", "385356007", "399390009"}


def read(section: Section, desk: Desk, *, past: bool = False) -> None:
    """Read a section of problems.

    Args:
        section: the section.
        desk: the document.
        past: the section is about what is over.
    """
    found = False
    for place, entry in section.rows():
        concern = status(entry)
        for each in _observations(entry):
            found = True
            _one(each, concern, desk, place, past=past)
    if not found and not past and _NONE.search(text_of(section.element.find("text")).casefold()):
        desk.state("conditions_state", section.title)


def _observations(entry: Element) -> Iterator[Element]:
    if entry.tag == "observation":
        yield entry
        return
    for child in entry:
        if child.tag in ("entryRelationship", "component"):
            for inner in child:
                if inner.tag == "observation" and has_template(inner, "6", "113", "119", "5"):
                    continue  # status, prognosis, author, health status of the concern
                if inner.tag in ("observation", "act", "organizer"):
                    yield from _observations(inner)


def _one(element: Element, concern: str, desk: Desk, place: str, *, past: bool) -> None:
    value = element.find("value")
    kept = codes(value)
    coded = {each.code for each in kept}
    name = desk.name_of(value) or desk.narrative.row(element.find("text"))
    none = bool(_NONE.search(name.casefold())) or bool(coded & _NO_PROBLEMS)
    if is_negated(element) or none:
        if none or (coded and coded <= _ANY_PROBLEM) or not name:
            if not past:
                desk.state("conditions_state", place)
        else:
            desk.skip("a problem that is said not to be there")
        return
    if "nullified" in (status(element), concern):
        desk.skip("an entry the clinic took back as an error")
        return
    if not name or (coded and coded <= _ANY_PROBLEM):
        if kept and not coded <= _ANY_PROBLEM:
            desk.remark("a problem has a code and no name", place)
        return
    until = high(element.find("effectiveTime"))
    record = illness(
        name,
        kept,
        since=began(element),
        until=until,
        state=_state(element, concern, over=until is not None, past=past),
        stage=_stage(element, desk),
        site=desk.name_of(element.find("targetSiteCode")),
    )
    shown = name if isinstance(record, Diagnosis) else ""
    desk.add(record, place, written_as=shown)


def _state(element: Element, concern: str, *, over: bool, past: bool) -> str:
    """Return whether it is still there: by its own status, its end, then the concern's.

    A concern that is "completed" is one nobody tracks any more, which says nothing about the
    problem (HL7 C-CDA 2.1, Problem Concern Act).
    """
    for each in related(element):
        if each.tag == "observation" and has_template(each, "6"):
            value = each.find("value")
            for code in codes(value):
                if code.code in _STATE:
                    return _STATE[code.code]
            words = value.get("displayName", "").strip().casefold() if value is not None else ""
            if words in _STATE_WORDS:
                return _STATE_WORDS[words]
    if over or past:
        return "past"
    return "active" if concern == "active" else ""


def _stage(element: Element, desk: Desk) -> str:
    """Return the stage where the document gives it in an observation of its own."""
    for each in element.iter("observation"):
        if each is element:
            continue
        code = each.find("code")
        if code is None:
            continue
        named = desk.name_of(code)
        if code.get("code") in _STAGE_CODES or _STAGE.search(named):
            value = each.find("value")
            found = desk.name_of(value) or text_of(value)
            if found:
                return found
    return ""
