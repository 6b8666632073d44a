"""Backups, restoring and checking."""

from __future__ import annotations

from pathlib import Path

import pytest

from apptprep.jobs.export import export_json
from apptprep.jobs.safety import back_up, check, restore
from apptprep.records import FileRef, Medication, OtherReport
from apptprep.store import DamagedBackup, Library, People


def test_a_backup_restores_to_the_same_record(
    people: People, library: Library, tmp_path: Path
) -> None:
    library.save(Medication(name="letrozole"))
    export_json(library, tmp_path / "before.json")
    assert back_up(library, tmp_path / "me.apptprep").counts["medication"] == 1
    entry = restore(people, tmp_path / "me.apptprep", "copy")
    with people.open(entry.id) as copy:
        assert check(copy).is_ok
        export_json(copy, tmp_path / "after.json")
    assert (tmp_path / "before.json").read_bytes() == (tmp_path / "after.json").read_bytes()


def test_a_broken_backup_makes_no_record(people: People, tmp_path: Path) -> None:
    (tmp_path / "bad").write_bytes(b"no backup")
    with pytest.raises(DamagedBackup, match="Nothing was changed"):
        restore(people, tmp_path / "bad", "copy")
    assert people.entries() == ()


def test_a_check_finds_a_file_that_is_gone(library: Library) -> None:
    gone = FileRef("0" * 64, "letter.pdf", "application/pdf", 10)
    library.save(OtherReport(title="letter", attached=(gone,)))
    report = check(library)
    assert not report.is_ok
    assert report.problems == ("1 attached file(s) that entries name are missing.",)
