"""Conditions about treatment: kinds, lines, aims, and why something ended."""

from __future__ import annotations

import re
from collections.abc import Iterable

from apptprep.questions.conditions.registry import condition, keys, number
from apptprep.questions.facts import Facts, dated, is_going_on
from apptprep.questions.model import Evidence
from apptprep.questions.words import Words, any_contains, as_tuple, contains
from apptprep.records import Treatment

KINDS = {
    "surgery": "surgery",
    "radiation": "radiation",
    "chemotherapy": "chemotherapy",
    "targeted": "targeted medicine",
    "hormone": "hormone treatment",
    "immune": "immune treatment",
    "cell": "cell therapy",
    "ablation": "ablation",
    "draining": "draining fluid",
    "trial-drug": "trial drug",
    "bone": "bone-strengthening medicine",
    "complementary": "complementary treatment",
    "other": "other treatment",
}
SYSTEMIC = ("chemotherapy", "targeted", "hormone", "immune", "cell", "trial-drug")
"""Medicines against the cancer in the whole body: what lines of therapy are counted in."""
_AIMS = {
    "cure": "to cure",
    "control": "to control the cancer",
    "relief": "to relieve symptoms",
    "not-told": "not told",
}
_WITHOUT_AIM = ("bone", "draining", "complementary")
_GREW = ("progress", "grew", "grow", "stopped working", "no longer work", "spread")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_NUMBER = re.compile(r"\d{1,2}")


@condition
def no_treatment(facts: Facts) -> Evidence | None:
    """Hold when no treatment is written down, or only planned ones are.

    It does not hold for somebody who says that they had treatment, written down or not.
    """
    if _given(facts) or facts.snapshot.person.treated_ever == "yes":
        return None
    return Evidence("no treatment is written down")


@condition
def treatments_not_written(facts: Facts) -> Evidence | None:
    """Hold when no treatment is written down, also for somebody who says that they had one."""
    return None if _given(facts) else Evidence("no treatment is written down")


@condition
def never_treated(facts: Facts) -> Evidence | None:
    """Hold when the record says that no treatment was ever given.

    An empty list of treatments does not say so; a treatment in the list says the opposite.
    """
    if facts.snapshot.person.treated_ever != "no" or _given(facts):
        return None
    return Evidence("no cancer treatment was ever given", None, facts.snapshot.person.id)


@condition
def treatment_kind(facts: Facts, kinds: Words) -> Evidence | None:
    """Hold when a treatment of these kinds was or is given."""
    wanted = keys(kinds, KINDS)
    return first_written(t for t in _given(facts) if t.treatment_kind in wanted)


@condition
def treatment_current(facts: Facts, kinds: Words) -> Evidence | None:
    """Hold when a treatment of these kinds goes on; without an end it counts as going on."""
    wanted = keys(kinds, KINDS)
    return first_written(t for t in facts.treatments_now if t.treatment_kind in wanted)


@condition
def treatment_past(facts: Facts, kinds: Words) -> Evidence | None:
    """Hold when a treatment of these kinds has ended."""
    wanted = keys(kinds, KINDS)
    past = (t for t in _given(facts) if not is_going_on(t))
    return first_written(t for t in past if t.treatment_kind in wanted)


@condition
def treatment_planned(facts: Facts, kinds: Words = ()) -> Evidence | None:
    """Hold when a treatment, of these kinds if any are given, is planned.

    Of several, the one whose kind is named first is told, as it is the better reason.
    """
    wanted = keys(kinds, KINDS) if kinds else ()
    planned = [t for t in facts.snapshot.all(Treatment) if t.state == "planned"]
    if wanted:
        planned = [t for t in planned if t.treatment_kind in wanted]
        planned.sort(key=lambda t: wanted.index(t.treatment_kind))
    for t in planned[:1]:
        return Evidence(dated(f"{t.name} is planned", t.started), t.started, t.id)
    return None


@condition
def treatment_name(facts: Facts, words: Words) -> Evidence | None:
    """Hold when the name or regimen of a treatment has one of the words."""
    wanted = as_tuple(words)
    return first_written(t for t in _given(facts) if contains(t.name, wanted))


@condition
def treatment_line_at_least(facts: Facts, least: float) -> Evidence | None:
    """Hold when a line of therapy of that number, or that many medicine treatments, is written."""
    number(least, 1)
    for t in _given(facts):
        line = line_number(t.line_of_therapy)
        if line >= least:
            text = f"{t.name} is written down as line {line} of therapy"
            return Evidence(dated(text, t.started), t.started, t.id)
    medicines = [t for t in _given(facts) if t.treatment_kind in SYSTEMIC]
    if len(medicines) < least:
        return None
    many = "treatment is" if len(medicines) == 1 else "treatments are"
    text = f"{len(medicines)} medicine {many} written down"
    return Evidence(dated(text, medicines[0].started), medicines[0].started, medicines[0].id)


@condition
def treatment_planned_named(facts: Facts, words: Words) -> Evidence | None:
    """Hold when a treatment whose name has one of the words is planned."""
    wanted = as_tuple(words)
    for t in facts.snapshot.all(Treatment):
        if t.state == "planned" and contains(t.name, wanted):
            return Evidence(dated(f"{t.name} is planned", t.started), t.started, t.id)
    return None


@condition
def treatment_to(facts: Facts, kinds: Words, words: Words) -> Evidence | None:
    """Hold when a treatment of these kinds was given and its name or site has one of the words."""
    wanted, places = keys(kinds, KINDS), as_tuple(words)
    given = (t for t in _given(facts) if t.treatment_kind in wanted)
    return first_written(t for t in given if any_contains((t.site, t.name), places))


@condition
def treatment_ended_because(facts: Facts, words: Words) -> Evidence | None:
    """Hold when the reason why a treatment ended has one of the words."""
    wanted = as_tuple(words)
    for t in _given(facts):
        if contains(t.why_ended, wanted):
            text = f"{t.name} ended: {t.why_ended}"
            return Evidence(dated(text, t.ended), t.ended, t.id)
    return None


@condition
def treatment_end_unexplained(facts: Facts) -> Evidence | None:
    """Hold when a treatment has ended, other than an operation, and it is not written down why."""
    for t in _given(facts):
        if t.treatment_kind in ("surgery", "draining", "ablation"):
            continue
        if (t.ended or t.state == "ended") and not t.why_ended:
            text = f"why {t.name} ended is not written down"
            return Evidence(dated(text, t.ended), t.ended, t.id)
    return None


@condition
def cancer_grew(facts: Facts, days: float = 100_000) -> Evidence | None:
    """Hold when a treatment's best result or end, within these days, says that the cancer grew."""
    number(days)
    for t in _given(facts):
        grew = t.response == "progression" or contains(t.why_ended, _GREW)
        if grew and facts.within(t.ended, int(days)):
            text = f"the cancer is written down as having grown on {t.name}"
            return Evidence(dated(text, t.ended), t.ended, t.id)
    return None


@condition
def treatment_ended_within(facts: Facts, days: float, kinds: Words) -> Evidence | None:
    """Hold when a treatment of these kinds ended at most that many days ago."""
    number(days)
    wanted = keys(kinds, KINDS)
    for t in _given(facts):
        ended = t.treatment_kind in wanted and t.ended is not None
        if ended and facts.within(t.ended, int(days)):
            return Evidence(dated(f"{t.name} ended", t.ended), t.ended, t.id)
    return None


@condition
def treatment_started_within(facts: Facts, days: float, kinds: Words) -> Evidence | None:
    """Hold when a treatment of these kinds started at most that many days ago."""
    number(days)
    wanted = keys(kinds, KINDS)
    for t in _given(facts):
        started = t.treatment_kind in wanted and t.started is not None
        if started and facts.within(t.started, int(days)):
            return Evidence(dated(f"{t.name} started", t.started), t.started, t.id)
    return None


@condition
def treatment_aim(facts: Facts, aims: Words) -> Evidence | None:
    """Hold when the aim of a treatment that goes on or is planned was told as one of these."""
    wanted = keys(aims, _AIMS)
    for t in _now_or_planned(facts):
        if t.aim in wanted:
            text = f"the aim of {t.name} is written down as: {_AIMS[t.aim]}"
            return Evidence(dated(text, t.started), t.started, t.id)
    return None


@condition
def aim_not_told(facts: Facts) -> Evidence | None:
    """Hold when a treatment that goes on or is planned has no aim as told."""
    for t in _now_or_planned(facts):
        if t.aim in ("", "not-told") and t.treatment_kind not in _WITHOUT_AIM:
            told = "was not told" if t.aim else "is not written down"
            return Evidence(dated(f"the aim of {t.name} {told}", t.started), t.started, t.id)
    return None


@condition
def response_not_told(facts: Facts) -> Evidence | None:
    """Hold when a medicine treatment that goes on has no result as told."""
    for t in facts.treatments_now:
        if t.treatment_kind in SYSTEMIC and t.response in ("", "not-told", "unknown"):
            text = f"how well {t.name} works is not written down"
            return Evidence(dated(text, t.started), t.started, t.id)
    return None


@condition
def response_is(facts: Facts, responses: Words) -> Evidence | None:
    """Hold when a treatment that goes on has one of these results as told."""
    words = {
        "complete": "nothing left to see",
        "partial": "smaller",
        "stable": "stable",
        "progression": "grew",
        "too-early": "too early to say",
    }
    wanted = keys(responses, words)
    for t in facts.treatments_now:
        if t.response in wanted:
            text = f"the result of {t.name} is written down as: {words[t.response]}"
            return Evidence(dated(text, t.started), t.started, t.id)
    return None


@condition
def dose_changed(facts: Facts) -> Evidence | None:
    """Hold when a change of dose is written down for a treatment."""
    for t in _given(facts):
        for change in t.changes:
            text = f"the dose of {t.name} was changed: {change.change or change.reason}"
            return Evidence(dated(text, change.changed_on), change.changed_on, t.id)
    return None


@condition
def radiation_to(facts: Facts, words: Words) -> Evidence | None:
    """Hold when radiation to a part of the body with one of the words is written down."""
    wanted = as_tuple(words)
    radiation = (t for t in _given(facts) if t.treatment_kind == "radiation")
    return first_written(t for t in radiation if any_contains((t.site, t.name), wanted))


@condition
def complementary_untold(facts: Facts) -> Evidence | None:
    """Hold when the team is not written down as knowing of a complementary treatment."""
    for t in facts.snapshot.all(Treatment):
        if t.treatment_kind == "complementary" and t.told_team != "yes":
            text = f"that the team knows about {t.name} is not written down"
            return Evidence(dated(text, t.started), t.started, t.id)
    return None


def _given(facts: Facts) -> tuple[Treatment, ...]:
    return tuple(t for t in facts.snapshot.all(Treatment) if t.state != "planned")


def _now_or_planned(facts: Facts) -> tuple[Treatment, ...]:
    every = facts.snapshot.all(Treatment)
    return tuple(t for t in every if t.state == "planned" or is_going_on(t))


def first_written(treatments: Iterable[Treatment]) -> Evidence | None:
    """Return the first of some treatments as evidence, None where there is none."""
    for t in treatments:
        kind = KINDS.get(t.treatment_kind, "treatment")
        text = f"{kind} is written down: {t.name}"
        return Evidence(dated(text, t.started), t.started, t.id)
    return None


def line_number(text: str) -> int:
    """Return the number of a line of therapy as people write it, 0 where none is named."""
    found = [int(digits) for digits in _NUMBER.findall(text)[:1]]
    words = [n for n, word in enumerate(_ORDINALS, 1) if contains(text, word)] if text else []
    return max([*found, *words], default=0)
