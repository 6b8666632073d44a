"""FHIR dates."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exchange.fhir.junk import anything

from apptprep.exchange.fhir import dates
from apptprep.records import When


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("2019", "2019"),
        ("2019-03", "March 2019"),
        ("2019-12", "December 2019"),
        ("2024-02-29", "29 February 2024"),
        ("2024-05-14T10:30:00-04:00", "14 May 2024, 10:30"),
        ("1953-03-04T09:02:03.110257+00:00", "4 March 1953, 09:02"),
        ("2018-04-01T00:00:00Z", "1 April 2018"),
        ("2024-05-14T23:59:60Z", "14 May 2024, 23:59"),
    ],
)
def test_dates_stay_as_precise_as_they_are(text: str, understood: str) -> None:
    found = dates.when(text)
    assert found is not None
    assert found.understood() == understood


@pytest.mark.parametrize(
    "text", ["2024-02-30", "2024-13", "0001-01-01", "9999-12-31", "last spring", "20240501"]
)
def test_what_is_no_date_stays_words(text: str) -> None:
    assert dates.when(text) == When(text)


def test_the_offset_is_kept() -> None:
    found = dates.when("2024-05-14T10:30:00Z")
    assert found is not None
    assert found.fhir() == "2024-05-14T10:30:00+00:00"


def test_an_illness_does_not_begin_at_a_minute() -> None:
    found = dates.when_in({"onsetDateTime": "2024-05-14T11:42:01.02Z"}, "onsetDateTime")
    assert found == When("2024-05-14", dt.date(2024, 5, 14), dt.date(2024, 5, 14))


def test_periods_and_timings() -> None:
    assert dates.when_in({"a": {"start": "2019-05"}}, "a") == dates.when("2019-05")
    assert dates.when_in({"a": {"event": ["2019"]}}, "a") == dates.when("2019")
    assert dates.when_in({"a": None, "b": "2019"}, "a", "b") == dates.when("2019")
    assert dates.end_in({"a": {"end": "2020"}}, "a") == dates.when("2020")


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"onsetAge": {"value": "42", "code": "a"}}, "at age 42 years"),
        ({"onsetRange": {"low": {"value": "40"}, "high": {"value": "45"}}}, "at age 40 to 45"),
        ({"onsetString": "as a child"}, "as a child"),
        ({"onsetPeriod": {"start": "2019-03"}}, "2019-03"),
    ],
)
def test_an_age_is_words_and_no_date(told: dict[str, object], words: str) -> None:
    found = dates.onset(told, "onset")
    assert found is not None
    assert found.words == words


def test_only_what_is_over_for_sure_is_past() -> None:
    today = dt.date(2024, 6, 1)
    assert dates.is_past(dates.when("2023"), today)
    assert not dates.is_past(dates.when("2024"), today)
    assert not dates.is_past(dates.when("soon"), today)


@given(anything(), st.text())
def test_nothing_raises(value: object, text: str) -> None:
    dates.when(text)
    dates.when_in(value, "start")
    dates.when_in({"start": value}, "start")
    dates.onset({"onsetAge": value, "onsetRange": value, "onsetString": value}, "onset")


TEXT = "http://hl7.org/fhir/StructureDefinition/originalText"


def told(date: str | None, words: str) -> dict[str, object]:
    beside = {"extension": [{"url": TEXT, "valueString": words}]}
    return {"_onsetDateTime": beside, **({"onsetDateTime": date} if date else {})}


def test_words_that_fit_make_a_date_closer() -> None:
    when = dates.when_in(told("2023", "about March to May 2023"), "onsetDateTime")
    assert when is not None
    assert when.about
    assert (when.earliest, when.latest) == (dt.date(2023, 3, 1), dt.date(2023, 5, 31))


def test_a_time_of_day_comes_back() -> None:
    when = dates.moment_in(told("2026-05-14", "14 May 2026, 10:30"), "onsetDateTime")
    assert when is not None
    assert when.time == "10:30"


@pytest.mark.parametrize("words", ["March 2019", "yesterday", "3 days ago", "<b>"])
def test_words_that_contradict_or_name_no_year_change_nothing(words: str) -> None:
    when = dates.when_in(told("2023-03", words), "onsetDateTime")
    assert when is not None
    assert (when.earliest, when.latest) == (dt.date(2023, 3, 1), dt.date(2023, 3, 31))


def test_words_alone_are_kept_and_not_counted_from_any_day() -> None:
    when = dates.when_in(told(None, "yesterday"), "onsetDateTime")
    assert when is not None
    assert when.words == "yesterday"
    assert not when.is_understood
    span = dates.when_in(told(None, "2019 to 2021"), "onsetDateTime")
    assert span is not None
    assert span.earliest == dt.date(2019, 1, 1)
