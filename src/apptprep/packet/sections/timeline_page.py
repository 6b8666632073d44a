"""The drawn timeline: what a clinician looks for first, at the places its dates allow.

First sign, diagnosis, spread, treatments, key scans and tissue. Everything else with a date stands
in the list after it; how many rows are left out of the drawing is said.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, Literal

from apptprep.packet.dates import day, from_to
from apptprep.packet.drawn import Lane, Shape, Span, Timeline, TimeRow
from apptprep.packet.groups import grouped, same
from apptprep.packet.sections.treatments import group_when
from apptprep.packet.trends import symptom_trends
from apptprep.packet.words import counted, is_unsure, sentence
from apptprep.records import (
    Diagnosis,
    ImagingStudy,
    PathologyReport,
    Record,
    Spread,
    Treatment,
    When,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from apptprep.packet.context import Context

MOST_ROWS: Final = 21
"""Rows that one page holds."""
LEAST_ROWS: Final = 2
"""Fewer events need no drawing."""
_MOST_FINDINGS: Final = 6
_MOST_SCANS: Final = 5
_MOST_TISSUE: Final = 3
_NAMED: Final = 3
_AIR: Final = 0.02
"""Space behind "now", as a share of the axis."""

Beyond = Literal["", "now", "unknown", "planned"]


def build(page: Context) -> Timeline | None:
    """The drawing; None where fewer than two events have a date that can be placed."""
    findings = _cut(_findings(page), _MOST_FINDINGS)
    papers = _papers(page)
    courses = _cut(_courses(page), MOST_ROWS - len(findings) - len(papers))
    lanes = tuple(
        Lane(title, tuple(sorted(rows, key=lambda row: (row.start.first, row.start.last))))
        for title, rows in (
            ("Signs and findings", findings),
            ("Treatments", courses),
            ("Scans and tissue tests", papers),
        )
        if rows
    )
    rows = [row for lane in lanes for row in lane.rows]
    if len(rows) < LEAST_ROWS:
        return None
    begin = min((row.start for row in rows), key=lambda span: (span.first, span.last))
    start = begin.first
    latest = max(page.today, *(_last_day(row) for row in rows))
    air = timedelta(days=max(round((latest - start).days * _AIR), 1))
    left_out = _count(page) - len(rows)
    return Timeline(
        _sentence(lanes, begin, page.today, left_out), lanes, start, latest + air, page.today
    )


def _last_day(row: TimeRow) -> date:
    return row.end.last if row.end else row.start.last


def _sentence(lanes: tuple[Lane, ...], begin: Span, today: date, left_out: int) -> str:
    parts = [f"{len(lane.rows)} {lane.title.lower()}" for lane in lanes]
    first = day(When("", begin.first, begin.last, begin.about))
    text = f"From {first} to {day(When.of(today))}: {', '.join(parts)}."
    if left_out > 0:
        text += f" {counted(left_out, 'more is', 'more are')} in the list."
    return text


def _count(page: Context) -> int:
    """How many rows there would be without the limit of one page."""
    return len(_findings(page)) + len(_courses(page)) + len(_all_papers(page))


def _cut(rows: list[TimeRow], most: int) -> list[TimeRow]:
    """The first row and the newest ones, where there are more than fit."""
    rows = sorted(rows, key=lambda row: (row.start.first, row.start.last))
    return rows if len(rows) <= most else [rows[0], *rows[len(rows) - most + 1 :]]


def span_of(when: When | None) -> Span | None:
    """The days a date can mean; None where the words were not understood."""
    if when is None or when.earliest is None or when.latest is None:
        return None
    return Span(when.earliest, when.latest, when.about)


def _event(label: str, when: When | None, shape: Shape, record: Record) -> list[TimeRow]:
    span = span_of(when)
    if span is None:
        return []
    return [TimeRow(label, day(when), shape, span, unsure=is_unsure(record))]


def _findings(page: Context) -> list[TimeRow]:
    rows = _first_sign(page)
    for found in page.snapshot.all(Diagnosis):
        rows += _event(f"Diagnosis: {found.headline()}", found.found, "dot", found)
    for place in page.snapshot.all(Spread):
        what = "Spread feared" if place.certainty == "feared" else "Spread found"
        rows += _event(f"{what}: {place.headline()}", place.found, "dot", place)
    return rows


def _first_sign(page: Context) -> list[TimeRow]:
    """The symptoms that were logged first."""
    dated = [
        (entry.when.sort_key(), trend)
        for trend in symptom_trends(page.snapshot, page.today)
        if (entry := trend.first).when and entry.when.is_understood
    ]
    if not dated:
        return []
    first = min(key for key, _ in dated)
    trends = [trend for key, trend in dated if key == first]
    names = ", ".join(trend.term.lower() for trend in trends[:_NAMED])
    entry = trends[0].first
    return _event(f"First symptom logged: {names}", entry.when, "dot", entry)


def _courses(page: Context) -> list[TimeRow]:
    rows: list[TimeRow] = []
    for group in grouped(page.snapshot.all(Treatment), lambda each: same(each.name)):
        row = _course(group)
        rows += [row] if row else []
    return rows


def _course(group: tuple[Treatment, ...]) -> TimeRow | None:
    """A bar from the first day to the last; one day alone, or an operation, is a mark."""
    first = group[0]
    starts = _spans(each.started or each.ended for each in group)
    if not starts:
        return None
    name, when = sentence(first.name), group_when(group)
    if len(group) > 1:
        name += f" ({len(group)} times)"
        when = from_to(w for each in group for w in (each.started, each.ended))
    ends = _spans(each.ended for each in group)
    start, end = starts[0], ends[-1] if ends else None
    unsure = is_unsure(first)
    operation = first.treatment_kind in ("surgery", "ablation", "draining")
    if len(group) == 1 and (operation or (end == start and start.first == start.last)):
        shape: Shape = "triangle" if operation else "bar"
        return TimeRow(name, when.split(",")[0], shape, start, unsure=unsure)
    beyond = _beyond(group, has_end=end is not None)
    return TimeRow(name, when, "bar", start, None if beyond else end, beyond, unsure)


def _beyond(group: Sequence[Treatment], *, has_end: bool) -> Beyond:
    states = {each.state for each in group}
    if "ongoing" in states:
        return "now"
    if has_end:
        return ""
    return "planned" if states == {"planned"} else "unknown"


def _spans(dates: Iterable[When | None]) -> list[Span]:
    found = [span for each in dates if (span := span_of(each))]
    return sorted(found, key=lambda span: (span.first, span.last))


def _all_papers(page: Context) -> list[tuple[Record, TimeRow]]:
    found: list[tuple[Record, TimeRow]] = []
    for scan in page.snapshot.all(ImagingStudy):
        found += [(scan, row) for row in _event(scan.headline(), scan.moment(), "square", scan)]
    for report in page.snapshot.all(PathologyReport):
        rows = _event(report.headline(), report.moment(), "diamond", report)
        found += [(report, row) for row in rows]
    return found


def _papers(page: Context) -> list[TimeRow]:
    """Scans that spread was seen on, the first one and the newest; the newest tissue."""
    found = sorted(_all_papers(page), key=lambda pair: pair[1].start.first)
    key = {spread.study for spread in page.snapshot.all(Spread) if spread.study}
    scans = [pair for pair in found if pair[1].shape == "square"]
    wanted = [*scans[:1], *(pair for pair in scans if pair[0].id in key), *scans[::-1]]
    kept = list({pair[0].id: pair for pair in wanted}.values())[:_MOST_SCANS]
    tissue = [pair for pair in found if pair[1].shape == "diamond"]
    kept += [*tissue[:1], *tissue[1:][::-1]][:_MOST_TISSUE]
    return [row for _, row in kept]
