"""Dates and times as the window says them."""

from __future__ import annotations

import datetime as dt

import pytest

from apptprep.records import When
from apptprep.ui import words

TODAY = dt.date(2026, 5, 12)


@pytest.mark.parametrize(
    ("hour", "called", "said"),
    [
        (9, "Maria", "Good morning, Maria"),
        (12, "", "Good afternoon"),
        (20, "Tom", "Good evening, Tom"),
    ],
)
def test_greeting(hour: int, called: str, said: str) -> None:
    now = dt.datetime(2026, 5, 12, hour, tzinfo=dt.UTC)
    assert words.greeting(now, called) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("12 May 2026", "Today"),
        ("13 May 2026", "Tomorrow"),
        ("20 May 2026", "In 8 days"),
        ("12 June 2026", "In 4 weeks"),
        ("11 May 2026", ""),
        ("about 20 May 2026", ""),
        ("June 2026", ""),
    ],
)
def test_how_far_off(typed: str, said: str) -> None:
    assert words.distance(When.parse(typed, TODAY), TODAY) == said


def test_a_visit_is_said_as_well_as_it_is_known() -> None:
    assert words.visit_time(None, TODAY) == "No date yet"
    assert words.visit_time(When.parse("June 2026", TODAY), TODAY) == "June 2026"
    exact = When.parse("14 May 2026 10:30", TODAY)
    assert words.visit_time(exact, TODAY) == "Thursday 14 May at 10:30"
    assert words.visit_time(When.parse("4 Jan 2027", TODAY), TODAY) == "Monday 4 January 2027"


def test_entries_are_today_yesterday_or_a_day() -> None:
    assert words.relative(When.parse("12 May 2026 8:05", TODAY), TODAY) == "Today 08:05"
    assert words.relative(When.parse("11 May 2026", TODAY), TODAY) == "Yesterday"
    assert words.relative(When.parse("3 May 2026", TODAY), TODAY) == "Sunday 3 May"
    assert words.relative(None, TODAY) == "No date"


def test_counting() -> None:
    assert words.count(1, "page") == "1 page"
    assert words.count(1200, "page") == "1,200 pages"
    assert words.count(2, "entry", "entries") == "2 entries"
