"""Cancer and other illness in the family."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from apptprep.records.base import KindInfo, Record, joined
from apptprep.records.fields import choice, line, paragraph, rows
from apptprep.records.origin import Code


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FamilyHistory(Record):
    """One relative and what they had."""

    KIND: ClassVar[KindInfo] = KindInfo(
        name="family_history",
        one="relative",
        many="Family history",
        page="cancer",
        icon="users",
        help="Relatives who had cancer, and how old they were.",
    )

    relative: str = line("Relative", required=True, placeholder="e.g. mother's sister", half=True)
    illness: str = line("What they had", placeholder="e.g. ovarian cancer", half=True)
    age: str = line("How old they were", placeholder="e.g. about 45", half=True)
    side: str = choice(
        "Side of the family",
        ("mother", "Mother's side"),
        ("father", "Father's side"),
        ("both", "Brother, sister or child"),
        ("unknown", "Not known"),
    )
    gene: str = line("Gene found in the family", half=True, more=True, vocabulary="markers")
    codes: tuple[Code, ...] = rows("Codes as received", Code, more=True, prints=False)
    note: str = paragraph("Note", more=True)

    def detail(self) -> str:
        """Return illness and age."""
        return joined(self.illness, self.age and f"age {self.age}")
