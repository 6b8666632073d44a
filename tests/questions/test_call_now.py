"""The call-now card: always there, the same for everybody."""

from __future__ import annotations

import datetime as dt

import pytest

from apptprep.questions import card
from apptprep.questions.call_now import GROUPS, bundled_calls, read_calls
from apptprep.questions.model import Source
from apptprep.records import Person, Record, Snapshot, SymptomEntry, Treatment

TODAY = dt.date(2026, 11, 22)
SOURCES = {"src": Source("src", "P", "T", "https://example.org", TODAY, "F")}
LINE = """
[[line]]
id = "a"
group = "team"
text = "Shaking chills."
source = "src"
needs_treatment = true
"""
NUMBERS = '[emergency]\nneutral = "the local number"\n[emergency.numbers]\nUS = "911"\n'


def lines(*records: Record) -> set[str]:
    """Return the ids of the card's lines."""
    return {line.id for line in card(Snapshot(records), TODAY).lines}


ALL = {line.id for line in bundled_calls().lines}
ON_TREATMENT = {line.id for line in bundled_calls().lines if line.needs_treatment}


def test_the_bundled_file_has_no_problems() -> None:
    assert [str(problem) for problem in bundled_calls().problems] == []


@pytest.mark.parametrize("treated", ["", "yes", "unknown"])
def test_every_line_is_there_unless_the_record_says_never_treated(treated: str) -> None:
    assert lines(Person(treated_ever=treated)) == ALL
    assert lines() == ALL


def test_only_a_record_that_says_never_treated_leaves_lines_out() -> None:
    never = Person(treated_ever="no")
    assert lines(never) == ALL - ON_TREATMENT
    assert ON_TREATMENT
    assert lines(never, Treatment(name="x", state="planned")) == ALL - ON_TREATMENT


def test_a_treatment_in_the_list_outweighs_what_the_person_says() -> None:
    assert lines(Person(treated_ever="no"), Treatment(name="x")) == ALL


def test_nothing_that_is_logged_hides_or_adds_a_line() -> None:
    fine = SymptomEntry(term="wellbeing", now=0)
    bad = SymptomEntry(term="chest pain", now=10)
    assert lines(fine) == lines(bad) == ALL


def test_fever_is_on_the_card_of_a_person_on_treatment() -> None:
    assert "fever" in lines(Treatment(name="x", treatment_kind="chemotherapy"))


def test_the_emergency_number_stands_before_the_team() -> None:
    order = [GROUPS.index(line.group) for line in card(Snapshot(), TODAY).lines]
    assert order == sorted(order)
    assert set(order) == {0, 1}


@pytest.mark.parametrize(
    ("country", "number"),
    [
        ("United States", "911"),
        ("us", "911"),
        ("England", "999"),
        ("Deutschland", "112"),
        ("Australia", "000"),
        ("", "your local emergency number"),
        ("Atlantis", "your local emergency number"),
    ],
)
def test_the_number_is_that_of_the_persons_country(country: str, number: str) -> None:
    shown = card(Snapshot((Person(country=country),)), TODAY)
    assert shown.emergency_number == number


def test_the_teams_own_number_and_limit_are_shown() -> None:
    person = Person(team_phone="+49 30 555", fever_threshold="38.3 °C")
    shown = card(Snapshot((person,)), TODAY)
    assert (shown.team_number, shown.fever_threshold) == ("+49 30 555", "38.3 °C")


def test_no_line_names_a_condition_as_somebodys_or_reassures() -> None:
    for line in bundled_calls().lines:
        text = line.text.casefold()
        for word in ("you have", "you may have", "probably", "no need", "don't worry", "fine"):
            assert word not in text, line.id


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('text = "Shaking chills."', "", "lacks its text"),
        ('"team"', '"doctor"', "the group is one of"),
        ('"src"', '"nowhere"', "no source"),
        ("= true", '= "yes"', "true or false"),
    ],
)
def test_a_bad_line_is_told_with_its_place(old: str, new: str, words: str) -> None:
    good = LINE.replace('"a"', '"b"')
    book = read_calls("c.toml", LINE.replace(old, new) + good + NUMBERS, SOURCES)
    assert [line.id for line in book.lines] == ["b"]
    assert (book.problems[0].file, book.problems[0].line) == ("c.toml", 2)
    assert words in book.problems[0].sentence


def test_a_line_that_is_there_twice_is_told() -> None:
    book = read_calls("c.toml", LINE + LINE + NUMBERS, SOURCES)
    assert "twice" in book.problems[0].sentence


def test_a_broken_file_still_gives_neutral_words() -> None:
    book = read_calls("c.toml", "[[line", SOURCES)
    assert book.neutral == "your local emergency number"
    assert len(book.problems) == 2
