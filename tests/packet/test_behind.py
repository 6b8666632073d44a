"""Where a report is told, its number behind the packet stands."""

from __future__ import annotations

from dataclasses import replace

from tests.packet.samples import TODAY

from apptprep.packet import Choices, compose
from apptprep.packet.behind import referred
from apptprep.packet.content import Original, Packet, Table
from apptprep.records import ImagingStudy, OtherReport, Snapshot

SCAN = ImagingStudy(id="scan", modality="CT", region="chest", impression="Stable.")
LETTER = OtherReport(id="letter", title="A letter")


def overview(packet: Packet) -> dict[str, str]:
    """The name cell of each row of the overview, by the entry it tells."""
    (section,) = (s for s in packet.sections if s.id == "reports")
    table = next(b for b in section.blocks if isinstance(b, Table))
    cells = {row.entries[0]: row.cells[1] for row in table.rows}
    return {
        entry: "".join(run.text for run in cell)
        for entry, cell in cells.items()
        if isinstance(cell, tuple)
    }


def packet(*entries: str) -> Packet:
    papers = tuple(Original("title", (), ((9.0, 9.0),), f"{n}", e) for n, e in enumerate(entries))
    return replace(compose(Snapshot([SCAN, LETTER]), Choices(), TODAY), originals=papers)


def test_the_number_stands_where_the_report_is_told() -> None:
    names = overview(referred(packet("letter")))
    assert names["letter"].endswith("; Original 1")
    assert "Original" not in names["scan"]


def test_several_papers_of_one_report_are_all_named() -> None:
    names = overview(referred(packet("scan", "letter", "scan")))
    assert names["scan"].endswith("; Original 1, Original 3")
    assert names["letter"].endswith("; Original 2")


def test_without_originals_nothing_is_changed() -> None:
    plain = packet()
    assert referred(plain) is plain


def test_where_the_section_is_left_out_nothing_is_said() -> None:
    choices = Choices(left_out=frozenset({"reports"}))
    paper = Original("title", (), ((9.0, 9.0),), "0", "scan")
    made = replace(compose(Snapshot([SCAN]), choices, TODAY), originals=(paper,))
    assert referred(made).sections == made.sections
