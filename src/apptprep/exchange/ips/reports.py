"""Scans, pathology and other reports (IPS: ImagingStudy-uv-ips, DiagnosticReport-uv-ips).

The images of a scan and the paper about it are two resources, as they are two things. Who holds
what has no field in FHIR: it stands in notes, and for slides and blocks in the Specimen's.
"""

from __future__ import annotations

import base64
import re
from typing import Any

from apptprep.exchange import own_marks
from apptprep.exchange.ips.elements import (
    EXTENSIONS,
    Json,
    absent,
    clean,
    coding,
    concept,
    date,
    filled,
    notes,
)
from apptprep.exchange.ips.elements import name as named
from apptprep.exchange.ips.making import Making
from apptprep.records import FileRef, ImagingStudy, OtherReport, PathologyReport
from apptprep.records.options import SIDES

_UID = "urn:dicom:uid"
_SECTIONS = "http://terminology.hl7.org/CodeSystem/v2-0074"
_KINDS = "http://terminology.hl7.org/CodeSystem/v2-0203"
_DCM = "http://dicom.nema.org/resources/ontology/DCM"
_LOINC = "http://loinc.org"
_DICOM = {
    "CT": ("CT", "Computed Tomography"),
    "MR": ("MR", "Magnetic Resonance"),
    "PT": ("PT", "Positron emission tomography"),
    "NM": ("NM", "Nuclear Medicine"),
    "US": ("US", "Ultrasound"),
    "DX": ("DX", "Digital Radiography"),
    "MG": ("MG", "Mammography"),
    "XA": ("XA", "X-Ray Angiography"),
    "ECHO": ("US", "Ultrasound"),
    "ES": ("ES", "Endoscopy"),
    "other": ("OT", "Other"),
}
"""The app's keys of scans and DICOM's modalities (CID 29); a heart ultrasound is one of US."""

_SPECIMENS = {"blood": "Blood", "marrow": "Bone marrow", "fluid": "Fluid"}
"""What a sample is where the way it was taken says it; of any other the sort is not known."""

_OBJECT = re.compile(r"[0-2](?:\.(?:0|[1-9]\d*))+", re.ASCII)
"""A number that DICOM and FHIR take for an object identifier."""

_NUMBERS = {"series": "numberOfSeries", "images": "numberOfInstances"}


def scan(record: ImagingStudy, making: Making) -> list[Json]:
    """Add a scan and the paper about it; return the reference to the paper, which has the scan.

    IPS' results list papers and values, no imaging studies by themselves.
    """
    held = {"modality", "date", "study_uid", "accession", "description", "codes", "side"}
    held |= {"facility", "ordered_by", "read_by", "series", "images", "impression", "attached"}
    if not _OBJECT.fullmatch(record.study_uid.strip()):
        held.discard("study_uid")
    known = _DICOM.get(record.modality)
    side = dict(SIDES).get(record.side, "")
    if record.side not in ("left", "right", "both"):
        held.discard("side")
    called = clean(record.description or record.headline())
    if record.region and record.region.casefold() in called.casefold():
        held.add("region")
    elements: dict[str, Any] = filled(
        identifier=_identifiers(record.study_uid, record.accession),
        status="unknown",
        modality=[coding(_DCM, *known)] if known else [],
        subject=making.patient,
        **date("started", record.date),
        referrer=named(record.ordered_by),
        interpreter=[named(record.read_by)] if record.read_by else [],
        **{
            element: int(text)
            for field, element in _NUMBERS.items()
            if (text := getattr(record, field)).isdecimal() and len(text) < 9  # noqa: PLR2004
        },
        procedureCode=[concept(record.headline(), record.codes)],
        location=named(record.facility),
        note=notes(record, held, making.snapshot),
        description=f"{called} ({side.lower()})" if "side" in held and side else called,
    )
    study = making.add("ImagingStudy", record, elements)
    paper: dict[str, Any] = filled(
        identifier=_identifiers("", record.accession),
        status="unknown",
        category=[_section("RAD", "Radiology")],
        code=concept(called, (), coding(_LOINC, "18748-4", "Diagnostic imaging study")),
        subject=making.patient,
        **date("effectiveDateTime", record.date, required=True),
        performer=[named(record.facility)] if record.facility else [],
        resultsInterpreter=[named(record.read_by)] if record.read_by else [],
        imagingStudy=[study],
        conclusion=clean(record.impression),
        presentedForm=_forms(record.attached, making),
    )
    return [making.add("DiagnosticReport", record, paper, part="report")]


def pathology(record: PathologyReport, making: Making) -> list[Json]:
    """Add a pathology report with its specimen; return the reference to the report."""
    held = {"site", "date", "lab", "specimen_number", "diagnosis_line", "attached", "codes"}
    said = notes(record, held, making.snapshot)
    sort = _SPECIMENS.get(record.procedure, "")
    specimen: dict[str, Any] = filled(
        type=concept(sort) if sort else absent(),
        subject=making.patient,
        collection={"bodySite": concept(record.site)},
        note=said,
    )
    sample = making.put("Specimen", making.id_of(record.id, "specimen"), specimen)
    elements: dict[str, Any] = filled(
        identifier=_identifiers("", record.specimen_number),
        status="unknown",
        category=[_section("SP", "Surgical Pathology")],
        code=concept(
            f"Pathology report: {record.site}",
            record.codes,
            coding(_LOINC, "11526-1", "Pathology study"),
        ),
        subject=making.patient,
        **date("effectiveDateTime", record.date, required=True),
        performer=[named(record.lab)] if record.lab else [],
        specimen=[sample],
        conclusion=clean(record.diagnosis_line),
        presentedForm=_forms(record.attached, making),
    )
    return [making.add("DiagnosticReport", record, elements)]


def paper(record: OtherReport, making: Making) -> list[Json]:
    """Add a laboratory, genomic, clinic or other paper; return the reference to it."""
    held = {"title", "report_kind", "date", "issuer", "number", "copied", "attached", "codes"}
    said = [
        {"url": f"{EXTENSIONS}note", "valueAnnotation": note}
        for note in notes(record, held, making.snapshot)
    ]
    elements: dict[str, Any] = filled(
        extension=said,
        identifier=_identifiers("", record.number),
        status="unknown",
        category=[concept(own_marks.text_for(own_marks.REPORTS, record.report_kind))],
        code=concept(record.title, record.codes),
        subject=making.patient,
        **date("effectiveDateTime", record.date, required=True),
        performer=[named(record.issuer)] if record.issuer else [],
        conclusion=clean(record.copied),
        presentedForm=_forms(record.attached, making),
    )
    return [making.add("DiagnosticReport", record, elements)]


def _section(code: str, words: str) -> Json:
    return {"coding": [coding(_SECTIONS, code, words)]}


def _identifiers(uid: str, number: str) -> list[Json]:
    kind = {"coding": [coding(_KINDS, "ACSN", "Accession ID")]}
    plain = uid.strip()
    found = [{"system": _UID, "value": f"urn:oid:{plain}"}] if _OBJECT.fullmatch(plain) else []
    return [*found, *([{"type": kind, "value": clean(number)}] if clean(number) else [])]


def _forms(files: tuple[FileRef, ...], making: Making) -> list[Json]:
    """Return attached files: their names, and their bytes where those are asked for."""
    read = making.given.read_file
    return [
        filled(
            contentType=file.media_type,
            data=base64.b64encode(read(file)).decode("ascii") if read else "",
            size=file.size if file.size < 2**31 else None,
            title=clean(file.name),
        )
        for file in files
    ]
