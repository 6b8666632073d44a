"""Values of observations: as they were written, with comparator, range and mark."""

from __future__ import annotations

from apptprep.exchange.fhir.concepts import concept, concepts
from apptprep.exchange.fhir.dates import moment_in, when, when_in
from apptprep.exchange.fhir.dosage import amount
from apptprep.exchange.fhir.values import Json, first, joined, line, objects, paragraph, word
from apptprep.exchange.meaning import flags
from apptprep.exchange.meaning.measures import unit
from apptprep.records import When

_FLAG_SYSTEM = "ObservationInterpretation"
_OLD_FLAG_SYSTEM = "v2/0078"


def value(holder: Json) -> tuple[str, str]:
    """Return the value and unit of an observation or one of its components; empty for none."""
    quantity = first(holder, "valueQuantity")
    if quantity:
        number = line(quantity.get("value"))
        shown = number and f"{word(quantity, 'comparator')}{number}"
        return shown, unit(word(quantity, "unit", "code")) if shown else ""
    coded = concept(holder.get("valueCodeableConcept"))
    if coded and not any("data-absent-reason" in each.system for each in coded.codes):
        return coded.name(), ""
    for name in ("valueString", "valueInteger", "valueDecimal", "valueBoolean", "valueTime"):
        text = word(holder, name)
        if text:
            return text, ""
    return _rarer(holder)


def _rarer(holder: Json) -> tuple[str, str]:
    """Return a range, ratio, date or period as words."""
    span = first(holder, "valueRange")
    if span:
        low, high = (amount(first(span, name)) for name in ("low", "high"))
        return _span(low, high), ""
    ratio = first(holder, "valueRatio")
    if ratio:
        parts = [amount(first(ratio, name)) for name in ("numerator", "denominator")]
        return ":".join(part for part in parts if part), ""
    moment = when_in(holder, "valueDateTime", "valuePeriod")
    return (moment.understood() if moment else ""), ""


def reference(holder: Json) -> str:
    """Return the normal range printed with a value: ``"2500 – 5000"``, ``"≤ 35"``, or its text."""
    ranges = objects(holder, "referenceRange")
    normal = [each for each in ranges if "normal" in concept(each.get("type")).everything]
    for each in [*normal, *ranges]:
        low, high = (word(first(each, name), "value") for name in ("low", "high"))
        text = _span(low, high) or word(each, "text")
        if text:
            return text
    return ""


def _span(low: str, high: str) -> str:
    if low and high:
        return f"{low} - {high}"
    return f"≥ {low}" if low else f"≤ {high}" if high else ""


def flag(holder: Json) -> str:
    """Return how a value is marked on the report: ``"high"``; other words as they stand."""
    told = []
    for each in concepts(holder, "interpretation"):
        code = each.any_code()
        system = each.codes[0].system if each.codes else ""
        known = _FLAG_SYSTEM in system or _OLD_FLAG_SYSTEM in system or not system
        told.append((flags.flag(code) if known else "") or each.text)
    return joined(*told)


def moment(resource: Json) -> When | None:
    """Return when an observation was true, else when it was issued."""
    text = resource.get("effectiveDateTime")
    if text and type(text) is str and "_effectiveDateTime" not in resource:
        return when(line(text)) or _moment(resource)  # nearly all
    return _moment(resource)


def _moment(resource: Json) -> When | None:
    return moment_in(
        resource,
        "effectiveDateTime",
        "effectivePeriod",
        "effectiveInstant",
        "effectiveTiming",
        "appliesDateTime",
        "appliesPeriod",
        "issued",
    )


def comment(resource: Json) -> str:
    """Return the notes of an observation, and that it is not final yet."""
    status = word(resource, "status")
    early = "Not final yet, as the file says." if status in ("preliminary", "registered") else ""
    told = [paragraph(each.get("text")) for each in objects(resource, "note")]
    lines = [early, *told, paragraph(resource.get("comment", resource.get("comments")))]
    return "\n".join(line for line in lines if line)
