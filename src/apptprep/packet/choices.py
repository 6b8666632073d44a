"""What a person chooses for a packet, and the presets to begin with: one table for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from apptprep.packet.content import Form

SECTION_TITLES: Final = {
    "timeline": "How it went",
    "disease": "The cancer",
    "treatments": "Treatments",
    "medicines": "Medicines and allergies",
    "history": "Other illness, family",
    "symptoms": "Symptoms",
    "measurements": "Measurements, markers",
    "reports": "Reports, images, tissue",
    "questions": "Questions",
    "trials": "Clinical trials",
    "missing": "What is missing",
    "checks": "To be checked",
    "contacts": "Contacts",
    "visits": "Visits, awaited results",
    "log": "Symptom log",
    "other": "More from the record",
}
"""Section ids with their titles, in the order in which they print."""

ALL_SECTIONS: Final = frozenset(SECTION_TITLES)


@dataclass(frozen=True, slots=True)
class Preset:
    """What one kind of reader needs.

    Attributes:
        title: What the first page says it is for.
        purpose: Key of `records.PURPOSES`: which questions and gaps belong to it, which visit.
        sections: Ids of `SECTION_TITLES` in print order; each can be left out.
        form: What is made of it.
    """

    title: str
    purpose: str
    sections: tuple[str, ...] = tuple(SECTION_TITLES)
    form: Form = "packet"


def _first(*keys: str) -> tuple[str, ...]:
    """All sections, some of them first."""
    return (*keys, *(key for key in SECTION_TITLES if key not in keys))


PRESETS: Final = {
    "second-opinion": Preset("For a second opinion", "second-opinion"),
    "trial": Preset("For a visit about a clinical trial", "trial", _first("trials")),
    "routine": Preset(
        "For a routine visit",
        "routine",
        # The team knows the illness: what moved since the last visit comes first.
        _first("symptoms", "measurements", "medicines", "questions", "visits", "missing"),
    ),
    "emergency": Preset(
        "For an emergency",
        "other",
        ("disease", "treatments", "medicines", "history", "contacts"),
        "card",
    ),
    "medicines": Preset("Medicines and allergies", "other", ("medicines",), "sheet"),
    "other": Preset("For a visit", "other"),
}
"""The presets by their keys, which are those of `records.PRESETS`."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What goes into a packet and on which paper.

    Attributes:
        preset: Key of `PRESETS`; an unknown one counts as "other".
        paper: "A4" or "Letter".
        left_out: Ids of sections that do not print.
        hidden: Ids of entries that print nowhere, nor anything that rests on them.
        visit: Id of the visit it is for; "" takes the next one of this purpose.
        whole_log: Print every entry of the symptom log, not only the newest.
        suggested: Suggested questions fill up the chosen ones to this number; 0 prints none.
        large: Large print: texts in 18 points, everything else in proportion.
        originals: SHA-256 of the files of reports that follow behind, in order.
    """

    preset: str = "second-opinion"
    paper: Literal["A4", "Letter"] = "A4"
    left_out: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    visit: str = ""
    suggested: int = 8
    whole_log: bool = False
    large: bool = False
    originals: tuple[str, ...] = ()

    @property
    def plan(self) -> Preset:
        """The preset."""
        return PRESETS.get(self.preset, PRESETS["other"])

    @property
    def purpose(self) -> str:
        """Key of `records.PURPOSES`."""
        return self.plan.purpose

    @property
    def sections(self) -> tuple[str, ...]:
        """Ids of the sections to print after the summary, in print order."""
        return tuple(key for key in self.plan.sections if key not in self.left_out)
