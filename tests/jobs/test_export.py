"""Exports of a real record."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from apptprep.jobs import Standing, read
from apptprep.jobs.export import WAYS, Way, contents, export_csv, write
from apptprep.jobs.make_demo import make_demo
from apptprep.records import (
    KINDS,
    Appointment,
    DoseTaken,
    Medication,
    Question,
    Record,
    Snapshot,
    Trial,
    When,
)
from apptprep.store import Library, People

TODAY = dt.date(2026, 11, 22)


def test_tables_hold_one_row_an_entry(library: Library, tmp_path: Path) -> None:
    library.save(Medication(name="letrozole"), Medication(dose="draft"))
    written = export_csv(library, tmp_path / "tables")
    assert len(written) == len(KINDS)
    assert (tmp_path / "tables" / "medication.csv").read_bytes().count(b"\r\n") == 3


def test_progress_is_told_and_can_cancel(library: Library, tmp_path: Path) -> None:
    told: list[float] = []
    export_csv(library, tmp_path / "a", lambda share, _: told.append(share))
    assert told == sorted(told)
    assert 0 <= told[0] <= told[-1] <= 1

    def cancel(share: float, _text: str) -> None:
        if share > 0:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export_csv(library, tmp_path / "b", cancel)


def test_our_own_symptom_table_finds_everything_already_there(
    people: People, tmp_path: Path
) -> None:
    with make_demo(people, TODAY) as library:
        export_csv(library, tmp_path / "tables")
        preview = read(library, [tmp_path / "tables" / "symptom_entry.csv"], TODAY)
    assert preview.not_understood == ()
    assert {item.standing for item in preview.items} == {Standing.SAME}
    assert len(preview.items) == 400


NOW = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)
LETROZOLE = Medication(name="letrozole")
SOME: list[Record] = [
    LETROZOLE,
    Medication(dose="draft"),
    DoseTaken(medication=LETROZOLE.id),
    Question(text="What next?"),
    Question(text="Not this", state="dropped"),
    Appointment(who="Dr Okafor", when=When.of(TODAY)),
    Appointment(who="Dr Lind", when=When.parse("June 2027", TODAY)),
    Trial(title="=SUM(A1)", nct="NCT01234567"),
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.key)
def test_each_way_writes_what_it_says(library: Library, tmp_path: Path, way: Way) -> None:
    library.save(*SOME)
    told = contents(library.snapshot(), way.key, TODAY)
    written = write(library, way.key, tmp_path / way.suggested(TODAY), NOW)
    number = len(library.snapshot()) if way.key == "csv" else written
    assert told[0].startswith((f"It holds {number} ", f"It holds {number:,} "))


def test_what_is_left_out_is_said() -> None:
    snapshot = Snapshot(SOME)
    assert contents(snapshot, "ips", TODAY)[1:] == (
        "1 dose you ticked is not in it.",
        "1 entry not finished yet: not in it.",
        "1 question you dropped: not in it.",
    )
    assert contents(snapshot, "ics", TODAY)[1:] == (
        "Left out, because the day is not known yet: Dr Lind.",
    )


def test_trials_come_in_again_and_are_safe_in_a_spreadsheet(
    library: Library, tmp_path: Path
) -> None:
    library.save(*SOME)
    write(library, "trials", tmp_path / "trials.csv", NOW)
    assert b"'=SUM(A1)" in (tmp_path / "trials.csv").read_bytes()
    write(library, "trials", tmp_path / "trials.json", NOW)
    preview = read(library, [tmp_path / "trials.json"], TODAY)
    assert [item.standing for item in preview.items] == [Standing.SAME]


def test_attached_files_go_into_a_summary_only_if_asked_for(
    library: Library, tmp_path: Path
) -> None:
    from apptprep.records import OtherReport

    file = library.add_file(b"%PDF-1.4 letter", "letter.pdf")
    library.save(OtherReport(title="letter", attached=(file,)))
    write(library, "ips", tmp_path / "without.json", NOW)
    write(library, "ips", tmp_path / "with.json", NOW, with_files=True)
    assert b"JVBERi0xLjQgbGV0dGVy" in (tmp_path / "with.json").read_bytes()
    assert b"JVBERi0xLjQgbGV0dGVy" not in (tmp_path / "without.json").read_bytes()
