"""Performance status as a clinician said it; the app never works it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from apptprep.records.base import KindInfo, Record
from apptprep.records.fields import choice, day, line, paragraph
from apptprep.records.when import When


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PerformanceStatus(Record):
    """How active the person is, in the scale and number a clinician gave."""

    KIND: ClassVar[KindInfo] = KindInfo(
        name="performance_status",
        one="performance status",
        many="Performance status",
        page="cancer",
        icon="activity",
        help="Only what a doctor or nurse said, e.g. ECOG 1. Trials ask for it.",
    )

    value: str = line("As the doctor said it", required=True, placeholder="e.g. ECOG 1", half=True)
    scale_used: str = choice(
        "Scale",
        ("ecog", "ECOG (0 to 4)"),
        ("karnofsky", "Karnofsky (0 to 100)"),
        ("other", "Another"),
        ("unknown", "Not known"),
    )
    said: When | None = day("Said on")
    said_by: str = line("Said by", half=True)
    note: str = paragraph("Note", more=True)

    def detail(self) -> str:
        """Return who said it."""
        return self.said_by and f"said by {self.said_by}"
