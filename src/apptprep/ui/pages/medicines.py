"""Medicines, allergies and the doses taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.records import Allergy, DoseTaken, Medication
from apptprep.ui.listing.page import RecordsPage

if TYPE_CHECKING:
    from apptprep.records import Snapshot


class MedicinesPage(RecordsPage):
    """What is taken, what is not tolerated, what was taken when."""

    HEADING = "Medicines"
    SENTENCE = "Everything you take, also vitamins and herbs. It is saved as you type."
    KINDS = (Medication, Allergy, DoseTaken)

    def sentence(self, snapshot: Snapshot) -> str:
        """Return how many are current and how many stopped."""
        every = snapshot.all(Medication)
        if not every:
            return self.SENTENCE
        now = len(snapshot.current(Medication))
        past = len(every) - now
        counts = f"{now} current, {past} stopped." if past else f"{now} current."
        return f"{counts} Everything here is saved as you type."
