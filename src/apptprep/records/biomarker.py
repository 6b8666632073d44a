"""A biomarker of the tumor: receptor, mutation, protein."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from apptprep.records.base import KindInfo, Record, joined
from apptprep.records.fields import choice, day, line, link, paragraph, rows
from apptprep.records.origin import Code
from apptprep.records.when import When

RESULTS = (
    ("positive", "Positive"),
    ("negative", "Negative"),
    ("equivocal", "Equivocal (in between)"),
    ("not-tested", "Not tested"),
    ("failed", "Test failed or not enough tissue"),
    ("pending", "Result awaited"),
    ("unknown", "Not known"),
)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Biomarker(Record):
    """One marker and its result. "Not tested", "failed" and "unknown" never count as negative."""

    KIND: ClassVar[KindInfo] = KindInfo(
        name="biomarker",
        one="biomarker",
        many="Biomarkers",
        page="cancer",
        icon="dna",
        help="Receptors, mutations and proteins found, or not found, in the tumor or the blood.",
    )

    marker: str = line(
        "Marker", required=True, vocabulary="markers", placeholder="e.g. HER2", half=True
    )
    result: str = choice("Result", *RESULTS)
    value: str = line("Value", placeholder="e.g. 3+, 90 %, p.V600E", half=True)
    method: str = line("Method", placeholder="e.g. IHC, FISH, NGS panel", half=True, more=True)
    specimen: str = choice(
        "Tested in",
        ("tissue-primary", "Tissue from the first site"),
        ("tissue-spread", "Tissue from a place of spread"),
        ("tissue", "Tissue, place not known"),
        ("blood", "Blood"),
        ("other", "Something else"),
        ("unknown", "Not known"),
    )
    taken: When | None = day("Sample taken")
    origin: str = choice(
        "Inherited or in the tumor only",
        ("tumor", "In the tumor"),
        ("inherited", "Inherited"),
        ("unknown", "Not known"),
        more=True,
    )
    lab: str = line("Laboratory", half=True, more=True)
    report: str = link("Report", "pathology_report", "other_report")
    codes: tuple[Code, ...] = rows("Codes as received", Code, more=True, prints=False)
    note: str = paragraph("Note", more=True)

    def headline(self) -> str:
        """Return the marker's name."""
        return self.marker or "New biomarker"

    def detail(self) -> str:
        """Return result and value."""
        return joined(dict(RESULTS).get(self.result, "Result not written down"), self.value)
