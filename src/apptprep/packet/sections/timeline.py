"""How it went: all dated events in the order of time, each date as exactly as it is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apptprep.packet.content import Column, Run, TableRow
from apptprep.packet.dates import day
from apptprep.packet.groups import grouped, same
from apptprep.packet.sections import timeline_page
from apptprep.packet.trends import Trend, symptom_trends
from apptprep.packet.words import (
    entry,
    is_unsure,
    plain,
    row_of,
    sentence,
    small,
    table,
)
from apptprep.records import (
    Appointment,
    Diagnosis,
    ImagingStudy,
    PastSurgery,
    PathologyReport,
    PerformanceStatus,
    Record,
    Spread,
    Treatment,
    When,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apptprep.packet.content import Block, RunRole, Text
    from apptprep.packet.context import Context

_MOST_SYMPTOMS = 8


@dataclass(frozen=True, slots=True, repr=False)
class _Event:
    when: When
    what: str
    detail: str
    record: Record


def build(page: Context) -> tuple[Block, ...]:
    """The drawing, then the table of events by year; nothing where no event has a date."""
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
        what = entry(event.record, event.what)
        rows.append(row_of(event.record, _date(event), what, event.detail))
    columns = (Column("When", 22), Column("What", 40), Column("More", 38))
    drawing = timeline_page.build(page)
    drawn: tuple[Block, ...] = (small(drawing.sentence), drawing) if drawing else ()
    return (
        *drawn,
        small("Dates are as exact as they are known; “about” means not sure of the day."),
        table(columns, tuple(rows)),
    )


def _date(event: _Event) -> Text:
    role: RunRole = "unsure" if is_unsure(event.record) or event.when.about else ""
    return (Run(day(event.when), role),)


def _events(page: Context) -> Iterator[_Event]:
    yield from _first_symptoms(page)
    yield from _findings(page)
    yield from _treatments(page)
    for said in page.snapshot.all(PerformanceStatus):
        if said.said:
            yield _Event(said.said, f"Performance status: {said.value}", said.detail(), said)
    for visit in page.snapshot.all(Appointment):
        if visit.when and not visit.is_upcoming(page.today):
            yield _Event(visit.when, f"Visit: {visit.who}", visit.place, visit)


def _findings(page: Context) -> Iterator[_Event]:
    for found in page.snapshot.all(Diagnosis):
        if found.found:
            yield _Event(found.found, f"Diagnosis: {found.headline()}", found.detail(), found)
    for place in page.snapshot.all(Spread):
        if place.found:
            what = "Spread feared" if place.certainty == "feared" else "Spread found"
            yield _Event(place.found, f"{what}: {place.headline()}", place.detail(), place)
    for kind in (ImagingStudy, PathologyReport):
        for record in page.snapshot.all(kind):
            when = record.moment()
            if when:
                yield _Event(when, record.headline(), _place(record), record)
    operations = [each for each in page.snapshot.all(PastSurgery) if each.date]
    for group in grouped(operations, lambda each: same(each.name)):
        yield from _several(group, sentence(group[0].name), [each.date for each in group])


def _place(record: Record) -> str:
    if isinstance(record, ImagingStudy):
        return record.facility
    return record.lab if isinstance(record, PathologyReport) else record.detail()


def _first_symptoms(page: Context) -> Iterator[_Event]:
    """The day each of the main symptoms was first logged; several of one day in one line."""
    days: dict[str, list[Trend]] = {}
    for trend in symptom_trends(page.snapshot, page.today)[:_MOST_SYMPTOMS]:
        first = trend.first.when
        if first and first.is_understood:
            days.setdefault(first.day_only(), []).append(trend)
    for trends in days.values():
        names = ", ".join(" ".join(trend.first.term.split()) for trend in trends)
        first_entry = trends[0].first
        if first_entry.when:
            yield _Event(first_entry.when, f"First logged: {names}", "", first_entry)


def _treatments(page: Context) -> Iterator[_Event]:
    for group in grouped(page.snapshot.all(Treatment), lambda each: same(each.name)):
        if len(group) > 1:
            dates = [date for each in group for date in (each.started, each.ended)]
            yield from _several(group, sentence(group[0].name), dates)
        else:
            yield from _treatment(group[0])


def _several(group: Sequence[Record], name: str, dates: Sequence[When | None]) -> Iterator[_Event]:
    """One event for what took place many times; one by one where there are few."""
    if len(group) == 1 and dates[0]:
        yield _Event(dates[0], name, group[0].detail(), group[0])
        return
    known = sorted((d for d in dates if d and d.is_understood), key=lambda d: d.sort_key())
    if known:
        yield _Event(known[0], f"{name}, {len(group)} times", f"until {day(known[-1])}", group[0])


def _treatment(treatment: Treatment) -> Iterator[_Event]:
    name = sentence(treatment.name)
    if treatment.started and treatment.started == treatment.ended:
        yield _Event(treatment.started, name, treatment.detail(), treatment)
        return
    if treatment.started:
        planned = " (planned)" if treatment.state == "planned" else ""
        detail = treatment.line_of_therapy
        yield _Event(treatment.started, f"{name} started{planned}", detail, treatment)
    if treatment.ended:
        yield _Event(treatment.ended, f"{name} ended", treatment.why_ended, treatment)
