"""The named conditions of the rule files, grouped by what they read.

Importing this package registers all of them.
"""

from __future__ import annotations

from apptprep.questions.conditions import (
    biomarkers,
    counts,
    cycles,
    disease,
    fit,
    general,
    imaging,
    measurements,
    medicines,
    papers,
    pathology,
    people,
    symptoms,
    treatments,
    treatments_lately,
    trials,
)
from apptprep.questions.conditions.registry import (
    CONDITIONS,
    LISTINGS,
    check_call,
    check_listing,
    evaluate,
)

__all__ = [
    "CONDITIONS",
    "LISTINGS",
    "biomarkers",
    "check_call",
    "check_listing",
    "counts",
    "cycles",
    "disease",
    "evaluate",
    "fit",
    "general",
    "imaging",
    "measurements",
    "medicines",
    "papers",
    "pathology",
    "people",
    "symptoms",
    "treatments",
    "treatments_lately",
    "trials",
]
