"""Who holds what: the report copy, the images, the slides and the tissue block.

A report is not its images, and slides are not the block: each is asked for, sent and returned on
its own way, so each is a row of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from apptprep.records.fields import Row, choice, day, line
from apptprep.records.when import When

HELD = (
    ("yes", "I have it"),
    ("partly", "I have part of it"),
    ("no", "I do not have it"),
    ("unknown", "Not known"),
)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Custody(Row):
    """One thing behind a report, and where it is."""

    item: str = choice(
        "What",
        ("report", "Report copy"),
        ("images", "Images"),
        ("slides", "Slides"),
        ("block", "Tissue block"),
        required=True,
    )
    held: str = choice("Do I have it?", *HELD)
    place: str = line(
        "Where it is", placeholder="e.g. blue folder, disc, hospital archive", half=True
    )
    asked_from: str = line("Asked whom", half=True)
    asked: When | None = day("Asked for on")
    promised: When | None = day("Promised for")
    sent_to: str = line("Sent to", half=True)
    sent: When | None = day("Sent on")
    received: When | None = day("Received on")
    returned: When | None = day("Given back on")
