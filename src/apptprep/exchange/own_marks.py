"""The words by which the app knows its own entries again in FHIR files: texts of categories.

FHIR has no field that says "this is an entry of a symptom log". A category's text is free, so it
carries the name of the kind for people and for the way back; codes beside it stay the standard's.
"""

from __future__ import annotations

from typing import Final

from apptprep.records import Biomarker, Measurement, PastSurgery, PerformanceStatus, SymptomEntry
from apptprep.records.fields import fields_of
from apptprep.records.other_report import REPORT_KINDS
from apptprep.records.treatment import TREATMENT_KINDS

CANCER: Final = "Cancer, as told"
SPREAD: Final = "Place of spread, as told"
CONDITION: Final = "Other condition, as told"
SYMPTOM: Final = SymptomEntry.KIND.many
BIOMARKER: Final = Biomarker.KIND.many
PERFORMANCE: Final = PerformanceStatus.KIND.many
SURGERY: Final = PastSurgery.KIND.many
QUESTION: Final = "Question for a visit"

TREATMENTS: Final = {f"Treatment: {words}": key for key, words in TREATMENT_KINDS} | {
    "Treatment": ""
}
"""Text of a treatment's category, and the key of its kind."""

REPORTS: Final = {f"Report: {words}": key for key, words in REPORT_KINDS} | {"Report": ""}
"""Text of a report's category, and the key of its kind."""

GROUPS: Final = {
    f"Measurement: {option.label}": option.key
    for field in fields_of(Measurement)
    if field.name == "group"
    for option in field.options
} | {"Measurement": ""}
"""Text of a measured value's category, and the key of its group."""

SYSTEM: Final = "urn:ietf:rfc:3986"
"""The system of identifiers that are addresses (FHIR R4, identifier registry)."""


def text_for(table: dict[str, str], key: str) -> str:
    """Return the category's text for a key of one of the tables above."""
    return next(text for text, known in table.items() if known == key)
