"""ImagingStudy and the kinds of scan."""

from __future__ import annotations

import pytest
from tests.exchange.fhir.making import SNOMED, coded, items, one, unmapped

from apptprep.exchange.fhir.imaging import studies
from apptprep.exchange.fhir.values import Json
from apptprep.records import ImagingStudy

DICOM = "http://dicom.nema.org/resources/ontology/DCM"


def scan(code: str, **more: object) -> Json:
    series = {
        "modality": {"system": DICOM, "code": code},
        "bodySite": {"system": SNOMED, "display": "Structure of left breast (body structure)"},
        "laterality": {"system": SNOMED, "code": "7771000", "display": "Left"},
    }
    return {"status": "available", "started": "2026-03-04T10:00:00Z", "series": [series], **more}


def test_a_scan() -> None:
    found = one(
        studies,
        ImagingStudy,
        scan(
            "MG",
            identifier=[
                {"type": coded("v2-0203", "ACSN"), "value": "A-1"},
                {"system": "urn:dicom:uid", "value": "urn:oid:1.2.840.1"},
            ],
            description="Screening mammogram",
            numberOfSeries="4",
            numberOfInstances="44",
            referrer={"display": "Dr. Hale"},
        ),
    )
    assert (found.modality, found.region, found.side) == ("MG", "left breast", "left")
    assert (found.study_uid, found.accession) == ("1.2.840.1", "A-1")
    assert (found.series, found.images, found.ordered_by) == ("4", "44", "Dr. Hale")
    assert found.custody == ()  # whether somebody holds the images, FHIR does not say


@pytest.mark.parametrize(
    "told", [{"uid": "urn:oid:1.2"}, {"identifier": [{"value": "urn:oid:1.2"}]}]
)
def test_its_number_in_other_places(told: Json) -> None:
    assert one(studies, ImagingStudy, scan("CT") | told).study_uid == "1.2"


def test_dental_films_are_shown_and_not_ticked() -> None:
    bitewing = scan("DX", procedureCode=[{"text": "Dental plain X-ray bitewing"}])
    assert items(studies, bitewing)[0].left_out == "a dental film"
    assert items(studies, scan("IO"))[0].left_out == "a dental film"
    assert items(studies, scan("CT"))[0].left_out is None


def test_a_cancelled_one() -> None:
    assert unmapped(studies, scan("CT") | {"status": "cancelled"}).why == "cancelled"
