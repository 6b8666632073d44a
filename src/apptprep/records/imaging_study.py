"""A scan: what was pictured, where, when, and who holds report and images."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from apptprep.records.base import FileRef, KindInfo, Record, joined
from apptprep.records.custody import Custody
from apptprep.records.fields import choice, day, files, line, paragraph, rows
from apptprep.records.options import SIDES
from apptprep.records.origin import Code
from apptprep.records.when import When

MODALITIES = (
    ("CT", "CT"),
    ("MR", "MRI"),
    ("PT", "PET or PET-CT"),
    ("NM", "Bone scan (nuclear)"),
    ("US", "Ultrasound"),
    ("DX", "X-ray"),
    ("MG", "Mammogram"),
    ("XA", "X-ray of vessels"),
    ("ECHO", "Heart ultrasound"),
    ("ES", "Endoscopy"),
    ("other", "Other"),
    ("unknown", "Not known"),
)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ImagingStudy(Record):
    """One imaging study; modality keys are DICOM's (CID 29) where it has one."""

    KIND: ClassVar[KindInfo] = KindInfo(
        name="imaging_study",
        one="scan",
        many="Scans",
        page="reports",
        icon="scan",
        help="One entry for each scan. The report and the images are two things.",
    )

    modality: str = choice("Kind of scan", *MODALITIES, required=True)
    region: str = line("Part of the body", placeholder="e.g. chest, abdomen, pelvis", half=True)
    date: When | None = day("Date")
    contrast: str = choice("With contrast?", ("yes", "Yes"), ("no", "No"), ("unknown", "Not known"))
    facility: str = line("Where it was done", half=True)
    phone: str = line("Phone there", half=True, more=True)
    ordered_by: str = line("Ordered by", half=True, more=True)
    compared: str = line("Compared with", half=True, placeholder="e.g. CT of 3 March 2026")
    impression: str = paragraph(
        "The report's own summary (impression)",
        help="Copy it word for word. It prints marked as copied.",
    )
    copied_from: str = line("Copied from page", half=True, more=True)
    custody: tuple[Custody, ...] = rows("Who holds what", Custody, offers=("report", "images"))
    attached: tuple[FileRef, ...] = files("Files")
    accession: str = line("Accession number", half=True, more=True)
    study_uid: str = line("Study UID", half=True, more=True)
    description: str = line("What the scan is called there", half=True, more=True)
    side: str = choice("Side", *SIDES, more=True)
    read_by: str = line("Read by", half=True, more=True)
    series: str = line("Number of series", half=True, more=True, prints=False)
    images: str = line("Number of images", half=True, more=True, prints=False)
    codes: tuple[Code, ...] = rows("Codes as received", Code, more=True, prints=False)
    reread: str = choice(
        "Has another radiologist read it?",
        ("yes", "Yes"),
        ("no", "No"),
        ("asked", "Asked for"),
        ("unknown", "Not known"),
        more=True,
    )
    reread_result: str = paragraph("What the second reading said", more=True)
    note: str = paragraph("Note")

    def headline(self) -> str:
        """Return modality and region, e.g. ``"CT chest"``."""
        return (
            joined(dict(MODALITIES).get(self.modality, self.modality), self.region, by=" ")
            or "New scan"
        )

    def detail(self) -> str:
        """Return facility and what is held."""
        return joined(self.facility, held_text(self.custody))


def held_text(custody: tuple[Custody, ...]) -> str:
    """Return what of a report is held, e.g. ``"report held, images not held"``."""
    words = {"yes": "held", "partly": "partly held", "no": "not held"}
    names = {"block": "tissue block"}
    parts = [
        f"{names.get(row.item, row.item)} {words[row.held]}" for row in custody if row.held in words
    ]
    return ", ".join(parts)
