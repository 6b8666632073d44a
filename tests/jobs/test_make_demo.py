"""The sample person on disk."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from apptprep.jobs.make_demo import make_demo
from apptprep.records import OtherReport, Person, SymptomEntry
from apptprep.store import Library, People, SaveFailed

TODAY = dt.date(2026, 11, 22)


def test_it_is_marked_as_the_sample_and_holds_everything(people: People) -> None:
    with make_demo(people, TODAY) as library:
        assert library.is_sample
        snapshot = library.snapshot()
        assert snapshot.person.called == "Ruth"
        assert len(snapshot.all(SymptomEntry)) == 400
        files = [file for report in snapshot.all(OtherReport) for file in report.attached]
        assert [library.read_file(file)[:5] for file in files] == [b"%PDF-"]
        assert library.check().is_ok
    (entry,) = people.entries()
    assert (entry.label, entry.is_sample) == ("Sample person (made up)", True)


def test_one_undo_empties_it(people: People) -> None:
    with make_demo(people, TODAY) as library:
        library.undo()
        assert library.snapshot().all(Person) == ()


def test_a_full_disk_leaves_no_half_sample(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise SaveFailed("the disk is full")

    monkeypatch.setattr(Library, "import_as_is", full)
    with pytest.raises(SaveFailed):
        make_demo(people, TODAY)
    assert people.entries() == ()
