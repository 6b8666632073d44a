"""How a medicine is taken: the clinic's own sentence, else put together from its parts."""

from __future__ import annotations

from dataclasses import dataclass

from apptprep.exchange.fhir.concepts import Concept, concept
from apptprep.exchange.fhir.values import Json, first, joined, objects, paragraph, word, words
from apptprep.exchange.meaning.measures import unit

_UNITS = {
    "s": "second",
    "min": "minute",
    "h": "hour",
    "d": "day",
    "wk": "week",
    "mo": "month",
    "a": "year",
}
_PARTS_OF_DAY = {
    "MORN": "morning",
    "MORN.early": "morning",
    "MORN.late": "morning",
    "CM": "morning",
    "ACM": "morning",
    "PCM": "morning",
    "NOON": "noon",
    "CD": "noon",
    "ACD": "noon",
    "PCD": "noon",
    "EVE": "evening",
    "CV": "evening",
    "ACV": "evening",
    "PCV": "evening",
    "NIGHT": "bedtime",
    "HS": "bedtime",
}
_MEALS = {"AC": "before meals", "PC": "after meals", "C": "with meals"}
_WEEKDAYS = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}
_ROUTES = {
    "26643006": "by mouth",
    "47625008": "into a vein",
    "34206005": "under the skin",
    "78421000": "into a muscle",
    "6064005": "on the skin",
}
_ROUTE_WORDS = {"oral route": "by mouth", "oral": "by mouth", "po": "by mouth"}


@dataclass(frozen=True, slots=True)
class Dosage:
    """The fields of a medicine that tell how it is taken; those not told are empty."""

    dose: str = ""
    route: str = ""
    schedule: str = ""
    times: tuple[str, ...] = ()
    clock: str = ""
    most_a_day: str = ""
    note: str = ""


def dosage(resource: Json) -> Dosage:
    """Return how a medicine is taken, as the first instruction says; others go into the note."""
    many = objects(resource, "dosageInstruction", "dosage")
    if not many:
        return Dosage(dose=_rendered(resource))
    found = _one(many[0])
    others = [text for text in map(_sentence, many[1:]) if text]
    note = "\n".join(part for part in (found.note, *others) if part)
    return Dosage(
        found.dose or _rendered(resource),
        found.route,
        found.schedule,
        found.times,
        found.clock,
        found.most_a_day,
        note,
    )


def _rendered(resource: Json) -> str:
    """Return the sentence that R5 gives for all instructions together."""
    return word(resource, "renderedDosageInstruction")


def amount(quantity: Json) -> str:
    """Return a number with its unit, e.g. ``"<3.0 ng/mL"``."""
    value = word(quantity, "value")
    number = f"{word(quantity, 'comparator')}{value}" if value else ""
    return joined(number, unit(word(quantity, "unit", "code")), by=" ") if number else ""


def _one(told: Json) -> Dosage:
    timing = first(told, "timing")
    repeat = first(timing, "repeat")
    sentence = word(told, "text")
    times = _times(repeat)
    needed = told.get("asNeededBoolean") is True or told.get("asNeeded") is True
    needed_for = concept(told.get("asNeededCodeableConcept")) or _needed_for(told)
    schedule = "when-needed" if needed or needed_for else ""
    again = any(word(repeat, name) for name in ("frequency", "period", "periodUnit", "when"))
    if not schedule and word(repeat, "count") == "1" and not again:
        schedule = "once"
    return Dosage(
        dose=sentence or _dose(told),
        route=_route(concept(told.get("route"))),
        schedule=schedule,
        times=() if sentence else times,
        clock="" if sentence else _clock(timing, repeat, needed_for),
        most_a_day=_most(told),
        note=paragraph(told.get("patientInstruction")),
    )


def _needed_for(told: Json) -> Concept:
    """Return what it is taken for when needed (R5: a list)."""
    return concept(told.get("asNeededFor"))


def _sentence(told: Json) -> str:
    found = _one(told)
    return joined(found.dose, found.route, found.clock, found.schedule.replace("-", " "))


def _dose(told: Json) -> str:
    """Return one dose: quantity or range; DSTU2 has it without ``doseAndRate``."""
    holder = first(told, "doseAndRate") or told
    single = amount(first(holder, "doseQuantity", "quantity", "dose"))
    span = first(holder, "doseRange")
    ends = [amount(first(span, name)) for name in ("low", "high")]
    rate = amount(first(holder, "rateQuantity")) or _ratio(first(holder, "rateRatio"))
    return joined(single or " to ".join(end for end in ends if end), rate, by=" at ")


def _route(route: Concept) -> str:
    code = route.code_in("snomed")
    return _ROUTES.get(code) or _ROUTE_WORDS.get(route.text.casefold()) or route.text


def _most(told: Json) -> str:
    """Return the most in 24 hours, where the limit is one for a day."""
    ratio = first(told, "maxDosePerPeriod")
    under = first(ratio, "denominator")
    number, name = word(under, "value"), word(under, "code", "unit")
    if (number, name) in {("1", "d"), ("24", "h"), ("1", "day"), ("24", "hours")}:
        return amount(first(ratio, "numerator"))
    return ""


def _ratio(ratio: Json) -> str:
    over, under = amount(first(ratio, "numerator")), amount(first(ratio, "denominator"))
    return f"{over} in {under}" if over and under else ""


def _times(repeat: Json) -> tuple[str, ...]:
    found = (_PARTS_OF_DAY.get(code, "") for code in words(repeat, "when"))
    return tuple(dict.fromkeys(part for part in found if part))


def _clock(timing: Json, repeat: Json, needed_for: Concept) -> str:
    """Return how often, in plain words: ``"2 times a day"``, ``"every 8 hours"``, ``"8:00"``."""
    clocks = [text[:5] for text in words(repeat, "timeOfDay")]
    days = [_WEEKDAYS.get(day, day) for day in words(repeat, "dayOfWeek")]
    meals = [_MEALS.get(code, "") for code in words(repeat, "when")]
    often = _often(repeat)
    code = concept(timing.get("code"))
    spoken = "" if often else code.text or code.any_code()
    wanted = f"for {needed_for.text}" if needed_for.text else ""
    return joined(often, spoken, *clocks, *days, *meals, wanted)


def _often(repeat: Json) -> str:
    count, period = word(repeat, "frequency"), word(repeat, "period")
    name = _UNITS.get(word(repeat, "periodUnit", "periodUnits"), "")
    if not name or not (count or period):
        return ""
    most = word(repeat, "frequencyMax")
    count = f"{count or '1'} to {most}" if most else count or "1"
    period = period.removesuffix(".0") or "1"
    if period == "1":
        return f"once a {name}" if count == "1" else f"{count} times a {name}"
    each = f"every {period} {name}s"
    return each if count == "1" else f"{count} times {each}"
