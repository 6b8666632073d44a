"""What a person chooses for a packet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

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

PURPOSE_TITLES: Final = {
    "second-opinion": "For a second opinion",
    "trial": "For a visit about a clinical trial",
    "routine": "For a routine visit",
    "other": "For a visit",
}
"""What the first page says for each purpose of a visit."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What goes into a packet and on which paper.

    Attributes:
        purpose: Key of `records.PURPOSES`; an unknown one counts as "other".
        paper: "A4" or "Letter".
        sections: Ids of `SECTION_TITLES` to print after the summary.
        visit: Id of the visit it is for; "" takes the next one of this purpose.
        whole_log: Print every entry of the symptom log, not only the newest.
        suggested: Suggested questions fill up the chosen ones to this number; 0 prints none.
        large: Large print: texts in 18 points, everything else in proportion.
    """

    purpose: str = "second-opinion"
    paper: Literal["A4", "Letter"] = "A4"
    sections: frozenset[str] = ALL_SECTIONS
    visit: str = ""
    suggested: int = 8
    whole_log: bool = False
    large: bool = False
