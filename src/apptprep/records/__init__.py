"""What can be written down: the kinds of record, their fields, partial dates, snapshots.

Plain frozen dataclasses; they know no database, no window and no paper.
"""

from __future__ import annotations

from apptprep.records.allergy import Allergy
from apptprep.records.appointment import Appointment
from apptprep.records.base import (
    PROVENANCE,
    SOURCES,
    FileRef,
    KindInfo,
    Lookup,
    Record,
    made_at,
    new_id,
    remade,
    show_row,
    show_value,
    utc_now,
)
from apptprep.records.biomarker import Biomarker
from apptprep.records.condition import Condition
from apptprep.records.contact import Contact
from apptprep.records.custody import Custody
from apptprep.records.diagnosis import Diagnosis
from apptprep.records.dose_taken import DoseTaken
from apptprep.records.family_history import FamilyHistory
from apptprep.records.fields import Editor, Field, Option, Row, fields_of, written
from apptprep.records.imaging_study import ImagingStudy, held_text
from apptprep.records.kinds import KINDS, kind_named
from apptprep.records.measurement import Measurement
from apptprep.records.media import media_type
from apptprep.records.medication import DoseHistory, Medication
from apptprep.records.options import BODY_SITES, PRESETS, PURPOSES, SPREAD_SITES
from apptprep.records.origin import Code, Origin
from apptprep.records.other_report import OtherReport
from apptprep.records.packet_made import PacketMade
from apptprep.records.past_surgery import PastSurgery
from apptprep.records.pathology_report import PathologyReport
from apptprep.records.pending_test import PendingTest
from apptprep.records.performance_status import PerformanceStatus
from apptprep.records.person import HospitalNumber, Person, Writer
from apptprep.records.question import Question
from apptprep.records.recipient import HIDEABLE, Recipient
from apptprep.records.referral import Referral
from apptprep.records.snapshot import Snapshot
from apptprep.records.spread import Spread
from apptprep.records.symptom_entry import SymptomEntry, severity
from apptprep.records.symptom_log import LogPart, SymptomLog, same_symptom
from apptprep.records.treatment import Cycle, DoseChange, Treatment
from apptprep.records.trial import Criterion, Trial, TrialSite
from apptprep.records.when import When

__all__ = [
    "BODY_SITES",
    "HIDEABLE",
    "KINDS",
    "PRESETS",
    "PROVENANCE",
    "PURPOSES",
    "SOURCES",
    "SPREAD_SITES",
    "Allergy",
    "Appointment",
    "Biomarker",
    "Code",
    "Condition",
    "Contact",
    "Criterion",
    "Custody",
    "Cycle",
    "Diagnosis",
    "DoseChange",
    "DoseHistory",
    "DoseTaken",
    "Editor",
    "FamilyHistory",
    "Field",
    "FileRef",
    "HospitalNumber",
    "ImagingStudy",
    "KindInfo",
    "LogPart",
    "Lookup",
    "Measurement",
    "Medication",
    "Option",
    "Origin",
    "OtherReport",
    "PacketMade",
    "PastSurgery",
    "PathologyReport",
    "PendingTest",
    "PerformanceStatus",
    "Person",
    "Question",
    "Recipient",
    "Record",
    "Referral",
    "Row",
    "Snapshot",
    "Spread",
    "SymptomEntry",
    "SymptomLog",
    "Treatment",
    "Trial",
    "TrialSite",
    "When",
    "Writer",
    "fields_of",
    "held_text",
    "kind_named",
    "made_at",
    "media_type",
    "new_id",
    "remade",
    "same_symptom",
    "severity",
    "show_row",
    "show_value",
    "utc_now",
    "written",
]
