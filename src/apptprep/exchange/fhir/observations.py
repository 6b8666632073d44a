"""Observation: measured values, biomarkers, performance status, parts of a stage.

Answers to questionnaires and notes about daily life are no entries; they are counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from apptprep.exchange.fhir import genomics, markers, own
from apptprep.exchange.fhir.alike import alike
from apptprep.exchange.fhir.concepts import Concept, concept, concepts
from apptprep.exchange.fhir.dates import day, when_in
from apptprep.exchange.fhir.results import comment, flag, moment, reference, value
from apptprep.exchange.fhir.staging import is_stage
from apptprep.exchange.fhir.values import Json, joined, objects, profiles, word
from apptprep.exchange.fhir.view import Item, Result, Unmapped, View
from apptprep.exchange.meaning.measures import Measure, measure
from apptprep.records import Measurement, PerformanceStatus, new_id

_SCALES = {
    "89247-1": "ecog",
    "89262-0": "other",
    "89243-0": "karnofsky",
    "89245-5": "ecog",
    "89244-8": "karnofsky",
    "423740007": "ecog",
    "273546003": "karnofsky",
}
_SCALE_NAMES = {"ecog": "ECOG", "karnofsky": "Karnofsky", "other": ""}
_PRESSURE = {"85354-9", "55284-4", "35094-2"}
_UPPER, _LOWER = "8480-6", "8462-4"
_DAILY_LIFE = frozenset(
    {
        "32624-9", "54899-0", "56051-6", "56799-0", "63512-8", "63586-2", "67875-5", "71802-3",
        "72166-2", "76437-3", "76501-6", "82589-3", "93026-3", "93027-1", "93028-9", "93029-7",
        "93030-5", "93031-3", "93033-9", "93034-7", "93035-4", "93038-8",
    }
)  # fmt: skip
"""Race, language, housing, work, insurance and the like (LOINC, PRAPARE); smoking status."""

_QUESTION = re.compile(
    r"\?$|questionnaire|\bPHQ|\bGAD-7|AUDIT-C|DAST-10|HARK|PRAPARE|Morse Fall|screening test",
    re.IGNORECASE,
)
_LIFE_CATEGORIES = frozenset({"social-history", "survey", "activity", "sdoh"})
_QUESTIONS = "answers to questionnaires and notes on daily life"
_WITHOUT_VALUE = "results without a value"
_GROUPS = {"vital-signs": "body", "laboratory": "lab"}


def observations(resource: Json, view: View) -> Iterator[Result]:
    """Yield what an observation tells."""
    says = alike(resource)
    known = view.known.get(says) if says is not None else None
    if known is None:
        return _observations(resource, view)
    if isinstance(known, Unmapped):
        return iter((known,))
    own = value(resource)
    return iter((_again(known, resource, own),)) if own[0] else _observations(resource, view)


def _again(known: Item, resource: Json, own: tuple[str, str]) -> Item:
    """Return another measurement of which all but value and moment is known."""
    what = {"id": new_id(), "value": own[0], "unit": own[1], "when": moment(resource)}
    return Item(known.record, when_in(resource, "issued"), known.written_as, own=what)


def _observations(resource: Json, view: View) -> Iterator[Result]:
    status = word(resource, "status")
    if status in ("entered-in-error", "cancelled"):
        yield Unmapped(status)
        return
    mine = list(own.observation(resource, view))
    if mine:
        yield from mine
        return
    code = concept(resource.get("code"))
    if view.has_cancer and is_stage(resource):
        return  # joined with its diagnosis
    scale = _scale(resource, code)
    name = markers.marker_name(code, resource)
    if scale:
        yield from _performance(resource, scale, view)
    elif genomics.left_unread(resource, code):
        yield Unmapped("what a laboratory concludes from a gene change, which its report tells")
    elif genomics.is_variant(resource, code):
        yield from genomics.variants(resource, code, view)
    elif name:
        yield from markers.biomarker(resource, name, code, view)
    elif _is_daily_life(resource, code):
        yield _remembered(Unmapped(_QUESTIONS), resource, view)
    else:
        yield from _measurements(resource, code, view)


def _remembered(result: Result, resource: Json, view: View) -> Result:
    """Return a result after keeping it for the resources that say the same."""
    says = alike(resource)
    if says is not None:
        view.known[says] = result
    return result


def _scale(resource: Json, code: Concept) -> str:
    """Return the key of the scale of a performance status, ``""`` where it is none."""
    for each in code.codes:
        if each.code in _SCALES:
            return _SCALES[each.code]
    names = profiles(resource)
    return next((key for key in ("ecog", "karnofsky") if f"{key}-performance" in names), "")


def _performance(resource: Json, scale: str, view: View) -> Iterator[Result]:
    number, _unit = value(resource)
    answer = concept(resource.get("valueCodeableConcept"))
    meaning = concepts(resource, "interpretation")
    if not number:
        yield Unmapped(_WITHOUT_VALUE)
        return
    told = [*(each.text for each in meaning), comment(resource)]
    named = number.casefold().startswith(scale) or not number[:1].isdigit()
    record = PerformanceStatus(
        source="report",
        value=number if named and answer else joined(_SCALE_NAMES[scale], number, by=" "),
        scale_used=scale,
        said=day(moment(resource)),
        said_by=view.names(resource, "performer"),
        note="\n".join(text for text in told if text),
    )
    yield Item(record, day(moment(resource)))


def _is_daily_life(resource: Json, code: Concept) -> bool:
    categories = {each.code for one in concepts(resource, "category") for each in one.codes}
    if categories & _LIFE_CATEGORIES:
        return True
    return _asks(code)


@lru_cache(maxsize=4096)
def _asks(code: Concept) -> bool:
    """Tell whether a code is one of a questionnaire or about daily life."""
    return code.has("loinc", _DAILY_LIFE) or bool(_QUESTION.search(code.text))


@lru_cache(maxsize=4096)
def _measure(code: Concept) -> Measure:
    return measure(code.name(), code.codes)


def _measurements(resource: Json, code: Concept, view: View) -> Iterator[Result]:
    """Yield the value, or the values of its components; a blood pressure is one value."""
    components = objects(resource, "component")
    pressure = _pressure(components) if code.has("loinc", frozenset(_PRESSURE)) else None
    if pressure is not None:
        yield from _one(resource, resource, code, view, pressure)
        return
    own = value(resource)
    if own[0]:
        for result in _one(resource, resource, code, view, own):
            yield result if components else _remembered(result, resource, view)
    found = False
    for each in components:
        part = concept(each.get("code"))
        told = value(each)
        if told[0]:
            found = True
            named = part if part.text or part.codes else code
            yield from _one(resource, each, _within(code, named), view, told)
    if not own[0] and not found and not objects(resource, "hasMember", "related"):
        yield Unmapped(_WITHOUT_VALUE)


def _within(whole: Concept, part: Concept) -> Concept:
    """Return the name of a component; one without words goes by those of the whole."""
    return part if part.text else Concept(whole.text, part.codes or whole.codes)


def _one(
    resource: Json, holder: Json, code: Concept, view: View, told: tuple[str, str]
) -> Iterator[Result]:
    if not code:
        yield Unmapped("results without a name")
        return
    known = _measure(code)
    group = known.group
    if group == "lab":
        categories = {each.code for one in concepts(resource, "category") for each in one.codes}
        group = next((_GROUPS[each] for each in sorted(categories) if each in _GROUPS), "other")
        group = "lab" if not categories else group
    what = "Blood pressure" if holder is resource and "/" in told[0] and _is_pressure(code) else ""
    record = Measurement(
        source="report",
        what=what or known.what,
        value=told[0],
        unit=told[1],
        when=moment(resource),
        group=group,
        reference=reference(holder),
        flag=flag(holder),
        place=view.names(resource, "performer"),
        codes=code.codes,
        note=comment(resource),
    )
    called = code.text if code.text.casefold() != record.what.casefold() else ""
    yield Item(record, when_in(resource, "issued"), called)


def _is_pressure(code: Concept) -> bool:
    return code.has("loinc", frozenset(_PRESSURE))


def _pressure(components: list[Json]) -> tuple[str, str] | None:
    """Return upper and lower blood pressure as one value, None where one is missing."""
    found = {}
    for each in components:
        for code in concept(each.get("code")).codes:
            if code.code in (_UPPER, _LOWER):
                found[code.code] = value(each)
    if not all(found.get(name, ("", ""))[0] for name in (_UPPER, _LOWER)):
        return None
    return f"{found[_UPPER][0]}/{found[_LOWER][0]}", found[_UPPER][1]
