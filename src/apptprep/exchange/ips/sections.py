"""The sections of the summary: three that every one has, and those there is something for.

Codes and titles are those of IPS 2.0.0 (Composition-uv-ips). Family history has no section there;
the profile lets others stand beside its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from apptprep.exchange.ips import medicines, plans, problems, procedures, reports, results
from apptprep.exchange.ips.elements import Json, coding
from apptprep.exchange.ips.making import Making
from apptprep.exchange.ips.narrative import listed, narrative, paragraph, told
from apptprep.exchange.ips.people import care_team
from apptprep.records import (
    Allergy,
    Appointment,
    Biomarker,
    Condition,
    Contact,
    Diagnosis,
    FamilyHistory,
    ImagingStudy,
    Measurement,
    Medication,
    OtherReport,
    PastSurgery,
    PathologyReport,
    PendingTest,
    PerformanceStatus,
    Question,
    Record,
    Referral,
    Spread,
    SymptomEntry,
    Treatment,
    Trial,
)

_LOINC = "http://loinc.org"
_REASONS = "http://terminology.hl7.org/CodeSystem/list-empty-reason"
_EMPTY = {
    "none": ("nilknown", "Nil Known", "None known, as the person says."),
    "not-asked": ("notasked", "Not Asked", "Nobody has asked yet."),
}
_UNKNOWN = ("unavailable", "Unavailable", "Nothing is written down here. That does not mean none.")
_OWN_WORDS = ("matters", "talk_prognosis", "living", "distance")
_PAPERS = ("proxy", "proxy_copy", "directive")


def sections(making: Making, today: dt.date) -> list[Json]:
    """Add the resources of all sections and return the sections."""
    found = [*_mandatory(making), *_results(making), *_done(making), *_told(making, today)]
    return [section for section in found if section]


def _mandatory(making: Making) -> list[Json]:
    snapshot, person = making.snapshot, making.snapshot.person
    now = [each for each in snapshot.all(Condition) if each.state != "past"]
    past = [each for each in snapshot.all(Condition) if each.state == "past"]
    ill = [
        *((each, problems.diagnosis(each, making)) for each in snapshot.all(Diagnosis)),
        *((each, problems.spread(each, making)) for each in snapshot.all(Spread)),
        *((each, problems.condition(each, making)) for each in now),
    ]
    taken = [(each, medicines.medicine(each, making)) for each in snapshot.all(Medication)]
    hurts = [(each, medicines.allergy(each, making)) for each in snapshot.all(Allergy)]
    others = _others(person.conditions_state, now)
    found = [
        _required("11450-4", "Problems", ill, person.conditions_state, making, others),
        _required("48765-2", "Allergies", hurts, person.allergies_state, making),
        _required("10160-0", "Medicines", taken, person.medications_state, making),
    ]
    was = [(each, problems.condition(each, making)) for each in past]
    return [*found, _section("11348-0", "Past problems", was, making)]


def _others(state: str, now: Sequence[Condition]) -> str:
    """Say what is known of other conditions beside the cancer, where none is written down."""
    if now or state not in _EMPTY:
        return ""
    return f"Other conditions: {_EMPTY[state][2]}"


def _results(making: Making) -> list[Json]:
    snapshot = making.snapshot
    values = snapshot.all(Measurement)
    body = [(each, results.measurement(each, making)) for each in values if each.group == "body"]
    entries: list[tuple[Record, Json]] = [
        *((each, results.biomarker(each, making)) for each in snapshot.all(Biomarker)),
        *((each, results.measurement(each, making)) for each in values if each.group != "body"),
    ]
    for paper in snapshot.all(PathologyReport):
        entries += [(paper, reference) for reference in reports.pathology(paper, making)]
    for scan in snapshot.all(ImagingStudy):
        entries += [(scan, reference) for reference in reports.scan(scan, making)]
    for other in snapshot.all(OtherReport):
        entries += [(other, reference) for reference in reports.paper(other, making)]
    return [
        _section("30954-2", "Results and reports", entries, making),
        _section("8716-3", "Body measures", body, making),
    ]


def _done(making: Making) -> list[Json]:
    snapshot = making.snapshot
    done: list[tuple[Record, Json]] = [
        *((each, procedures.treatment(each, making)) for each in snapshot.all(Treatment)),
        *((each, procedures.surgery(each, making)) for each in snapshot.all(PastSurgery)),
    ]
    family = [(each, procedures.relative(each, making)) for each in snapshot.all(FamilyHistory)]
    said = snapshot.all(PerformanceStatus)
    seen = [results.performance(each, making) for each in said]
    found = [
        _section("47519-4", "Treatments and operations", done, making),
        _section("10157-6", "Family history", family, making),
    ]
    if said:
        text = listed(said, snapshot)
        entry = [plans.assessment(seen, making)]
        found.append(_made("47420-5", "How active the person is", [text], entry))
    return found


def _told(making: Making, today: dt.date) -> list[Json]:
    """Return the person's own words, papers, and what is to come."""
    snapshot, person = making.snapshot, making.snapshot.person
    log = snapshot.all(SymptomEntry)
    felt = [results.symptom(each, making) for each in log]
    story = [
        *told(person, _OWN_WORDS, snapshot),
        *_part("Symptom log", listed(log, snapshot)),
        *_part("Visits so far", listed(_past(making, today), snapshot)),
    ]
    team = care_team(making)
    plan = plans.care_plan(making, today, [team] if team else [])
    asked = sorted(
        (each for each in snapshot.all(Question) if each.state != "dropped"),
        key=lambda question: (*question.place(), question.id),
    )
    coming = [visit for visit in snapshot.all(Appointment) if visit.is_upcoming(today)]
    parts: Iterable[tuple[str, Sequence[Record]]] = (
        ("Visits", coming),
        ("Questions for the visit", asked),
        ("Awaited results", snapshot.all(PendingTest)),
        ("Referrals", snapshot.all(Referral)),
        ("Trials the person has heard of", snapshot.all(Trial)),
        ("Whom to call", snapshot.all(Contact)),
    )
    ahead = [text for title, records in parts for text in _part(title, listed(records, snapshot))]
    found = [
        _made("81338-6", "In the person's own words", story, felt),
        _made("18776-5", "What is to come", ahead, [plan] if plan else []),
        _made("42348-3", "Advance directives", told(person, _PAPERS, snapshot), []),
    ]
    return [section for section in found if section]


def _past(making: Making, today: dt.date) -> list[Appointment]:
    return [visit for visit in making.snapshot.all(Appointment) if not visit.is_upcoming(today)]


def _part(title: str, text: str) -> list[str]:
    return [f"<p><b>{title}</b></p>", text] if text else []


def _required(
    code: str,
    title: str,
    entries: Sequence[tuple[Record, Json]],
    state: str,
    making: Making,
    more: str = "",
) -> Json:
    """Return a section that every summary has; an empty one says why it is empty.

    "None known" is the person's word; with nothing said, the list is "unavailable".
    """
    if entries:
        return _section(code, title, entries, making, more)
    reason, display, words = _EMPTY.get(state, _UNKNOWN)
    section = _made(code, title, [paragraph(words)], [])
    return {**section, "emptyReason": {"coding": [coding(_REASONS, reason, display)]}}


def _section(
    code: str,
    title: str,
    entries: Sequence[tuple[Record, Json]],
    making: Making,
    more: str = "",
) -> Json:
    """Return a section with its entries in words, ``{}`` where there are none."""
    if not entries:
        return {}
    records = dict.fromkeys(record for record, _reference in entries)
    text = [paragraph(more), listed(records, making.snapshot)]
    return _made(code, title, text, [reference for _record, reference in entries])


def _made(code: str, title: str, text: Sequence[str], entries: Sequence[Json]) -> Json:
    parts = [part for part in text if part]
    if not parts and not entries:
        return {}
    section: Json = {
        "title": title,
        "code": {"coding": [coding(_LOINC, code)]},
        "text": narrative(parts or [paragraph("See the entries.")]),
    }
    return {**section, "entry": list(entries)} if entries else section
