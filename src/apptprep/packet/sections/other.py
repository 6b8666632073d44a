"""A plain section for every kind of record that has no section of its own.

So a new kind prints with nothing else to do; it gets its own section when it deserves one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.packet.content import Heading
from apptprep.packet.words import facts_about
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

if TYPE_CHECKING:
    from apptprep.packet.content import Block
    from apptprep.packet.context import Context

OWN_SECTION: frozenset[type[Record]] = frozenset(
    {
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
        Referral,
        Spread,
        SymptomEntry,
        Treatment,
        Trial,
    }
)
"""Kinds that another section prints."""


def build(page: Context) -> tuple[Block, ...]:
    """Every entry of every other kind, field by field."""
    kinds = (kind for kind in KINDS if kind.KIND.prints and kind not in OWN_SECTION)
    return plain_kinds(page, tuple(kinds))


def plain_kinds(page: Context, kinds: tuple[type[Record], ...]) -> tuple[Block, ...]:
    """The entries of some kinds as labelled facts, under the kind's name."""
    blocks: list[Block] = []
    for kind in kinds:
        found = page.snapshot.all(kind)
        if found:
            blocks.append(Heading(kind.KIND.many))
        blocks += [facts_about(each, page) for each in found]
    return tuple(blocks)
