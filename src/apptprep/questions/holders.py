"""Who has what is missing, how long it has been asked for, and which dates to keep in mind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from apptprep.questions.custody import NAMES, is_held, rows_of
from apptprep.questions.facts import dated
from apptprep.questions.model import Evidence, Gap, Source
from apptprep.questions.rules import bundled_rules
from apptprep.questions.words import normal
from apptprep.records import (
    Contact,
    Custody,
    ImagingStudy,
    OtherReport,
    PathologyReport,
    PendingTest,
    Record,
    Referral,
    Snapshot,
    Treatment,
    Trial,
    When,
)

ITEMS = {
    "pathology-report": "report",
    "pathology-addendum": "report",
    "imaging-report": "report",
    "biomarker-report": "report",
    "images": "images",
    "slides": "slides",
    "block": "block",
}
"""Which item of a report a gap is about, by the gap's rule."""
_ROLES: dict[str, tuple[str, ...]] = {
    "pathology-none": ("laboratory", "clinic", "oncologist"),
    "pathology-awaited": ("laboratory", "clinic", "oncologist"),
    "pathology-addendum": ("laboratory", "clinic"),
    "biomarker-report": ("laboratory", "oncologist", "clinic"),
    "operation-note": ("surgeon", "clinic"),
    "radiation-summary": ("radiation", "clinic"),
    "treatment-summary": ("oncologist", "clinic"),
    "discharge-summary": ("clinic", "surgeon"),
    "laboratory": ("oncologist", "clinic", "family-doctor"),
    "imaging-none": ("clinic", "oncologist"),
    "referral": ("family-doctor", "oncologist"),
    "trial-criteria": ("trial-office",),
}
"""Which contacts may have a paper that no entry names a holder of."""
BLOCK_YEARS = 2
"""How long some labs keep tissue blocks; others keep them longer. A date to ask by, no promise."""
_BLOCK_SOURCE = "archives-retention"


@dataclass(frozen=True, slots=True, repr=False)
class Holder:
    """Somebody who has, or may have, what is missing.

    Attributes:
        name: person, laboratory, clinic or hospital; ``""`` when not known.
        phone: number to call, ``""`` when not known.
        fax: fax or portal.
        address: postal address.
        contact: the contact's record id, ``""`` when it is none of the contacts.
    """

    name: str = ""
    phone: str = ""
    fax: str = ""
    address: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class FollowUp:
    """How far something missing has come.

    Attributes:
        holder: who has it, or may have.
        asked: when it was asked for, None when that is not written down.
        days_waited: days since then at the least, None without a date.
        promised: when it was promised for.
        is_overdue: the promised day has surely passed.
    """

    holder: Holder
    asked: When | None = None
    days_waited: int | None = None
    promised: When | None = None
    is_overdue: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class DateToMind:
    """A date worth keeping in mind.

    Attributes:
        text: what to do, in one sentence.
        when: the date, None where it is "now".
        is_past: the date has surely passed.
        evidence: the entry it comes from.
        source: what it rests on, None where the entry speaks for itself.
    """

    text: str
    when: When | None
    is_past: bool
    evidence: Evidence
    source: Source | None = None


def follow_up(snapshot: Snapshot, gap: Gap, today: dt.date) -> FollowUp:
    """Return who has what a gap is about, since when it is asked for, and for when promised.

    Args:
        snapshot: all records at one moment.
        gap: from :func:`apptprep.questions.gaps.missing`.
        today: the day that days are counted to.
    """
    record = snapshot.get(gap.record_id) if gap.record_id else None
    row = _row(record, gap)
    asked = row.asked if row else _asked(record)
    promised = row.promised if row else None
    waited = asked.days_before(today) if asked else None
    return FollowUp(holder_of(snapshot, gap), asked, waited, promised, _is_past(promised, today))


def holder_of(snapshot: Snapshot, gap: Gap) -> Holder:
    """Return who has, or may have, what a gap is about; an empty one where nobody is named."""
    record = snapshot.get(gap.record_id) if gap.record_id else None
    row = _row(record, gap)
    for name, phone in _named(record, row):
        if name:
            return _known(snapshot, name) or Holder(name, phone)
    for role in _ROLES.get(rule_of(gap), ()):
        for contact in snapshot.all(Contact):
            if contact.role == role:
                return _from(contact, contact.name)
    return Holder()


def dates_to_mind(snapshot: Snapshot, today: dt.date) -> tuple[DateToMind, ...]:
    """Return dates worth keeping in mind, what is overdue first.

    Those are results that are due, things promised, and tissue blocks whose lab is best asked now.

    Args:
        snapshot: all records at one moment.
        today: the day they are looked at.
    """
    found = [*_results(snapshot, today), *_promises(snapshot, today), *_blocks(snapshot, today)]
    return tuple(sorted(found, key=lambda one: (not one.is_past, _sort_key(one.when))))


def rule_of(gap: Gap) -> str:
    """Return the id of the rule a gap comes from, without the entry's id."""
    return gap.id.partition(":")[0]


def _results(snapshot: Snapshot, today: dt.date) -> Iterator[DateToMind]:
    for test in snapshot.current(PendingTest):
        if test.expected is None or not test.expected.is_understood:
            continue
        late = _is_past(test.expected, today)
        days = test.expected.days_before(today)
        by = f" {test.who_calls} was to call." if test.who_calls else ""
        text = (
            f"The result of {test.test} is {days} {'day' if days == 1 else 'days'} overdue.{by}"
            if late
            else f"The result of {test.test} is expected."
        )
        fact = Evidence(dated(f"{test.test} is awaited", test.expected), test.expected, test.id)
        yield DateToMind(text, test.expected, late, fact)


def _promises(snapshot: Snapshot, today: dt.date) -> Iterator[DateToMind]:
    reports: tuple[ImagingStudy | PathologyReport | OtherReport, ...] = (
        *snapshot.all(ImagingStudy),
        *snapshot.all(PathologyReport),
        *snapshot.all(OtherReport),
    )
    for report in reports:
        for row in report.custody:
            if row.promised is None or row.received or row.held == "yes" or row.item not in NAMES:
                continue
            late = _is_past(row.promised, today)
            name, was, has = NAMES[row.item]
            what = f"{name} of {report.headline()} {was} promised for {row.promised.day_only()}"
            text = f"{what} and {has} not come." if late else f"{what}."
            fact = Evidence(what, row.promised, report.id)
            yield DateToMind(text[0].upper() + text[1:], row.promised, late, fact)


def _blocks(snapshot: Snapshot, today: dt.date) -> Iterator[DateToMind]:
    source = bundled_rules().sources.get(_BLOCK_SOURCE)
    for report in snapshot.all(PathologyReport):
        if is_held(report, "block") or report.procedure in ("blood", "fluid"):
            continue
        if report.date is None or report.date.earliest is None:
            continue
        by = _years_later(report.date.earliest, BLOCK_YEARS)
        fact = Evidence(dated(report.headline(), report.date), report.date, report.id)
        text = (
            f"Ask the lab now how long the tissue of {report.headline()} is kept. "
            "Some labs keep blocks 2 years, others longer."
        )
        yield DateToMind(text, When.of(by), by < today, fact, source)


def _years_later(day: dt.date, years: int) -> dt.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February, or the end of the calendar
        return min(day + dt.timedelta(days=365 * years), dt.date.max) if day.year < 9990 else day  # noqa: PLR2004


def _row(record: Record | None, gap: Gap) -> Custody | None:
    item = ITEMS.get(rule_of(gap))
    if item is None or not isinstance(record, ImagingStudy | PathologyReport | OtherReport):
        return None
    return next(iter(rows_of(record, item)), None)


def _asked(record: Record | None) -> When | None:
    return record.asked or record.sent if isinstance(record, Referral) else None


def _named(record: Record | None, row: Custody | None) -> Iterator[tuple[str, str]]:
    """Yield who is named as having it, the surest first, each with a phone number or none."""
    if row:
        yield row.asked_from, ""
    match record:
        case ImagingStudy():
            yield record.facility, record.phone
        case PathologyReport():
            yield record.lab, ""
        case OtherReport():
            yield record.issuer, ""
        case Treatment():
            yield record.given_by, ""
        case Referral():
            yield record.to, ""
        case Trial():
            yield record.contact, ""
            yield record.site, ""
        case _:
            pass


def _known(snapshot: Snapshot, name: str) -> Holder | None:
    """Return the contact of that name, else one at a place of that name; None for neither."""
    wanted = normal(name)
    contacts = snapshot.all(Contact)
    for contact in contacts:
        if _is_in(contact.name, wanted):
            return _from(contact, contact.name)
    for contact in contacts:
        if _is_in(contact.place, wanted):
            return _from(contact, name)
    return None


def _is_in(text: str, wanted: str) -> bool:
    plain = normal(text)
    return bool(plain) and (plain in wanted or wanted in plain)


def _from(contact: Contact, name: str) -> Holder:
    return Holder(name, contact.phone, contact.fax, contact.address, contact.id)


def _is_past(when: When | None, today: dt.date) -> bool:
    return when is not None and when.latest is not None and when.latest < today


def _sort_key(when: When | None) -> tuple[dt.date, str, dt.date, str]:
    return when.sort_key() if when else (dt.date.min, "", dt.date.min, "")
