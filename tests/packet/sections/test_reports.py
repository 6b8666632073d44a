"""Reports on paper: who holds what."""

from __future__ import annotations

import pytest
from tests.packet.helpers import said
from tests.packet.samples import TODAY, when

from apptprep.packet import Choices
from apptprep.packet.content import Table
from apptprep.packet.context import Context
from apptprep.packet.sections import reports
from apptprep.records import Custody, ImagingStudy, OtherReport, PathologyReport, Record, Snapshot


@pytest.mark.parametrize(
    ("custody", "words"),
    [
        (Custody(item="images", held="yes"), "have it"),
        (Custody(item="images", held="partly"), "part of it"),
        (Custody(item="images", held="no"), "do not have it"),
        (Custody(item="images", held="unknown"), "not known"),
        (Custody(item="images"), "not written down"),
        (Custody(item="images", held="no", asked=when("3 May 2026")), "asked 3 May 2026"),
        (
            Custody(item="images", asked=when("3 May 2026"), promised=when("June 2026")),
            "asked 3 May 2026",
        ),
        (
            Custody(item="slides", held="no", sent=when("2026"), sent_to="City"),
            "sent 2026",
        ),
        (Custody(item="slides", sent_to="X", received=when("2026")), "received 2026"),
        (Custody(item="block", held="no", returned=when("2026")), "given back 2026"),
    ],
)
def test_custody_text(custody: Custody, words: str) -> None:
    assert reports.custody_text(custody) == words


def test_the_overview_has_a_cell_for_what_belongs_to_each_kind() -> None:
    scan = reports.overview_row(ImagingStudy(modality="CT"))
    tissue = reports.overview_row(PathologyReport(site="breast"))
    letter = reports.overview_row(OtherReport(title="letter"))
    filled = [[bool(said(cell)) for cell in row.cells[2:]] for row in (scan, tissue, letter)]
    assert filled == [
        [True, True, False, False],
        [True, False, True, True],
        [True, False, False, False],
    ]


def test_newest_first_and_undated_last() -> None:
    records = [
        OtherReport(title="undated"),
        ImagingStudy(modality="CT", region="old", date=when("2020")),
        PathologyReport(site="new", date=when("May 2026")),
    ]
    context = Context.of(Snapshot(records), Choices(), TODAY)
    assert [r.headline() for r in reports.all_reports(context)] == [
        "Pathology, new",
        "CT old",
        "undated",
    ]


def overview_of(*records: Record) -> list[str]:
    (_, table, *_) = reports.build(Context.of(Snapshot(records), Choices(), TODAY))
    assert isinstance(table, Table)
    return ["".join(run.text for run in row.cells[1]) for row in table.rows]  # type: ignore[union-attr]


def test_what_a_line_says_has_no_paragraph_of_its_own() -> None:
    kept = (Custody(item="report", held="yes", place="portal"),)
    brief = OtherReport(title="Blood count", report_kind="laboratory", custody=kept)
    noted = OtherReport(title="Letter", note="Page 2 is missing.", custody=kept)
    blocks = reports.build(Context.of(Snapshot([brief, noted]), Choices(), TODAY))
    assert said(blocks).count("Blood count") == 1
    assert "Page 2 is missing." in said(blocks)
    assert "Blood count, laboratory report, portal" in overview_of(brief, noted)


def test_equal_papers_are_told_once_and_scans_never() -> None:
    papers = [OtherReport(title="Blood count", date=when(f"{n} May 2026")) for n in range(1, 6)]
    scans = [ImagingStudy(modality="CT", date=when(f"{n} May 2026")) for n in range(1, 6)]
    found = overview_of(*papers, *scans)
    assert found.count("CT") == 5
    assert [text for text in found if "Blood" in text] == ["Blood count, 5 times"]


def test_where_things_are_and_what_was_asked_is_one_line() -> None:
    row = Custody(
        item="images",
        held="no",
        place="archive",
        asked_from="film library",
        asked=when("3 May 2026"),
        promised=when("June 2026"),
        sent_to="Dr B",
    )
    scan = ImagingStudy(modality="CT", custody=(row,))
    text = said(reports.build(Context.of(Snapshot([scan]), Choices(), TODAY)))
    words = (
        "do not have it; archive; asked for from film library 3 May 2026; "
        "promised for Jun 2026; sent to Dr B."
    )
    assert words in text
