"""Another condition besides the cancer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from apptprep.records.base import KindInfo, Record
from apptprep.records.fields import choice, day, line, paragraph, rows
from apptprep.records.origin import Code
from apptprep.records.when import When


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Condition(Record):
    """A condition besides the cancer, e.g. diabetes, also an earlier cancer."""

    KIND: ClassVar[KindInfo] = KindInfo(
        name="condition",
        one="other condition",
        many="Other conditions",
        page="cancer",
        icon="heart-pulse",
        help="Other illnesses, past and present. They matter when treatment is chosen.",
    )

    name: str = line("Condition", required=True, placeholder="e.g. diabetes", half=True)
    state: str = choice(
        "Now",
        ("active", "Still there"),
        ("past", "In the past"),
        ("unknown", "Not known"),
    )
    since: When | None = day("Since")
    until: When | None = day("Until", more=True)
    treated_by: str = line("Treated by", half=True, more=True)
    code: str = line("Code (ICD-10 or other)", half=True, more=True)
    codes: tuple[Code, ...] = rows("Codes as received", Code, more=True, prints=False)
    note: str = paragraph("Note")

    def detail(self) -> str:
        """Return whether it is past."""
        return {"past": "in the past", "active": "still there"}.get(self.state, "")

    def is_current(self) -> bool:
        """Tell whether it is still there, as far as is written down."""
        return self.state != "past"
