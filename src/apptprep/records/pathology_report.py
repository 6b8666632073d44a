"""A pathology report and the tissue behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from apptprep.records.base import FileRef, KindInfo, Record, joined
from apptprep.records.custody import Custody
from apptprep.records.fields import choice, day, files, line, paragraph, rows
from apptprep.records.imaging_study import held_text
from apptprep.records.options import SIDES
from apptprep.records.origin import Code
from apptprep.records.when import When


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PathologyReport(Record):
    """What a pathologist wrote about a specimen."""

    KIND: ClassVar[KindInfo] = KindInfo(
        name="pathology_report",
        one="pathology report",
        many="Pathology",
        page="reports",
        icon="microscope",
        help="Biopsies and surgery. Report, slides and tissue block are three things.",
    )

    site: str = line(
        "Site the sample is from", required=True, placeholder="e.g. left breast", half=True
    )
    date: When | None = day("Date")
    side: str = choice("Side", *SIDES)
    procedure: str = choice(
        "How it was taken",
        ("core", "Core needle biopsy"),
        ("fine-needle", "Fine needle"),
        ("excision", "Cut out (excision)"),
        ("resection", "Surgery (resection)"),
        ("marrow", "Bone marrow"),
        ("fluid", "Fluid"),
        ("blood", "Blood"),
        ("other", "Other"),
        ("unknown", "Not known"),
    )
    lab: str = line("Laboratory or hospital", half=True)
    specimen_number: str = line("Specimen or accession number", half=True)
    diagnosis_line: str = paragraph(
        "Diagnosis line of the report",
        help="Copy it word for word. It prints marked as copied.",
    )
    copied_from: str = line("Copied from page", half=True, more=True)
    grade: str = line("Grade", half=True)
    size: str = line("Size", half=True, more=True)
    margins: str = line("Margins", half=True, placeholder="e.g. clear, 2 mm")
    nodes: str = line("Lymph nodes", half=True, placeholder="e.g. 2 of 14")
    tnm: str = line("TNM on the report", half=True, more=True)
    addenda: str = choice(
        "Addenda (later additions)",
        ("none", "None"),
        ("have", "There are some, I have them"),
        ("pending", "Awaited"),
        ("unknown", "Not known"),
    )
    tissue_left: str = choice(
        "Is tissue left for more tests?",
        ("yes", "Yes"),
        ("no", "No"),
        ("unknown", "Not known"),
    )
    custody: tuple[Custody, ...] = rows(
        "Who holds what", Custody, offers=("report", "slides", "block")
    )
    attached: tuple[FileRef, ...] = files("Files")
    codes: tuple[Code, ...] = rows("Codes as received", Code, more=True, prints=False)
    note: str = paragraph("Note")

    def headline(self) -> str:
        """Return how and from where, e.g. ``"Core needle biopsy, left breast"``."""
        names = {
            "core": "Core needle biopsy",
            "fine-needle": "Fine needle",
            "excision": "Excision",
            "resection": "Surgery",
            "marrow": "Bone marrow",
            "fluid": "Fluid",
            "blood": "Blood",
        }
        return joined(names.get(self.procedure, "Pathology"), self.site)

    def detail(self) -> str:
        """Return laboratory and what is held."""
        return joined(self.lab, held_text(self.custody))
