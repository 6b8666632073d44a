"""Condition: a cancer with its stage, a place of spread, or another condition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from apptprep.exchange.fhir import own
from apptprep.exchange.fhir.concepts import NOTHING, Concept, concept, concepts
from apptprep.exchange.fhir.dates import onset, when_in
from apptprep.exchange.fhir.staging import stage_words
from apptprep.exchange.fhir.values import Json, extension, joined, notes, objects
from apptprep.exchange.fhir.view import Item, Result, Unmapped, View
from apptprep.exchange.meaning.illness import illness, is_cancer
from apptprep.records import Condition, Diagnosis, Spread

NO_PROBLEMS = re.compile(
    r"no (?:known|current|active) (?:problems?|conditions?|illness)", re.IGNORECASE
)
_NO_PROBLEM_CODES = frozenset({"no-known-problems", "160245001"})
_NO_INFORMATION = frozenset({"no-problem-info", "no-information-available"})
_STATES = {
    "active": "active",
    "recurrence": "active",
    "relapse": "active",
    "inactive": "past",
    "resolved": "past",
}
_UNSURE = frozenset({"provisional", "differential", "unconfirmed"})
_DAILY_LIFE = re.compile(
    r"employ|education|labor force|social contact|housing|homeless|refugee|criminal|lives? (?:in|"
    r"alone|with)|transport|violence|medication review|risk activity|served in armed|unhealthy "
    r"|reports of|received |social isolation|intimate partner",
    re.IGNORECASE,
)
_FAMILY = re.compile(r"\bfamily history\b|\bfh:", re.IGNORECASE)


def conditions(resource: Json, view: View) -> Iterator[Result]:
    """Yield what a problem becomes; refuted ones and mistakes become nothing."""
    verified = concept(resource.get("verificationStatus")).any_code()
    if verified in ("entered-in-error", "refuted"):
        yield Unmapped(verified)
        return
    mine = own.condition(resource, view)
    if mine is not None:
        yield mine
        return
    code = concept(resource.get("code"))
    said = none_known(code)
    if said is not None:
        yield said
        return
    if not code:
        yield Unmapped("conditions without a name")
        return
    yield _condition(resource, code, verified, view)


def none_known(code: Concept) -> Unmapped | None:
    """Return the statement that there are no problems, or that nothing is known of any."""
    codes = {each.code for each in code.codes}
    if codes & _NO_INFORMATION:
        return Unmapped()
    if codes & _NO_PROBLEM_CODES or NO_PROBLEMS.search(code.text):
        return Unmapped(state=("conditions_state", "none"))
    return None


def _condition(resource: Json, code: Concept, verified: str, view: View) -> Item:
    status = concept(resource.get("clinicalStatus")).any_code()
    sites = concepts(resource, "bodySite", "bodyStructure")
    shape = extension(resource, "histology-morphology-behavior").get("valueCodeableConcept")
    histology = concept(shape) if shape else NOTHING
    until = onset(resource, "abatement")
    entry = illness(
        code.name(),
        (*code.codes, *histology.codes, *(each for site in sites for each in site.codes)),
        since=onset(resource, "onset"),
        until=until,
        state=_STATES.get(status, ""),
        stage=stage_words(resource, view) if is_cancer(code.name(), code.codes) else "",
        site=joined(*(site.text for site in sites), by=", "),
        histology=histology.text,
        note=_note(resource, status, verified),
    )
    if isinstance(entry, Diagnosis) and verified in _UNSURE:
        entry = replace(entry, confirmed="not-yet")
    if isinstance(entry, Spread) and verified:
        entry = replace(entry, certainty="confirmed" if verified == "confirmed" else "feared")
    dated = when_in(resource, "recordedDate", "dateRecorded", "assertedDate")
    return Item(entry, dated, _called(entry, code), _left_out(entry, code))


def _called(entry: Condition | Diagnosis | Spread, code: Concept) -> str:
    """Return what the file calls it, where the entry does not."""
    name = entry.name if isinstance(entry, Condition) else ""
    return code.text if code.text != name else ""


def _note(resource: Json, status: str, verified: str) -> str:
    """Return what no field holds: remission, recurrence, doubt, severity, the file's notes."""
    told = {"remission": "In remission, as the file says.", "recurrence": "Came back (recurrence)."}
    lines = [told.get(status, "")]
    if status == "relapse":
        lines.append("Came back (relapse).")
    if verified in _UNSURE:
        lines.append(f"Not confirmed ({verified}), as the file says.")
    severity = concept(resource.get("severity")).text
    lines += [severity and f"Severity: {severity}", notes(resource)]
    return "\n".join(line for line in lines if line)


def _left_out(entry: Condition | Diagnosis | Spread, code: Concept) -> str | None:
    """Return why it is not ticked at first, where it is no illness at all."""
    if not isinstance(entry, Condition):
        return None
    if _FAMILY.search(code.text):
        return "about the family"
    loose = code.tag in ("finding", "situation", "person", "")
    if loose and _DAILY_LIFE.search(code.text):
        return "about daily life, not an illness"
    return None


def reasons(resource: Json, view: View) -> list[Concept]:
    """Return what something was done or taken for: codes, and the conditions referred to."""
    found = concepts(
        resource, "reasonCode", "reasonCodeableConcept", "reasonForUseCodeableConcept", "reason"
    )
    for name in ("reasonReference", "reasonForUseReference", "reason"):
        for reference in objects(resource, name):
            told = view.concept_at(reference, resource)
            if told:
                found.append(told)
    return found
