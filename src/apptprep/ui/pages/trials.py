"""Clinical trials the person has heard of."""

from __future__ import annotations

from apptprep.records import Trial
from apptprep.ui.listing.page import RecordsPage


class TrialsPage(RecordsPage):
    """Trials, and how their conditions look to the person and their team."""

    HEADING = "Trials"
    SENTENCE = "Trials you have heard of. Whether one fits is for you and your team to see."
    KINDS = (Trial,)
