"""The cancer, as told: where it began, what kind, how far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from apptprep.records.base import KindInfo, Record, joined
from apptprep.records.fields import choice, day, line, link, paragraph, rows
from apptprep.records.options import SIDES
from apptprep.records.origin import Code
from apptprep.records.when import When


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Diagnosis(Record):
    """A cancer diagnosis as the person was told it.

    A spread cancer keeps the name of its first site; a first site that is not known is a
    diagnosis of its own (cancer of unknown primary).
    """

    KIND: ClassVar[KindInfo] = KindInfo(
        name="diagnosis",
        one="diagnosis",
        many="Diagnosis",
        page="cancer",
        icon="ribbon",
        help="What you were told: where the cancer began and what kind it is.",
    )

    site: str = line(
        "Where it began (primary site)",
        required=True,
        vocabulary="cancer-sites",
        placeholder="e.g. left breast; or: not known",
        half=True,
    )
    side: str = choice("Side", *SIDES)
    histology: str = line(
        "Type (histology)",
        vocabulary="cancer-types",
        placeholder="e.g. invasive ductal carcinoma",
    )
    primary: str = choice(
        "Is the first site known?",
        ("known", "Yes"),
        ("unknown-primary", "No, doctors could not find it (unknown primary)"),
        ("not-sure", "I am not sure"),
    )
    found: When | None = day("Found when")
    stage: str = line("Stage as told", placeholder="e.g. stage IV, T2 N1 M1", half=True)
    grade: str = line("Grade", placeholder="e.g. 2", half=True)
    extent: str = choice(
        "How far is it now?",
        ("local", "Only where it began"),
        ("regional", "Near it, e.g. lymph nodes close by"),
        ("spread", "Spread to other places"),
        ("feared", "Spread is feared, not confirmed"),
        ("unknown", "Not known"),
    )
    return_state: str = choice(
        "Did it come back?",
        ("no", "No"),
        ("here", "Yes, where it began"),
        ("elsewhere", "Yes, somewhere else"),
        ("both", "Yes, both"),
        ("unknown", "Not known"),
    )
    confirmed: str = choice(
        "How was it confirmed?",
        ("biopsy", "Biopsy or surgery"),
        ("cells", "Cells from fluid or a needle"),
        ("blood", "Blood or bone marrow"),
        ("scan", "Scan only"),
        ("not-yet", "Not confirmed yet"),
        ("unknown", "Not known"),
    )
    reviewed: str = choice(
        "Has a second pathologist looked?",
        ("yes", "Yes"),
        ("no", "No"),
        ("asked", "Asked for"),
        ("unknown", "Not known"),
    )
    pathology: str = link("Pathology report", "pathology_report")
    codes: tuple[Code, ...] = rows("Codes as received", Code, more=True, prints=False)
    note: str = paragraph("Note")

    def headline(self) -> str:
        """Return site and type, e.g. ``"Left breast: invasive ductal carcinoma"``."""
        return joined(self.site, self.histology, by=": ") or "New diagnosis"

    def detail(self) -> str:
        """Return stage, grade and extent."""
        grade = self.grade and f"grade {self.grade}"
        words = {
            "local": "where it began",
            "regional": "near where it began",
            "spread": "spread",
            "feared": "spread feared, not confirmed",
        }
        return joined(self.stage, grade, words.get(self.extent, ""))
