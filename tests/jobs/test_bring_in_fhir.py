"""A FHIR download through the whole way: preview, one step, the same again, one undo."""

from __future__ import annotations

import base64
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from apptprep.jobs import Standing, apply, read
from apptprep.records import Allergy, Condition, Diagnosis, Medication, OtherReport
from apptprep.store import Library

TODAY = dt.date(2026, 6, 1)
PDF = b"%PDF-1.7\nnot a real one"


def resource(kind: str, **more: Any) -> dict[str, Any]:
    return {"resourceType": kind, "subject": {"reference": "Patient/p"}, **more}


@pytest.fixture
def download(tmp_path: Path) -> Path:
    """Return a small download about nobody in particular: the record has no name yet."""
    resources = [
        {"resourceType": "Patient", "id": "p", "name": [{"text": "Margaret Okafor"}]},
        resource(
            "Condition",
            id="c",
            code={"text": "Malignant neoplasm of breast"},
            onsetDateTime="2019-03",
        ),
        resource(
            "MedicationRequest",
            id="m",
            status="active",
            medicationCodeableConcept={"text": "letrozole 2.5 mg"},
        ),
        resource(
            "MedicationRequest",
            id="old",
            status="stopped",
            medicationCodeableConcept={"text": "codeine"},
        ),
        resource("AllergyIntolerance", id="a", code={"text": "No known allergies"}),
        resource(
            "DocumentReference",
            id="d",
            type={"text": "Clinic letter"},
            date="2026-05-04",
            content=[
                {
                    "attachment": {
                        "contentType": "application/pdf",
                        "data": base64.b64encode(PDF).decode(),
                    }
                }
            ],
        ),
    ]
    path = tmp_path / "download.json"
    bundle = {"resourceType": "Bundle", "entry": [{"resource": each} for each in resources]}
    path.write_text(json.dumps(bundle))
    return path


def test_what_is_ticked_comes_in_as_one_step(library: Library, download: Path) -> None:
    preview = read(library, [download], TODAY)
    apply(library, preview, preview.preselected())
    snapshot = library.snapshot()
    assert [each.name for each in snapshot.all(Medication)] == ["letrozole 2.5 mg"]
    assert [each.site for each in snapshot.all(Diagnosis)] == ["Breast"]
    assert snapshot.all(Allergy) == ()
    assert snapshot.person.allergies_state == "none"
    (letter,) = snapshot.all(OtherReport)
    assert library.read_file(letter.attached[0]) == PDF
    library.undo()
    assert library.snapshot().all(Medication) == ()


def test_the_same_file_again_adds_nothing(library: Library, download: Path) -> None:
    preview = read(library, [download], TODAY)
    apply(library, preview, preview.everything())
    again = read(library, [download], TODAY)
    assert [item.record.headline() for item in again.of(Standing.NEW)] == []
    assert [item.record.headline() for item in again.of(Standing.DIFFERS)] == []


def test_the_same_short_number_at_two_clinics_is_not_the_same_thing(
    library: Library, tmp_path: Path
) -> None:
    """Both have a "Condition/1"; numbers so short say nothing beyond their own server."""
    for name, illness in (("north.json", "Asthma"), ("south.json", "Gout")):
        path = tmp_path / name
        one = resource("Condition", id="1", code={"text": illness}, identifier=[{"value": "17"}])
        path.write_text(json.dumps(one))
        preview = read(library, [path], TODAY)
        assert [item.standing for item in preview.items] == [Standing.NEW]
        apply(library, preview, preview.everything())
    assert {each.name for each in library.snapshot().all(Condition)} == {"Asthma", "Gout"}
