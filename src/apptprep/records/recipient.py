"""Who gets a packet, and what is chosen for them: asked once, kept for the next packet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from apptprep.records.base import KindInfo, Record, joined
from apptprep.records.fields import choice, choices, line, link, links, paragraph
from apptprep.records.options import PRESETS

HIDEABLE = (
    "diagnosis",
    "spread",
    "biomarker",
    "performance_status",
    "treatment",
    "medication",
    "dose_taken",
    "allergy",
    "condition",
    "past_surgery",
    "family_history",
    "symptom_entry",
    "measurement",
    "imaging_study",
    "pathology_report",
    "other_report",
    "pending_test",
    "referral",
    "appointment",
    "contact",
    "question",
    "trial",
)
"""Names of the kinds whose single entries can be left out of a packet: all that print, but the
person. (Names, not classes: the list of kinds imports this module.)"""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Recipient(Record):
    """A clinic or person that packets are made for.

    ``left_out`` holds ids of packet sections, ``originals`` the SHA-256 of files; they are stored
    as own words, so that a new section needs no new schema.
    """

    KIND: ClassVar[KindInfo] = KindInfo(
        name="recipient",
        one="recipient",
        many="Who gets a packet",
        page="packet",
        icon="user",
        help="For each clinic or person: what goes into their packet and what stays out.",
        prints=False,
    )

    name: str = line(
        "Who it is for", required=True, placeholder="e.g. Dr Okafor, second opinion", half=True
    )
    contact: str = link("Contact", "contact")
    preset: str = choice("What kind of packet", *PRESETS)
    paper: str = choice("Paper", ("A4", "A4"), ("Letter", "Letter"))
    large: str = choice("Large print", ("yes", "Yes"), ("no", "No"))
    whole_log: str = choice("Whole symptom log", ("yes", "Yes"), ("no", "No"))
    since: str = choice(
        "What is new",
        ("last", "Since the last packet"),
        ("none", "Leave it out"),
    )
    left_out: tuple[str, ...] = choices("Sections left out")
    hidden: tuple[str, ...] = links("Entries left out", *HIDEABLE)
    originals: tuple[str, ...] = choices("Papers that follow behind")
    note: str = paragraph("Note")

    def detail(self) -> str:
        """Return what kind of packet it is, and how much is left out."""
        counts = (len(self.hidden) + len(self.left_out)) and "some of it left out"
        return joined(dict(PRESETS).get(self.preset, ""), counts or "")
