"""Appointments, planned encounters, care teams, relatives, statements about lists."""

from __future__ import annotations

import pytest
from tests.exchange.fhir.making import LOINC, PATIENT, coded, items, one, unmapped, view

from apptprep.exchange.fhir import lists
from apptprep.exchange.fhir.families import relatives
from apptprep.exchange.fhir.values import Json
from apptprep.exchange.fhir.view import Unmapped
from apptprep.exchange.fhir.visits import appointments, care_teams, encounters
from apptprep.records import Appointment, Contact, FamilyHistory

DOCTOR = {
    "resourceType": "Practitioner",
    "id": "d",
    "name": [{"family": "Hale", "prefix": ["Dr."]}],
    "telecom": [{"system": "phone", "value": "555"}, {"system": "fax", "value": "556"}],
}
ROLE = {
    "resourceType": "PractitionerRole",
    "id": "r",
    "practitioner": {"reference": "Practitioner/d"},
    "organization": {"display": "Sea Cancer Center"},
    "specialty": [{"text": "Radiation oncology"}],
}
ROOM = {"resourceType": "Location", "id": "l", "name": "Room 4"}


def test_a_visit() -> None:
    resource = {
        "status": "booked",
        "start": "2026-06-14T10:30:00-04:00",
        "description": "Second opinion",
        "participant": [
            {"actor": {"reference": "Patient/p"}},
            {"actor": {"reference": "Practitioner/d"}},
            {"actor": {"reference": "Location/l"}},
        ],
        "reasonCode": [{"text": "New scan"}],
    }
    found = one(appointments, Appointment, resource, view(PATIENT, DOCTOR, ROOM))
    assert (found.who, found.place) == ("Dr. Hale", "Room 4")
    assert found.note == "Second opinion\nNew scan"
    assert found.when is not None
    assert found.when.understood() == "14 June 2026, 10:30"


@pytest.mark.parametrize("status", ["cancelled", "noshow"])
def test_a_visit_called_off(status: str) -> None:
    assert unmapped(appointments, {"status": status}).why == "visits that were called off"


def test_only_planned_encounters_are_visits() -> None:
    assert unmapped(encounters, {"status": "finished"}).why == "visits of the past"
    planned = {
        "status": "planned",
        "period": {"start": "2026-07-01"},
        "type": [{"text": "Follow-up"}],
        "serviceProvider": {"display": "Sea Clinic"},
    }
    found = one(encounters, Appointment, planned)
    assert (found.who, found.place, found.note) == ("Sea Clinic", "Sea Clinic", "Follow-up")


def test_a_care_team() -> None:
    team = {
        "status": "active",
        "participant": [
            {"member": {"reference": "Patient/p"}},
            {"member": {"reference": "PractitionerRole/r"}},
            {"member": {"display": "Nina Poole"}, "role": [{"text": "Nurse navigator"}]},
            {"member": {"reference": "Practitioner/gone"}},
        ],
    }
    found = [each.record for each in items(care_teams, team, view(PATIENT, DOCTOR, ROLE))]
    told = [
        (each.name, each.role, each.place, each.phone)
        for each in found
        if isinstance(each, Contact)
    ]
    assert told == [
        ("Dr. Hale", "radiation", "Sea Cancer Center", "555"),
        ("Nina Poole", "navigator", "", ""),
    ]


def test_a_team_of_the_past_is_not_ticked() -> None:
    team = {"status": "inactive", "participant": [{"member": {"display": "Dr. Old"}}]}
    assert items(care_teams, team)[0].left_out == "a care team of the past"


def test_a_relative() -> None:
    resource = {
        "relationship": coded("v3-RoleCode", "MAUNT", "maternal aunt"),
        "condition": [
            {"code": {"text": "Ovarian cancer"}, "onsetAge": {"value": "45", "code": "a"}}
        ],
        "deceasedBoolean": True,
    }
    found = one(relatives, FamilyHistory, resource)
    assert (found.relative, found.illness, found.age, found.side) == (
        "maternal aunt",
        "Ovarian cancer",
        "45",
        "mother",
    )
    assert found.note == "Has died, as the file says."
    assert unmapped(relatives, {"relationship": {"text": "aunt"}}).named


def section(code: str, **more: object) -> Json:
    return {"code": coded(LOINC, code), "title": "Section", **more}


def empty(reason: str) -> Json:
    return {"emptyReason": coded("http://terminology.hl7.org/CodeSystem/list-empty-reason", reason)}


def states(resource: Json) -> list[tuple[str, str]]:
    found = lists.documents(resource, view())
    return [each.state for each in found if isinstance(each, Unmapped) and each.state[0]]


def test_none_known_is_told_from_unknown() -> None:
    document = {
        "section": [
            section("48765-2", **empty("nilknown")),
            section("10160-0", **empty("unavailable")),
            section("11450-4", **empty("notasked")),
        ]
    }
    assert states(document) == [("allergies_state", "none"), ("conditions_state", "not-asked")]


def test_a_section_of_text_alone_is_named() -> None:
    story = section("81338-6", text={"div": "<div>My story</div>"})
    (found,) = lists.documents({"section": [story]}, view())
    assert isinstance(found, Unmapped)
    assert found.named
    assert "My story" not in found.why


def test_an_empty_list() -> None:
    told = {"status": "current", "code": {"coding": [{"code": "medications"}]}} | empty("nilknown")
    (found,) = lists.lists(told, view())
    assert isinstance(found, Unmapped)
    assert found.state == ("medications_state", "none")
    assert list(lists.lists(told | {"status": "entered-in-error"}, view())) == []
