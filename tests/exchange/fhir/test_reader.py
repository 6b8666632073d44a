"""Whole files: persons, places, what is counted, what must never be taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.exchange.fhir.making import PATIENT, bundle, read, saved
from tests.exchange.helpers import TODAY

from apptprep.errors import UnreadableFile
from apptprep.exchange import recognise
from apptprep.exchange.fhir.format import recognises
from apptprep.exchange.fhir.values import Json
from apptprep.exchange.format import Wanted
from apptprep.exchange.source import Source
from apptprep.records import Contact, ImagingStudy, Treatment

OTHER: Json = {"resourceType": "Patient", "id": "q", "name": [{"text": "Nathan Lind"}]}
ASTHMA: Json = {
    "resourceType": "Condition",
    "id": "c",
    "identifier": [{"system": "urn:x", "value": "77"}],
    "subject": {"reference": "Patient/p"},
    "code": {"text": "Asthma"},
    "recordedDate": "2020-05",
}


def test_where_an_entry_stands_is_kept(tmp_path: Path) -> None:
    (found,) = [
        each
        for each in read(saved(tmp_path, [PATIENT, ASTHMA])).found
        if each.record.KIND.name == "condition"
    ]
    (origin,) = found.record.origins
    assert (origin.file, origin.place, origin.number) == ("record.json", "Condition c", "urn:x|77")
    assert origin.dated is not None
    assert origin.dated.understood() == "May 2020"
    assert found.record.source == "report"


def test_every_entry_says_whom_it_is_about(tmp_path: Path) -> None:
    of_other = ASTHMA | {"id": "d", "subject": {"reference": "Patient/q"}}
    nobody = ASTHMA | {"id": "e", "subject": None}
    found = read(saved(tmp_path, [PATIENT, OTHER, ASTHMA, of_other, nobody])).found
    told = {each.place: each.who and each.who.name for each in found}
    assert told["Condition c"] == "Margaret Ann Okafor"
    assert told["Condition d"] == "Nathan Lind"
    assert told["Condition e"] is None  # of two people nobody can say whose it is


def test_with_one_person_everything_is_theirs(tmp_path: Path) -> None:
    loose = ASTHMA | {"subject": {"reference": "Patient/gone"}}
    assert {
        each.who and each.who.name for each in read(saved(tmp_path, [PATIENT, loose])).found
    } == {"Margaret Ann Okafor"}


def test_a_name_in_the_reference_alone(tmp_path: Path) -> None:
    named = ASTHMA | {"subject": {"display": "Donald Duck"}}
    assert read(saved(tmp_path, named)).found[0].who is not None


def test_a_mark_that_changes_the_meaning_is_not_overlooked(tmp_path: Path) -> None:
    deep = ASTHMA | {"id": "deep", "onsetPeriod": {"modifierExtension": [{"url": "x"}]}}
    reading = read(
        saved(tmp_path, [ASTHMA, ASTHMA | {"id": "m", "modifierExtension": [{"url": "x"}]}, deep])
    )
    assert [each.place for each in reading.found] == ["Condition c"]
    assert [each.place for each in reading.remarks] == ["Condition m", "Condition deep"]
    assert all("changes its meaning" in each.text for each in reading.remarks)


def test_what_no_entry_is_made_of_is_counted(tmp_path: Path) -> None:
    noise = [{"resourceType": "Claim"}] * 3 + [{"resourceType": "Weather\x00" + "x" * 200}]
    wrong = ASTHMA | {"verificationStatus": {"coding": [{"code": "entered-in-error"}]}}
    reading = read(saved(tmp_path, [ASTHMA, wrong, wrong, *noise]))
    texts = [each.text for each in reading.remarks]
    assert texts[0].startswith("holds what no entries are made of (bills: 3; Weather")
    assert len(texts[0]) < 200
    assert texts[1] == "holds what was left out (marked as entered by mistake: 2)"


def test_faults_of_the_server_are_named_without_their_words(tmp_path: Path) -> None:
    fault = {
        "resourceType": "OperationOutcome",
        "issue": [{"severity": "error", "code": "timeout", "diagnostics": "secret"}],
    }
    fine = {"resourceType": "OperationOutcome", "issue": [{"severity": "information"}]}
    (remark,) = read(saved(tmp_path, bundle(ASTHMA, fault, fine))).remarks
    assert "reported a fault in the download (OperationOutcome: timeout)" in remark.text
    assert "secret" not in remark.text


def test_no_known_allergy_is_a_statement(tmp_path: Path) -> None:
    nka = {
        "resourceType": "AllergyIntolerance",
        "patient": {"reference": "Patient/p"},
        "code": {"text": "NKA"},
    }
    (said,) = read(saved(tmp_path, [PATIENT, nka])).statements
    assert (said.field, said.state) == ("allergies_state", "none")
    assert said.who is not None


def test_the_same_person_of_many_teams_is_one_contact(tmp_path: Path) -> None:
    team = {"resourceType": "CareTeam", "participant": [{"member": {"display": "Dr. Hale"}}]}
    found = read(
        saved(
            tmp_path,
            [
                team | {"status": "inactive"},
                team | {"status": "active"},
                team | {"status": "inactive"},
            ],
        )
    ).found
    assert [(type(each.record), each.relevant) for each in found] == [(Contact, True)]


def test_a_scan_told_twice_is_one(tmp_path: Path) -> None:
    study = {
        "resourceType": "ImagingStudy",
        "started": "2026-01-05",
        "series": [{"modality": {"code": "CT"}}],
    }
    procedure = {
        "resourceType": "Procedure",
        "code": {"text": "CT of chest"},
        "performedDateTime": "2026-01-05",
    }
    later = procedure | {"performedDateTime": "2026-02-05"}
    found = read(saved(tmp_path, [procedure, study, later])).found
    assert [each.record.KIND.name for each in found] == ["imaging_study"] * 2
    assert all(isinstance(each.record, ImagingStudy) for each in found)


def test_sessions_of_a_treatment_are_one_entry(tmp_path: Path) -> None:
    session = {
        "resourceType": "Procedure",
        "status": "completed",
        "code": {"text": "Radiation therapy care"},
    }
    many = [
        session | {"id": str(day), "performedDateTime": f"2026-02-{day:02}"} for day in range(1, 29)
    ]
    (found,) = read(saved(tmp_path, many)).found
    assert isinstance(found.record, Treatment)
    assert len(found.record.cycles) == 28


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b'{"entry": [{"resource": {"id": "1"}}]}', "no entry in it says what it is"),
        (b'{"resourceType": "Organization"}', "only names and places"),
        (b'{"resourceType": "Bundle", "entry": [', "was cut off"),
        (b'{"resourceType":"Bundle","entry":' + b"[" * 90_000, "nested far deeper"),
        (b'{"resourceType": "Observation", "code": {"text": "CEA"}, "valueString": NaN}',
         "results without a value: 1"),
    ],
)  # fmt: skip
def test_what_brings_nothing_says_why(tmp_path: Path, raw: bytes, words: str) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(raw)
    with pytest.raises(UnreadableFile) as told:
        recognise.read(path, Wanted(TODAY))
    assert words in told.value.sentence
    assert "x.json" in told.value.sentence


@pytest.mark.parametrize(
    ("head", "known"),
    [
        (b'{"resourceType":"Patient"}', True),
        (b'\xef\xbb\xbf [ {\n "resourceType" : "Patient"', True),
        ('{"resourceType":"Patient"}'.encode("utf-16"), True),
        (b'{"entry":[{"fullUrl":"urn:uuid:1","resource":{"address":[', True),
        (b'{"entry": 1}', False),
        (b"<html>resourceType</html>", False),
        (b"", False),
    ],
)
def test_files_are_known_by_their_content(head: bytes, known: bool) -> None:
    source = Source("x", ("x",), len(head), "x", lambda: pytest.fail("opened"))
    assert recognises(head, source) is known


def test_a_circle_of_references_ends(tmp_path: Path) -> None:
    circle = {
        "resourceType": "Medication",
        "id": "m",
        "code": {},
        "contained": [{"reference": "#m"}],
    }
    drug = {
        "resourceType": "MedicationRequest",
        "id": "r",
        "medicationReference": {"reference": "MedicationRequest/r", "display": "Drug"},
        "reasonReference": [{"reference": "MedicationRequest/r"}],
    }
    (found,) = read(saved(tmp_path, [circle, drug])).found
    assert found.record.headline() == "Drug"
