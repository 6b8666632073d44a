"""Reading source files."""

from __future__ import annotations

import datetime as dt

import pytest

from apptprep.questions.sources import read_sources

GOOD = """
[source.one]
publisher = "P"
title = "T"
address = "https://example.org/a"
checked = 2026-11-22
fact = "F"
"""


def test_a_source_is_read_and_shown_on_one_line() -> None:
    sources, problems = read_sources([("sources.toml", GOOD)])
    assert problems == ()
    assert sources["one"].checked == dt.date(2026, 11, 22)
    expected = "P: T (https://example.org/a, checked 22 November 2026)"
    assert sources["one"].line() == expected


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('title = "T"', "", "lacks its title"),
        ('fact = "F"', 'fact = " "', "lacks its fact"),
        ("https://", "ftp://", "no web address"),
        ("2026-11-22", '"yesterday"', "lacks the day it was checked"),
        ("2026-11-22", "2026-11-22T10:00:00", "lacks the day it was checked"),
        ('fact = "F"', 'fact = "F"\nnote = "N"', "unknown entry: note"),
    ],
)
def test_a_bad_source_is_told_with_its_line(old: str, new: str, words: str) -> None:
    sources, problems = read_sources([("sources.toml", GOOD.replace(old, new))])
    assert sources == {}
    assert [(problem.file, problem.line) for problem in problems] == [("sources.toml", 2)]
    assert words in problems[0].sentence


def test_the_same_id_in_two_files_is_a_problem_and_the_first_one_counts() -> None:
    other = GOOD.replace('"T"', '"U"')
    sources, problems = read_sources([("a.toml", GOOD), ("b.toml", other)])
    assert sources["one"].title == "T"
    assert str(problems[0]) == "b.toml:2: the source one is there twice"


def test_a_source_that_is_no_table_is_a_problem() -> None:
    _, problems = read_sources([("a.toml", "[source]\none = 3\n")])
    assert "is not a table" in problems[0].sentence


def test_a_broken_file_leaves_the_others_alone() -> None:
    sources, problems = read_sources([("a.toml", "[source"), ("b.toml", GOOD)])
    assert set(sources) == {"one"}
    assert problems[0].file == "a.toml"
