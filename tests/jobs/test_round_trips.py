"""What goes out comes in again.

Into the same record it adds nothing; into an empty one it brings all that the table of
:mod:`apptprep.exchange.ips.fields` says.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from apptprep.jobs import Standing, apply, export, read
from apptprep.jobs.make_demo import make_demo
from apptprep.records import (
    Contact,
    Measurement,
    Medication,
    Person,
    Spread,
    SymptomEntry,
)
from apptprep.store import Library, People

TODAY = dt.date(2026, 11, 22)
NOW = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)
TEXT_ONLY = {"dose_taken", "pending_test", "referral", "trial"}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The sample person, only read."""
    with make_demo(People(tmp_path_factory.mktemp("sample")), TODAY) as library:
        yield library


@pytest.fixture(scope="module")
def summary(sample: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("out") / "summary.json"
    export.write(sample, "ips", path, NOW, with_files=True)
    return path


@pytest.mark.parametrize("key", ["json", "ips", "trials"])
def test_our_own_export_finds_everything_already_there(
    sample: Library, tmp_path: Path, key: str
) -> None:
    path = tmp_path / f"{key}.json"
    written = export.write(sample, key, path, NOW)
    preview = read(sample, [path], TODAY)
    assert {item.standing for item in preview.items} == {Standing.SAME}
    assert preview.other_persons == ()
    assert not any(item.notes_source for item in preview.items)
    counts = Counter(item.record.KIND.name for item in preview.items)
    if key != "ips":
        assert counts.total() == written
        return
    snapshot = sample.snapshot()
    for kind, number in counts.items():
        there = [each for each in snapshot.everything() if each.KIND.name == kind]
        past = kind == "appointment"
        assert number == (len(there) if not past else 2)
    assert {each.KIND.name for each in snapshot.everything()} - set(counts) == TEXT_ONLY


def test_a_summary_into_an_empty_record_brings_the_entries(
    sample: Library, library: Library, summary: Path
) -> None:
    preview = read(library, [summary], TODAY)
    apply(library, preview, preview.everything())
    mine, theirs = sample.snapshot(), library.snapshot()
    for kind in (Medication, SymptomEntry, Measurement, Spread, Contact):
        assert len(theirs.all(kind)) == len(mine.all(kind)), kind.KIND.name
    names = sorted(each.name for each in mine.all(Medication))
    assert sorted(each.name for each in theirs.all(Medication)) == names
    felt, back = (
        Counter(
            (each.term, each.when and each.when.earliest, each.score)
            for each in record.all(SymptomEntry)
        )
        for record in (mine, theirs)
    )
    assert felt == back
    assert theirs.person.name == mine.person.name
    again = read(library, [summary], TODAY)
    assert {item.standing for item in again.items} == {Standing.SAME}


def test_a_summary_of_the_copy_is_known_by_the_copy(
    library: Library, summary: Path, tmp_path: Path
) -> None:
    preview = read(library, [summary], TODAY)
    apply(library, preview, preview.everything())
    path = tmp_path / "second.json"
    export.write(library, "ips", path, NOW)
    again = read(library, [path], TODAY)
    assert {item.standing for item in again.items} == {Standing.SAME}


def test_an_entry_changed_since_is_shown_and_never_ticked(library: Library, tmp_path: Path) -> None:
    entry = Medication(name="Letrozole", reason="cancer", pharmacy="Corner")
    library.save(Person(name="Maria Lind"), entry)
    path = tmp_path / "summary.json"
    export.write(library, "ips", path, NOW)
    library.save(replace(entry, reason="breast cancer"))
    preview = read(library, [path], TODAY)
    (medicine,) = (item for item in preview.items if isinstance(item.record, Medication))
    assert medicine.standing is Standing.DIFFERS
    assert medicine.mine is not None
    assert medicine.mine.id == entry.id
    assert medicine.number not in preview.preselected()
    assert ("What is it for?", "breast cancer", "cancer") in {
        (each.label, each.mine, each.theirs) for each in medicine.differences
    }


def test_two_people_do_not_take_each_others_summary_for_their_own(
    make: Callable[[str], Library], summary: Path
) -> None:
    other = make("other")
    other.save(Person(name="Somebody Else", born=None))
    preview = read(other, [summary], TODAY)
    assert preview.other_persons
    assert Standing.SAME not in {item.standing for item in preview.items}
    assert preview.preselected() == frozenset()
