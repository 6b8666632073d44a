"""Reports and documents, and the files in them."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
from tests.exchange.fhir.making import LOINC, bundle, coded, items, one, read, saved, unmapped, view

from apptprep.errors import UnreadableFile
from apptprep.exchange.fhir.attachments import decoded
from apptprep.exchange.fhir.reports import documents, reports
from apptprep.exchange.fhir.values import Json
from apptprep.records import ImagingStudy, OtherReport, PathologyReport

PDF = b"%PDF-1.7\nnot a real one"
HTML = b"<html><script>alert(1)</script>Progress note</html>"


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def category(code: str) -> list[Json]:
    return [coded("http://terminology.hl7.org/CodeSystem/v2-0074", code)]


def test_a_report_of_a_scan() -> None:
    study = {
        "resourceType": "ImagingStudy",
        "id": "s",
        "identifier": [{"system": "urn:dicom:uid", "value": "urn:oid:1.2.3"}],
    }
    resource = {
        "status": "final",
        "category": category("RAD"),
        "code": {"text": "CT chest and abdomen with contrast"},
        "effectiveDateTime": "2026-03-04T10:00:00Z",
        "conclusion": "No new spots.\nStable.",
        "imagingStudy": [{"reference": "ImagingStudy/s"}],
        "identifier": [{"type": coded("v2-0203", "ACSN"), "value": "A-17"}],
        "performer": [{"display": "Sea Imaging"}],
        "resultsInterpreter": [{"display": "Dr. Ray"}],
    }
    found = one(reports, ImagingStudy, resource, view(study))
    assert (found.modality, found.region) == ("CT", "chest, abdomen")
    assert (found.accession, found.study_uid) == ("A-17", "1.2.3")
    assert (found.facility, found.read_by) == ("Sea Imaging", "Dr. Ray")
    assert found.impression == "No new spots.\nStable."


def test_a_pathology_report() -> None:
    block = {
        "resourceType": "Specimen",
        "id": "b",
        "collection": {"bodySite": {"text": "Left breast"}},
    }
    resource = {
        "code": coded(LOINC, "11529-5", "Surgical pathology study"),
        "specimen": [{"reference": "Specimen/b"}],
        "conclusion": "Invasive carcinoma.",
    }
    found = one(reports, PathologyReport, resource, view(block))
    assert (found.site, found.side) == ("Left breast", "left")
    assert found.diagnosis_line == "Invasive carcinoma."


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (coded(LOINC, "18842-5", "Discharge summary"), "discharge"),
        (coded(LOINC, "11504-8"), "operative"),
        (coded(LOINC, "51969-4"), "genomic"),
        ({"text": "Radiation oncology summary"}, "radiation"),
        ({"text": "Consultation letter"}, "letter"),
        ({"text": "Something"}, "other"),
    ],
)
def test_kinds_of_papers(code: Json, kind: str) -> None:
    told = {"type": code, "content": [{"attachment": {"url": "Binary/1"}}]}
    assert one(documents, OtherReport, told).report_kind == kind


def test_what_is_not_in_the_download_is_said() -> None:
    told = {
        "code": {"text": "Letter"},
        "presentedForm": [{"url": "https://portal.example/Binary/1"}],
    }
    found = one(reports, OtherReport, told)
    assert [(row.item, row.held) for row in found.custody] == [("report", "no")]
    assert "not in the download" in found.custody[0].place


def test_a_list_of_values_is_no_paper() -> None:
    told = {"category": category("LAB"), "code": {"text": "CBC panel"}, "result": [{}]}
    assert unmapped(reports, told).why.startswith("reports that only list values")


def test_mistakes_and_replaced_ones() -> None:
    assert unmapped(reports, {"status": "entered-in-error"}).why == "entered-in-error"
    assert unmapped(documents, {"docStatus": "entered-in-error"}).why == "entered-in-error"
    old = items(documents, {"status": "superseded", "description": "Letter"})[0]
    assert old.left_out == "replaced by a newer one"


def document(*attachments: Json, **more: object) -> Json:
    return {
        "resourceType": "DocumentReference",
        "id": "d",
        "status": "current",
        "type": {"text": "Clinic letter"},
        "date": "2026-05-01",
        "content": [{"attachment": each} for each in attachments],
        **more,
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_files_are_attached_and_can_be_read_once_more(tmp_path: Path, encoding: str) -> None:
    told = bundle(
        document(
            {"contentType": "application/pdf", "title": "Letter../1", "data": b64(PDF)},
            {"contentType": "text/html", "data": b64(HTML)},
            {"contentType": "text/plain; charset=utf-8", "data": b64("Größe: 3\nText".encode())},
        )
    )
    path = tmp_path / "x.json"
    path.write_bytes(json.dumps(told).encode(encoding))
    reading = read(path)
    letter = reading.found[0].record
    assert isinstance(letter, OtherReport)
    names = [(file.name, file.media_type) for file in letter.attached]
    assert names == [
        ("Letter.. 1.pdf", "application/pdf"),
        ("Clinic letter 2.html", "text/plain"),
        ("Clinic letter 3.txt", "text/plain"),
    ]
    assert [reading.files[file.sha256]() for file in letter.attached][:2] == [PDF, HTML]
    assert letter.copied == "Größe: 3\nText"  # plain text only; nothing of a web page is taken over
    assert [(row.held) for row in letter.custody] == ["yes"]


def test_a_file_that_was_changed_meanwhile(tmp_path: Path) -> None:
    path = saved(tmp_path, bundle(document({"data": b64(PDF)})))
    reading = read(path)
    (again,) = reading.files.values()
    path.write_bytes(b"{}")
    with pytest.raises(UnreadableFile, match="changed since the preview"):
        again()


def test_a_binary_elsewhere_in_the_bundle(tmp_path: Path) -> None:
    binary = {
        "resourceType": "Binary",
        "id": "1",
        "contentType": "application/pdf",
        "data": b64(PDF),
    }
    old = {
        "resourceType": "Binary",
        "id": "2",
        "contentType": "application/pdf",
        "content": b64(PDF + b"2"),
    }
    letter = document({"url": "Binary/1"}, {"url": "http://x/fhir/Binary/2"})
    reading = read(saved(tmp_path, bundle(letter, binary, old)))
    found = reading.found[0].record
    assert isinstance(found, OtherReport)
    assert [reading.files[file.sha256]() for file in found.attached] == [PDF, PDF + b"2"]


def test_a_damaged_file_is_said(tmp_path: Path) -> None:
    reading = read(saved(tmp_path, bundle(document({"data": "%%% no base64"}))))
    found = reading.found[0].record
    assert isinstance(found, OtherReport)
    assert found.note == "A file in it is damaged and was left out."


def test_base64_with_line_breaks_and_of_addresses() -> None:
    assert decoded("YWJj\r\nZA==") == b"abcd"
    assert decoded("_-8") == b"\xff\xef"
    assert decoded("") is None
    assert decoded(7) is None
