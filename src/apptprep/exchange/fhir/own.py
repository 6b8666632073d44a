"""The app's own entries in a FHIR file (:mod:`apptprep.exchange.own_marks`), as they were.

Another program's file is read by codes and words, with care. What carries the app's own mark says
plainly which entry it was, so its words come back as they stand: nothing is looked for in them.
"""

from __future__ import annotations

from collections.abc import Iterator

from apptprep.exchange import own_marks
from apptprep.exchange.fhir.concepts import Concept, concept
from apptprep.exchange.fhir.dates import day, end_in, moment_in, onset, when_in
from apptprep.exchange.fhir.results import moment, reference, value
from apptprep.exchange.fhir.values import Json, extension, first, notes, objects, paragraph, word
from apptprep.exchange.fhir.view import Item, Result, View
from apptprep.records import (
    BODY_SITES,
    SPREAD_SITES,
    Biomarker,
    Condition,
    Diagnosis,
    Measurement,
    PastSurgery,
    PerformanceStatus,
    Question,
    Record,
    Spread,
    SymptomEntry,
    Treatment,
    fields_of,
)
from apptprep.records.options import SIDES

_SPREAD_TITLE = "Spread of cancer: "
_STATES = {
    "preparation": "planned",
    "in-progress": "ongoing",
    "on-hold": "paused",
    "completed": "ended",
    "unknown": "",
}
_AIMS = {"373808002": "cure", "363676003": "relief"}
_ANSWERED = {"active": "chosen", "completed": "answered"}
_SCALES = {"89247-1": "ecog", "89243-0": "karnofsky"}
_RESULTS = {
    "not-performed": "not-tested",
    "error": "failed",
    "temp-unknown": "pending",
    "asked-unknown": "unknown",
}


def marks(resource: Json) -> frozenset[str]:
    """Return the texts of a resource's categories."""
    if "category" not in resource:
        return frozenset()
    return frozenset(word(each, "text") for each in objects(resource, "category"))


def stamped(resource: Json) -> str:
    """Return the number by which an entry of ours is known again, ``""`` where there is none."""
    given = first(resource, "identifier")
    ours = word(given, "system") == own_marks.SYSTEM and "#" in word(given, "value")
    return f"{own_marks.SYSTEM}|{word(given, 'value')}" if ours else ""


def condition(resource: Json, _view: View) -> Item | None:
    """Return a cancer, a place of spread or another condition of ours, None for any other."""
    told = marks(resource)
    code = concept(resource.get("code"))
    since = onset(resource, "onset")
    record: Record
    if own_marks.CANCER in told:
        shape = concept(extension(resource, "morphology-behavior").get("valueCodeableConcept"))
        sure = concept(resource.get("verificationStatus")).any_code()
        record = Diagnosis(
            source="report",
            site=_places(resource)[0] or code.text,
            side=_side(resource),
            histology=shape.text,
            found=since,
            stage=concept(first(first(resource, "stage"), "summary")).text,
            confirmed="not-yet" if sure == "provisional" else "",
            codes=code.codes,
            note=notes(resource),
        )
    elif own_marks.SPREAD in told:
        sure = concept(resource.get("verificationStatus")).any_code()
        place, where = _places(resource)
        known = {words: key for key, words in SPREAD_SITES}
        record = Spread(
            source="report",
            site=known.get(place, "other"),
            where=where,
            side=_side(resource),
            certainty={"confirmed": "confirmed", "provisional": "feared"}.get(sure, ""),
            found=since,
            codes=code.codes,
            note=notes(resource),
        )
    elif own_marks.CONDITION in told:
        state = concept(resource.get("clinicalStatus")).any_code()
        record = Condition(
            source="report",
            name=code.name(),
            state={"active": "active", "inactive": "past"}.get(state, ""),
            since=since,
            until=onset(resource, "abatement"),
            codes=code.codes,
            note=notes(resource),
        )
    else:
        return None
    return Item(record)


def _places(resource: Json) -> tuple[str, str]:
    """Return the first two parts of the body, in words."""
    texts = [word(each, "text") for each in objects(resource, "bodySite")]
    return (texts or [""])[0], (texts[1:] or [""])[0]


def _side(resource: Json) -> str:
    told = extension(first(resource, "bodySite"), "laterality-qualifier")
    words = concept(told.get("valueCodeableConcept")).text
    return next((key for key, label in SIDES if label == words), "")


def procedure(resource: Json, view: View) -> Item | None:
    """Return a treatment or a past operation of ours, None for any other."""
    text = concept(resource.get("category")).text
    code = concept(resource.get("code"))
    actors = [first(each, "actor") for each in objects(resource, "performer")]
    if text == own_marks.SURGERY:
        surgery = PastSurgery(
            source="report",
            name=code.name(),
            date=when_in(resource, "performedDateTime"),
            place=view.names(resource, "location"),
            codes=code.codes,
            note=notes(resource),
        )
        return Item(surgery)
    if text not in own_marks.TREATMENTS:
        return None
    intent = concept(extension(resource, "procedure-intent").get("valueCodeableConcept"))
    treatment = Treatment(
        source="report",
        name=code.name(),
        treatment_kind=own_marks.TREATMENTS[text],
        aim=_AIMS.get(intent.any_code(), ""),
        started=when_in(resource, "performedPeriod"),
        state=_STATES.get(word(resource, "status"), ""),
        ended=end_in(resource, "performedPeriod"),
        why_ended=concept(resource.get("statusReason")).text,
        site=concept(resource.get("bodySite")).text,
        given_by=", ".join(name for name in (view.name(each, resource) for each in actors) if name),
        codes=code.codes,
        note=notes(resource),
    )
    return Item(treatment)


def observation(resource: Json, view: View) -> Iterator[Result]:
    """Yield what an observation of ours was: nothing for any other."""
    told = marks(resource)
    code = concept(resource.get("code"))
    if own_marks.SYMPTOM in told:
        yield Item(_symptom(resource, code))
    elif own_marks.BIOMARKER in told:
        yield Item(_biomarker(resource, code, view))
    elif own_marks.PERFORMANCE in told:
        record = PerformanceStatus(
            source="report",
            value=concept(resource.get("valueCodeableConcept")).text,
            scale_used=next((_SCALES[c.code] for c in code.codes if c.code in _SCALES), ""),
            said=when_in(resource, "effectiveDateTime"),
            said_by=view.names(resource, "performer"),
            note=notes(resource),
        )
        yield Item(record)
    else:
        group = next((text for text in told if text in own_marks.GROUPS), None)
        if group is not None:
            yield Item(_measurement(resource, code, own_marks.GROUPS[group], view))


def _symptom(resource: Json, code: Concept) -> SymptomEntry:
    labels = {words: key for key, words in BODY_SITES}
    places = concept(resource.get("bodySite")).text
    parts = {concept(each.get("code")).text: each for each in objects(resource, "component")}
    until = first(resource, "effectivePeriod")
    return SymptomEntry(
        source="seen",
        term=code.name(),
        when=moment_in(resource, "effectiveDateTime", "effectivePeriod"),
        now=_score(resource),
        worst=_score(parts.get("At its worst", {})),
        sites=tuple(labels.get(place, place) for place in places.split(", ") if place),
        until=moment_in(until, "end") if until else None,
        note=notes(resource),
    )


def _score(holder: Json) -> int | None:
    text = word(holder, "valueInteger")
    return int(text) if text.isdecimal() and len(text) <= 2 and int(text) <= 10 else None  # noqa: PLR2004


def _biomarker(resource: Json, code: Concept, view: View) -> Biomarker:
    shown, unit = value(resource)
    answer = concept(resource.get("valueCodeableConcept"))
    labels = _labels(Biomarker, "result")
    absent = concept(resource.get("dataAbsentReason")).any_code()
    call = labels.get(answer.text) or labels.get(_meaning(resource)) or _RESULTS.get(absent, "")
    kind = concept(view.find(first(resource, "specimen"), resource).get("type")).text
    return Biomarker(
        source="report",
        marker=code.name(),
        result=call,
        value="" if answer else " ".join(part for part in (shown, unit) if part),
        method=concept(resource.get("method")).text,
        specimen=_labels(Biomarker, "specimen").get(kind, ""),
        taken=day(moment(resource)),
        lab=view.names(resource, "performer"),
        codes=code.codes,
        note=notes(resource),
    )


def _meaning(resource: Json) -> str:
    return concept(resource.get("interpretation")).text


def _labels(kind: type[Record], name: str) -> dict[str, str]:
    field = next(each for each in fields_of(kind) if each.name == name)
    return {option.label: option.key for option in field.options}


def _measurement(resource: Json, code: Concept, group: str, view: View) -> Measurement:
    shown, unit = value(resource)
    pair = [value(each) for each in objects(resource, "component")]
    if len(pair) == 2 and not shown:  # noqa: PLR2004 - upper and lower blood pressure
        shown, unit = f"{pair[0][0]}/{pair[1][0]}", pair[0][1]
    return Measurement(
        source="report",
        what=code.text or code.name(),
        value=shown,
        unit=unit,
        when=moment(resource),
        group=group,
        reference=reference(resource),
        flag=_meaning(resource),
        place=view.names(resource, "performer"),
        codes=code.codes,
        note=notes(resource),
    )


def questions(resource: Json, _view: View) -> Iterator[Result]:
    """Yield a question for a visit; requests to tell somebody something else are none."""
    if own_marks.QUESTION not in marks(resource):
        return
    record = Question(
        text=paragraph(first(resource, "payload").get("contentString")),
        state=_ANSWERED.get(word(resource, "status"), ""),
        ask_first="yes" if word(resource, "priority") == "urgent" else "",
        because=paragraph(first(resource, "reasonCode").get("text")),
        answer=notes(resource),
    )
    yield Item(record)
