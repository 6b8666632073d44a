"""The record as a folder of tables."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest
from tests.exchange.helpers import read_one

from apptprep.errors import CannotWrite
from apptprep.exchange import csv_tables
from apptprep.records import KINDS, Medication, Question, Snapshot, SymptomEntry, When

TODAY = dt.date(2026, 3, 10)


def read(path: Path) -> list[dict[str, str]]:
    """Read a table as a spreadsheet does."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture
def snapshot() -> Snapshot:
    drug = Medication(name="=HYPERLINK(1)", started=When.parse("about march 2025", TODAY))
    draft = Medication(dose="1 tablet")
    question = Question(text="Why\nthis one?", about=drug.id, source="unsure")
    return Snapshot([drug, draft, question])


def test_there_is_one_file_a_kind(snapshot: Snapshot, tmp_path: Path) -> None:
    written = csv_tables.write_folder(snapshot, tmp_path / "out")
    assert sorted(path.name for path in written) == sorted(f"{k.KIND.name}.csv" for k in KINDS)
    assert sorted(written) == sorted((tmp_path / "out").iterdir())


def test_cells_say_what_a_reader_understands(snapshot: Snapshot, tmp_path: Path) -> None:
    csv_tables.write_folder(snapshot, tmp_path)
    drug, draft = read(tmp_path / "medication.csv")
    assert drug["name"] == "'=HYPERLINK(1)"
    assert drug["started"] == "about March 2025"
    assert (drug["draft"], draft["draft"]) == ("", "yes")
    (question,) = read(tmp_path / "question.csv")
    assert question["about"] == "'=HYPERLINK(1)"
    assert question["text"] == "Why\nthis one?"
    assert question["source"] == "I am not sure"


def test_a_kind_without_entries_replaces_an_older_table(snapshot: Snapshot, tmp_path: Path) -> None:
    csv_tables.write_folder(snapshot, tmp_path)
    csv_tables.write_folder(Snapshot([]), tmp_path)
    assert read(tmp_path / "medication.csv") == []


def test_a_file_in_the_way_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(CannotWrite, match="out is a file"):
        csv_tables.write_folder(Snapshot([]), tmp_path / "out")
    assert (tmp_path / "out").read_text() == "mine"


def test_our_own_symptom_table_is_read_back(tmp_path: Path) -> None:
    entry = SymptomEntry(
        term="-pain",
        when=When.parse("3 March 2026 08:05", TODAY),
        now=4,
        worst=7,
        sites=("left-hip", "behind the knee"),
        how_often="often",
        hinders="little",
        done="lay down",
        helped="little",
        seen_by="Ann",
        note="=1+1\nsecond line",
        source="seen",
        source_note="own book",
        written_by="Ann",
    )
    csv_tables.write_folder(Snapshot([entry]), tmp_path)
    reading = read_one(tmp_path / "symptom_entry.csv", TODAY)
    assert reading.remarks == ()
    (found,) = reading.found
    for name in ("term", "now", "worst", "sites", "how_often", "hinders", "done", "helped"):
        assert getattr(found.record, name) == getattr(entry, name), name
    for name in ("seen_by", "note", "source", "source_note", "written_by"):
        assert getattr(found.record, name) == getattr(entry, name), name
    when = found.record.moment()
    assert when is not None
    assert (when.earliest, when.time) == (dt.date(2026, 3, 3), "08:05")
