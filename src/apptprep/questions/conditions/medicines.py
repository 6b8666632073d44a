"""Conditions about medicines and allergies. Nothing is said about what a medicine does."""

from __future__ import annotations

import re
from collections.abc import Iterable

from apptprep.questions.conditions.registry import condition, keys, number
from apptprep.questions.facts import Facts, dated
from apptprep.questions.medicine_classes import classes, names_of
from apptprep.questions.model import Evidence
from apptprep.questions.words import Words, any_contains, as_tuple, contains, listed
from apptprep.records import Allergy, DoseTaken, Medication

_SUPPLEMENTS = ("herbal", "cannabis", "vitamin")
_BOUGHT = (*_SUPPLEMENTS, "over-the-counter")
_WEEK = 7


@condition
def medication_taken(facts: Facts, words: Words) -> Evidence | None:
    """Hold when a medicine with one of the words in its name or brand is taken now."""
    return _taken(facts, as_tuple(words))


@condition
def medication_for(facts: Facts, words: Words) -> Evidence | None:
    """Hold when a medicine is taken for something with one of the words."""
    wanted = as_tuple(words)
    return _first(m for m in facts.medicines if contains(m.reason, wanted))


@condition
def medication_class(facts: Facts, kinds: Words) -> Evidence | None:
    """Hold when a medicine of these classes is taken now, as a medicine or as treatment."""
    names = names_of(keys(kinds, classes()))
    found = _taken(facts, names)
    if found is not None:
        return found
    for t in facts.treatments_now:
        if contains(t.name, names):
            text = f"{t.name} is written down as treatment"
            return Evidence(dated(text, t.started), t.started, t.id)
    return None


@condition
def medication_stopped(facts: Facts, words: Words = ()) -> Evidence | None:
    """Hold when a medicine, with one of the words if any are given, was stopped."""
    wanted = as_tuple(words) if words else ()
    for m in facts.snapshot.all(Medication):
        if not m.is_current() and (not wanted or _is_called(m, wanted)):
            why = f" ({m.why_stopped})" if m.why_stopped else ""
            return Evidence(dated(f"{m.name} was stopped{why}", m.stopped), m.stopped, m.id)
    return None


@condition
def medicine_count_at_least(facts: Facts, least: float) -> Evidence | None:
    """Hold when at least that many medicines are taken now."""
    number(least, 1)
    count = len(facts.medicines)
    return Evidence(f"{count} medicines are in the list") if count >= least else None


@condition
def medicine_when_needed(facts: Facts, words: Words = ()) -> Evidence | None:
    """Hold when a medicine, with one of the words if any are given, is taken when needed."""
    wanted = as_tuple(words) if words else ()
    for m in facts.medicines:
        if m.schedule == "when-needed" and (not wanted or _is_called(m, wanted)):
            return Evidence(f"{m.name} is taken when needed", m.started, m.id)
    return None


@condition
def medicine_taken_often(
    facts: Facts, words: Words, count: float, days: float = _WEEK
) -> Evidence | None:
    """Hold when a when-needed medicine was taken at least that often that lately.

    ``words`` are names, or names of classes; ticked doses are counted, and for the last 7 days
    the number written into the medicine too.
    """
    number(count, 1)
    number(days, 1)
    wanted = as_tuple(words)
    names = names_of(wanted) if set(wanted) <= set(classes()) else wanted
    for m in facts.medicines:
        if m.schedule == "when-needed" and _is_called(m, names):
            taken = _doses(facts, m, int(days))
            if taken >= count:
                text = f"{m.name} was taken {taken} times in {days:.0f} days"
                return Evidence(text, None, m.id)
    return None


@condition
def medicine_taken_differently(facts: Facts) -> Evidence | None:
    """Hold when a medicine is taken differently from its label."""
    for m in facts.medicines:
        if m.taken_differently:
            text = f"{m.name} is taken differently from the label: {m.taken_differently}"
            return Evidence(text, m.started, m.id)
    return None


@condition
def medicine_side_effect(facts: Facts, words: Words = ()) -> Evidence | None:
    """Hold when a side effect, with one of the words if any, was noticed with a medicine."""
    wanted = as_tuple(words) if words else ()
    for m in facts.medicines:
        if m.side_effects and (not wanted or contains(m.side_effects, wanted)):
            return Evidence(f"with {m.name} you noticed: {m.side_effects}", m.started, m.id)
    return None


@condition
def medicine_not_helping(facts: Facts, words: Words = ()) -> Evidence | None:
    """Hold when a medicine, with one of the words in name or purpose if any, does not help."""
    wanted = as_tuple(words) if words else ()
    for m in facts.medicines:
        like = not wanted or any_contains((m.name, m.brand, m.reason), wanted)
        if m.helps == "no" and like:
            return Evidence(f"{m.name} is written down as not helping", m.started, m.id)
    return None


@condition
def medicine_from_abroad(facts: Facts) -> Evidence | None:
    """Hold when a medicine was ordered from abroad."""
    for m in facts.medicines:
        if m.abroad == "yes":
            return Evidence(f"{m.name} was ordered from abroad", m.started, m.id)
    return None


@condition
def medicine_seller_unchecked(facts: Facts) -> Evidence | None:
    """Hold when a seller is written down without where their licence was looked up."""
    for m in facts.medicines:
        if m.seller and not m.licence:
            text = f"{m.name} was bought from {m.seller}, no licence check is written down"
            return Evidence(text, m.started, m.id)
    return None


@condition
def medicine_without_prescription_kept(facts: Facts) -> Evidence | None:
    """Hold when a prescription for a bought medicine was not asked for and kept."""
    for m in facts.medicines:
        if m.prescription_kept == "no":
            text = f"for {m.name} no prescription was asked for and kept"
            return Evidence(text, m.started, m.id)
    return None


@condition
def medicine_refills_unknown(facts: Facts) -> Evidence | None:
    """Hold when a prescribed medicine does not say how many refills are left."""
    for m in facts.medicines:
        if m.origin == "prescription" and not m.refills:
            return Evidence(f"refills of {m.name} are not written down", m.started, m.id)
    return None


@condition
def medicine_reason_unknown(facts: Facts) -> Evidence | None:
    """Hold when it is not written down what a medicine is for."""
    for m in facts.medicines:
        if not m.reason:
            return Evidence(f"what {m.name} is for is not written down", m.started, m.id)
    return None


@condition
def supplement_taken(facts: Facts, words: Words = ()) -> Evidence | None:
    """Hold when a herb, cannabis or a vitamin is taken, herbs first.

    With words, what was bought without prescription counts too, if it is called so.
    """
    wanted = as_tuple(words) if words else ()
    origins = _BOUGHT if wanted else _SUPPLEMENTS
    found = [m for m in facts.medicines if m.origin in origins]
    found.sort(key=lambda m: origins.index(m.origin))
    return _first(m for m in found if not wanted or _is_called(m, wanted))


@condition
def no_medicines(facts: Facts) -> Evidence | None:
    """Hold when no medicine is written down and the list does not say "none"."""
    if facts.medicines or facts.snapshot.person.medications_state == "none":
        return None
    return Evidence("no medicine is written down")


@condition
def allergies_not_written(facts: Facts) -> Evidence | None:
    """Hold when there is no allergy in the list and it does not say "none known"."""
    if facts.snapshot.all(Allergy) or facts.snapshot.person.allergies_state == "none":
        return None
    return Evidence("neither an allergy nor “none known” is written down")


@condition
def allergy_to(facts: Facts, words: Words) -> Evidence | None:
    """Hold when an allergy to something with one of the words is written down."""
    wanted = as_tuple(words)
    for allergy in facts.snapshot.all(Allergy):
        if contains(allergy.substance, wanted):
            text = f"an allergy to {allergy.substance} is written down"
            return Evidence(dated(text, allergy.noticed), allergy.noticed, allergy.id)
    return None


@condition
def allergy_without_reaction(facts: Facts) -> Evidence | None:
    """Hold when an allergy does not say what happened."""
    for allergy in facts.snapshot.all(Allergy):
        if not allergy.reaction:
            text = f"what {allergy.substance} did is not written down"
            return Evidence(text, allergy.noticed, allergy.id)
    return None


def _taken(facts: Facts, names: tuple[str, ...]) -> Evidence | None:
    found = [m for m in facts.medicines if _is_called(m, names)]
    if not found:
        return None
    verb = "is" if len(found) == 1 else "are"
    text = f"{listed((m.name for m in found[:3]), 'and')} {verb} in the medicine list"
    return Evidence(dated(text, found[0].started), found[0].started, found[0].id)


def _first(medicines: Iterable[Medication]) -> Evidence | None:
    for m in medicines:
        text = f"{m.name} is in the medicine list"
        return Evidence(dated(text, m.started), m.started, m.id)
    return None


def _is_called(m: Medication, names: Words) -> bool:
    return any_contains((m.name, m.brand), names)


def _doses(facts: Facts, m: Medication, days: int) -> int:
    doses = [d for d in facts.snapshot.all(DoseTaken) if d.medication == m.id]
    ticked = sum(1 for d in doses if d.when and facts.within(d.when, days))
    written = re.match(r"\s*(\d{1,3})", m.taken_lately) if days >= _WEEK else None
    return max(ticked, int(written[1]) if written else 0)
