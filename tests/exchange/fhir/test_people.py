"""Patient: the person, their names, those to call."""

from __future__ import annotations

import pytest
from tests.exchange.fhir.making import PATIENT, coded, items, one, view

from apptprep.exchange.fhir.names import human_name, name_of, telecom
from apptprep.exchange.fhir.people import person, who
from apptprep.exchange.fhir.references import References
from apptprep.records import Contact, Person


def test_the_person() -> None:
    found = one(person, Person, PATIENT)
    assert found.name == "Margaret Ann Okafor"
    assert found.born is not None
    assert found.born.understood() == "April 1958"
    assert (found.sex, found.phone, found.email) == ("female", "555", "m@example.org")
    assert found.address == "1 Mill Lane\n12 Sea\nUS"
    assert (found.country, found.languages) == ("US", "English")
    numbers = [(each.hospital, each.number) for each in found.hospital_numbers]
    assert numbers == [("St. Anna", "H-7")]


def test_an_identity_number_is_never_taken() -> None:
    assert "999-00-0000" not in repr(one(person, Person, PATIENT).hospital_numbers)


def test_what_is_not_said_is_empty() -> None:
    found = one(person, Person, {"resourceType": "Patient", "birthDate": "1958"})
    assert (found.name, found.sex, found.interpreter) == ("", "", "")
    assert list(person({"resourceType": "Patient"}, view())) == []


def test_whom_to_call_and_others() -> None:
    contacts = [
        {
            "name": {"text": "Ben"},
            "relationship": [{"text": "Son"}],
            "telecom": [{"system": "phone", "value": "1"}],
        },
        {
            "name": {"family": "Moss", "given": ["Ida"]},
            "relationship": [coded("v2-0131", "C", "Emergency contact")],
            "telecom": [{"system": "phone", "value": "tel:2"}],
        },
    ]
    found = [each.record for each in items(person, PATIENT | {"contact": contacts})]
    assert isinstance(found[0], Person)
    assert found[0].emergency_contact == "Ida Moss, Emergency contact, 2"
    assert isinstance(found[1], Contact)
    assert (found[1].name, found[1].note, found[1].phone) == ("Ben", "Son", "1")


def test_the_family_doctor_becomes_a_contact() -> None:
    doctor = {"resourceType": "Practitioner", "id": "d", "name": [{"text": "Dr. Hale"}]}
    patient = PATIENT | {"generalPractitioner": [{"reference": "Practitioner/d"}]}
    contact = items(person, patient, view(doctor))[1].record
    assert isinstance(contact, Contact)
    assert (contact.name, contact.role) == ("Dr. Hale", "family-doctor")


def test_whom_a_file_is_about() -> None:
    found = who(PATIENT)
    assert (found.name, found.also, found.number) == ("Margaret Ann Okafor", ("Peg",), "H-7")


def test_letters_in_the_wrong_encoding_are_no_other_person() -> None:
    found = who({"name": [{"given": ["Ana"], "family": "GutiÃ©rrez"}]})
    assert found.name == "Ana GutiÃ©rrez"
    assert found.also == ("Ana Gutiérrez",)


def test_names_of_old_versions_and_titles() -> None:
    assert human_name({"name": [{"family": ["Lund", "Hall"], "given": ["A"]}]}) == "A Lund Hall"
    doctor = {"resourceType": "Practitioner", "name": {"family": "Hale", "prefix": ["Dr."]}}
    assert human_name(doctor, titles=True) == "Dr. Hale"
    assert human_name({"name": [{"use": "old", "text": "Gone"}]}) == ""


@pytest.mark.parametrize(
    ("resource", "name"),
    [
        ({"resourceType": "Organization", "name": "St. Anna"}, "St. Anna"),
        ({"resourceType": "PractitionerRole", "practitioner": {"display": "Dr. X"}}, "Dr. X"),
        ({"resourceType": "PractitionerRole"}, ""),
        ({}, ""),
    ],
)
def test_what_others_are_called(resource: dict[str, object], name: str) -> None:
    assert name_of(resource, References()) == name


def test_roles_that_point_to_each_other_end() -> None:
    circle = {
        "resourceType": "PractitionerRole",
        "id": "a",
        "practitioner": {"reference": "PractitionerRole/a"},
    }
    assert view(circle).name({"reference": "PractitionerRole/a"}, {}) == ""


def test_numbers_of_a_kind() -> None:
    told = {"telecom": [{"system": "fax", "value": "3"}, {"system": "phone"}]}
    assert telecom(told, "fax") == "3"
    assert telecom(told, "phone") == ""
