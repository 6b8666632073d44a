"""The timeline."""

from __future__ import annotations

from tests.packet.helpers import said
from tests.packet.samples import TODAY, when

from apptprep.packet import Choices
from apptprep.packet.content import Table
from apptprep.packet.context import Context
from apptprep.packet.sections import timeline
from apptprep.records import (
    Appointment,
    Diagnosis,
    ImagingStudy,
    PastSurgery,
    Record,
    Snapshot,
    SymptomEntry,
    Treatment,
)


def rows(*records: Record) -> list[str]:
    blocks = timeline.build(Context.of(Snapshot(records), Choices(), TODAY))
    return [
        " | ".join("".join(said(cell).split("\n")) for cell in row.cells).strip(" |")
        for block in blocks
        if isinstance(block, Table)
        for row in block.rows
    ]


def test_events_stand_in_the_order_of_time_under_their_year() -> None:
    found = rows(
        Treatment(
            name="tamoxifen",
            started=when("March 2024"),
            ended=when("2 May 2025"),
            why_ended="grew",
        ),
        Diagnosis(site="breast", found=when("2023")),
        ImagingStudy(modality="CT", date=when("1 May 2025")),
    )
    assert found == [
        "2023",
        "2023 | Diagnosis: breast",
        "2024",
        "Mar 2024 | Tamoxifen started",
        "2025",
        "1 May 2025 | CT",
        "2 May 2025 | Tamoxifen ended | grew",
    ]


def test_a_date_that_cannot_be_read_is_kept_as_written() -> None:
    assert rows(Diagnosis(site="breast", found=when("when Ana was small"))) == [
        "Date as written",
        "when Ana was small | Diagnosis: breast",
    ]


def test_symptoms_first_logged_on_one_day_share_a_line() -> None:
    found = rows(
        SymptomEntry(term="pain", when=when("1 May 2026"), now=3),
        SymptomEntry(term="nausea", when=when("1 May 2026"), now=2),
    )
    assert found[1:] == ["1 May 2026 | First logged: nausea, pain"]


def test_visits_to_come_are_no_history() -> None:
    assert rows(Appointment(who="Dr A", when=when("1 December 2026"))) == []


def test_what_took_place_many_times_is_one_line() -> None:
    sessions = [
        Treatment(name="Radiation", started=when(f"{n} May 2026"), ended=when(f"{n} May 2026"))
        for n in range(1, 31)
    ]
    operations = [PastSurgery(name="Cyst opened", date=when(f"{n} July 2026")) for n in (1, 2, 5)]
    assert rows(*sessions, *operations)[1:] == [
        "1 May 2026 | Radiation, 30 times | until 30 May 2026",
        "1 Jul 2026 | Cyst opened, 3 times | until 5 Jul 2026",
    ]


def test_the_persons_own_words_keep_their_capitals() -> None:
    found = rows(SymptomEntry(term="Übelkeit am Morgen", when=when("1 May 2026"), now=3))
    assert found[1:] == ["1 May 2026 | First logged: Übelkeit am Morgen"]
