"""Visits, results awaited, referrals, and whom to call."""

from __future__ import annotations

from apptprep.records import Appointment, Contact, PendingTest, Referral
from apptprep.ui.listing.page import RecordsPage


class VisitsPage(RecordsPage):
    """What is coming, and who is who."""

    HEADING = "Visits"
    SENTENCE = "When, with whom, and what you want from it."
    KINDS = (Appointment, PendingTest, Referral, Contact)
