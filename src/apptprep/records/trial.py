"""A clinical trial one has heard of, and how its conditions look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from apptprep.records.base import FileRef, KindInfo, Record, joined
from apptprep.records.fields import Row, choice, day, files, line, paragraph, rows
from apptprep.records.when import When


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Criterion(Row):
    """One condition for joining, marked as the person or their team sees it, never by the app."""

    text: str = line("Condition", required=True)
    kind: str = choice("Sort", ("inclusion", "To join"), ("exclusion", "Rules out"))
    met: str = choice(
        "As I or my team see it",
        ("met", "Met"),
        ("not-met", "Not met"),
        ("unknown", "Not known"),
    )
    note: str = line("Note", half=True)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class TrialSite(Row):
    """One place where a trial runs, as its register entry says.

    Attributes:
        latitude: degrees north as the register gives them, ``""`` where it gives none.
        longitude: degrees east.
    """

    name: str = line("Hospital or clinic", half=True)
    town: str = line("Town", half=True)
    region: str = line("State or region", half=True)
    country: str = line("Country", half=True)
    status: str = line("Status there", half=True)
    contact: str = line("Contact there")
    latitude: str = line("Degrees north", half=True)
    longitude: str = line("Degrees east", half=True)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Trial(Record):
    """One clinical trial; the app never says that somebody fits it."""

    KIND: ClassVar[KindInfo] = KindInfo(
        name="trial",
        one="trial",
        many="Trials",
        page="trials",
        icon="flask-conical",
        help="Trials you have heard of. Your team decides with you whether one fits.",
    )

    title: str = line("Title", required=True)
    nct: str = line("NCT number", placeholder="e.g. NCT01234567", half=True)
    phase: str = line("Phase", half=True, placeholder="e.g. 2")
    status: str = choice(
        "Status",
        ("recruiting", "Recruiting"),
        ("not-yet", "Not yet recruiting"),
        ("invitation", "By invitation"),
        ("active", "Running, not recruiting"),
        ("completed", "Completed"),
        ("stopped", "Stopped"),
        ("expanded", "Expanded access"),
        ("unknown", "Not known"),
    )
    checked: When | None = day("Status checked on")
    treatment: str = line("What is tested", half=True)
    site: str = line("Site", placeholder="Hospital, town", half=True)
    contact: str = line("Contact and phone", half=True)
    heard_from: str = line("Heard of it from", half=True)
    view: str = choice(
        "What I think of it",
        ("interested", "Interested"),
        ("maybe", "Maybe"),
        ("not", "Not for me"),
        ("unknown", "I do not know yet"),
    )
    thoughts: str = paragraph("Why")
    sponsor: str = line("Who runs it", half=True, more=True)
    sex: str = choice(
        "Who may join",
        ("all", "Women and men"),
        ("female", "Women"),
        ("male", "Men"),
        ("unknown", "Not known"),
        more=True,
    )
    youngest: str = line("From age", placeholder="e.g. 18 years", half=True, more=True)
    oldest: str = line("Up to age", placeholder="e.g. 75 years", half=True, more=True)
    updated: When | None = day("Entry in the register changed on", more=True)
    sites: tuple[TrialSite, ...] = rows("Sites", TrialSite, more=True, prints=False)
    summary: str = paragraph("In the register's own words", more=True, prints=False)
    criteria: tuple[Criterion, ...] = rows("Conditions for joining", Criterion)
    attached: tuple[FileRef, ...] = files("Files", more=True)
    note: str = paragraph("Note", more=True)

    def detail(self) -> str:
        """Return number, phase and site."""
        return joined(self.nct, self.phase and f"phase {self.phase}", self.site)

    def aside(self) -> str:
        """Return what the person thinks of it."""
        return {"interested": "interested", "maybe": "maybe", "not": "not for me"}.get(
            self.view, ""
        )
