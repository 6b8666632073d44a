"""A visit."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from apptprep.records.base import KindInfo, Record, joined
from apptprep.records.fields import choice, day, line, link, paragraph
from apptprep.records.options import PURPOSES
from apptprep.records.when import When


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Appointment(Record):
    """A visit to a clinician, with what the person wants from it."""

    KIND: ClassVar[KindInfo] = KindInfo(
        name="appointment",
        one="visit",
        many="Visits",
        page="visits",
        icon="calendar",
        help="Your visits, and what you want from each.",
    )

    who: str = line("With whom", required=True, placeholder="e.g. Dr Okafor", half=True)
    when: When | None = day("When", placeholder="e.g. 14 May 2026 10:30", calendar=True)
    purpose: str = choice("What kind of visit", *PURPOSES)
    place: str = line("Where", half=True)
    wants: str = paragraph("What I want from this visit")
    contact: str = link("Contact", "contact", more=True)
    companion: str = line("Who comes along", half=True, more=True)
    outcome: str = paragraph("What was said", help="Write it down soon after the visit.")
    note: str = paragraph("Note", more=True)

    def headline(self) -> str:
        """Return whom the visit is with."""
        return self.who or "New visit"

    def detail(self) -> str:
        """Return purpose and place."""
        return joined(dict(PURPOSES).get(self.purpose, ""), self.place)

    def aside(self) -> str:
        """Return day and time."""
        return self.when.understood() if self.when else "no date yet"

    def is_upcoming(self, today: dt.date) -> bool:
        """Tell whether it lies today or later, or has no date yet."""
        return self.when is None or self.when.latest is None or self.when.latest >= today
