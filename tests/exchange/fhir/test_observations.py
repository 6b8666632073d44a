"""Observation: values, biomarkers, performance status, and what is no entry."""

from __future__ import annotations

import pytest
from tests.exchange.fhir.making import LOINC, MCODE, SNOMED, coded, items, one, unmapped, view

from apptprep.exchange.fhir.observations import observations
from apptprep.exchange.fhir.values import Json
from apptprep.records import Biomarker, Measurement, PerformanceStatus

LAB = {"category": [coded("observation-category", "laboratory")]}
CEA = LAB | {"code": coded(LOINC, "2039-6", "Carcinoembryonic Ag [Mass/volume] in Serum or Plasma")}


def test_a_laboratory_value() -> None:
    resource = CEA | {
        "effectiveDateTime": "2026-05-14T10:30:00-04:00",
        "valueQuantity": {"value": "3.0", "comparator": "<", "unit": "ng/mL"},
        "referenceRange": [{"low": {"value": "0"}, "high": {"value": "5.0"}}],
        "interpretation": [
            coded("http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", "N")
        ],
        "performer": [{"display": "Sea Laboratory"}],
        "status": "preliminary",
    }
    found = one(observations, Measurement, resource)
    assert (found.what, found.group) == ("CEA", "tumor-marker")
    assert (found.value, found.unit, found.reference) == ("<3.0", "ng/mL", "0 - 5.0")
    assert (found.flag, found.place) == ("normal", "Sea Laboratory")
    assert found.note == "Not final yet, as the file says."
    assert found.when is not None
    assert found.when.understood() == "14 May 2026, 10:30"


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ({"valueString": "trace"}, "trace"),
        ({"valueInteger": "4"}, "4"),
        ({"valueBoolean": True}, "yes"),
        ({"valueCodeableConcept": {"text": "Yellow"}}, "Yellow"),
        ({"valueRange": {"low": {"value": "1"}, "high": {"value": "2"}}}, "1 - 2"),
        ({"valueRatio": {"numerator": {"value": "1"}, "denominator": {"value": "128"}}}, "1:128"),
        ({"valueDateTime": "2026-05"}, "May 2026"),
    ],
)
def test_values_of_every_type(told: Json, value: str) -> None:
    found = one(observations, Measurement, LAB | {"code": {"text": "Something"}} | told)
    assert found.value == value


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ([{"text": "up to 5"}], "up to 5"),
        ([{"high": {"value": "35"}}], "≤ 35"),
        ([{"low": {"value": "60"}}], "≥ 60"),
        (
            [{"text": "of children"}, {"text": "of adults", "type": {"text": "Normal Range"}}],
            "of adults",
        ),
        ([], ""),
    ],
)
def test_ranges_as_they_are_printed(told: list[Json], words: str) -> None:
    resource = CEA | {"valueString": "1", "referenceRange": told}
    assert one(observations, Measurement, resource).reference == words


def test_no_value_is_no_entry() -> None:
    absent = {"extension": [{"url": "data-absent-reason", "valueCode": "masked"}]}
    for told in ({}, {"valueQuantity": {"unit": "mg"}}, {"_valueQuantity": absent}):
        assert unmapped(observations, CEA | told).why == "results without a value"
    coded_away = {
        "valueCodeableConcept": coded(
            "http://terminology.hl7.org/CodeSystem/data-absent-reason", "unknown"
        )
    }
    assert unmapped(observations, CEA | coded_away).why == "results without a value"


def test_a_blood_pressure_is_one_value() -> None:
    parts = [
        {"code": coded(LOINC, code), "valueQuantity": {"value": value, "unit": "mm[Hg]"}}
        for code, value in (("8480-6", "134"), ("8462-4", "88"))
    ]
    resource = {"code": coded(LOINC, "85354-9", "Blood pressure panel"), "component": parts}
    found = one(observations, Measurement, resource)
    assert (found.what, found.value, found.unit) == ("Blood pressure", "134/88", "mmHg")
    alone = items(observations, resource | {"component": parts[:1]})
    assert len(alone) == 1


def test_components_are_values_of_their_own() -> None:
    parts = [
        {"code": {"text": "Length"}, "valueQuantity": {"value": "2.5", "unit": "cm"}},
        {"code": {"text": "Width"}},
    ]
    found = one(observations, Measurement, {"code": {"text": "Tumor size"}, "component": parts})
    assert (found.what, found.value) == ("Length", "2.5")


@pytest.mark.parametrize(
    ("code", "told", "value", "scale"),
    [
        ("89247-1", {"valueInteger": "0"}, "ECOG 0", "ecog"),
        ("89243-0", {"valueInteger": "90"}, "Karnofsky 90", "karnofsky"),
        ("89247-1", {"valueCodeableConcept": {"text": "ECOG 1"}}, "ECOG 1", "ecog"),
    ],
)
def test_performance_status_is_only_what_was_said(
    code: str, told: Json, value: str, scale: str
) -> None:
    resource = {"code": coded(LOINC, code), "category": [coded("x", "survey")]} | told
    found = one(observations, PerformanceStatus, resource)
    assert (found.value, found.scale_used) == (value, scale)


@pytest.mark.parametrize(
    ("code", "answer", "marker", "result"),
    [
        (coded(LOINC, "16112-5"), coded(SNOMED, "10828004", "Positive"), "ER", "positive"),
        (coded(LOINC, "85339-0"), coded(LOINC, "LA6577-6", "Negative"), "PR", "negative"),
        (coded(LOINC, "48676-1"), {"text": "equivocal"}, "HER2", "equivocal"),
        ({"text": "PD-L1 (22C3)"}, {"text": "not detected"}, "PD-L1", "negative"),
        ({"text": "Microsatellite instability"}, {"text": "MSI-H"}, "MSI", ""),
        ({"text": "EGFR gene mutation analysis"}, {"text": "Detected"}, "EGFR", "positive"),
    ],
)
def test_biomarkers(code: Json, answer: Json, marker: str, result: str) -> None:
    found = one(observations, Biomarker, LAB | {"code": code, "valueCodeableConcept": answer})
    assert (found.marker, found.result) == (marker, result)


def test_a_number_is_never_read_as_positive() -> None:
    resource = LAB | {"code": {"text": "Ki-67"}, "valueQuantity": {"value": "30", "unit": "%"}}
    found = one(observations, Biomarker, resource)
    assert (found.result, found.value) == ("", "30 %")


def test_a_tumor_marker_test_of_blood_is_a_measurement() -> None:
    profile = {"meta": {"profile": [f"{MCODE}mcode-tumor-marker-test"]}}
    assert one(observations, Measurement, CEA | profile | {"valueString": "2"}).what == "CEA"
    score = {"code": {"text": "Oncotype DX"}, "valueQuantity": {"value": "47"}}
    assert one(observations, Biomarker, score | profile).value == "47"


@pytest.mark.parametrize(
    "told",
    [
        {"category": [coded("x", "social-history")], "code": {"text": "Pack years"}},
        {"code": {"text": "Are you worried about losing your housing?"}},
        {"code": coded(LOINC, "32624-9", "Race")},
    ],
)
def test_questionnaires_and_daily_life_are_counted(told: Json) -> None:
    found = unmapped(observations, LAB | told | {"valueString": "x"})
    assert found.why == "answers to questionnaires and notes on daily life"


@pytest.mark.parametrize("status", ["entered-in-error", "cancelled"])
def test_mistakes(status: str) -> None:
    assert unmapped(observations, CEA | {"status": status, "valueString": "2"}).why == status


def test_a_stage_goes_with_its_cancer_and_stays_a_value_without_one() -> None:
    stage = {
        "code": coded(LOINC, "21908-9", "Stage group.clinical"),
        "valueCodeableConcept": {"text": "IIB"},
    }
    assert list(observations(stage, view(cancer=True))) == []
    assert one(observations, Measurement, stage).value == "IIB"


def test_values_of_old_versions() -> None:
    resource = {
        "code": {"text": "Hb"},
        "appliesDateTime": "2014",
        "valueQuantity": {"value": "12", "units": "g/dL"},
        "category": {"coding": [{"code": "laboratory"}]},
    }
    found = one(observations, Measurement, resource)
    assert (found.when and found.when.understood(), found.group) == ("2014", "lab")
