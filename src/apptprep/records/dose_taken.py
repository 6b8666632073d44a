"""A dose of a medicine that was taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from apptprep.records.base import KindInfo, Record
from apptprep.records.fields import day, line, link
from apptprep.records.when import When


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DoseTaken(Record):
    """One dose, ticked on the first page or written down afterwards."""

    KIND: ClassVar[KindInfo] = KindInfo(
        name="dose_taken",
        one="dose taken",
        many="Doses taken",
        page="medicines",
        icon="check",
        help="Doses you ticked. When-needed ones are counted for your team.",
    )

    medication: str = link("Medicine", "medication", required=True)
    when: When | None = day("When")
    slot: str = line("Which dose", placeholder="e.g. morning", half=True)
    amount: str = line("How much", placeholder="e.g. 1 tablet", half=True)
    note: str = line("Note")

    def headline(self) -> str:
        """Return when it was taken."""
        return self.when.understood() if self.when else "Dose taken"

    def detail(self) -> str:
        """Return the amount and the note."""
        return ", ".join(part for part in (self.slot, self.amount, self.note) if part)

    def aside(self) -> str:
        """Return nothing: the headline is the date."""
        return ""
