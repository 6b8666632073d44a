"""A download of thousands of resources: what of it is ticked at first."""

from __future__ import annotations

from pathlib import Path

from tests.exchange.fhir.lots import record
from tests.exchange.fhir.making import read, saved

from apptprep.records import ImagingStudy, Medication, OtherReport


def test_one_of_fifteen_prescriptions_and_no_dental_film(tmp_path: Path) -> None:
    found = read(saved(tmp_path, record(40))).found
    medicines = [each for each in found if isinstance(each.record, Medication)]
    assert len(medicines) == 15
    assert [each.record.headline() for each in medicines if each.relevant] == ["Medicine 14 5 MG"]
    films = [each for each in found if isinstance(each.record, ImagingStudy)]
    assert {each.why for each in films} == {"a dental film"}
    assert any(each.relevant for each in found if each.record.KIND.name == "diagnosis")


def test_bills_and_questionnaires_are_counted(tmp_path: Path) -> None:
    reading = read(saved(tmp_path, record(40)))
    kinds = {each.record.KIND.name for each in reading.found}
    assert kinds == {
        "person",
        "measurement",
        "medication",
        "imaging_study",
        "other_report",
        "diagnosis",
    }
    texts = " ".join(each.text for each in reading.remarks)
    assert "bills: 40; insurance statements: 40; vaccinations: 40" in texts
    assert "answers to questionnaires and notes on daily life: 120" in texts


def test_every_note_can_be_read_once_more(tmp_path: Path) -> None:
    reading = read(saved(tmp_path, record(40)))
    notes = [each.record for each in reading.found if isinstance(each.record, OtherReport)]
    assert len(notes) == 40
    for note in notes:
        assert reading.files[note.attached[0].sha256]().decode().strip() == note.copied
