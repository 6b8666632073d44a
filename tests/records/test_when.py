"""Partial dates: what is understood, what is kept, how it sorts and travels."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apptprep.records import When

TODAY = dt.date(2026, 5, 12)  # a Tuesday

UNDERSTOOD = [
    ("2019", "2019", "2019"),
    ("March 2024", "March 2024", "2024-03"),
    ("about spring 2023", "about March to May 2023", "2023"),
    ("spring 2023", "about March to May 2023", "2023"),
    ("winter 2022", "about December 2021 to February 2022", ""),
    ("14 May 2026 10:30", "14 May 2026, 10:30", "2026-05-14"),
    ("14 May 2026 at 3pm", "14 May 2026, 15:00", "2026-05-14"),
    ("14 May 2026 12:05 am", "14 May 2026, 00:05", "2026-05-14"),
    ("12.5.2026 8:05", "12 May 2026, 08:05", "2026-05-12"),
    ("10:30", "12 May 2026, 10:30", "2026-05-12"),
    ("12 May", "12 May 2026", "2026-05-12"),
    ("28 December", "28 December 2025", "2025-12-28"),
    ("Monday 4 May 2026", "4 May 2026", "2026-05-04"),
    ("sept 3rd, 2025", "3 September 2025", "2025-09-03"),
    ("Mar '25", "March 2025", "2025-03"),
    ("May", "May 2026", "2026-05"),
    ("December", "December 2025", "2025-12"),
    ("yesterday 8:05", "11 May 2026, 08:05", "2026-05-11"),
    ("last Tuesday", "5 May 2026", "2026-05-05"),
    ("2 days ago", "10 May 2026", "2026-05-10"),
    ("3 weeks ago", "about 18 to 24 April 2026", "2026"),
    ("two months ago", "about March 2026", "2026-03"),
    ("a year ago", "about 2025", "2025"),
    ("last week", "4 to 10 May 2026", "2026"),
    ("last month", "April 2026", "2026-04"),
    ("early 2020", "about January to April 2020", "2020"),
    ("end of March 2026", "about 21 to 31 March 2026", "2026"),
    ("march to may 2023", "March to May 2023", "2023"),
    ("May 2025 to June 2025", "May to June 2025", "2025"),
    ("2019 to 2021", "2019 to 2021", ""),
    ("the 1990s", "about 1990 to 1999", ""),
    ("2019?", "about 2019", "2019"),
    ("2024-03-14", "14 March 2024", "2024-03-14"),
    ("20240314", "14 March 2024", "2024-03-14"),
    ("2024-03", "March 2024", "2024-03"),
    ("10/2025", "October 2025", "2025-10"),
    ("3.4.24", "3 April 2024", "2024-04-03"),
    ("13/04/2024", "13 April 2024", "2024-04-13"),
    ("04/13/2024", "13 April 2024", "2024-04-13"),
    ("03/04/2024", "4 March 2024 or 3 April 2024", "2024"),
    ("7/7/58", "7 July 1958", "1958-07-07"),
    ("29 February 2024", "29 February 2024", "2024-02-29"),
]


@pytest.mark.parametrize(("words", "understood", "fhir"), UNDERSTOOD)
def test_what_is_understood(words: str, understood: str, fhir: str) -> None:
    when = When.parse(words, TODAY)
    assert (when.understood(), when.fhir()) == (understood, fhir)
    assert when.words == words


@pytest.mark.parametrize(
    "words",
    ["rubbish", "June 31 2024", "29 February 2023", "99999", "ward 7", "8 mg", "0000", "", "  "],
)
def test_what_is_no_date_is_kept_as_it_was_typed(words: str) -> None:
    when = When.parse(words, TODAY)
    assert not when.is_understood
    assert when.understood() == words.strip()
    assert when.fhir() == ""
    assert when.days_before(TODAY) is None


@given(st.text(max_size=60), st.dates())
def test_no_words_ever_raise_and_all_come_back(words: str, today: dt.date) -> None:
    when = When.parse(words, today)
    assert When.decode(when.encode()) == when
    assert When.from_json(when.to_json()) == when
    if when.earliest and when.latest:
        assert when.earliest <= when.latest


@given(
    st.dates(min_value=dt.date(1850, 1, 1), max_value=dt.date(2200, 12, 31)),
    st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2100, 1, 1)),
)
def test_a_day_written_in_our_words_is_read_as_that_day(day: dt.date, today: dt.date) -> None:
    assert When.parse(When.of(day).understood(), today).earliest == day
    assert When.parse(day.isoformat(), today).is_exact


def test_encoded_text_sorts_as_the_dates_do() -> None:
    words = ["2019", "March 2024", "2 March 2024", "14 May 2026 10:30", "14 May 2026 8:00", "what?"]
    dates = [When.parse(text, TODAY) for text in words]
    by_key = sorted(dates)
    assert sorted(dates, key=When.encode) == by_key
    assert [when.words for when in by_key][-1] == "what?"


def test_a_moment_keeps_clock_and_offset() -> None:
    zone = dt.timezone(dt.timedelta(hours=5, minutes=30))
    when = When.now(dt.datetime(2026, 5, 12, 8, 5, tzinfo=zone))
    assert (when.time, when.offset) == ("08:05", "+05:30")
    assert when.fhir() == "2026-05-12T08:05:00+05:30"
    with pytest.raises(ValueError, match="offset"):
        When.now(dt.datetime(2026, 5, 12, 8, 5))  # noqa: DTZ001 - the fault under test


def test_days_before_is_never_negative() -> None:
    assert When.parse("10 May 2026", TODAY).days_before(TODAY) == 2
    assert When.parse("March 2026", TODAY).days_before(TODAY) == 42
    assert When.parse("June 2026", TODAY).days_before(TODAY) == 0


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {"words": 3},
        {"words": "x", "earliest": "2024-01-01", "latest": None},
        {"words": "x", "earliest": "2024-02-01", "latest": "2024-01-01"},
        {"words": "x", "earliest": "2024-13-01", "latest": "2024-13-01"},
        {"words": "x", "earliest": 3, "latest": 3},
        {"words": "x", "earliest": None, "latest": None, "time": "25:00"},
        {"words": "x", "earliest": None, "latest": None, "time": 8},
        {"words": "x", "earliest": None, "latest": None, "offset": "+00:00:00.0000"},
    ],
)
def test_json_of_another_form_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        When.from_json(data)


@pytest.mark.parametrize(
    "words",
    [
        "early March 2026",
        "end of May 2026",
        "last week",
        "3/4/2026",
        "between 3 and 8 March 2026",
        "December 2025 to February 2026",
        "about spring 2023",
        "1990s",
        "3 weeks ago",
        "14 May 2026 10:30",
    ],
)
def test_what_the_app_prints_it_understands_again(words: str) -> None:
    when = When.parse(words, dt.date(2026, 11, 22))
    again = When.parse(when.understood(), dt.date(2026, 11, 22))
    assert (again.earliest, again.latest, again.about, again.time) == (
        when.earliest,
        when.latest,
        when.about,
        when.time,
    )
