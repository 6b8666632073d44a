"""Which kinds of record each section of the packet prints; every other kind is in "other"."""

from __future__ import annotations

from typing import Final

from apptprep.records import (
    KINDS,
    Allergy,
    Appointment,
    Biomarker,
    Condition,
    Contact,
    Diagnosis,
    DoseTaken,
    FamilyHistory,
    ImagingStudy,
    Measurement,
    Medication,
    OtherReport,
    PastSurgery,
    PathologyReport,
    PendingTest,
    PerformanceStatus,
    Person,
    Question,
    Record,
    Referral,
    Spread,
    SymptomEntry,
    Treatment,
    Trial,
)

SECTION_KINDS: Final[dict[str, tuple[type[Record], ...]]] = {
    "disease": (Diagnosis, Spread, Biomarker, PerformanceStatus),
    "treatments": (Treatment,),
    "medicines": (Medication, Allergy, DoseTaken),
    "history": (Condition, PastSurgery, FamilyHistory),
    "measurements": (Measurement,),
    "reports": (ImagingStudy, PathologyReport, OtherReport),
    "questions": (Question,),
    "trials": (Trial,),
    "contacts": (Contact,),
    "visits": (PendingTest, Referral, Appointment),
    "symptoms": (SymptomEntry,),
    "log": (SymptomEntry,),
}
"""The kinds whose entries each section prints; the symptoms' trends print numbers only."""


def kinds_of(section: str) -> tuple[type[Record], ...]:
    """The kinds a section prints; a kind without a section of its own is in "other"."""
    if section != "other":
        return SECTION_KINDS.get(section, ())
    named = {Person, *(kind for kinds in SECTION_KINDS.values() for kind in kinds)}
    return tuple(kind for kind in KINDS if kind.KIND.prints and kind not in named)
