"""What is missing for a visit."""

from __future__ import annotations

import datetime as dt

import pytest

from apptprep.questions import missing
from apptprep.questions.gaps import GROUPS, bundled_gaps, read_gaps
from apptprep.questions.model import Source
from apptprep.records import (
    Allergy,
    Condition,
    Custody,
    Diagnosis,
    ImagingStudy,
    Medication,
    PathologyReport,
    PendingTest,
    PerformanceStatus,
    Person,
    Record,
    Snapshot,
    Spread,
    Treatment,
    When,
)

TODAY = dt.date(2026, 11, 22)
SOURCES = {"src": Source("src", "P", "T", "https://example.org", TODAY, "F")}
ENTRY = """
[[missing]]
id = "slides"
what = "The slides: {fact}"
why = "They are read again."
group = "slides"
source = "src"
purposes = ["second-opinion"]
each = ["slides_not_held"]
at_most = 2
"""


def ids(purpose: str, *records: Record) -> set[str]:
    """Return the ids of the bundled gaps, without the entry they concern."""
    return {gap.id.partition(":")[0] for gap in missing(Snapshot(records), purpose, TODAY)}


def test_the_bundled_file_has_no_problems() -> None:
    assert [str(problem) for problem in bundled_gaps().problems] == []


def test_an_empty_record_lacks_the_first_things() -> None:
    found = ids("second-opinion")
    assert {"diagnosis", "pathology-none", "imaging-none", "treatments", "medicines"} <= found
    assert {"name", "birth-date", "team-number", "matters"} <= found


def test_before_the_first_biopsy_its_report_is_awaited_and_not_asked_for() -> None:
    booked = PendingTest(test="Biopsy of the liver", state="booked")
    unsure = Diagnosis(site="liver", extent="feared", confirmed="not-yet")
    assert {"pathology-awaited"} == {i for i in ids("trial", booked, unsure) if "pathology" in i}
    earlier = Diagnosis(site="breast", confirmed="biopsy")
    assert "pathology-none" in ids("trial", booked, earlier)


def test_a_record_that_says_so_lacks_less() -> None:
    person = Person(
        name="Ana",
        born=When.parse("1960", TODAY),
        treated_ever="no",
        medications_state="none",
        allergies_state="none",
        conditions_state="none",
        team_phone="555",
        matters="my garden",
        insurance="AOK",
        distance="50 km",
    )
    found = ids("trial", person, Diagnosis(site="breast", stage="II", extent="local"))
    gone = {"name", "treatments", "medicines", "allergies", "conditions", "team-number", "stage"}
    assert not gone & found


def test_a_list_with_entries_is_not_missing() -> None:
    records = (Medication(name="x"), Allergy(substance="y"), Condition(name="z"))
    assert not {"medicines", "allergies", "conditions"} & ids("second-opinion", *records)


def test_each_entry_without_slides_is_named_and_leads_to_it() -> None:
    core = PathologyReport(
        site="left breast", procedure="core", date=When.parse("March 2025", TODAY)
    )
    held = PathologyReport(site="liver", custody=(Custody(item="slides", held="yes"),))
    found = [
        gap
        for gap in missing(Snapshot((core, held)), "second-opinion", TODAY)
        if gap.group == "slides" and gap.id.startswith("slides:")
    ]
    assert [gap.record_id for gap in found] == [core.id]
    assert "Core needle biopsy, left breast (March 2025)" in found[0].what
    assert found[0].source is not None


def test_images_are_another_thing_than_the_report() -> None:
    scan = ImagingStudy(modality="CT", custody=(Custody(item="report", held="yes"),))
    found = ids("second-opinion", scan)
    assert "images" in found
    assert "imaging-report" not in found


def test_a_trial_asks_for_other_facts() -> None:
    brain = Spread(site="brain")
    assert {"brain", "performance"} <= ids("trial", brain)
    assert not {"brain", "performance"} & ids("second-opinion", brain)
    known = (
        Spread(site="brain", brain_state="treated-stable"),
        PerformanceStatus(value="ECOG 1"),
    )
    assert not {"brain", "performance"} & ids("trial", *known)


def test_radiation_without_its_summary_is_told() -> None:
    radiation = Treatment(name="radiation", treatment_kind="radiation")
    assert "radiation-summary" in ids("second-opinion", radiation)


@pytest.mark.parametrize("purpose", ["second-opinion", "trial", "routine", "other"])
def test_groups_keep_together(purpose: str) -> None:
    order = [GROUPS.index(gap.group) for gap in missing(Snapshot(), purpose, TODAY)]
    assert order == sorted(order)


def test_no_more_entries_are_named_than_the_rule_says() -> None:
    reports = tuple(PathologyReport(site=f"place {n}") for n in range(5))
    rules = read_gaps("m.toml", ENTRY, SOURCES).rules
    found = missing(Snapshot(reports), "second-opinion", TODAY, rules)
    assert len(found) == 2
    assert len({gap.id for gap in found}) == 2


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('why = "They are read again."', "", "lacks its why"),
        ('id = "slides"', "", "without id"),
        ('"src"', '"nowhere"', "no source"),
        ('group = "slides"', 'group = "glass"', "the group is one of"),
        ('["slides_not_held"]', '["always"]', "there is no listing always"),
        ('["slides_not_held"]', "[]", "begins with a listing's name"),
        ('each = ["slides_not_held"]', "", "a list of conditions is needed"),
        ('each = ["slides_not_held"]', 'when = [["alway"]]', "no condition alway"),
        ("at_most = 2", "at_most = 0", "at_most"),
        ("at_most = 2", 'mood = "x"', "unknown entry: mood"),
        ('["second-opinion"]', '["third"]', "purposes"),
    ],
)
def test_a_bad_entry_is_told_with_its_line(old: str, new: str, words: str) -> None:
    good = ENTRY.replace('"slides"\nwhat', '"other"\nwhat')
    book = read_gaps("m.toml", ENTRY.replace(old, new) + good, SOURCES)
    assert [rule.id for rule in book.rules] == ["other"]
    assert (book.problems[0].file, book.problems[0].line) == ("m.toml", 2)
    assert words in book.problems[0].sentence


def test_an_entry_that_is_there_twice_and_a_broken_file_are_told() -> None:
    assert "twice" in read_gaps("m.toml", ENTRY + ENTRY, SOURCES).problems[0].sentence
    assert read_gaps("m.toml", "[[missing", SOURCES).problems[0].line == 1


def test_one_who_was_treated_is_asked_for_the_treatments_and_one_never_treated_is_not() -> None:
    for told, lacks in (("yes", True), ("", True), ("no", False)):
        snapshot = Snapshot((Person(treated_ever=told),))
        found = {gap.id for gap in missing(snapshot, "second-opinion", TODAY)}
        assert ("treatments" in found) is lacks
