"""AllergyIntolerance."""

from __future__ import annotations

import pytest
from tests.exchange.fhir.making import SNOMED, coded, items, one, unmapped

from apptprep.exchange.fhir.allergies import allergies
from apptprep.exchange.fhir.values import Json
from apptprep.records import Allergy

IPS = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips"


def test_an_allergy() -> None:
    resource = {
        "code": {"text": "Penicillin"},
        "type": "allergy",
        "criticality": "high",
        "onsetDateTime": "1999",
        "reaction": [
            {"manifestation": [{"text": "Rash"}, {"text": "Swelling"}], "severity": "mild"},
            {"manifestation": [{"concept": {"text": "Rash"}}], "severity": "severe"},
            {"description": "felt faint"},
        ],
    }
    found = one(allergies, Allergy, resource)
    assert (found.substance, found.reaction) == ("Penicillin", "Rash, Swelling, felt faint")
    assert (found.severity, found.kind_of) == ("severe", "allergy")
    assert found.note == "Marked as a high risk in the file."
    assert found.noticed is not None


@pytest.mark.parametrize(
    "told",
    [coded(SNOMED, "716186003", "No known allergy"), coded(IPS, "no-known-allergies"),
     {"text": "NKA"}, {"text": "No known allergies"}],
)  # fmt: skip
def test_no_known_allergy_is_a_statement(told: Json) -> None:
    assert unmapped(allergies, {"code": told}).state == ("allergies_state", "none")


@pytest.mark.parametrize(
    "told",
    [
        coded(SNOMED, "409137002", "No Known Drug Allergy"),
        {"text": "NKDA"},
        coded(IPS, "no-known-food-allergies"),
    ],
)
def test_none_to_medicines_is_not_none_at_all(told: Json) -> None:
    found = unmapped(allergies, {"code": told})
    assert (found.named, found.state) == (True, ("", ""))
    assert "says nothing about others" in found.why


def test_no_information_is_nothing() -> None:
    found = unmapped(allergies, {"code": coded(IPS, "no-allergy-info")})
    assert (found.why, found.state) == ("", ("", ""))


@pytest.mark.parametrize("code", ["entered-in-error", "refuted"])
def test_mistakes(code: str) -> None:
    told = {"code": {"text": "Nuts"}, "verificationStatus": coded("x", code)}
    assert unmapped(allergies, told).why == code
    assert unmapped(allergies, {"substance": {"text": "Nuts"}, "status": code}).why == code  # DSTU2


def test_one_of_the_past_is_not_ticked() -> None:
    told = {"code": {"text": "Nuts"}, "clinicalStatus": coded("x", "resolved")}
    found = items(allergies, told)[0]
    assert found.left_out == "marked as past in the file"


def test_where_the_substance_stands_elsewhere() -> None:
    assert one(allergies, Allergy, {"substance": {"text": "Nuts"}}).substance == "Nuts"
    reaction = {"reaction": [{"substance": {"text": "Latex"}}]}
    assert one(allergies, Allergy, reaction).substance == "Latex"
    assert unmapped(allergies, {}).named
