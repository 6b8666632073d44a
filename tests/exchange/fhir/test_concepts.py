"""Coded words of every version."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.exchange.fhir.junk import anything
from tests.exchange.fhir.making import LOINC, SNOMED, coded

from apptprep.exchange.fhir.concepts import concept, concepts
from apptprep.records import Code


def test_words_for_people_come_first() -> None:
    told = coded(SNOMED, "254837009", "Malignant neoplasm of breast (disorder)")
    assert concept(told).text == "Malignant neoplasm of breast"
    assert concept(told).tag == "disorder"
    assert concept(told | {"text": "Breast cancer"}).text == "Breast cancer"
    assert concept(told).codes == (
        Code(
            system="snomed",
            code="254837009",
            display="Malignant neoplasm of breast (disorder)",
        ),
    )


def test_the_coding_that_was_chosen() -> None:
    told = {"coding": [{"display": "a"}, {"display": "b", "userSelected": True}]}
    assert concept(told).text == "b"


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("active", "active"),
        ({"system": "x", "code": "CT", "display": "Tomography"}, "Tomography"),
        ([None, {"text": "first"}, {"text": "second"}], "first"),
        ({"concept": {"text": "of R5"}}, "of R5"),
        ({"reference": "Medication/1"}, ""),
        (7, ""),
        ({"concept": 7}, ""),
    ],
)
def test_every_shape(told: object, text: str) -> None:
    assert concept(told).text == text


def test_a_code_without_words_has_a_name() -> None:
    assert concept(coded(SNOMED, "254837009")).name() == "SNOMED CT code 254837009"
    assert concept(coded("http://clinic.example/codes", "X1")).name() == "Code X1"


@pytest.mark.parametrize(
    ("system", "short"),
    [
        ("http://hl7.org/fhir/sid/icd-10-cm", "icd-10"),
        ("urn:oid:2.16.840.1.113883.6.88", "rxnorm"),
        ("https://tiet.ai/fhir/CodeSystem/cie10-es", "icd-10"),
        ("http://clinic.example/codes", "http://clinic.example/codes"),
    ],
)
def test_code_systems_have_short_names(system: str, short: str) -> None:
    assert concept(coded(system, "C50.9")).codes[0].system == short


def test_all_of_a_list_or_of_one() -> None:
    assert [each.text for each in concepts({"a": [{"text": "x"}, {}, "y"]}, "a")] == ["x", "y"]
    assert [each.text for each in concepts({"b": coded(LOINC, "1", "z")}, "a", "b")] == ["z"]


@given(anything())
def test_nothing_raises(value: object) -> None:
    concept(value).name()
    concept({"coding": value, "text": value}).name()
    concepts({"a": value}, "a")
