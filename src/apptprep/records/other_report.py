"""Any other report or letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from apptprep.records.base import FileRef, KindInfo, Record, joined
from apptprep.records.custody import Custody
from apptprep.records.fields import choice, day, files, line, paragraph, rows
from apptprep.records.imaging_study import held_text
from apptprep.records.origin import Code
from apptprep.records.when import When

REPORT_KINDS = (
    ("laboratory", "Laboratory"),
    ("genomic", "Genomic or biomarker report"),
    ("operative", "Operation note"),
    ("radiation", "Radiation summary"),
    ("discharge", "Discharge summary"),
    ("letter", "Clinic letter"),
    ("plan", "Treatment plan or summary"),
    ("other", "Other"),
)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class OtherReport(Record):
    """Laboratory, genomic, operative, radiation, discharge or clinic papers."""

    KIND: ClassVar[KindInfo] = KindInfo(
        name="other_report",
        one="report",
        many="Other reports",
        page="reports",
        icon="file-text",
        help="Laboratory, genomic report, operation note, discharge summary, clinic letter.",
    )

    title: str = line("What it is", required=True, placeholder="e.g. clinic letter", half=True)
    report_kind: str = choice("Kind", *REPORT_KINDS)
    date: When | None = day("Date")
    issuer: str = line("From whom", placeholder="Hospital, laboratory, clinician", half=True)
    number: str = line("Number on it", half=True, more=True)
    copied: str = paragraph(
        "What it says",
        help="Copy it word for word. It prints marked as copied.",
    )
    copied_from: str = line("Copied from page", half=True, more=True)
    custody: tuple[Custody, ...] = rows("Who holds what", Custody, offers=("report",))
    attached: tuple[FileRef, ...] = files("Files")
    in_file: str = paragraph(
        "Text found in the file",
        help="For searching only. Nothing in it is used by itself.",
        more=True,
        prints=False,
    )
    codes: tuple[Code, ...] = rows("Codes as received", Code, more=True, prints=False)
    note: str = paragraph("Note")

    def headline(self) -> str:
        """Return what it is; one not named yet goes by its file's name."""
        file = self.attached[0].name if self.attached else ""
        return self.title or file or f"New {self.KIND.one}"

    def detail(self) -> str:
        """Return kind, issuer and what is held."""
        kind = dict(REPORT_KINDS).get(self.report_kind, "")
        return joined(kind, self.issuer, held_text(self.custody))
