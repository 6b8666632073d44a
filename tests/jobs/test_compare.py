"""What counts as the same thing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from apptprep.exchange.reading import Found, Reading
from apptprep.jobs.compare import compare, differences, likeness, same_content
from apptprep.jobs.preview import Standing
from apptprep.records import Allergy, Medication, Record, Snapshot, SymptomEntry, When, new_id

TODAY = dt.date(2026, 6, 1)


def entry(term: str = "Pain", when: str = "3 May 2026", now: int | None = 4) -> SymptomEntry:
    """Return a symptom entry."""
    return SymptomEntry(term=term, when=When.parse(when, TODAY), now=now)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (entry(), entry("  pain "), True),
        (entry("Übelkeit"), entry("ubelkeit"), True),
        (entry(when="3 May 2026"), entry(when="2026-05-03"), True),
        (entry(when="3 May 2026"), entry(when="3 May 2026 08:05"), False),
        (entry(when="May 2026"), entry(when="3 May 2026"), False),
        (entry(when="soon"), entry(when="SOON"), True),
        (entry(now=4), entry(now=5), False),
        (entry(now=0), entry(now=None), False),
        (entry(now=4), replace(entry(now=None), worst=4), True),
        (entry(now=4), replace(entry(now=4), note="longer"), True),
        (Allergy(substance="a"), Allergy(substance="a"), True),
        (Allergy(substance="a"), Allergy(substance="a", reaction="rash"), False),
        (Allergy(substance="a"), Medication(name="a"), False),
    ],
)
def test_likeness(one: Record, other: Record, same: bool) -> None:
    assert (likeness(one) == likeness(other)) is same


def test_bookkeeping_is_no_difference_and_provenance_is_one() -> None:
    mine = Medication(name="a")
    assert same_content(mine, replace(mine, id=new_id(), changed=mine.changed + dt.timedelta(1)))
    theirs = replace(mine, source="unsure")
    assert not same_content(mine, theirs)
    (found,) = differences(mine, theirs, Snapshot([mine]))
    assert (found.label, found.mine, found.theirs) == (
        "Where is this from?",
        "",
        "I am not sure",
    )


def test_the_second_file_is_compared_with_the_first() -> None:
    drug = Medication(name="a")
    changed = replace(drug, dose="2")
    readings = [
        Reading(name, "x", (Found(record, "1", own_id=True),))
        for name, record in (("one", drug), ("two", drug), ("three", changed))
    ]
    standings = [item.standing for item in compare(readings, Snapshot()).items]
    assert standings == [Standing.NEW, Standing.SAME, Standing.DIFFERS]


def test_three_equal_lines_against_one_that_is_there() -> None:
    lines = tuple(Found(entry(), f"line {number}") for number in (2, 3, 4))
    preview = compare([Reading("a", "x", lines)], Snapshot([entry()]))
    assert [item.standing for item in preview.items] == [
        Standing.SAME,
        Standing.NEW,
        Standing.NEW,
    ]
