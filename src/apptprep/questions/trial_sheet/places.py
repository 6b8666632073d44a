"""Where a trial's sites are, as the crow flies from home; worked out here, nothing is sent.

Home is a town the person named. Its place comes from the degrees they typed, else from a site in
the same town, as the register gives each site's degrees.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from apptprep.questions.words import normal
from apptprep.records import Person, Snapshot, Trial, TrialSite

_EARTH = 6371.0088
"""Mean radius in kilometres (IUGG)."""
_MILE = 1.609344
_NEAR = 10
"""Kilometres below which a distance is said to the kilometre, above it to five."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the earth, in degrees north and east."""

    north: float
    east: float


@dataclass(frozen=True, slots=True, repr=False)
class Far:
    """A site and how far it is.

    Attributes:
        site: the site.
        kilometres: from home as the crow flies; None where either place is not known.
    """

    site: TrialSite
    kilometres: float | None


def home_of(snapshot: Snapshot) -> Point | None:
    """Return where distances are measured from, None where it is not known."""
    person = snapshot.person
    typed = point(person.home_latitude, person.home_longitude)
    return typed or next(_same_town(person, snapshot), None)


def by_distance(trial: Trial, home: Point | None) -> tuple[Far, ...]:
    """Return a trial's sites, the nearest first; those whose place is not known come last."""
    found = []
    for site in trial.sites:
        place = point(site.latitude, site.longitude)
        found.append(Far(site, distance(home, place) if home and place else None))
    found.sort(key=lambda far: (far.kilometres is None, far.kilometres or 0.0))
    return tuple(found)


def distance(one: Point, other: Point) -> float:
    """Return kilometres between two places along the surface (haversine formula)."""
    north, south = math.radians(one.north), math.radians(other.north)
    high = math.sin((south - north) / 2) ** 2
    wide = math.sin(math.radians(other.east - one.east) / 2) ** 2
    root = math.sqrt(min(1.0, high + math.cos(north) * math.cos(south) * wide))
    return 2 * _EARTH * math.asin(root)


def distance_words(kilometres: float) -> str:
    """Return a distance in plain words, e.g. ``"about 35 km (22 miles)"``."""
    if kilometres < 1:
        return "less than 1 km (1 mile)"
    whole = round(kilometres) if kilometres < _NEAR else 5 * round(kilometres / 5)
    miles = max(1, round(kilometres / _MILE))
    return f"about {whole:,} km ({miles:,} {'mile' if miles == 1 else 'miles'})"


def site_words(site: TrialSite) -> str:
    """Return a site's name and place in one line."""
    parts = (site.name, site.town, site.region, site.country)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def point(north: str, east: str) -> Point | None:
    """Return a place from degrees as typed, with point or comma; None if they are none."""
    try:
        found = Point(float(north.replace(",", ".")), float(east.replace(",", ".")))
    except ValueError:
        return None
    on_earth = abs(found.north) <= 90 and abs(found.east) <= 180  # noqa: PLR2004 - degrees
    return found if on_earth else None


def _same_town(person: Person, snapshot: Snapshot) -> Iterator[Point]:
    """Yield the places of sites in the person's town; sites in their own country first."""
    town = normal(person.home_town)
    if not town:
        return
    sites = [site for trial in snapshot.all(Trial) for site in trial.sites]
    country = normal(person.country)
    sites.sort(key=lambda site: normal(site.country) != country)
    for site in sites:
        place = point(site.latitude, site.longitude)
        if place is not None and normal(site.town) == town:
            yield place
