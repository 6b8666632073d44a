"""Conditions about measured values. A range is only ever the one printed on the person's report."""

from __future__ import annotations

import re
from decimal import Decimal

from apptprep.questions.conditions.registry import condition, number
from apptprep.questions.facts import Facts, dated
from apptprep.questions.model import Evidence
from apptprep.questions.temperature import limit, measured
from apptprep.questions.words import Words, as_tuple, contains, normal
from apptprep.records import Measurement

_RANGE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:-|–|to)\s*(\d+(?:[.,]\d+)?)")
_LIMIT = re.compile(r"([<>≤≥])=?\s*(\d+(?:[.,]\d+)?)")


@condition
def measurement(facts: Facts, words: Words, days: float = 365) -> Evidence | None:
    """Hold when a value with one of the words in its name was measured that lately."""
    number(days)
    return next((_told(m) for m in _recent(facts, words, days)), None)


@condition
def measurement_out_of_range(facts: Facts, words: Words, days: float = 365) -> Evidence | None:
    """Hold when the newest such value lies outside the normal range printed on its own report.

    Nothing is said about what that means; without a printed range it never holds.
    """
    number(days)
    newest = next(iter(_recent(facts, words, days)), None)
    if newest is None or not _is_outside(newest):
        return None
    text = f"{newest.what}: {_value(newest)}, the report's normal range is {newest.reference}"
    return Evidence(dated(text, newest.when), newest.when, newest.id)


@condition
def measurement_rose(
    facts: Facts, words: Words, percent: float, days: float = 365
) -> Evidence | None:
    """Hold when the newest such value is that much above the one before it.

    Only values of one name in the same unit are compared; nothing is said about what it means.
    """
    number(percent)
    values = [m for m in _recent(facts, words, days) if m.number() and m.when]
    for newest in values[:1]:
        same = [m for m in values[1:] if _alike(m, newest)]
        now, before = newest.number(), same[0].number() if same else None
        if now is None or before is None or before <= 0:
            return None
        if (now - before) / before * 100 < Decimal(str(percent)):
            return None
        text = f"{newest.what} went from {dated(_value(same[0]), same[0].when)} to {_value(newest)}"
        return Evidence(dated(text, newest.when), newest.when, newest.id)
    return None


@condition
def weight_loss(facts: Facts, percent: float, days: float = 180) -> Evidence | None:
    """Hold when the newest weight is that much below the highest one of these days.

    Only weights in the same unit are compared.
    """
    number(percent)
    number(days, 1)
    weights = [m for m in _recent(facts, "weight", days) if m.number() and m.when]
    if not weights:
        return None
    newest = weights[0]
    same = [m for m in weights if normal(m.unit) == normal(newest.unit)]
    highest = max(same, key=lambda m: m.number() or Decimal(0))
    now, before = newest.number(), highest.number()
    if now is None or before is None or before <= 0:
        return None
    if (before - now) / before * 100 < Decimal(str(percent)) or now == before:
        return None
    text = f"weight went from {dated(_value(highest), highest.when)} to {_value(newest)}"
    return Evidence(dated(text, newest.when), newest.when, newest.id)


@condition
def temperature_at_least(facts: Facts, celsius: float, days: float = 30) -> Evidence | None:
    """Hold when a temperature of at least that many degrees Celsius was measured that lately.

    Where the team wants a call from a lower one on, that one counts.
    """
    number(celsius)
    number(days)
    least = min(Decimal(str(celsius)), limit(facts.snapshot.person))
    for m in _recent(facts, ("temperature", "fever"), days):
        value = measured(m)
        if value is not None and value >= least:
            return _told(m)
    return None


def _recent(facts: Facts, words: Words, days: float) -> list[Measurement]:
    wanted = as_tuple(words)
    return [
        m
        for m in facts.snapshot.all(Measurement)
        if contains(m.what, wanted) and facts.within(m.when, int(days))
    ]


def _alike(one: Measurement, other: Measurement) -> bool:
    return (normal(one.what), normal(one.unit)) == (normal(other.what), normal(other.unit))


def _is_outside(m: Measurement) -> bool:
    value = m.number()
    if value is None:
        return False
    span = _RANGE.search(m.reference)
    if span:
        return not _decimal(span[1]) <= value <= _decimal(span[2])
    limit = _LIMIT.search(m.reference)
    if limit is None:
        return False
    most = _decimal(limit[2])
    return value > most if limit[1] in "<≤" else value < most


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def _value(m: Measurement) -> str:
    return f"{m.value} {m.unit}".strip()


def _told(m: Measurement) -> Evidence:
    return Evidence(dated(f"{m.what} is written down: {_value(m)}", m.when), m.when, m.id)
