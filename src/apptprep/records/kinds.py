"""All kinds of record, in the order in which a clinician reads them.

A new kind is one new file, its place here, its migration and its test; form, table, search,
export, import and a plain packet section follow from its declaration.
"""

from __future__ import annotations

from functools import cache

from apptprep.records.allergy import Allergy
from apptprep.records.appointment import Appointment
from apptprep.records.base import Record
from apptprep.records.biomarker import Biomarker
from apptprep.records.condition import Condition
from apptprep.records.contact import Contact
from apptprep.records.diagnosis import Diagnosis
from apptprep.records.dose_taken import DoseTaken
from apptprep.records.family_history import FamilyHistory
from apptprep.records.imaging_study import ImagingStudy
from apptprep.records.measurement import Measurement
from apptprep.records.medication import Medication
from apptprep.records.other_report import OtherReport
from apptprep.records.packet_made import PacketMade
from apptprep.records.past_surgery import PastSurgery
from apptprep.records.pathology_report import PathologyReport
from apptprep.records.pending_test import PendingTest
from apptprep.records.performance_status import PerformanceStatus
from apptprep.records.person import Person
from apptprep.records.question import Question
from apptprep.records.recipient import Recipient
from apptprep.records.referral import Referral
from apptprep.records.spread import Spread
from apptprep.records.symptom_entry import SymptomEntry
from apptprep.records.treatment import Treatment
from apptprep.records.trial import Trial

KINDS: tuple[type[Record], ...] = (
    Person,
    Diagnosis,
    Spread,
    Biomarker,
    PerformanceStatus,
    Treatment,
    Medication,
    DoseTaken,
    Allergy,
    Condition,
    PastSurgery,
    FamilyHistory,
    SymptomEntry,
    Measurement,
    ImagingStudy,
    PathologyReport,
    OtherReport,
    PendingTest,
    Referral,
    Appointment,
    Contact,
    Question,
    Trial,
    Recipient,
    PacketMade,
)


@cache
def _by_name() -> dict[str, type[Record]]:
    return {kind.KIND.name: kind for kind in KINDS}


def kind_named(name: str) -> type[Record]:
    """Return the kind of that name.

    Raises:
        KeyError: there is none.
    """
    return _by_name()[name]
