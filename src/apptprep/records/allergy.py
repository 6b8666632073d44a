"""An allergy or intolerance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from apptprep.records.base import KindInfo, Record, joined
from apptprep.records.fields import choice, day, line, paragraph, rows
from apptprep.records.origin import Code
from apptprep.records.when import When


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Allergy(Record):
    """What is not tolerated, and what happened.

    "None known" and "nobody has asked" are states of the list (:class:`Person`), not entries.
    """

    KIND: ClassVar[KindInfo] = KindInfo(
        name="allergy",
        one="allergy",
        many="Allergies",
        page="medicines",
        icon="triangle-alert",
        help="What you cannot take or touch, and what happened.",
    )

    substance: str = line("Allergic to", required=True, vocabulary="medicines", half=True)
    reaction: str = line("What happened", placeholder="e.g. rash, swollen face", half=True)
    severity: str = choice(
        "How bad was it?",
        ("mild", "Mild"),
        ("moderate", "Moderate"),
        ("severe", "Severe"),
        ("unknown", "Not known"),
    )
    kind_of: str = choice(
        "What is it?",
        ("allergy", "Allergy"),
        ("intolerance", "Not tolerated"),
        ("unknown", "Not known"),
    )
    noticed: When | None = day("First noticed")
    codes: tuple[Code, ...] = rows("Codes as received", Code, more=True, prints=False)
    note: str = paragraph("Note", more=True)

    def detail(self) -> str:
        """Return the reaction and how bad it was."""
        return joined(self.reaction, self.severity.replace("unknown", ""))
