"""Writes made-up exports of any size, as large as the largest that patients are handed.

Everything in them is made up. Most of each is what nobody wants ticked: bills, insurance
statements, heart rates, old laboratory values, the same lists in every document. A little of it
concerns the illness. Sizes are in bytes of what is read: unpacked where the file is packed.
"""

from __future__ import annotations

import base64
import datetime as dt
import gzip
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

if TYPE_CHECKING:
    from pydicom.dataset import FileDataset

GIGABYTE = 1000**3
TODAY = dt.date(2026, 6, 1)
_YEARS = 12
_LOINC, _SNOMED = "http://loinc.org", "http://snomed.info/sct"
_RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
_LABS = (
    ("8867-4", "Heart rate", "/min", "vital-signs"),
    ("8867-4", "Heart rate", "/min", "vital-signs"),
    ("718-7", "Hemoglobin [Mass/volume] in Blood", "g/dL", "laboratory"),
    ("777-3", "Platelets [#/volume] in Blood by Automated count", "10*3/uL", "laboratory"),
    ("2160-0", "Creatinine [Mass/volume] in Serum or Plasma", "mg/dL", "laboratory"),
    ("6875-9", "Cancer Ag 15-3 [Units/volume] in Serum or Plasma", "U/mL", "laboratory"),
)
_ILL = (
    {"resourceType": "Patient", "id": "p", "name": [{"text": "Margaret Okafor"}],
     "birthDate": "1968-04-02", "gender": "female"},
    {"resourceType": "Condition", "id": "7d5b2c1e-0000-4000-8000-000000000001",
     "subject": {"reference": "Patient/p"}, "onsetDateTime": "2025-02",
     "code": {"coding": [{"system": _SNOMED, "code": "254837009",
                          "display": "Malignant neoplasm of breast (disorder)"}]}},
    {"resourceType": "AllergyIntolerance", "id": "7d5b2c1e-0000-4000-8000-000000000002",
     "patient": {"reference": "Patient/p"},
     "code": {"coding": [{"system": _RXNORM, "code": "7980", "display": "Penicillin G"}]}},
    {"resourceType": "DiagnosticReport", "id": "7d5b2c1e-0000-4000-8000-000000000003",
     "status": "final", "subject": {"reference": "Patient/p"}, "effectiveDateTime": "2026-05-02",
     "code": {"coding": [{"system": _LOINC, "code": "22637-3", "display": "Pathology report"}]},
     "conclusion": "Invasive carcinoma, no special type."},
)  # fmt: skip
"""What concerns the illness; it stands at the beginning, in the middle and at the end."""


def _moment(share: float) -> dt.datetime:
    """Return a moment of the last years: 0 the first, 1 yesterday."""
    start = dt.datetime.combine(TODAY, dt.time(8), dt.UTC) - dt.timedelta(days=_YEARS * 365)
    return start + dt.timedelta(days=share * (_YEARS * 365 - 1))


def _coded(system: str, code: str, display: str) -> dict[str, object]:
    return {"coding": [{"system": system, "code": code, "display": display}]}


def _of(kind: str, number: int, **more: object) -> dict[str, object]:
    identity = f"{kind[:6].lower()}00-0000-4000-8000-{number:012d}"
    subject = {"subject": {"reference": "Patient/p"}}
    return {"resourceType": kind, "id": identity, "status": "final"} | subject | more


def _visit(number: int, share: float) -> Iterator[dict[str, object]]:
    """Yield what one visit leaves behind: about 27 kB."""
    at = _moment(share).isoformat()
    line = {"sequence": 1, "productOrService": _coded(_SNOMED, "162673000", "Examination")}
    lines = [line | {"sequence": place} for place in range(1, 40)]
    yield _of("Claim", number, created=at, item=lines)
    yield _of("ExplanationOfBenefit", number, created=at, item=lines * 2)
    for place, (code, display, unit, sort) in enumerate(_LABS):
        yield _of(
            "Observation",
            number * 10 + place,
            category=[_coded("observation-category", sort, sort)],
            code=_coded(_LOINC, code, display),
            effectiveDateTime=(_moment(share) + dt.timedelta(seconds=place)).isoformat(),
            valueQuantity={"value": 60 + number % 40, "unit": unit, "code": unit},
            referenceRange=[{"low": {"value": 4.5}, "high": {"value": 17.5}}],
            performer=[{"display": "Sea Laboratory"}],
        )
    yield _of("Encounter", number, period={"start": at, "end": at}) | {"status": "finished"}
    note = base64.b64encode(f"{number} Seen today. No new complaints. ".encode() * 60).decode()
    yield _of(
        "DocumentReference",
        number,
        type=_coded(_LOINC, "34117-2", "History and physical note"),
        date=at,
        content=[{"attachment": {"contentType": "text/plain", "data": note}}],
    )
    if number % 50 == 0:
        medicine = _coded(_RXNORM, "309090", f"Simvastatin {5 * (number % 4 + 1)} MG Oral Tablet")
        state = "active" if share > 0.99 else "stopped"
        order = _of("MedicationRequest", number, medicationCodeableConcept=medicine, authoredOn=at)
        yield order | {"status": state, "intent": "order"}
        dose = _of("MedicationAdministration", number, medicationCodeableConcept=medicine)
        yield dose | {"status": "completed", "effectiveDateTime": at}


def _resources(size: int) -> Iterator[str]:
    """Yield resources as JSON until they have so many bytes together."""
    ill = [json.dumps(each) for each in _ILL]
    written, number = 0, 0
    yield from ill
    while written < size:
        for each in _visit(number, written / size):
            text = json.dumps(each)
            written += len(text) + 1
            yield text
        number += 1
    yield ill[-1].replace("000000000003", "000000000004").replace("2026-05-02", "2026-05-09")


def _binary(path: Path) -> IO[bytes]:
    if path.suffix == ".gz":
        return cast("IO[bytes]", gzip.open(path, "wb", compresslevel=1))
    return path.open("wb")


def ndjson(path: Path, size: int) -> Path:
    """Write a FHIR download with one resource a line; packed where the name ends in ``.gz``."""
    with _binary(path) as stream:
        for text in _resources(size):
            stream.write(text.encode() + b"\n")
    return path


def bundle(path: Path, size: int) -> Path:
    """Write the same as one Bundle."""
    with _binary(path) as stream:
        stream.write(b'{"resourceType": "Bundle", "type": "collection", "entry": [\n')
        for place, text in enumerate(_resources(size)):
            stream.write((b",\n" if place else b"") + b'{"resource": ' + text.encode() + b"}")
        stream.write(b"\n]}\n")
    return path


_RECORD = (
    ' <Record type="{}" sourceName="Watch" sourceVersion="17.4" device="&lt;&lt;HKDevice: 0x2&gt;, '
    'name:Watch&gt;" unit="{}" creationDate="{}" startDate="{}" endDate="{}" value="{}"/>\n'
)
_OFTEN = (
    ("HKQuantityTypeIdentifierHeartRate", "count/min"),
    ("HKQuantityTypeIdentifierStepCount", "count"),
    ("HKQuantityTypeIdentifierActiveEnergyBurned", "kcal"),
)
_SELDOM = (
    ("HKQuantityTypeIdentifierBodyMass", "lb"),
    ("HKQuantityTypeIdentifierBodyTemperature", "degF"),
    ("HKCategoryTypeIdentifierNausea", ""),
    ("HKCategoryTypeIdentifierFatigue", ""),
)
_CLINICAL = 400


def apple(path: Path, size: int) -> Path:
    """Write an Apple Health export whose own file has so many bytes, with clinics' records."""
    folder = "apple_health_export"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        with archive.open(f"{folder}/export.xml", "w", force_zip64=True) as stream:
            stream.write(
                b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE HealthData [\n'
                b'<!ELEMENT HealthData ANY>\n]>\n<HealthData locale="en_US">\n'
            )
            written, number = 0, 0
            while written < size:
                seldom = number % 400 == 0
                kind, unit = _SELDOM[number // 400 % 4] if seldom else _OFTEN[number % 3]
                mark = "HKCategoryValueSeverityMild" if not unit else str(60 + number * 7919 % 90)
                at = _moment(written / size).strftime("%Y-%m-%d %H:%M:%S +0000")
                written += stream.write(_RECORD.format(kind, unit, at, at, at, mark).encode())
                number += 1
            for place in range(_CLINICAL):
                told = f"/clinical-records/Observation-{place}.json"
                stream.write(
                    f' <ClinicalRecord type="Observation" sourceName="Sea Clinic" '
                    f'resourceFilePath="{told}"/>\n'.encode()
                )
            stream.write(b"</HealthData>\n")
        for place in range(_CLINICAL):
            found = [each for each in _visit(place, place / _CLINICAL) if "code" in each]
            name = f"{folder}/clinical-records/Observation-{place}.json"
            archive.writestr(name, json.dumps(found[place % len(found)]))
    return path


def papers(folder: Path, size: int) -> Path:
    """Write a folder of C-CDA documents (a fifth of the bytes) and scans (the rest)."""
    written, number = 0, 0
    (folder / "documents").mkdir(parents=True)
    while written < size // 5:
        text = _document(number, written / (size // 5)).encode()
        (folder / "documents" / f"D{number:05}.xml").write_bytes(text)
        written += len(text)
        number += 1
    scan = _scan()
    pixels = bytes(scan.Rows * scan.Columns * 2)
    for number in range((size - written) // len(pixels)):
        study = number // 200
        scan.SOPInstanceUID = f"1.2.3.{number}"
        scan.StudyInstanceUID, scan.SeriesInstanceUID = (
            f"1.2.{study}",
            f"1.2.{study}.{number // 50}",
        )
        scan.StudyDate = _moment((study * 41 % 100) / 100).strftime("%Y%m%d")
        scan.PixelData = pixels
        place = folder / "IMAGES" / f"S{study}" / f"I{number:05}"
        place.parent.mkdir(parents=True, exist_ok=True)
        scan.save_as(place, enforce_file_format=False)
    return folder


def zipped(path: Path, folder: Path) -> Path:
    """Write a folder into a zip, as it is."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for each in sorted(folder.rglob("*")):
            if each.is_file():
                archive.write(each, each.relative_to(folder).as_posix())
    return path


def _scan() -> FileDataset:
    from pydicom.dataset import FileDataset, FileMetaDataset
    from pydicom.uid import UID, ExplicitVRLittleEndian

    meta = FileMetaDataset()
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    meta.MediaStorageSOPInstanceUID = UID("1.2.3.0")
    data = FileDataset("x", {}, file_meta=meta, preamble=b"\0" * 128)
    data.PatientName, data.PatientBirthDate, data.PatientSex = "Okafor^Margaret", "19680402", "F"
    data.Modality, data.StudyDescription = "CT", "CT chest"
    data.Rows = data.Columns = 512
    data.BitsAllocated, data.SamplesPerPixel = 16, 1
    return data


_HL7 = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<ClinicalDocument xmlns="urn:hl7-org:v3" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><id root="9.9" extension="d{number}"/>'
    '<code code="34133-9" codeSystem="2.16.840.1.113883.6.1"/><title>Summary</title>'
    '<effectiveTime value="{day}"/><recordTarget><patientRole><id root="1.2" extension="M1"/>'
    "<patient><name><given>Margaret</given><family>Okafor</family></name>"
    '<administrativeGenderCode code="F"/><birthTime value="19680402"/></patient></patientRole>'
    "</recordTarget><component><structuredBody>{body}</structuredBody></component>"
    "</ClinicalDocument>"
)
_PART = (
    '<component><section><code code="{code}" codeSystem="2.16.840.1.113883.6.1"/><title>{title}'
    "</title><text/>{entries}</section></component>"
)
_MEDICINE = (
    '<entry><substanceAdministration classCode="SBADM" moodCode="EVN"><templateId '
    'root="2.16.840.1.113883.10.20.22.4.16"/><id root="3.3.{number}"/><statusCode code="active"/>'
    '<effectiveTime xsi:type="IVL_TS"><low value="2024010{place}"/></effectiveTime><consumable>'
    '<manufacturedProduct><manufacturedMaterial><code code="{code}" '
    'codeSystem="2.16.840.1.113883.6.88" displayName="{name}"/></manufacturedMaterial>'
    "</manufacturedProduct></consumable></substanceAdministration></entry>"
)
_RESULT = (
    '<entry><organizer classCode="BATTERY" moodCode="EVN"><templateId '
    'root="2.16.840.1.113883.10.20.22.4.1"/><component><observation classCode="OBS" '
    'moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.2"/><id root="4.4" '
    'extension="r{number}"/><code code="{code}" codeSystem="2.16.840.1.113883.6.1" '
    'displayName="{name}"/><statusCode code="completed"/><effectiveTime value="{day}"/>'
    '<value xsi:type="PQ" value="{value}" unit="{unit}"/></observation></component></organizer>'
    "</entry>"
)
_TAKEN = (
    ("309090", "Ceftriaxone 100 MG/ML"), ("209459", "Tylenol 500 MG"), ("731241", "Aranesp"),
    ("314076", "Lisinopril 10 MG"), ("860975", "Metformin 500 MG"), ("313782", "Paracetamol"),
    ("198211", "Simvastatin 40 MG"), ("310965", "Ibuprofen 200 MG"),
)  # fmt: skip


def _document(number: int, share: float) -> str:
    """Return a summary of one day: the same medicines as ever, and results of its own."""
    day = _moment(share).strftime("%Y%m%d")
    taken = "".join(
        _MEDICINE.format(number=number * 10 + place, place=place + 1, code=code, name=name)
        for place, (code, name) in enumerate(_TAKEN)
    )
    results = "".join(
        _RESULT.format(
            number=number * 1000 + place,
            code=_LABS[2 + place % 4][0],
            name=_LABS[2 + place % 4][1],
            unit=_LABS[2 + place % 4][2],
            day=f"{day}{place % 24:02}{place % 60:02}",
            value=5 + place % 90,
        )
        for place in range(200)
    )
    body = _PART.format(code="10160-0", title="Medications", entries=taken)
    body += _PART.format(code="30954-2", title="Results", entries=results)
    return _HL7.format(number=number, day=day, body=body)
