"""Conditions about the symptom log. They compare numbers with earlier ones, never judge them."""

from __future__ import annotations

from collections.abc import Iterable

from apptprep.questions.conditions.registry import condition, number
from apptprep.questions.facts import Facts, SymptomGroup, dated
from apptprep.questions.model import Evidence
from apptprep.questions.words import Words, any_contains, as_tuple
from apptprep.records import BODY_SITES, SymptomEntry

_SITES = {key: label.lower() for key, label in BODY_SITES}
_LEAST_ENTRIES = 4
_RISE = 2
_TOP = 10
_LATELY = 14


@condition
def symptom_logged(
    facts: Facts, words: Words, min_score: float = 0, days: float = 60
) -> Evidence | None:
    """Hold when a symptom with one of the words is logged, at least that strong, that lately.

    A 0 is "none" and never counts; an entry without a number always does, as it may be strong. An
    entry of the last 2 weeks is named before an older, stronger one.
    """
    _numbers(min_score, days)
    groups = facts.groups_like(words)
    lately = _strongest(groups, min(days, _LATELY), min_score)
    return lately or _strongest(groups, days, min_score)


@condition
def symptom_at(facts: Facts, words: Words, sites: Words, days: float = 60) -> Evidence | None:
    """Hold when such a symptom is logged at a part of the body with one of the words."""
    number(days)
    places = as_tuple(sites)
    return _strongest(facts.groups_like(words), days, 0, places)


@condition
def symptom_rising(facts: Facts, words: Words, days: float = 14) -> Evidence | None:
    """Hold when the later half of at least 4 numbers is 2 points or more above the earlier half."""
    number(days, 1)
    dated_ = [e for e in _recent(facts, words, days) if e.when and e.score is not None]
    entries = sorted(dated_, key=lambda e: e.when.sort_key() if e.when else ())
    if len(entries) < _LEAST_ENTRIES:
        return None
    half = len(entries) // 2
    early, late = _mean(entries[:half]), _mean(entries[-half:])
    if late - early < _RISE:
        return None
    last = entries[-1]
    text = f"{last.term.lower()} went from about {early:.0f} to {late:.0f} in the log"
    return Evidence(f"{text} in {days:.0f} days", last.when, last.id)


@condition
def symptom_new(facts: Facts, words: Words, days: float = 14) -> Evidence | None:
    """Hold when such a symptom is logged lately and never before."""
    number(days, 1)
    recent = _recent(facts, words, days)
    if not recent or len(recent) < sum(map(len, facts.groups_like(words))):
        return None
    last = recent[0]
    text = f"the log has “{last.term.lower()}” for the first time"
    return Evidence(dated(text, last.when), last.when, last.id)


@condition
def symptom_often(facts: Facts, words: Words, count: float, days: float = 14) -> Evidence | None:
    """Hold when such a symptom is logged at least that many times that lately."""
    _numbers(count, days)
    entries = _recent(facts, words, days)
    if not entries or len(entries) < count:
        return None
    last = entries[0]
    text = f"the log has “{last.term.lower()}” {len(entries)} times in {days:.0f} days"
    return Evidence(text, last.when, last.id)


@condition
def symptom_hinders(facts: Facts, words: Words, days: float = 60) -> Evidence | None:
    """Hold when such a symptom got in the way a lot or fully."""
    number(days)
    for entry in _recent(facts, words, days):
        if entry.hinders in ("much", "fully"):
            text = f"the log has “{entry.term.lower()}” as getting in the way a lot"
            return Evidence(dated(text, entry.when), entry.when, entry.id)
    return None


@condition
def symptom_not_helped(facts: Facts, words: Words, days: float = 60) -> Evidence | None:
    """Hold when what was done about such a symptom did not help."""
    number(days)
    for entry in _recent(facts, words, days):
        if entry.helped == "no":
            done = f" ({entry.done})" if entry.done else ""
            text = f"what was done about {entry.term.lower()}{done} did not help"
            return Evidence(dated(text, entry.when), entry.when, entry.id)
    return None


@condition
def symptom_not_told(
    facts: Facts, words: Words, min_score: float = 0, days: float = 60
) -> Evidence | None:
    """Hold when such a symptom is logged and nobody is written down as told."""
    _numbers(min_score, days)
    if any(entry.told or entry.told_when for entry in _recent(facts, words, days)):
        return None
    return _strongest(facts.groups_like(words), days, min_score)


@condition
def any_symptom(facts: Facts, min_score: float = 0, days: float = 60) -> Evidence | None:
    """Hold when any symptom at all is logged that strong and that lately.

    An entry without a number counts as 1: what is asked is no more than who eases symptoms.
    """
    _numbers(min_score, days)
    groups = facts.symptoms.values()
    return _strongest(groups, days, min_score, numbered=min_score > 1)


@condition
def no_symptoms(facts: Facts, days: float = 60) -> Evidence | None:
    """Hold when no symptom is logged that lately."""
    number(days)
    if any_symptom(facts, 0, days) is not None:
        return None
    return Evidence(f"no symptom is written down for the last {days:.0f} days")


def _recent(facts: Facts, words: Words, days: float) -> tuple[SymptomEntry, ...]:
    return facts.symptoms_like(words, int(days))


def _strongest(
    groups: Iterable[SymptomGroup],
    days: float,
    min_score: float,
    places: tuple[str, ...] = (),
    *,
    numbered: bool = False,
) -> Evidence | None:
    """Return evidence for the strongest entry of some symptoms, the newest of equals.

    Args:
        groups: the symptoms.
        days: how many days back.
        min_score: what its number must be at the least, where it has one.
        places: words of parts of the body, one of which it must have; any where empty.
        numbered: it must have a number.
    """

    def find(entries: Iterable[SymptomEntry]) -> SymptomEntry | None:
        return _strongest_of(entries, min_score, places, numbered=numbered)

    key = ("strongest", min_score, places, numbered)
    best = find(e for g in groups if (e := g.once(key, find, int(days))) is not None)
    if best is None:
        return None
    strong = _worst(best)
    at = "" if strong is None else f" at {strong} of {_TOP}"
    where = f" ({', '.join(_SITES.get(s, s) for s in best.sites)})" if best.sites else ""
    text = f"the log has “{best.term.lower()}”{where}{at}"
    return Evidence(dated(text, best.when), best.when, best.id)


def _strongest_of(
    entries: Iterable[SymptomEntry], min_score: float, places: tuple[str, ...], *, numbered: bool
) -> SymptomEntry | None:
    best: SymptomEntry | None = None
    for entry in entries:
        worst = _worst(entry)
        if worst == 0 or (worst is not None and worst < min_score) or (numbered and worst is None):
            continue
        if best is not None and (worst or 0) <= (_worst(best) or 0):
            continue
        if not places or any_contains(_places(entry), places):
            best = entry
    return best


def _worst(entry: SymptomEntry) -> int | None:
    now, worst = entry.now, entry.worst
    return now if worst is None else worst if now is None else max(now, worst)


def _mean(entries: list[SymptomEntry]) -> float:
    return sum(entry.score or 0 for entry in entries) / len(entries)


def _places(entry: SymptomEntry) -> tuple[str, ...]:
    return tuple(text for site in entry.sites for text in (site, _SITES.get(site, "")))


def _numbers(*values: float) -> None:
    for value in values:
        number(value)
