"""How it went: all dated events in the order of time, each date as exactly as it is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apptprep.packet.content import Column, Run, Table, TableRow
from apptprep.packet.trends import symptom_trends
from apptprep.packet.words import day, entry, is_unsure, plain, sentence, small
from apptprep.records import (
    Appointment,
    Diagnosis,
    ImagingStudy,
    PastSurgery,
    PathologyReport,
    PerformanceStatus,
    Spread,
    Treatment,
    When,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apptprep.packet.content import Block, Text
    from apptprep.packet.context import Context
    from apptprep.records import Record


@dataclass(frozen=True, slots=True, repr=False)
class _Event:
    when: When
    what: str
    detail: str
    record: Record


def build(page: Context) -> tuple[Block, ...]:
    """The table of events, grouped by year; nothing where no event has a date."""
    events = sorted(_events(page), key=lambda event: event.when.sort_key())
    if not events:
        return ()
    rows: list[TableRow] = []
    year = ""
    for event in events:
        now = str(event.when.earliest.year) if event.when.earliest else "Date as written"
        if now != year:
            year = now
            rows.append(TableRow((plain(year),), "group"))
        rows.append(TableRow((_date(event), entry(event.record, event.what), event.detail)))
    columns = (Column("When", 22), Column("What", 40), Column("More", 38))
    return (
        small("Dates are as exact as they are known; “about” means not sure of the day."),
        Table(columns, tuple(rows)),
    )


def _date(event: _Event) -> Text:
    role = "unsure" if is_unsure(event.record) or event.when.about else ""
    return (Run(day(event.when), role),)


def _events(page: Context) -> Iterator[_Event]:
    yield from _first_symptoms(page)
    for found in page.snapshot.all(Diagnosis):
        if found.found:
            yield _Event(found.found, f"Diagnosis: {found.headline()}", found.detail(), found)
    for place in page.snapshot.all(Spread):
        if place.found:
            what = "Spread feared" if place.certainty == "feared" else "Spread found"
            yield _Event(place.found, f"{what}: {place.headline()}", place.detail(), place)
    for kind in (ImagingStudy, PathologyReport, PastSurgery):
        for record in page.snapshot.all(kind):
            when = record.moment()
            if when:
                yield _Event(when, record.headline(), _place(record), record)
    for said in page.snapshot.all(PerformanceStatus):
        if said.said:
            yield _Event(said.said, f"Performance status: {said.value}", said.detail(), said)
    yield from _treatments(page)
    for visit in page.snapshot.all(Appointment):
        if visit.when and not visit.is_upcoming(page.today):
            yield _Event(visit.when, f"Visit: {visit.who}", visit.place, visit)


def _place(record: Record) -> str:
    if isinstance(record, ImagingStudy):
        return record.facility
    return record.lab if isinstance(record, PathologyReport) else record.detail()


def _first_symptoms(page: Context) -> Iterator[_Event]:
    for trend in symptom_trends(page.snapshot, page.today)[:8]:
        first = trend.entries[0]
        if first.when and first.when.is_understood:
            yield _Event(first.when, f"First logged: {trend.term.lower()}", "", first)


def _treatments(page: Context) -> Iterator[_Event]:
    for treatment in page.snapshot.all(Treatment):
        name = sentence(treatment.name)
        if treatment.started and treatment.started == treatment.ended:
            yield _Event(treatment.started, name, treatment.detail(), treatment)
            continue
        if treatment.started:
            planned = " (planned)" if treatment.state == "planned" else ""
            detail = treatment.line_of_therapy
            yield _Event(treatment.started, f"{name} started{planned}", detail, treatment)
        if treatment.ended:
            yield _Event(treatment.ended, f"{name} ended", treatment.why_ended, treatment)
