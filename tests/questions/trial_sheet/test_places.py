"""How far the sites of a trial are."""

from __future__ import annotations

import datetime as dt

import pytest

from apptprep.questions.trial_sheet import TrialRow, trial_sheet
from apptprep.questions.trial_sheet.places import (
    Point,
    by_distance,
    distance,
    distance_words,
    home_of,
    point,
)
from apptprep.records import Person, Record, Snapshot, Trial, TrialSite, When

TODAY = dt.date(2026, 11, 28)
HAMBURG = TrialSite(
    name="North Hospital",
    town="Hamburg",
    country="Germany",
    latitude="53.57532",
    longitude="10.01534",
)
ROME = TrialSite(town="Rome", country="Italy", latitude="41.89193", longitude="12.51133")
NOWHERE = TrialSite(name="A Clinic", status="recruiting")
TRIAL = Trial(
    title="A", sites=(ROME, NOWHERE, HAMBURG), youngest="18 years", oldest="75 years", sex="female"
)


def rows(*records: Record) -> dict[str, TrialRow]:
    return {row.id: row for row in trial_sheet(Snapshot((TRIAL, *records)), TODAY, TRIAL)}


def test_a_known_distance() -> None:
    """Berlin to Paris is 878 km along the surface."""
    assert distance(Point(52.52, 13.405), Point(48.8566, 2.3522)) == pytest.approx(878, abs=2)
    assert distance(Point(0, 179.5), Point(0, -179.5)) == pytest.approx(111, abs=1)


@pytest.mark.parametrize(
    ("kilometres", "words"),
    [
        (0.4, "less than 1 km (1 mile)"),
        (1.7, "about 2 km (1 mile)"),
        (33.0, "about 35 km (21 miles)"),
        (1234.0, "about 1,235 km (767 miles)"),
    ],
)
def test_distances_in_words(kilometres: float, words: str) -> None:
    assert distance_words(kilometres) == words


def test_degrees_as_typed() -> None:
    assert point("53,5", " 10") == Point(53.5, 10.0)
    for north, east in (("", "10"), ("north", "1"), ("91", "0"), ("0", "181"), ("nan", "0")):
        assert point(north, east) is None


def test_home_is_what_was_typed_else_a_site_in_the_same_town() -> None:
    typed = Person(home_latitude="50", home_longitude="8", home_town="Hamburg")
    assert home_of(Snapshot((TRIAL, typed))) == Point(50, 8)
    assert home_of(Snapshot((TRIAL, Person(home_town="hamburg")))) == Point(53.57532, 10.01534)
    assert home_of(Snapshot((TRIAL, Person(home_town="Oslo")))) is None
    assert home_of(Snapshot((TRIAL,))) is None


def test_the_nearest_site_comes_first_and_one_without_a_place_last() -> None:
    found = by_distance(TRIAL, Point(53.5, 10.0))
    assert [far.site for far in found] == [HAMBURG, ROME, NOWHERE]
    assert found[2].kilometres is None


def test_the_sheet_shows_sites_ages_and_sex_as_facts() -> None:
    found = rows(Person(born=When.parse("4 May 1963", TODAY), sex="female", home_town="Hamburg"))
    assert found["trial-ages"].text == "from 18 years up to 75 years; you: 63"
    assert found["trial-sex"].text == "women; sex as recorded: female"
    sites = found["trial-sites"]
    assert sites.label == "Nearest sites"
    assert sites.text.startswith("North Hospital, Hamburg, Germany, less than 1 km (1 mile); Rome")
    assert sites.text.endswith("A Clinic, recruiting")
    assert "trial-distance" not in found


def test_what_is_not_known_is_said() -> None:
    found = rows()
    assert found["trial-ages"].text.endswith("your birth date is not written down")
    assert found["trial-sex"].text.endswith("sex as recorded: not written down")
    assert found["trial-distance"].write == "home_town"
    for row in found.values():
        assert "eligible" not in row.text.lower()
