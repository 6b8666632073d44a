"""Dates as tables print them."""

from __future__ import annotations

import pytest
from tests.packet.samples import when

from apptprep.packet.dates import day, from_to, moment, span


def test_months_are_short_and_what_was_not_understood_is_as_written() -> None:
    assert day(when("about spring 2023")) == "about Mar to May 2023"
    assert day(when("the March after December")) == "the March after December"
    assert day(None) == ""


def test_the_time_stands_behind_the_day() -> None:
    assert moment(when("3 August 2026 08:05")) == "3 Aug 2026, 08:05"


@pytest.mark.parametrize(
    ("start", "end", "ongoing", "words"),
    [
        ("2024", "May 2025", False, "2024 to May 2025"),
        ("2024", "", True, "since 2024"),
        ("2024", "", False, "from 2024"),
        ("", "2025", False, "until 2025"),
        ("", "", False, ""),
    ],
)
def test_span(start: str, end: str, ongoing: bool, words: str) -> None:
    first, last = (when(text) if text else None for text in (start, end))
    assert span(first, last, ongoing=ongoing) == words


def test_one_date_is_no_stretch() -> None:
    assert from_to([when("May 2026"), when("May 2026")]) == "May 2026"
    assert from_to([]) == ""
