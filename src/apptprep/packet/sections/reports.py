"""Scans, pathology and other reports: what exists, who holds what, what the reports say.

A report is not its images, slides are not the block; each has its own column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.packet.content import Column, Facts, Heading, Paragraph, Run, Table, TableRow
from apptprep.packet.dates import day, from_to
from apptprep.packet.groups import distinct, grouped, same
from apptprep.packet.words import (
    entry,
    ids,
    notes,
    phrases,
    plain,
    row_of,
    small,
    table,
)
from apptprep.records import Custody, ImagingStudy, OtherReport, PathologyReport, fields_of

if TYPE_CHECKING:
    from apptprep.packet.content import Block, Text
    from apptprep.packet.context import Context

Report = ImagingStudy | PathologyReport | OtherReport
ITEMS = {
    ImagingStudy: ("report", "images"),
    PathologyReport: ("report", "slides", "block"),
    OtherReport: ("report",),
}
"""What stands behind each kind of report."""
_IN_TITLE = {
    ImagingStudy: ("modality", "region", "facility"),
    PathologyReport: ("site", "procedure", "lab"),
    OtherReport: ("title", "issuer"),
}
"""Fields that the title of a report shows already."""
_HELD = {"yes": "have it", "partly": "part of it", "no": "do not have it", "unknown": "not known"}
_COPIED = {ImagingStudy: "impression", PathologyReport: "diagnosis_line", OtherReport: "copied"}


def build(page: Context) -> tuple[Block, ...]:
    """An overview of all reports with who holds what, then what else is known of each."""
    reports = all_reports(page)
    if not reports:
        return ()
    blocks: list[Block] = [
        small("Who holds what. A report and its images, slides and tissue are separate things."),
        overview(reports, page),
    ]
    for title, kind in (
        ("Scans", ImagingStudy),
        ("Pathology", PathologyReport),
        ("Other reports", OtherReport),
    ):
        found = [each for each in reports if isinstance(each, kind)]
        told = [block for each in found for block in _report(each, page)]
        if told:
            blocks += [Heading(title), *told]
    return tuple(blocks)


def all_reports(page: Context) -> list[Report]:
    """All reports, newest first, undated ones last."""
    snapshot = page.snapshot
    found: list[Report] = [
        *snapshot.all(ImagingStudy),
        *snapshot.all(PathologyReport),
        *snapshot.all(OtherReport),
    ]
    dated = [each for each in found if each.date and each.date.is_understood]
    dated.sort(key=lambda r: (r.date.sort_key() if r.date else (), r.id), reverse=True)
    known = {each.id for each in dated}
    return [*dated, *(each for each in found if each.id not in known)]


def overview(reports: list[Report], page: Context | None = None) -> Table:
    """Date and name of each report, and for report copy, images, slides and block who has it.

    Args:
        reports: What to list.
        page: Given where places are said and reports of no more than a line, of one name and
            kept at one place, are told once; not on the summary, which has no room for it.
    """
    columns = (
        Column("Date", 15.5),
        Column("What", 35),
        Column("Report copy", 18),
        Column("Images", 22),
        Column("Slides", 22),
        Column("Tissue block", 17),
    )
    if page is None:
        return table(columns, tuple(overview_row(each) for each in reports))
    groups = grouped(reports, lambda each: _sameness(each, page))
    return table(columns, tuple(_group_row(group, page) for group in groups))


def _sameness(report: Report, page: Context) -> tuple[object, ...]:
    """What must be the same for reports to be told once; scans and pathology never are."""
    if not isinstance(report, OtherReport) or not is_brief(report, page):
        return (report.id,)
    kept = tuple((row.item, row.held, row.place) for row in report.custody)
    return (same(report.headline()), report.issuer, report.source, kept)


def overview_row(report: Report) -> TableRow:
    """One line of the overview."""
    what = entry(report, report.headline())
    return row_of(report, plain(day(report.date) or "no date"), what, *_holdings(report))


def _holdings(report: Report) -> tuple[Text, ...]:
    return tuple(_held(report, item) for item in ("report", "images", "slides", "block"))


def _group_row(group: tuple[Report, ...], page: Context) -> TableRow:
    """One line for one report or several equal ones, with places and days."""
    first = group[0]
    what = entry(first, first.headline())
    places = [_place(first)]
    if is_brief(first, page):
        places += [*phrases(first, page, _skip(first)), *(row.place for row in first.custody)]
    said = ", ".join(distinct(places))
    what = (*what, Run(f", {said}", "quiet")) if said else what
    date = day(first.date) or "no date"
    if len(group) > 1:
        what = (*what, Run(f", {len(group)} times"))
        date = from_to(each.date for each in group) or date
    return TableRow((plain(date), what, *_holdings(first)), entries=ids(group))


def _place(report: Report) -> str:
    match report:
        case ImagingStudy():
            return report.facility
        case PathologyReport():
            return report.lab
        case OtherReport():
            return report.issuer


def _held(report: Report, item: str) -> Text:
    if item not in ITEMS[type(report)]:
        return ()
    row = next((row for row in report.custody if row.item == item), None)
    return plain(custody_text(row)) if row else plain("not noted", "quiet")


def custody_text(row: Custody) -> str:
    """Where one thing is, in few words: the latest step that is written down."""
    if row.held == "yes":
        return "have it"
    if row.returned:
        return f"given back {day(row.returned)}"
    if row.received or row.sent:
        return f"received {day(row.received)}" if row.received else f"sent {day(row.sent)}"
    if row.asked or row.asked_from:
        return f"asked {day(row.asked)}".strip()
    return _HELD.get(row.held, "not written down")


def is_brief(report: Report, page: Context) -> bool:
    """Whether a line of the overview says all there is of a report."""
    if getattr(report, _COPIED[type(report)]) or any(_steps(row)[1:] for row in report.custody):
        return False
    return not phrases(report, page, (*_skip(report), "report_kind"))


def _skip(report: Report) -> tuple[str, ...]:
    copied = _COPIED[type(report)]
    return (copied, "custody", "copied_from", "date", *_IN_TITLE[type(report)])


def _report(report: Report, page: Context) -> list[Block]:
    """What the overview does not say of a report; nothing where it says all there is."""
    if is_brief(report, page):
        return []
    copied: str = getattr(report, _COPIED[type(report)])
    skip = _skip(report)
    more = notes(report, page, skip, sourced=report.source != "report" or bool(report.source_note))
    where = _whereabouts(report)
    rest = ", ".join(part for part in (day(report.date) or "no date", _place(report)) if part)
    title = (*entry(report, report.headline()), Run(f"  {rest}", "quiet"))
    told = (report.id,)
    blocks: list[Block] = [Facts((), title, told)]
    if copied:
        blocks.append(_copied(report, copied))
    blocks += [Paragraph(text, "note", entries=told) for text in (more, where) if text]
    return blocks


def _copied(report: Report, copied: str) -> Paragraph:
    """What the report says, marked as copied and from which page."""
    page_word = f", page {report.copied_from}" if report.copied_from else ""
    said = Run(f"  – copied from the report{page_word}", "quiet")
    return Paragraph((Run(copied, "copied"), said), "quote", entries=(report.id,))


def _whereabouts(report: Report) -> Text:
    """Where each thing is and what was asked for, as far as the overview has not said it."""
    item = next(f for f in fields_of(Custody) if f.name == "item")
    runs: list[Run] = []
    for row in report.custody:
        steps = _steps(row)
        if not steps:
            continue
        runs += [Run("  ")] if runs else []
        runs.append(Run(f"{item.label_of(row.item)}: ", "strong"))
        runs.append(Run(f"{'; '.join((_HELD.get(row.held, 'not known'), *steps))}."))
    return tuple(runs)


def _steps(row: Custody) -> list[str]:
    """Place, request, sending and return of one thing, each in a few words."""
    asked_whom = f"from {row.asked_from}" if row.asked_from else ""
    sent_to = f"to {row.sent_to}" if row.sent_to else ""
    steps = (
        ("", row.place, None),
        ("asked for", asked_whom, row.asked),
        ("promised for", "", row.promised),
        ("sent", sent_to, row.sent),
        ("received", "", row.received),
        ("given back", "", row.returned),
    )
    return [
        " ".join(part for part in (word, who, f"{day(when)}") if part)
        for word, who, when in steps
        if who or when
    ]
