"""Scans, pathology and other reports: what exists, who holds what, what the reports say.

A report is not its images, slides are not the block; each has its own column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.packet.content import Column, Facts, Heading, Paragraph, Run, Table, TableRow
from apptprep.packet.words import (
    day,
    entry,
    facts_about,
    plain,
    sentence,
    small,
    table,
)
from apptprep.records import Custody, ImagingStudy, OtherReport, PathologyReport, When, fields_of

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
_SHORT = 600
"""Characters of a copied text that stays on one page with the table below it."""
_IN_TITLE = {
    ImagingStudy: ("modality", "region", "facility"),
    PathologyReport: ("site", "procedure", "lab"),
    OtherReport: ("title", "issuer"),
}
"""Fields that the title of a report shows already."""
_HELD = {"yes": "have it", "partly": "part of it", "no": "do not have it", "unknown": "not known"}
_COPIED = {ImagingStudy: "impression", PathologyReport: "diagnosis_line", OtherReport: "copied"}


def build(page: Context) -> tuple[Block, ...]:
    """An overview of all reports with who holds what, then each report."""
    reports = all_reports(page)
    if not reports:
        return ()
    blocks: list[Block] = [
        small("Who holds what. A report and its images, slides and tissue are separate things."),
        overview(reports),
    ]
    for title, kind in (
        ("Scans", ImagingStudy),
        ("Pathology", PathologyReport),
        ("Other reports", OtherReport),
    ):
        found = [each for each in reports if isinstance(each, kind)]
        if found:
            blocks.append(Heading(title))
        for each in found:
            blocks += _report(each, page)
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


def overview(reports: list[Report], *, short: bool = False) -> Table:
    """Date and name of each report, and for report copy, images, slides and block who has it.

    Args:
        reports: What to list.
        short: Without places and promises, for the summary.
    """
    columns = (
        Column("Date", 14),
        Column("What", 28),
        Column("Report copy", 15),
        Column("Images", 22),
        Column("Slides", 22),
        Column("Tissue block", 15),
    )
    return table(columns, tuple(overview_row(each, short=short) for each in reports))


def overview_row(report: Report, *, short: bool = False) -> TableRow:
    """One line of the overview."""
    what = entry(report, report.headline())
    place = _place(report)
    if place and not short:
        what = (*what, Run(f"\n{place}", "quiet"))
    cells = tuple(
        _held(report, item, short=short) for item in ("report", "images", "slides", "block")
    )
    return TableRow((plain(day(report.date) or "no date"), what, *cells))


def _place(report: Report) -> str:
    match report:
        case ImagingStudy():
            return report.facility
        case PathologyReport():
            return report.lab
        case OtherReport():
            return report.issuer


def _held(report: Report, item: str, *, short: bool) -> Text:
    if item not in ITEMS[type(report)]:
        return ()
    row = next((row for row in report.custody if row.item == item), None)
    return plain(custody_text(row, short=short)) if row else plain("not noted", "quiet")


def custody_text(row: Custody, *, short: bool = False) -> str:
    """Where one thing is, in few words: the latest step that is written down."""
    if row.held == "yes":
        return "have it"
    if row.returned:
        return f"given back {day(row.returned)}"
    if row.received or row.sent:
        step = f"received {day(row.received)}" if row.received else f"sent {day(row.sent)}"
        return f"{step}, {row.sent_to}" if row.sent_to and not short else step
    if row.asked or row.asked_from:
        asked = f"asked {day(row.asked)}".strip()
        return f"{asked}, promised for {day(row.promised)}" if row.promised and not short else asked
    return _HELD.get(row.held, "not written down")


def _report(report: Report, page: Context) -> list[Block]:
    name = _COPIED[type(report)]
    copied: str = getattr(report, name)
    skip = (name, "custody", "copied_from", "date", *_IN_TITLE[type(report)])
    facts = facts_about(report, page, skip)
    rest = ", ".join(part for part in (day(report.date) or "no date", _place(report)) if part)
    blocks: list[Block] = [Facts(facts.rows, (*facts.title, Run(f"  {rest}", "quiet")))]
    if copied:
        label = next(f.label for f in fields_of(type(report)) if f.name == name)
        page_word = f", page {report.copied_from}" if report.copied_from else ""
        blocks.append(
            Paragraph(plain(f"{label}, copied from the report{page_word}:"), "small", keep=True)
        )
        short = bool(report.custody) and len(copied) < _SHORT
        blocks.append(Paragraph(plain(copied, "copied"), "quote", keep=short))
    if report.custody:
        blocks.append(_custody(report))
    return blocks


def _custody(report: Report) -> Table:
    columns = (
        Column("What", 15),
        Column("Have it?", 16),
        Column("Where", 23),
        Column("Asked for", 23),
        Column("Sent, received, given back", 23),
    )
    item = next(f for f in fields_of(Custody) if f.name == "item")
    rows = tuple(
        TableRow(
            (
                (Run(item.label_of(row.item), "strong"),),
                _HELD.get(row.held, "not written down"),
                row.place,
                _steps(("", row.asked_from, row.asked), ("promised for", "", row.promised)),
                _steps(
                    ("sent", row.sent_to, row.sent),
                    ("received", "", row.received),
                    ("given back", "", row.returned),
                ),
            )
        )
        for row in report.custody
    )
    return table(columns, rows)


def _steps(*steps: tuple[str, str, When | None]) -> str:
    parts = []
    for word, who, when in steps:
        if who or when:
            parts.append(sentence(" ".join(part for part in (word, who, day(when)) if part)))
    return "; ".join(parts)
