"""One way of writing dates for a whole column."""

from __future__ import annotations

import datetime as dt

import pytest

from apptprep.exchange.table_dates import DateReader

TODAY = dt.date(2026, 6, 1)


@pytest.mark.parametrize(
    ("column", "first", "last"),
    [
        (["3/4/2026", "25/4/2026"], dt.date(2026, 4, 3), dt.date(2026, 4, 3)),
        (["3/4/2026", "4/25/2026"], dt.date(2026, 3, 4), dt.date(2026, 3, 4)),
        (["3/4/2026", "5/6/2026"], dt.date(2026, 3, 4), dt.date(2026, 4, 3)),
        (["3/4/2026", "25/4/2026", "4/25/2026"], dt.date(2026, 3, 4), dt.date(2026, 4, 3)),
        (["3-4-26", "25-4-26"], dt.date(2026, 4, 3), dt.date(2026, 4, 3)),
    ],
)
def test_the_column_tells_which_comes_first(
    column: list[str], first: dt.date, last: dt.date
) -> None:
    when = DateReader(column, TODAY).read(column[0])
    assert when is not None
    assert (when.earliest, when.latest, when.words) == (first, last, column[0])


@pytest.mark.parametrize(
    ("words", "clock", "time", "offset"),
    [
        ("2026-03-04T08:05:09+02:00", "", "08:05", "+02:00"),
        ("2026-03-04T08:05:09.123Z", "", "08:05", "+00:00"),
        ("2026-03-04 08:05:09 -0500", "", "08:05", "-05:00"),
        ("2026-03-04 08:05", "", "08:05", ""),
        ("2026-03-04", "8:05", "08:05", ""),
        ("4 March 2026", "8:05 pm", "20:05", ""),
        ("2026-03-04", "", "", ""),
    ],
)
def test_moments_of_machines_and_clocks_beside_dates(
    words: str, clock: str, time: str, offset: str
) -> None:
    when = DateReader([words], TODAY).read(words, clock)
    assert when is not None
    assert (when.earliest, when.time, when.offset) == (dt.date(2026, 3, 4), time, offset)


def test_an_empty_cell_has_no_date() -> None:
    assert DateReader([], TODAY).read("") is None
    assert DateReader([], TODAY).read("", "8:05") is None


def test_words_that_are_no_date_are_kept() -> None:
    when = DateReader([], TODAY).read("after the party")
    assert when is not None
    assert (when.is_understood, when.words) == (False, "after the party")
