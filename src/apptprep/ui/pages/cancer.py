"""The cancer as told: diagnosis, spread, biomarkers, treatments, and what else matters."""

from __future__ import annotations

from apptprep.records import (
    Biomarker,
    Condition,
    Diagnosis,
    FamilyHistory,
    PastSurgery,
    PerformanceStatus,
    Spread,
    Treatment,
)
from apptprep.ui.listing.page import RecordsPage


class CancerPage(RecordsPage):
    """The course of the illness."""

    HEADING = "My cancer"
    SENTENCE = "As much as you know. An empty field is fine; it can be asked at the visit."
    KINDS = (
        Diagnosis,
        Spread,
        Biomarker,
        Treatment,
        PerformanceStatus,
        Condition,
        PastSurgery,
        FamilyHistory,
    )
