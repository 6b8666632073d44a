"""The emergency card's statements: which classes are on it, and that each has its source."""

from __future__ import annotations

import datetime as dt

import pytest

from apptprep.questions.call_now import bundled_calls
from apptprep.questions.emergency import (
    bundled_classes,
    last_given,
    on_card,
    read_classes,
    thinners_first,
)
from apptprep.questions.model import Source
from apptprep.records import Medication, Record, Snapshot, Treatment, When
from apptprep.records.treatment import Cycle

TODAY = dt.date(2026, 11, 22)
SOURCES = {"src": Source("src", "P", "T", "https://example.org", TODAY, "F")}
LINES = {line.id: line for line in bundled_calls().lines}
CLASS = """
[[class]]
id = "a"
title = "Steroids"
kinds = []
medicines = ["steroid"]
days = 0
tell = [{ text = "Say so.", source = "src" }]
lines = ["steroid"]
"""


def when(words: str) -> When:
    """A date as a person types it."""
    return When.parse(words, TODAY)


def ids(*records: Record) -> list[str]:
    """The ids of the classes on the card."""
    return [each.about.id for each in on_card(Snapshot(records), TODAY)]


def test_the_bundled_file_has_no_problems() -> None:
    classes, problems = bundled_classes()
    assert [str(problem) for problem in problems] == []
    assert {each.id for each in classes} >= {"immune", "cell", "blood-thinner", "steroid"}
    assert all(each.told or each.lines for each in classes)


def test_nothing_written_down_puts_nothing_on_the_card() -> None:
    assert ids() == []
    assert ids(Medication(name="Amlodipine")) == []


def test_a_class_is_found_by_kind_and_by_name() -> None:
    assert ids(Treatment(name="x", treatment_kind="immune")) == ["immune", "medicines"]
    assert ids(Treatment(name="pembrolizumab")) == ["immune"]
    assert ids(Medication(name="Eliquis 5 mg")) == ["blood-thinner"]
    assert ids(Medication(name="y", brand="Coumadin")) == ["blood-thinner"]


def test_an_ended_treatment_stays_as_long_as_its_class_says() -> None:
    def ended(words: str) -> list[str]:
        return ids(Treatment(name="x", treatment_kind="chemotherapy", ended=when(words)))

    assert ended("1 October 2026") == ["medicines"]
    assert ended("1 January 2026") == []
    assert ids(Treatment(name="x", treatment_kind="immune", ended=when("2025"))) == ["immune"]


def test_an_unknown_end_counts_as_going_on_and_a_planned_treatment_does_not() -> None:
    unknown = Treatment(name="x", treatment_kind="chemotherapy", started=when("2020"))
    assert ids(unknown) == ["medicines"]
    planned = Treatment(name="x", treatment_kind="chemotherapy", state="planned")
    assert ids(planned) == []


def test_a_stopped_medicine_is_not_on_the_card() -> None:
    assert ids(Medication(name="Warfarin", stopped=when("October 2026"))) == []


def test_the_last_dose_is_the_latest_that_was_given() -> None:
    days = ("2 November 2026", "12 October 2026", "30 November 2026")
    cycles = tuple(Cycle(day_given=when(words)) for words in days)
    treatment = Treatment(name="x", cycles=cycles)
    assert last_given(treatment, TODAY) == when("2 November 2026")
    assert last_given(Treatment(name="x", started=when("2025")), TODAY) is None
    assert last_given(Treatment(name="x", ended=when("May 2026")), TODAY) == when("May 2026")


def test_blood_thinners_come_first_and_the_rest_keeps_its_order() -> None:
    names = ("Senna", "Aspirin", "Amlodipine", "Xarelto")
    sorted_ = thinners_first(tuple(Medication(name=name) for name in names))
    assert [m.name for m in sorted_] == ["Aspirin", "Xarelto", "Senna", "Amlodipine"]


def test_a_class_is_read_with_its_lines_and_sources() -> None:
    (each,), problems = read_classes("f", CLASS, SOURCES, LINES)
    assert not problems
    assert [line.id for line in each.lines] == ["steroid"]
    assert each.told[0].source.publisher == "P"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('title = "Steroids"', "", "lacks its title"),
        ('"steroid"]\ndays', '"sweets"]\ndays', "medicines has sweets"),
        ("days = 0", "days = -1", "days is a whole number"),
        ('source = "src"', 'source = "no"', "cites no, which is no source"),
        ('lines = ["steroid"]', 'lines = ["no"]', "lines has no"),
        ('medicines = ["steroid"]', "medicines = []", "needs a treatment or medicine"),
        ("tell = [{", "tell = [{ more = 1,", "has a text and a source"),
        ("tell = [", "told = [", "lacks its tell"),
        ("kinds = []", "", "lacks its kinds"),
    ],
)
def test_a_faulty_class_is_named_with_its_line(old: str, new: str, words: str) -> None:
    assert old in CLASS
    classes, problems = read_classes("f.toml", CLASS.replace(old, new), SOURCES, LINES)
    assert classes == ()
    assert words in problems[0].sentence
    assert problems[0].line == 2


def test_a_class_that_is_there_twice_counts_once() -> None:
    classes, problems = read_classes("f", CLASS + CLASS, SOURCES, LINES)
    assert len(classes) == 1
    assert "there twice" in problems[0].sentence


def test_an_unreadable_file_is_said() -> None:
    classes, problems = read_classes("f", "[[class", SOURCES, LINES)
    assert classes == ()
    assert problems
