"""Tables: known by their headings, or as the person says what the columns hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.exchange.helpers import TODAY, read_one

from apptprep.exchange import recognise
from apptprep.exchange.format import Wanted
from apptprep.exchange.reading import Reading
from apptprep.exchange.table_columns import NOTHING, TableChoice
from apptprep.records import Medication, SymptomEntry

MEDICINES = (
    "Medicine,Strength,Dosage,How often,Since,Stop date,Doctor,Notes\n"
    "Letrozole,2.5 mg,1 tablet,every morning,25/3/2024,,Dr Okafor,\n"
    "Ondansetron,8 mg,1 tablet,when needed,3/4/2024,1/5/2024,,with water\n"
)
FOREIGN = "Quoi;Combien;Quand\nDouleur;3;3/4/2026\nFatigue;5;4/4/2026\nNausée;2;5/4/2026\n"


def write(tmp_path: Path, text: str, name: str = "list.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def read_as(path: Path, choice: TableChoice) -> Reading:
    (reading,) = recognise.read(path, Wanted(TODAY, tables={path.name: choice}))
    return reading


def test_a_medicine_list_is_known_by_its_headings(tmp_path: Path) -> None:
    reading = read_one(write(tmp_path, MEDICINES))
    first, second = (found.record for found in reading.found)
    assert isinstance(first, Medication)
    assert isinstance(second, Medication)
    assert (first.name, first.strength, first.dose, first.clock, first.prescriber) == (
        "Letrozole",
        "2.5 mg",
        "1 tablet",
        "every morning",
        "Dr Okafor",
    )
    assert first.started is not None
    assert first.started.day_only() == "25 March 2024"
    assert second.started is not None
    assert second.started.day_only() == "3 April 2024"  # as 25/3/2024 tells
    assert second.note == "with water"
    assert [(found.relevant, found.why) for found in reading.found] == [
        (True, ""),
        (False, "no longer taken"),
    ]
    assert [found.place for found in reading.found] == ["line 2", "line 3"]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("name,dose,strength", "medication"),
        ("medication;frequency", "medication"),
        ("Drug\tDirections", "medication"),
        ("date,symptom,score", "symptom_entry"),
        ("date,pain,nausea", "symptom_entry"),
    ],
)
def test_the_kind_follows_from_the_headings(tmp_path: Path, heading: str, kind: str) -> None:
    (reading,) = recognise.read(write(tmp_path, f"{heading}\n"), Wanted(TODAY))
    assert [table.kind for table in reading.tables] == [kind]


def test_a_row_without_a_medicine_or_with_a_strange_date_is_named(tmp_path: Path) -> None:
    text = "medicine,dose,started\n,1 tablet,\nLetrozole,1,the other day or so\nA,1,2024,x\nB,2,\n"
    reading = read_one(write(tmp_path, text))
    assert [remark.sentence() for remark in reading.remarks] == [
        "line 2: names no medicine",
        "line 3: its date cannot be read",
        "line 4: has more cells than the first row has headings",
    ]
    assert [found.record.headline() for found in reading.found] == ["B"]


def test_a_table_nobody_knows_is_shown_with_its_first_rows(tmp_path: Path) -> None:
    (reading,) = recognise.read(write(tmp_path, FOREIGN), Wanted(TODAY))
    assert reading.found == ()
    (table,) = reading.tables
    assert (table.kind, table.columns) == ("", (("Quoi", ""), ("Combien", ""), ("Quand", "")))
    assert table.rows[0] == ("Douleur", "3", "3/4/2026")


@pytest.mark.parametrize(
    ("day_first", "date"),
    [(True, "3 April 2026"), (False, "4 March 2026"), (None, "4 March 2026 or 3 April 2026")],
)
def test_the_person_says_what_the_columns_hold_and_how_dates_are_meant(
    tmp_path: Path, day_first: bool | None, date: str
) -> None:
    columns = {"Quoi": "term", "Combien": "now", "Quand": "when"}
    choice = TableChoice("symptom_entry", columns, day_first)
    reading = read_as(write(tmp_path, FOREIGN), choice)
    first = reading.found[0].record
    assert isinstance(first, SymptomEntry)
    assert (first.term, first.now) == ("Douleur", 3)
    assert first.when is not None
    assert first.when.day_only() == date
    assert len(reading.found) == 3
    assert reading.tables[0].columns == (("Quoi", "term"), ("Combien", "now"), ("Quand", "when"))


def test_a_column_is_left_out_and_another_kind_chosen(tmp_path: Path) -> None:
    choice = TableChoice("medication", {"Quoi": "name", "Combien": NOTHING, "Quand": "started"})
    reading = read_as(write(tmp_path, FOREIGN), choice)
    first = reading.found[0].record
    assert isinstance(first, Medication)
    assert (first.name, first.dose) == ("Douleur", "")
    assert reading.remarks == ()


def test_words_are_no_table(tmp_path: Path) -> None:
    letter = "Dear Anna,\nthank you, it was good to see you.\nYours, Dr Okafor\n"
    path = write(tmp_path, letter * 10, "letter.txt")
    assert read_one(path).format_name == "paper (PDF, photo, text)"
