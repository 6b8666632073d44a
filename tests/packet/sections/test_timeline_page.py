"""What stands on the drawn timeline, and how honestly."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.packet.samples import TODAY, huge, usual, when

from apptprep.packet import Choices
from apptprep.packet.context import Context
from apptprep.packet.drawn import Span, Timeline, TimeRow
from apptprep.packet.sections import timeline_page
from apptprep.records import (
    Diagnosis,
    ImagingStudy,
    PathologyReport,
    Record,
    Snapshot,
    Spread,
    SymptomEntry,
    Treatment,
)


def page(*records: Record) -> Context:
    return Context.of(Snapshot(records), Choices(), TODAY)


def drawn(*records: Record) -> Timeline:
    found = timeline_page.build(page(*records))
    assert found is not None
    return found


def rows(*records: Record) -> dict[str, TimeRow]:
    return {row.label: row for lane in drawn(*records).lanes for row in lane.rows}


SCAN = ImagingStudy(modality="CT", region="chest", date=when("3 May 2026"))


def test_fewer_than_two_dates_need_no_drawing() -> None:
    assert timeline_page.build(page()) is None
    assert timeline_page.build(page(SCAN)) is None
    unread = Treatment(name="x", started=when("when the roses bloomed"))
    assert timeline_page.build(page(SCAN, unread)) is None


def test_a_partial_date_spans_what_it_can_mean() -> None:
    found = rows(SCAN, Diagnosis(site="breast", found=when("March 2025")))
    start = found["Diagnosis: breast"].start
    assert start == Span(dt.date(2025, 3, 1), dt.date(2025, 3, 31))
    about = rows(SCAN, Diagnosis(site="breast", found=when("about 2025")))["Diagnosis: breast"]
    assert about.start.about


@pytest.mark.parametrize(
    ("treatment", "beyond", "has_end"),
    [
        (Treatment(name="x", started=when("May 2025"), state="ongoing"), "now", False),
        (Treatment(name="x", started=when("May 2025")), "unknown", False),
        (Treatment(name="x", started=when("May 2025"), state="ended"), "unknown", False),
        (Treatment(name="x", started=when("May 2027"), state="planned"), "planned", False),
        (Treatment(name="x", started=when("May 2025"), ended=when("June 2025")), "", True),
    ],
)
def test_a_bar_says_how_it_goes_on(treatment: Treatment, beyond: str, has_end: bool) -> None:
    row = rows(SCAN, treatment)["X"]
    assert row.shape == "bar"
    assert row.beyond == beyond
    assert (row.end is not None) == has_end


def test_an_operation_is_a_mark_and_many_equal_treatments_are_one_bar() -> None:
    surgery = Treatment(name="surgery", treatment_kind="surgery", started=when("1 May 2026"))
    shots = [
        Treatment(name="shot", started=when(f"{n} May 2026"), ended=when(f"{n} May 2026"))
        for n in range(1, 6)
    ]
    found = rows(surgery, *shots)
    assert found["Surgery"].shape == "triangle"
    row = found["Shot (5 times)"]
    assert (row.start.first.day, row.end.last.day if row.end else 0) == (1, 5)


def test_only_what_was_logged_first_is_the_first_symptom() -> None:
    found = rows(
        SCAN,
        SymptomEntry(term="pain", when=when("3 March 2026"), now=3),
        SymptomEntry(term="cough", when=when("3 March 2026"), now=3),
        SymptomEntry(term="nausea", when=when("5 March 2026"), now=3),
    )
    assert any(label.startswith("First symptom logged: ") for label in found)
    (label,) = (label for label in found if "First symptom" in label)
    assert "pain" in label
    assert "cough" in label
    assert "nausea" not in label


def test_feared_spread_is_no_found_spread_and_unsure_is_kept() -> None:
    feared = Spread(site="liver", certainty="feared", found=when("May 2026"), source="unsure")
    row = rows(SCAN, feared)["Spread feared: Liver"]
    assert row.unsure


def test_a_scan_that_spread_was_seen_on_is_kept_among_many() -> None:
    scans = [
        ImagingStudy(id=f"s{n}", modality="CT", region=f"r{n}", date=when(f"{n + 1} May 2026"))
        for n in range(20)
    ]
    spread = Spread(site="liver", study="s7", found=when("8 May 2026"))
    found = rows(*scans, spread, PathologyReport(site="liver", date=when("9 May 2026")))
    squares = [label for label, row in found.items() if row.shape == "square"]
    assert "CT r7" in squares
    assert "CT r0" in squares
    assert "CT r19" in squares
    assert len(squares) == 5
    assert [row.shape for row in found.values()].count("diamond") == 1


def test_a_huge_record_keeps_to_one_page_and_says_what_is_left_out() -> None:
    found = timeline_page.build(Context.of(huge(), Choices(), TODAY))
    assert found is not None
    assert sum(len(lane.rows) for lane in found.lanes) <= timeline_page.MOST_ROWS
    assert "more are in the list." in found.sentence
    assert "left" not in drawn(*usual(3).everything()).sentence


def test_the_axis_holds_everything_and_now() -> None:
    planned = Treatment(name="x", started=when("May 2027"), state="planned")
    found = drawn(SCAN, planned)
    assert found.start == dt.date(2026, 5, 3)
    assert found.end >= dt.date(2027, 5, 31)
    assert found.start < found.today < found.end
