"""Procedure."""

from __future__ import annotations

import pytest
from tests.exchange.fhir.making import MCODE, SNOMED, coded, items, one, unmapped, view

from apptprep.exchange.fhir.procedures import procedures, series
from apptprep.exchange.fhir.values import Json
from apptprep.records import ImagingStudy, PastSurgery, PathologyReport, Treatment

CANCER = {"resourceType": "Condition", "id": "c", "code": {"text": "Malignant neoplasm of breast"}}
FOR_CANCER: Json = {"reasonReference": [{"reference": "Condition/c"}]}


def done(words: str, day: str = "2026-01-05", **more: object) -> Json:
    return {"status": "completed", "code": {"text": words}, "performedDateTime": day, **more}


@pytest.mark.parametrize(
    ("words", "kind", "state"),
    [
        ("Lumpectomy of breast", "surgery", "ended"),
        ("Radiation therapy care", "radiation", ""),
        ("Chemotherapy", "chemotherapy", ""),
        ("Autologous stem cell transplant", "cell", ""),
        ("Radiofrequency ablation of liver", "ablation", ""),
        ("Paracentesis", "draining", ""),
    ],
)
def test_treatment_of_the_cancer(words: str, kind: str, state: str) -> None:
    found = one(procedures, Treatment, done(words, **FOR_CANCER), view(CANCER, cancer=True))
    assert (found.treatment_kind, found.state) == (kind, state)


def test_surgery_for_something_else() -> None:
    hip = {"resourceType": "Condition", "id": "c", "code": {"text": "Arthrosis of hip"}}
    found = one(
        procedures, PastSurgery, done("Hip replacement", **FOR_CANCER), view(hip, cancer=True)
    )
    assert found.name == "Hip replacement"
    assert one(procedures, PastSurgery, done("Appendectomy"), view(cancer=True)).date is not None


def test_ablation_of_the_heart_is_no_cancer_treatment() -> None:
    heart = {"resourceType": "Condition", "id": "c", "code": {"text": "Atrial fibrillation"}}
    found = unmapped(procedures, done("Catheter ablation", **FOR_CANCER), view(heart, cancer=True))
    assert found.why.startswith("procedures such as")


def test_a_radiation_course_of_mcode() -> None:
    volume = [
        {"url": "volume", "valueReference": {}},
        {"url": "totalDoseDelivered", "valueQuantity": {"value": "5000", "unit": "cGy"}},
        {"url": "fractionsDelivered", "valueUnsignedInt": "25"},
    ]
    resource = {
        "status": "completed",
        "meta": {"profile": [f"{MCODE}mcode-radiotherapy-course-summary"]},
        "code": coded(SNOMED, "1217123003"),
        "performedPeriod": {"start": "2026-01-05", "end": "2026-02-10"},
        "bodySite": [{"text": "Chest wall structure"}],
        "extension": [
            {"url": f"{MCODE}mcode-radiotherapy-sessions", "valueUnsignedInt": "26"},
            {
                "url": f"{MCODE}mcode-procedure-intent",
                "valueCodeableConcept": coded(SNOMED, "373808002"),
            },
            {"url": f"{MCODE}mcode-radiotherapy-dose-delivered-to-volume", "extension": volume},
        ],
    }
    found = one(procedures, Treatment, resource)
    assert (found.name, found.treatment_kind) == ("Radiation treatment", "radiation")
    assert found.dose == "5000 cGy in 25 fractions, 26 sessions"
    assert (found.aim, found.state, found.site) == ("cure", "ended", "Chest wall")
    assert found.ended is not None


def test_sessions_are_one_treatment_with_its_days() -> None:
    found = [
        items(procedures, done("Radiation therapy care", day))[0]
        for day in ("2026-02-02", "2026-02-01", "2026-02-03")
    ]
    (whole,) = series(found)
    record = whole.record
    assert isinstance(record, Treatment)
    assert [row.day_given and row.day_given.words for row in record.cycles] == [
        "2026-02-01",
        "2026-02-02",
        "2026-02-03",
    ]
    assert record.started is not None
    assert (record.started.words, record.ended, record.state) == ("2026-02-01", None, "")


def test_a_biopsy_has_a_report_to_ask_for() -> None:
    resource = done("Core needle biopsy of breast", bodySite=[{"text": "Left breast structure"}])
    found = one(procedures, PathologyReport, resource)
    assert (found.site, found.side, found.procedure) == ("Left breast", "left", "core")
    assert "not in this file" in found.note


def test_a_scan() -> None:
    found = one(procedures, ImagingStudy, done("Mammography of left breast"))
    assert (found.modality, found.side) == ("MG", "left")


@pytest.mark.parametrize(
    "words", ["Depression screening", "Removal of subgingival plaque", "Dental X-ray bitewing"]
)
def test_the_rest_is_counted(words: str) -> None:
    assert unmapped(procedures, done(words)).why.startswith("procedures such as")


@pytest.mark.parametrize("told", [{"status": "not-done"}, {"notPerformed": True}])
def test_what_was_not_done(told: Json) -> None:
    assert unmapped(procedures, done("Mastectomy") | told).why == "procedures that were not done"


def test_mistakes() -> None:
    assert (
        unmapped(procedures, done("X") | {"status": "entered-in-error"}).why == "entered-in-error"
    )
    assert unmapped(procedures, {"status": "completed"}).why == "procedures without a name"
