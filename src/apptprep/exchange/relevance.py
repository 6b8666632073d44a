"""What of an import is ticked at first: what concerns the illness and is current.

The same for all formats. A record download holds ten years of bills, teeth and weights; a person
preparing a visit wants what counts now. Nothing is thrown away: what is not ticked is shown, with
the reason, and can be ticked. A reader that knows better (a dental film) gives its own reason.
"""

from __future__ import annotations

import datetime as dt

from apptprep.records import (
    Appointment,
    Condition,
    ImagingStudy,
    Measurement,
    Medication,
    OtherReport,
    Record,
    SymptomEntry,
    When,
)

_YEARS: dict[type[Record], tuple[int, str]] = {
    Measurement: (1, "older than a year"),
    SymptomEntry: (1, "older than a year"),
    ImagingStudy: (3, "older than three years"),
    OtherReport: (2, "older than two years"),
}
_ALWAYS = {"genomic", "operative", "radiation", "plan"}
"""Kinds of report that count however old they are."""

NO_LONGER_TAKEN = "no longer taken"
IN_THE_PAST = "in the past"


def why_not(record: Record, today: dt.date) -> str:
    """Return why an entry is not ticked at first, ``""`` where it is."""
    if isinstance(record, Measurement):  # nearly all there are
        years, words = _YEARS[Measurement]
        kept = record.group == "tumor-marker" or not is_older(record.when, years, today)
        return "" if kept else words
    if isinstance(record, Medication | Condition):
        past = NO_LONGER_TAKEN if isinstance(record, Medication) else IN_THE_PAST
        return "" if record.is_current() else past
    if isinstance(record, Appointment):
        return "" if record.is_upcoming(today) else IN_THE_PAST
    if isinstance(record, OtherReport) and record.report_kind in _ALWAYS:
        return ""
    years, words = _YEARS.get(type(record), (0, ""))
    return words if years and is_older(record.moment(), years, today) else ""


def is_older(when: When | None, years: int, today: dt.date) -> bool:
    """Tell whether a date lies more than so many years back; one that is not known does not."""
    if when is None or when.latest is None:
        return False
    return (today - when.latest).days > years * 366
