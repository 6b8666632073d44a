"""A referral from one clinician to another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from apptprep.records.base import KindInfo, Record, joined
from apptprep.records.fields import choice, day, line, paragraph
from apptprep.records.when import When


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Referral(Record):
    """Who refers to whom, what for, and whether it has arrived."""

    KIND: ClassVar[KindInfo] = KindInfo(
        name="referral",
        one="referral",
        many="Referrals",
        page="visits",
        icon="send",
        help="Who sent you to whom, and whether the letter has arrived.",
    )

    to: str = line("To whom", required=True, placeholder="e.g. Dr Lind, sarcoma clinic", half=True)
    sender: str = line("From whom", half=True)
    reason: str = line("What for")
    asked: When | None = day("Asked for on")
    sent: When | None = day("Sent on")
    received: When | None = day("Received on")
    state: str = choice(
        "How far",
        ("asked", "Asked for"),
        ("sent", "Sent"),
        ("received", "Received"),
        ("booked", "Visit booked"),
        ("declined", "Declined"),
        ("unknown", "Not known"),
    )
    note: str = paragraph("Note")

    def detail(self) -> str:
        """Return sender, reason and state."""
        state = self.state.replace("unknown", "")
        return joined(self.sender and f"from {self.sender}", self.reason, state)
