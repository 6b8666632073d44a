"""Large files: the same entries as of small ones, without holding the file."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
from tests.exchange.fhir.making import PATIENT, bundle, read, saved
from tests.exchange.helpers import TODAY

from apptprep.exchange import recognise
from apptprep.exchange.fhir import gathering, loading
from apptprep.exchange.format import Wanted
from apptprep.records import OtherReport

LETTER = {
    "resourceType": "DocumentReference",
    "id": "d",
    "type": {"text": "Clinic letter"},
    "subject": {"reference": "Patient/p"},
    "content": [
        {
            "attachment": {
                "contentType": "application/pdf",
                "data": base64.b64encode(b"%PDF-1 a").decode(),
            }
        },
        {
            "attachment": {
                "contentType": "application/pdf",
                "data": base64.b64encode(b"%PDF-1 b").decode(),
            }
        },
    ],
}
MEDICINE = {
    "resourceType": "MedicationRequest",
    "id": "m",
    "status": "active",
    "subject": {"reference": "Patient/p"},
    "medicationReference": {"reference": "Medication/later"},
}
LATER = {"resourceType": "Medication", "id": "later", "code": {"text": "Ondansetron"}}
ALL = (MEDICINE, LETTER, PATIENT, LATER)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "WHOLE", 500)
    monkeypatch.setattr(gathering, "WHOLE", 500)


def as_lines(resources: tuple[object, ...]) -> bytes:
    return b"\n".join(json.dumps(each).encode() for each in resources) + b"\n"


@pytest.mark.parametrize(
    "raw",
    [
        json.dumps(bundle(*ALL)).encode(),
        b"\xef\xbb\xbf" + json.dumps(bundle(*ALL), indent=2).encode(),
        json.dumps(ALL).encode(),
        as_lines(ALL),
    ],
    ids=["bundle", "bundle with a mark", "array", "lines"],
)
def test_the_same_entries(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "large.json"
    path.write_bytes(raw)
    reading = read(path)
    assert [each.record.headline() for each in reading.found] == [
        "Ondansetron",
        "Clinic letter",
        "Margaret Ann Okafor",
    ]
    assert {each.who and each.who.name for each in reading.found} == {"Margaret Ann Okafor"}


def test_files_in_it_are_read_once_more(tmp_path: Path) -> None:
    reading = read(saved(tmp_path, bundle(*ALL)))
    letter = next(each.record for each in reading.found if isinstance(each.record, OtherReport))
    again = [reading.files[file.sha256]() for file in reversed(letter.attached)]
    assert again == [b"%PDF-1 b", b"%PDF-1 a"]


def test_a_damaged_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "lines.ndjson"
    path.write_bytes(as_lines(ALL) + b'{"resourceType": "Condition", "id"\n')
    reading = read(path)
    assert len(reading.found) == 3
    assert any("line 5" in each.place for each in reading.remarks)


@pytest.mark.parametrize(
    "raw",
    [
        json.dumps(bundle(*ALL)).encode()[:-40],
        json.dumps(bundle(*ALL)).encode("utf-16"),
        json.dumps(bundle(*ALL)).encode()[:-2] + b', {"resource": NaN}]}',
    ],
    ids=["cut off", "UTF-16", "not a number"],
)
def test_what_cannot_be_streamed_is_said(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "large.json"
    path.write_bytes(raw)
    with pytest.raises(Exception, match=r"large\.json is large, and it is damaged, cut off"):
        recognise.read(path, Wanted(TODAY))
