"""Conditions about how many places of spread are written down, and how many spots they have."""

from __future__ import annotations

import re

from apptprep.questions.conditions.disease import confirmed_spread, site_name
from apptprep.questions.conditions.registry import condition, number
from apptprep.questions.facts import Facts
from apptprep.questions.model import Evidence
from apptprep.questions.words import contains
from apptprep.records import Spread

_MANY = 1000
_DIGITS = 4
_PARTS = re.compile(r",|;|\band\b")


@condition
def spread_sites_at_most(facts: Facts, most: float) -> Evidence | None:
    """Hold when at least one and at most that many places of spread are written down.

    A place that is said to have many spots, or more than ``most``, does not count as few. Where
    no place says how many spots there are, or where they are, nothing tells that they are few.
    """
    number(most, 1)
    places = confirmed_spread(facts)
    if not any(s.number or s.where for s in places):
        return None
    if not 1 <= sum(_spots(s) for s in places) <= most:
        return None
    return _few(places)


@condition
def spread_sites_at_least(facts: Facts, least: float) -> Evidence | None:
    """Hold when at least that many places of spread are written down."""
    number(least, 1)
    places = confirmed_spread(facts)
    return _few(places) if len(places) >= least else None


def _few(places: tuple[Spread, ...]) -> Evidence:
    names = "; ".join(_counted(s) for s in places)
    count = "1 place" if len(places) == 1 else f"{len(places)} places"
    return Evidence(f"{count} of spread written down: {names}", places[0].found, places[0].id)


def _counted(s: Spread) -> str:
    """Return a place with its number of spots as told, e.g. ``"bone (L3, hip), 3 spots"``."""
    told = s.number.strip()
    if not told.isdecimal():
        return site_name(s)
    return f"{site_name(s)}, {told} {'spot' if told == '1' else 'spots'}"


def _spots(s: Spread) -> int:
    """Return how many spots a place has, as told or listed; "many" is a large number."""
    text = s.number.strip()
    if text.isdecimal():
        return int(text[:_DIGITS])
    if contains(text, ("many", "multiple", "several", "countless", "numerous")):
        return _MANY
    return len([part for part in _PARTS.split(s.where) if part.strip()]) or 1
