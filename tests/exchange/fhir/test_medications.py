"""Medicines by all their paths and in all their versions."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.exchange.fhir.making import RXNORM, coded, items, one, unmapped, view
from tests.exchange.helpers import TODAY

from apptprep.exchange.fhir.medications import all_doses, given, handed_out, requests, statements
from apptprep.exchange.fhir.values import Json
from apptprep.exchange.fhir.view import Item
from apptprep.records import Medication
from apptprep.records.medication import DoseHistory

LETROZOLE = coded(RXNORM, "72965", "letrozole 2.5 MG Oral Tablet")
PAINS = {"resourceType": "Condition", "id": "pain", "code": {"text": "Bone pain"}}


def test_a_prescription() -> None:
    resource = {
        "status": "active",
        "intent": "order",
        "medicationCodeableConcept": LETROZOLE,
        "authoredOn": "2025-03-04T11:42:01.385486+00:00",
        "requester": {"display": "Dr. Hale"},
        "reasonReference": [{"reference": "Condition/pain"}],
        "dosageInstruction": [{"text": "1 tablet daily", "asNeededBoolean": True}],
        "note": [{"text": "With water"}],
    }
    found = one(requests, Medication, resource, view(PAINS))
    assert found.name == "letrozole 2.5 MG Oral Tablet"
    assert (found.dose, found.schedule, found.reason) == (
        "1 tablet daily",
        "when-needed",
        "Bone pain",
    )
    assert (found.prescriber, found.origin, found.note) == (
        "Dr. Hale",
        "prescription",
        "With water",
    )
    assert found.started is not None
    assert found.started.understood() == "4 March 2025"
    assert [(each.system, each.code) for each in found.codes] == [("rxnorm", "72965")]
    assert found.is_current()


@pytest.mark.parametrize(
    ("told", "others"),
    [
        ({"medicationCodeableConcept": {"text": "Drug A"}}, []),
        (
            {
                "medicationReference": {"reference": "#m"},
                "contained": [
                    {"resourceType": "Medication", "id": "m", "code": {"text": "Drug A"}}
                ],
            },
            [],
        ),
        (
            {"medicationReference": {"reference": "Medication/m"}},
            [{"resourceType": "Medication", "id": "m", "code": {"text": "Drug A"}}],
        ),
        ({"medicationReference": {"reference": "Medication/gone", "display": "Drug A"}}, []),
        ({"medication": {"concept": {"text": "Drug A"}}}, []),  # R5
        (
            {"medication": {"reference": {"reference": "Medication/m"}}},
            [{"resourceType": "Medication", "id": "m", "code": {"text": "Drug A"}}],
        ),
        (
            {"medicationReference": {"reference": "Medication/m"}},
            [
                {
                    "resourceType": "Medication",
                    "id": "m",
                    "ingredient": [{"itemCodeableConcept": {"text": "Drug A"}}],
                }
            ],
        ),
    ],
)
def test_every_way_to_its_name(told: Json, others: list[Json]) -> None:
    for mapping in (requests, statements, given, handed_out):
        assert one(mapping, Medication, told, view(*others)).name == "Drug A"


def test_a_bare_reference_is_named_and_not_made_up() -> None:
    found = unmapped(requests, {"medicationReference": {"reference": "Medication/gone"}})
    assert found.named
    assert "name is not in the download" in found.why


@pytest.mark.parametrize(
    ("status", "current"),
    [("active", True), ("on-hold", True), ("unknown", True), ("", True), ("stopped", False),
     ("completed", False), ("cancelled", False), ("not-taken", False)],
)  # fmt: skip
def test_only_what_ended_is_ended(status: str, current: bool) -> None:
    resource = {"status": status, "medicationCodeableConcept": LETROZOLE}
    assert one(statements, Medication, resource).is_current() is current


def test_the_reason_it_was_stopped() -> None:
    resource = {
        "status": "stopped",
        "medicationCodeableConcept": LETROZOLE,
        "statusReason": {"text": "Rash"},
        "effectivePeriod": {"start": "2024", "end": "2025-02"},
    }
    found = one(statements, Medication, resource)
    assert found.why_stopped == "Rash, marked as stopped in the file"
    assert found.stopped is not None
    assert found.stopped.understood() == "February 2025"


def test_a_planned_end_does_not_stop_it() -> None:
    period = {"start": "2026-05-01", "end": "2026-12-31"}
    resource = {
        "status": "active",
        "medicationCodeableConcept": LETROZOLE,
        "effectivePeriod": period,
    }
    assert one(statements, Medication, resource).is_current()


@pytest.mark.parametrize("told", [{"wasNotTaken": True}, {"taken": "n"}, {"status": "not-taken"}])
def test_not_taken_in_every_version(told: Json) -> None:
    resource = {"status": "active", "medicationCodeableConcept": LETROZOLE} | told
    assert not one(statements, Medication, resource).is_current()


def test_what_must_not_become_a_medicine() -> None:
    drug = {"medicationCodeableConcept": LETROZOLE}
    assert unmapped(requests, drug | {"status": "entered-in-error"}).why == "entered-in-error"
    assert unmapped(requests, drug | {"doNotPerform": True}).named
    assert unmapped(given, drug | {"status": "not-done"}).why == "doses that were not given"
    assert unmapped(given, drug | {"wasNotGiven": True}).why == "doses that were not given"
    assert unmapped(handed_out, drug | {"status": "declined"}).why.startswith(
        "medicines that were not"
    )


@pytest.mark.parametrize("told", [{"status": "draft"}, {"intent": "plan", "status": "active"}])
def test_a_plan_is_not_ticked(told: Json) -> None:
    found = items(requests, {"medicationCodeableConcept": LETROZOLE} | told)
    assert found[0].left_out == "planned, not prescribed yet"


@pytest.mark.parametrize(
    "told",
    [{"text": "No known medications"}, {"text": "No current medications"},
     coded("absent-unknown-uv-ips", "no-known-medications")],
)  # fmt: skip
def test_none_known_is_a_statement(told: Json) -> None:
    found = unmapped(statements, {"medicationCodeableConcept": told})
    assert found.state == ("medications_state", "none")


def test_old_prescriptions() -> None:
    resource = {  # DSTU2 MedicationOrder
        "status": "active",
        "dateWritten": "2015-01",
        "prescriber": {"display": "Dr. Hale"},
        "medicationCodeableConcept": {"text": "Drug A"},
        "reasonCodeableConcept": {"text": "Pain"},
        "dosageInstruction": [{"text": "2 a day", "doseQuantity": {"value": "1"}}],
    }
    found = one(requests, Medication, resource)
    assert (found.prescriber, found.reason, found.dose) == ("Dr. Hale", "Pain", "2 a day")


def test_strength_and_form_of_the_medicine_behind() -> None:
    drug = {
        "resourceType": "Medication",
        "id": "m",
        "code": {"text": "Drug A"},
        "form": {"text": "Tablet"},
        "ingredient": [
            {
                "strength": {
                    "numerator": {"value": "500", "unit": "mg"},
                    "denominator": {"value": "1"},
                }
            }
        ],
    }
    found = one(
        statements, Medication, {"medicationReference": {"reference": "Medication/m"}}, view(drug)
    )
    assert (found.strength, found.form) == ("500 mg", "Tablet")


def dose(day: str) -> Json:
    quantity = {"dose": {"value": "175", "unit": "mg"}}
    return {
        "status": "completed",
        "medicationCodeableConcept": {"text": "Paclitaxel"},
        "effectiveDateTime": f"{day}T09:30:00Z",
        "dosage": quantity,
    }


def changes(item: Item) -> list[DoseHistory]:
    assert isinstance(item.record, Medication)
    return list(item.record.changes)


def test_single_doses_are_one_medicine_with_its_days() -> None:
    single = [items(given, dose(day))[0] for day in ("2026-05-22", "2026-05-01")]
    rows = [row for each in single for row in changes(each)]
    found = all_doses(single[0], rows, TODAY)
    record = found.record
    assert isinstance(record, Medication)
    told = [(row.changed_on and row.changed_on.understood(), row.change) for row in record.changes]
    assert told == [
        ("1 May 2026, 09:30", "dose given: 175 mg"),
        ("22 May 2026, 09:30", "dose given: 175 mg"),
    ]
    assert record.is_current()  # that a dose is done does not stop the medicine
    assert record.started is not None
    assert record.started.understood() == "1 May 2026"
    assert found.left_out is None


def test_doses_of_long_ago_are_not_ticked() -> None:
    (single,) = items(given, dose("2025-05-01"))
    found = all_doses(single, changes(single), TODAY)
    assert found.left_out == "doses given at a clinic, not lately"


def test_what_a_pharmacy_gave_out() -> None:
    resource = {
        "status": "completed",
        "medicationCodeableConcept": LETROZOLE,
        "whenHandedOver": (TODAY - dt.timedelta(days=10)).isoformat(),
        "quantity": {"value": "30", "unit": "tablets"},
        "daysSupply": {"value": "30", "unit": "days"},
        "performer": [{"actor": {"display": "Sea Pharmacy"}}],
    }
    found = items(handed_out, resource)[0]
    record = found.record
    assert isinstance(record, Medication)
    assert (record.pharmacy, found.left_out) == ("Sea Pharmacy", None)
    assert record.note == "Handed out 22 May 2026: 30 tablets, for 30 days"
    old = items(handed_out, resource | {"whenHandedOver": "2019"})[0]
    assert old.left_out == "handed out long ago"
