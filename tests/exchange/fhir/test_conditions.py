"""Condition: cancer with its stage, spread, other conditions, and what is none."""

from __future__ import annotations

import pytest
from tests.exchange.fhir.making import LOINC, MCODE, SNOMED, coded, items, one, unmapped, view

from apptprep.exchange.fhir.conditions import conditions, reasons
from apptprep.exchange.fhir.values import Json
from apptprep.records import Condition, Diagnosis, Spread

BREAST: Json = {
    "resourceType": "Condition",
    "id": "c",
    "meta": {"profile": [f"{MCODE}mcode-primary-cancer-condition"]},
    "clinicalStatus": coded("condition-clinical", "active"),
    "verificationStatus": coded("condition-ver-status", "confirmed"),
    "code": coded(SNOMED, "254837009", "Malignant neoplasm of breast (disorder)"),
    "bodySite": [coded(SNOMED, "80248007", "Left breast structure (body structure)")],
    "extension": [
        {
            "url": f"{MCODE}mcode-histology-morphology-behavior",
            "valueCodeableConcept": coded(SNOMED, "82711006", "Infiltrating duct carcinoma"),
        }
    ],
    "onsetDateTime": "2018-03",
    "stage": [{"summary": coded(SNOMED, "1", "American Joint Committee on Cancer stage IIIC")}],
}


def status(code: str) -> Json:
    return coded("http://terminology.hl7.org/CodeSystem/condition-clinical", code)


def test_a_cancer_is_a_diagnosis() -> None:
    found = one(conditions, Diagnosis, BREAST)
    assert (found.site, found.side) == ("Left breast", "left")
    assert found.histology == "Infiltrating duct carcinoma"
    assert found.stage == "AJCC stage IIIC"
    assert found.found is not None
    assert found.found.understood() == "March 2018"
    assert [each.code for each in found.codes] == ["254837009", "82711006", "80248007"]
    assert found.confirmed == ""  # the file does not say how


def test_one_that_is_not_confirmed() -> None:
    found = one(conditions, Diagnosis, BREAST | {"verificationStatus": status("provisional")})
    assert found.confirmed == "not-yet"
    assert "Not confirmed (provisional)" in found.note


def test_remission_is_neither_past_nor_gone() -> None:
    found = one(conditions, Diagnosis, BREAST | {"clinicalStatus": status("remission")})
    assert "In remission, as the file says." in found.note


@pytest.mark.parametrize(
    ("told", "site", "certainty"),
    [
        (coded(SNOMED, "94222008", "Secondary malignant neoplasm of bone"), "bone", "confirmed"),
        (coded("http://hl7.org/fhir/sid/icd-10-cm", "C78.7"), "liver", "confirmed"),
        ({"text": "Metastatic carcinoma to brain"}, "brain", "confirmed"),
    ],
)
def test_a_place_of_spread(told: Json, site: str, certainty: str) -> None:
    resource = {
        "resourceType": "Condition",
        "code": told,
        "verificationStatus": status("confirmed"),
    }
    found = one(conditions, Spread, resource)
    assert (found.site, found.certainty) == (site, certainty)


def test_spread_that_is_feared_and_spread_of_which_nothing_is_said() -> None:
    told = {"resourceType": "Condition", "code": {"text": "Metastasis to bone"}}
    assert one(conditions, Spread, told).certainty == ""
    feared = told | {"verificationStatus": status("unconfirmed")}
    assert one(conditions, Spread, feared).certainty == "feared"


@pytest.mark.parametrize(
    "words", ["Family history of breast cancer", "Suspected lung cancer", "Fear of cancer"]
)
def test_words_about_cancer_are_no_cancer(words: str) -> None:
    assert isinstance(items(conditions, {"code": {"text": words}})[0].record, Condition)


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ({"clinicalStatus": status("active")}, "active"),
        ({"clinicalStatus": "active"}, "active"),  # DSTU2
        ({"clinicalStatus": status("resolved")}, "past"),
        ({"clinicalStatus": status("inactive")}, "past"),
        ({"abatementDateTime": "2020"}, "past"),
        ({}, ""),  # of 43 conditions of one vendor 36 do not say
    ],
)
def test_the_state_of_another_condition(told: Json, state: str) -> None:
    found = one(conditions, Condition, {"code": {"text": "Asthma"}} | told)
    assert found.state == state


@pytest.mark.parametrize("code", ["entered-in-error", "refuted"])
def test_mistakes_and_what_is_not_true_are_left_out(code: str) -> None:
    assert unmapped(conditions, BREAST | {"verificationStatus": status(code)}).why == code
    assert unmapped(conditions, BREAST | {"verificationStatus": code}).why == code


@pytest.mark.parametrize(
    "told",
    [
        coded(SNOMED, "160245001", "No current problems or disability"),
        coded("http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips", "no-known-problems"),
        {"text": "No known problems"},
    ],
)
def test_none_known_is_a_statement(told: Json) -> None:
    assert unmapped(conditions, {"code": told}).state == ("conditions_state", "none")


def test_no_information_is_nothing_at_all() -> None:
    told = coded("absent-unknown-uv-ips", "no-problem-info")
    found = unmapped(conditions, {"code": told})
    assert (found.state, found.why) == (("", ""), "")


def test_daily_life_is_not_ticked() -> None:
    work = {"code": coded(SNOMED, "1", "Full-time employment (finding)")}
    assert items(conditions, work)[0].left_out == "about daily life, not an illness"
    stress = {"code": coded(SNOMED, "2", "Stress (finding)")}
    assert items(conditions, stress)[0].left_out is None


def test_the_stage_of_observations_goes_with_the_cancer_they_point_to() -> None:
    def stage(code: str, words: str, at: str) -> Json:
        return {
            "resourceType": "Observation",
            "code": coded(LOINC, code),
            "valueCodeableConcept": {"text": words},
            "focus": [{"reference": at}],
        }

    stages = (
        stage("21905-5", "cT1c", "Condition/c"),
        stage("21906-3", "cN0", "Condition/c"),
        stage("21908-9", "IA", "Condition/c"),
        stage("21902-2", "IV", "Condition/another"),
    )
    cancer = BREAST | {"stage": []}
    found = one(conditions, Diagnosis, cancer, view(cancer, stages=stages, cancer=True))
    assert found.stage == "clinical: IA (cT1c cN0)"


def test_reasons_are_codes_and_conditions_referred_to() -> None:
    resource = {"reasonReference": [{"reference": "Condition/c"}], "reasonCode": [{"text": "Pain"}]}
    assert [each.text for each in reasons(resource, view(BREAST))] == [
        "Pain",
        "Malignant neoplasm of breast",
    ]


def test_a_condition_without_a_name() -> None:
    assert unmapped(conditions, {"code": {}}).why == "conditions without a name"
