"""Letters that ask for what is missing: plain content of one page each, drawn elsewhere.

A letter names the person, what is asked for and where it is to go. It says nothing about the
illness, and a fact that is not written down stays a blank to fill in by hand.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from apptprep.questions.holders import Holder, holder_of, rule_of
from apptprep.questions.model import Gap
from apptprep.questions.words import normal
from apptprep.records import (
    Contact,
    ImagingStudy,
    OtherReport,
    PathologyReport,
    Person,
    Record,
    Snapshot,
    Treatment,
    When,
)

BLANK = ""
"""A fact that is not written down: a line to fill in by hand."""
_ASKS: dict[str, tuple[str, ...]] = {
    "pathology-none": ("A copy of every pathology report, with all later additions",),
    "pathology-awaited": ("A copy of the pathology report as soon as it is there",),
    "pathology-report": ("A copy of the pathology report, with all later additions",),
    "pathology-addendum": ("A copy of the later additions to the pathology report",),
    "imaging-report": ("A copy of the report of the scan",),
    "biomarker-report": ("A copy of the full biomarker or genomic report, with all pages",),
    "operation-note": ("A copy of the operation note",),
    "radiation-summary": (
        "A copy of the radiation summary: site, dose, number of sessions and dates",
    ),
    "treatment-summary": (
        "A summary of my treatments with dates and doses, and the reasons for changes",
    ),
    "discharge-summary": ("A copy of the discharge summary",),
    "laboratory": ("A copy of the blood results of the last 12 months",),
    "imaging-none": ("A copy of the report of each scan", "The images of each, in DICOM form"),
    "images": ("The images of the scan in DICOM form, on a disc or through a link",),
    "slides": ("The glass slides of the sample, on loan for a second reading",),
    "block": (
        "Word on whether the tissue block is still kept, and until when",
        "Word on how the block, or slices of it, can be sent",
    ),
    "referral": ("A referral letter, with the latest reports",),
    "referral-arrival": ("Word on whether the referral has arrived, and what is still missing",),
    "trial-criteria": ("The conditions for joining the trial, in writing",),
}
"""What is asked for, by the rule of the gap; gaps that are no papers have no letter."""
CLOSING = (
    "Please tell me when it will be ready, and how it will be sent.",
    "If a form, a copy of an ID or a fee is needed, please tell me first.",
)


@dataclass(frozen=True, slots=True, repr=False)
class Letter:
    """One page that asks for records.

    Attributes:
        gap_id: the gap it belongs to.
        holder: whom it goes to; its name is ``""`` where nobody is known yet.
        date: the day it was made.
        subject: its heading.
        about_me: label and value of what identifies the person; an empty value is a blank.
        about: label and value of what identifies the scan, sample or treatment.
        items: what is asked for.
        send_to: lines of where it is to go.
        copy_to: lines of who is to get it too, for the next visit; empty for nobody.
        closing: the last sentences.
    """

    gap_id: str
    holder: Holder
    date: str
    subject: str
    about_me: tuple[tuple[str, str], ...]
    about: tuple[tuple[str, str], ...]
    items: tuple[str, ...]
    send_to: tuple[str, ...]
    copy_to: tuple[str, ...]
    closing: tuple[str, ...] = CLOSING


def letters(snapshot: Snapshot, gap: Gap, today: dt.date) -> tuple[Letter, ...]:
    """Return the letter that asks for what is missing; none for what no letter can get.

    Args:
        snapshot: all records at one moment.
        gap: from :func:`apptprep.questions.gaps.missing`.
        today: the letter's date.
    """
    items = _ASKS.get(rule_of(gap))
    if items is None:
        return ()
    holder = holder_of(snapshot, gap)
    record = snapshot.get(gap.record_id) if gap.record_id else None
    letter = Letter(
        gap_id=gap.id,
        holder=holder,
        date=When.of(today).day_only(),
        subject="Request for a copy of my records",
        about_me=_about_me(snapshot.person, holder),
        about=_about(record),
        items=items,
        send_to=_send_to(snapshot.person),
        copy_to=_copy_to(snapshot, holder, today),
    )
    return (letter,)


def _about_me(person: Person, holder: Holder) -> tuple[tuple[str, str], ...]:
    born = person.born.day_only() if person.born else BLANK
    number = _number(person, holder)
    return (
        ("Name as on the ID card", person.name or BLANK),
        ("Birth date", born),
        ("Record number there", number),
        ("Phone", person.phone or BLANK),
    )


def _number(person: Person, holder: Holder) -> str:
    """Return the person's record number at the place the letter goes to."""
    wanted = normal(holder.name)
    for row in person.hospital_numbers:
        hospital = normal(row.hospital)
        if wanted and hospital and (hospital in wanted or wanted in hospital):
            return row.number
    return BLANK


def _about(record: Record | None) -> tuple[tuple[str, str], ...]:
    pairs: tuple[tuple[str, str], ...] = ()
    match record:
        case ImagingStudy():
            pairs = (
                ("Scan", record.headline()),
                ("Date", _day(record.date)),
                ("Accession number", record.accession),
            )
        case PathologyReport():
            pairs = (
                ("Sample", record.headline()),
                ("Date", _day(record.date)),
                ("Specimen number", record.specimen_number),
            )
        case OtherReport():
            pairs = (
                ("Report", record.title),
                ("Date", _day(record.date)),
                ("Number", record.number),
            )
        case Treatment():
            pairs = (
                ("Treatment", record.name),
                ("From", _day(record.started)),
                ("To", _day(record.ended)),
            )
        case _:
            pass
    return pairs


def _day(when: When | None) -> str:
    return when.day_only() if when else BLANK


def _send_to(person: Person) -> tuple[str, ...]:
    address = [line.strip() for line in person.address.splitlines() if line.strip()]
    return tuple(part for part in (person.name, *address, person.email) if part)


def _copy_to(snapshot: Snapshot, holder: Holder, today: dt.date) -> tuple[str, ...]:
    """Return the next visit's doctor and address, where they are not the ones asked."""
    visit = snapshot.next_appointment(today)
    if visit is None:
        return ()
    linked = snapshot.get(visit.contact) if visit.contact else None
    if not isinstance(linked, Contact):
        return () if normal(visit.who) == normal(holder.name) else _filled(visit.who, visit.place)
    if linked.id == holder.contact:
        return ()
    fax = linked.fax and f"Fax or portal: {linked.fax}"
    return _filled(linked.name, linked.place, *linked.address.splitlines(), fax)


def _filled(*parts: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in parts if part.strip())
