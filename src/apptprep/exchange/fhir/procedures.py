"""Procedure: treatment of the cancer, other surgery, biopsies, scans; the rest is counted.

A series of the same treatment (thirty radiation sessions) is one treatment with its days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from apptprep.exchange.fhir import own
from apptprep.exchange.fhir.concepts import Concept, concept, concepts
from apptprep.exchange.fhir.conditions import reasons
from apptprep.exchange.fhir.dates import end_in, when_in
from apptprep.exchange.fhir.dosage import amount
from apptprep.exchange.fhir.values import (
    Json,
    extension,
    first,
    joined,
    notes,
    objects,
    profiles,
    word,
)
from apptprep.exchange.fhir.view import Item, Result, Unmapped, View
from apptprep.exchange.meaning import scans, sites
from apptprep.exchange.meaning.illness import is_cancer
from apptprep.exchange.meaning.procedures import (
    biopsy_how,
    is_biopsy,
    is_cancer_surgery,
    is_surgery,
    treatment_kind,
)
from apptprep.records import ImagingStudy, PastSurgery, PathologyReport, Treatment, When
from apptprep.records.treatment import Cycle

_NAMES = {"radiation": "Radiation treatment", "surgery": "Surgery"}
_ALWAYS_CANCER = frozenset({"radiation", "chemotherapy", "immune", "cell"})
_BOTH = re.compile(r"chemo\w* and radiation|chemoradi|radiation and chemo", re.IGNORECASE)
_SURGICAL_CATEGORY = "387713003"
_AIMS = {"373808002": "cure", "363676003": "relief"}
_STATES = {
    "preparation": "planned",
    "in-progress": "ongoing",
    "on-hold": "paused",
    "stopped": "ended",
    "completed": "ended",
}
_MEDIA = "procedures such as examinations, screenings and tests"


def procedures(resource: Json, view: View) -> Iterator[Result]:
    """Yield what a procedure becomes; one that was not done becomes nothing."""
    status = word(resource, "status")
    if status == "entered-in-error":
        yield Unmapped(status)
        return
    if status in ("not-done", "aborted", "suspended") or resource.get("notPerformed") is True:
        yield Unmapped("procedures that were not done")
        return
    mine = own.procedure(resource, view)
    if mine is not None:
        yield mine
        return
    code = concept(resource.get("code"))
    if not code:
        yield Unmapped("procedures without a name")
        return
    if _says_nothing(code) and "category" not in resource and "mcode" not in profiles(resource):
        yield Unmapped(_MEDIA)
        return
    yield _mapped(resource, code, code.everything, view)


@lru_cache(maxsize=2048)
def _says_nothing(code: Concept) -> bool:
    """Tell whether no word of a procedure speaks of treatment, surgery, biopsy or scan."""
    words = code.everything
    told = treatment_kind(words) or is_cancer_surgery(words) or is_biopsy(words)
    return not (told or is_surgery(words) or scans.modality(words))


def _mapped(resource: Json, code: Concept, words: str, view: View) -> Result:
    moment = performed(resource)
    kind = _kind(resource, words, view)
    if kind:
        return Item(_treatment(resource, code, kind, view), moment)
    if is_biopsy(words):
        return Item(_biopsy(resource, code, words, view), moment, code.text)
    if scans.is_dental(words):
        return Unmapped(_MEDIA)
    surgical = _SURGICAL_CATEGORY in {each.code for each in concept(resource.get("category")).codes}
    if surgical or is_surgery(words):
        record = PastSurgery(
            source="report",
            name=code.name(),
            date=moment,
            place=view.names(resource, "location") or _performers(resource, view),
            codes=code.codes,
            note=notes(resource),
        )
        return Item(record, moment)
    modality = scans.modality(words)
    if modality:
        scan = ImagingStudy(
            source="report",
            modality=modality,
            region=scans.region(words) or _sites(resource),
            date=moment,
            facility=view.names(resource, "location"),
            ordered_by=view.names(resource, "asserter"),
            description=code.text,
            side=sites.side_in(joined(code.text, _sites(resource))),
            codes=code.codes,
            note=notes(resource),
        )
        return Item(scan, moment)
    return Unmapped(_MEDIA)


def performed(resource: Json) -> When | None:
    """Return when a procedure was done, or began."""
    return when_in(
        resource,
        "performedDateTime",
        "performedPeriod",
        "performed",
        "occurrenceDateTime",
        "occurrencePeriod",
    )


def _kind(resource: Json, words: str, view: View) -> str:
    """Return the key of the kind of treatment, ``""`` where it is none of the cancer."""
    names = profiles(resource)
    if "mcode-radiotherapy" in names or "radiotherapy-course-summary" in names:
        return "radiation"
    if "mcode-cancer-related-surgical" in names:
        return "surgery"
    told = reasons(resource, view)
    for_cancer = any(is_cancer(each.name(), each.codes) for each in told)
    kind = treatment_kind(words)
    if kind and (kind in _ALWAYS_CANCER or for_cancer or not told):
        return kind if kind in _ALWAYS_CANCER or for_cancer or view.has_cancer else ""
    named = is_cancer_surgery(words)
    if not (named or is_surgery(words)):
        return ""
    return "surgery" if for_cancer or (named and view.has_cancer and not told) else ""


def _treatment(resource: Json, code: Concept, kind: str, view: View) -> Treatment:
    start = performed(resource)
    end = end_in(resource, "performedPeriod", "performed", "occurrencePeriod")
    state = _STATES.get(word(resource, "status"), "")
    if state == "ended" and kind != "surgery" and end is None:
        state = ""  # one session that is done does not end the treatment
    outcome = concept(resource.get("statusReason")).text
    both = "Together with chemotherapy." if _BOTH.search(code.text) else ""
    lines = [both, notes(resource)]
    return Treatment(
        source="report",
        name=code.text or _NAMES.get(kind, "") or code.name(),
        treatment_kind=kind,
        aim=_aim(resource),
        started=start,
        ended=end if end is not None else (start if state == "ended" else None),
        state=state,
        why_ended=outcome,
        site=_sites(resource),
        dose=_dose(resource),
        given_by=_performers(resource, view),
        codes=code.codes,
        note="\n".join(line for line in lines if line),
    )


def _aim(resource: Json) -> str:
    intent = concept(extension(resource, "procedure-intent").get("valueCodeableConcept"))
    return next((_AIMS[each.code] for each in intent.codes if each.code in _AIMS), "")


def _dose(resource: Json) -> str:
    """Return dose and sessions of an mCODE radiotherapy course, as they stand there."""
    told = extension(resource, "radiotherapy-dose-delivered-to-volume")
    parts = objects(told, "extension")
    total = next((amount(first(each, "valueQuantity")) for each in parts if _is(each, "total")), "")
    fractions = next((word(each, "valueUnsignedInt") for each in parts if _is(each, "frac")), "")
    sessions = word(extension(resource, "radiotherapy-sessions"), "valueUnsignedInt")
    return joined(
        joined(total, fractions and f"{fractions} fractions", by=" in "),
        sessions and f"{sessions} sessions",
    )


def _is(each: Json, start: str) -> bool:
    return word(each, "url").startswith(start)


def _biopsy(resource: Json, code: Concept, words: str, view: View) -> PathologyReport:
    """Return the pathology report that a biopsy must have, to be asked for."""
    place = _sites(resource)
    lines = ["From a list of procedures: the report itself is not in this file.", notes(resource)]
    return PathologyReport(
        source="report",
        site=place or code.name(),
        date=performed(resource),
        side=sites.side_in(joined(place, code.text)),
        procedure=biopsy_how(words),
        lab=_performers(resource, view),
        codes=code.codes,
        note="\n".join(line for line in lines if line),
    )


def _sites(resource: Json) -> str:
    names = (each.text for each in concepts(resource, "bodySite"))
    return joined(*(name.removesuffix(" structure") for name in names))


def _performers(resource: Json, view: View) -> str:
    actors = [first(each, "actor") for each in objects(resource, "performer")]
    return joined(*(view.name(each, resource) for each in actors))


def series(items: list[Item]) -> list[Item]:
    """Join the sessions of one treatment: same name, kind and place, each with a day of its own."""
    first_of: dict[tuple[str, str, str], int] = {}
    days: dict[int, list[When]] = {}
    kept: list[Item] = []
    for item in items:
        record = item.record
        if not isinstance(record, Treatment) or record.treatment_kind == "surgery" or record.dose:
            kept.append(item)
            continue
        key = (record.name, record.treatment_kind, record.site)
        at = first_of.setdefault(key, len(kept))
        if at == len(kept):
            kept.append(item)
        if record.started is not None:
            days.setdefault(at, []).append(record.started)
    for at, dates in days.items():
        record = kept[at].record
        if len(dates) > 1 and isinstance(record, Treatment):
            rows = tuple(Cycle(day_given=day) for day in sorted(dates))
            joined_one = replace(record, started=min(dates), cycles=rows)
            kept[at] = replace(kept[at], record=joined_one)
    return kept
