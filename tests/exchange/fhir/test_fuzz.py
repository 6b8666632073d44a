"""Bundles with any value replaced by anything: a sentence or entries, never a crash or a hang."""

from __future__ import annotations

import copy
import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.exchange.fhir.junk import anything
from tests.exchange.fhir.making import PATIENT, bundle
from tests.exchange.helpers import TODAY

from apptprep.errors import UnreadableFile
from apptprep.exchange import recognise, record_json
from apptprep.exchange.format import Wanted
from apptprep.exchange.reading import Reading

LONGEST = 5.0
"""Seconds that no file may take."""

ANY_CODE = {"coding": [{"system": "http://loinc.org", "code": "1", "display": "x"}], "text": "y"}
ANY_DATE = {"start": "2020-01-02T03:04:05Z", "end": "2021"}
QUANTITY = {"value": 3.5, "comparator": "<", "unit": "mg", "code": "mg"}
SEEDS: dict[str, Any] = {
    "Condition": {
        "clinicalStatus": ANY_CODE, "code": {"text": "Breast cancer"}, "bodySite": [ANY_CODE],
        "onsetPeriod": ANY_DATE, "stage": [{"summary": ANY_CODE}], "note": [{"text": "n"}],
    },
    "MedicationRequest": {
        "status": "active", "medicationReference": {"reference": "#m", "display": "d"},
        "contained": [{"resourceType": "Medication", "id": "m", "code": ANY_CODE,
                       "ingredient": [{"strength": {"numerator": QUANTITY}}]}],
        "dosageInstruction": [{
            "timing": {"repeat": {"frequency": 1, "period": 2, "periodUnit": "d", "when": ["HS"]}},
            "doseAndRate": [{"doseQuantity": QUANTITY}], "route": ANY_CODE,
        }],
    },
    "MedicationAdministration": {
        "status": "completed", "medicationCodeableConcept": ANY_CODE,
        "effectiveDateTime": "2020-01-02T03:04:05Z", "dosage": {"dose": QUANTITY},
    },
    "AllergyIntolerance": {"code": ANY_CODE, "reaction": [{"manifestation": [ANY_CODE]}]},
    "Observation": {
        "code": ANY_CODE, "valueQuantity": QUANTITY, "effectivePeriod": ANY_DATE,
        "component": [{"code": ANY_CODE, "valueCodeableConcept": ANY_CODE}],
        "referenceRange": [{"low": QUANTITY, "text": "t"}], "interpretation": [ANY_CODE],
    },
    "DiagnosticReport": {
        "code": {"text": "CT chest"}, "category": [ANY_CODE], "conclusion": "c",
        "presentedForm": [{"contentType": "text/plain", "data": "YWJj", "title": "t"}],
        "specimen": [{"reference": "Specimen/s"}], "identifier": [{"type": ANY_CODE, "value": "v"}],
    },
    "DocumentReference": {
        "type": ANY_CODE, "content": [{"attachment": {"url": "Binary/b"}}], "date": "2020",
    },
    "ImagingStudy": {
        "started": "2020", "series": [{"modality": {"code": "CT"}, "bodySite": ANY_CODE}],
        "identifier": [{"system": "urn:dicom:uid", "value": "urn:oid:1.2"}],
    },
    "Procedure": {
        "code": {"text": "Radiation therapy"}, "performedPeriod": ANY_DATE,
        "performer": [{"actor": {}}],
        "extension": [{"url": "x/procedure-intent", "valueCodeableConcept": ANY_CODE}],
    },
    "Appointment": {
        "status": "booked", "start": "2027", "participant": [{"actor": {"display": "d"}}],
    },
    "CareTeam": {"participant": [{"member": {"display": "d"}, "role": [ANY_CODE]}]},
    "FamilyMemberHistory": {
        "relationship": ANY_CODE, "condition": [{"code": ANY_CODE, "onsetAge": QUANTITY}],
    },
    "Composition": {"section": [{"code": ANY_CODE, "emptyReason": ANY_CODE, "title": "t"}]},
    "Binary": {"id": "b", "contentType": "application/pdf", "data": "YWJj"},
}  # fmt: skip


def whole() -> Any:
    """Return a bundle of all seeds."""
    resources = [
        {"resourceType": kind, "id": kind, "subject": {"reference": "Patient/p"}, **seed}
        for kind, seed in SEEDS.items()
    ]
    return copy.deepcopy(bundle(PATIENT, *resources))


def places(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the paths to everything inside a value."""
    found = [at] if at else []
    inside = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, each in inside:
        found += places(each, (*at, key))
    return found


PLACES = places(whole())


def put(told: Any, place: tuple[Any, ...], value: Any) -> None:
    """Replace what stands at a place, if it is still there."""
    for key in place[:-1]:
        try:
            told = told[key]
        except (KeyError, IndexError, TypeError):
            return
    last = place[-1]
    fits = isinstance(told, list) and isinstance(last, int) and last < len(told)
    if isinstance(told, dict) or fits:
        told[last] = value


def read_whatever(path: Path) -> None:
    """Read a file as the app does; what is found must be fit for the record and its export."""
    start, refused = time.monotonic(), ""
    readings: tuple[Reading, ...] = ()
    try:
        readings = recognise.read(path, Wanted(TODAY))
    except UnreadableFile as fault:
        refused = fault.sentence
    assert time.monotonic() - start < LONGEST
    assert not refused or "brought in" in refused
    records = [each.record for reading in readings for each in reading.found]
    json.loads(record_json.dumps(records))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz") / "bundle.json"


SETTINGS = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@SETTINGS
@given(st.lists(st.tuples(st.sampled_from(PLACES), anything()), min_size=1, max_size=12))
def test_any_value_anywhere(file: Path, changes: list[tuple[tuple[Any, ...], Any]]) -> None:
    told = whole()
    for place, value in changes:
        put(told, place, value)
    file.write_text(json.dumps(told, default=str), "utf-8", "surrogatepass")
    read_whatever(file)


@SETTINGS
@given(st.integers(0, 20_000), st.binary(max_size=4), st.integers(0, 8))
def test_any_bytes_anywhere(file: Path, at: int, put_in: bytes, left_out: int) -> None:
    raw = json.dumps(whole()).encode()
    at %= len(raw)
    file.write_bytes(raw[:at] + put_in + raw[at + left_out :])
    read_whatever(file)


@pytest.mark.parametrize(
    "raw",
    [
        b'{"resourceType":"Bundle","entry":[' + b'{"resource":{"resourceType":"List","a":' * 500,
        b'{"resourceType":"Condition","code":{"text":' + b'"x"' + b"," * 10_000,
        b'{"resourceType":"Patient","name":[{"text":"' + b"a" * 3_000_000 + b'"}]}',
        b'{"resourceType":"Patient","birthDate":"' + b"9" * 100_000 + b'"}',
        b'{"resourceType":"Patient","id":"\\ud800","name":[{"text":"\\udfff"}]}',
        b'{"resourceType":"Observation","code":{"text":"x"},"valueQuantity":{"value":1e999999}}',
        b'{"resourceType":"Observation","code":{"text":"x"},"valueInteger":' + b"1" * 50_000 + b"}",
        b'{"resourceType":"Patient","id":"1"}' * 5_000,
    ],
    ids=range(8),
)  # fmt: skip
def test_hostile_files(file: Path, raw: bytes) -> None:
    file.write_bytes(raw)
    read_whatever(file)
