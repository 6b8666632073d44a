"""A place the cancer has spread to, or is feared to have spread to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from apptprep.records.base import KindInfo, Record, joined
from apptprep.records.fields import choice, day, line, link, paragraph, rows
from apptprep.records.options import SIDES, SPREAD_SITES
from apptprep.records.origin import Code
from apptprep.records.when import When


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Spread(Record):
    """One place of spread (metastasis); one entry a place."""

    KIND: ClassVar[KindInfo] = KindInfo(
        name="spread",
        one="place of spread",
        many="Where it has spread",
        page="cancer",
        icon="map-pin",
        help="One entry for each place, also where it is feared but not confirmed.",
    )

    site: str = choice("Place", *SPREAD_SITES, required=True)
    where: str = line("Where exactly", placeholder="e.g. L3, right hip", half=True)
    side: str = choice("Side", *SIDES, more=True)
    certainty: str = choice(
        "How sure is it?",
        ("confirmed", "Confirmed"),
        ("feared", "Feared, not confirmed"),
        ("unknown", "Not known"),
    )
    found: When | None = day("Found when")
    found_by: str = choice(
        "Found how",
        ("ct", "CT"),
        ("mri", "MRI"),
        ("pet", "PET"),
        ("bone-scan", "Bone scan"),
        ("x-ray", "X-ray"),
        ("ultrasound", "Ultrasound"),
        ("surgery", "During surgery"),
        ("symptoms", "Because of symptoms"),
        ("other", "Another way"),
        ("unknown", "Not known"),
    )
    biopsied: str = choice(
        "Was this place biopsied?",
        ("yes", "Yes"),
        ("no", "No"),
        ("planned", "Planned"),
        ("unknown", "Not known"),
    )
    same_cancer: str = choice(
        "What did the biopsy say?",
        ("same", "The same cancer"),
        ("changed", "The same cancer with changed markers"),
        ("other", "Something else"),
        ("pending", "Result awaited"),
        ("unknown", "Not known"),
        only_for=("biopsied", "yes"),
    )
    number: str = line("How many spots, as told", half=True, placeholder="e.g. 3; many")
    brain_state: str = choice(
        "If it is the brain",
        ("none", "None found now"),
        ("treated-stable", "Treated and stable since"),
        ("active", "Active"),
        ("leptomeningeal", "In the lining (leptomeningeal)"),
        ("unknown", "Not known"),
        help="Trials often ask this.",
        only_for=("site", "brain", "leptomeninges"),
    )
    stable_since: When | None = day("Stable since", only_for=("site", "brain", "leptomeninges"))
    treated: str = line("Treated with", half=True, placeholder="e.g. radiation, May 2026")
    study: str = link("Seen on", "imaging_study")
    codes: tuple[Code, ...] = rows("Codes as received", Code, more=True, prints=False)
    note: str = paragraph("Note")

    def headline(self) -> str:
        """Return the place, e.g. ``"Bone: L3"``."""
        words = dict(SPREAD_SITES).get(self.site, self.site)
        return joined(words, self.where, by=": ") or "New place of spread"

    def detail(self) -> str:
        """Return how sure it is and whether it was biopsied."""
        sure = {"feared": "feared, not confirmed", "confirmed": "confirmed"}.get(self.certainty, "")
        biopsy = {"yes": "biopsied", "no": "not biopsied", "planned": "biopsy planned"}
        return joined(sure, biopsy.get(self.biopsied, ""))
