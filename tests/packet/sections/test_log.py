"""The symptom log."""

from __future__ import annotations

import datetime as dt

from tests.packet.helpers import said
from tests.packet.samples import TODAY, when

from apptprep.packet import Choices
from apptprep.packet.content import Run, Table
from apptprep.packet.context import Context
from apptprep.packet.sections import log
from apptprep.records import Cycle, Medication, Record, Snapshot, SymptomEntry, Treatment, When


def table(*records: Record) -> Table:
    blocks = log.build(Context.of(Snapshot(records), Choices(), TODAY))
    return next(block for block in blocks if isinstance(block, Table))


def test_every_entry_newest_first() -> None:
    found = table(
        SymptomEntry(term="pain", when=when("1 May 2026"), now=3, worst=5),
        SymptomEntry(term="nausea", when=when("2 May 2026 08:05"), now=0),
    )
    assert [row.cells for row in found.rows] == [
        ("2 May, 08:05", "Nausea", "0", "", ""),
        ("1 May", "Pain", "3", "5", ""),
    ]


def test_what_was_done_and_whether_it_helped() -> None:
    entry = SymptomEntry(
        term="pain", now=3, sites=("right-hip",), done="lay down", helped="no", note="At night."
    )
    assert table(entry).rows[0].cells[-1] == "Right hip; lay down (did not help). At night."


def test_how_often_and_how_much_it_gets_in_the_way() -> None:
    entry = SymptomEntry(term="pain", how_often="always", hinders="fully", source="seen")
    assert table(entry).rows[0].cells[-1] == "Could not do what I had to; all the time"


def test_the_day_of_the_cycle_is_said() -> None:
    cycles = (Cycle(day_given=when("1 May 2026")), Cycle(day_given=when("22 May 2026")))
    treatment = Treatment(id="t", name="paclitaxel", cycles=cycles)
    entry = SymptomEntry(term="pain", when=when("24 May 2026"), treatment="t")
    assert table(treatment, entry).rows[0].cells[-1] == "Paclitaxel, day 3 of cycle 2"


def test_before_the_first_cycle_there_is_no_day() -> None:
    treatment = Treatment(id="t", name="drug", cycles=(Cycle(day_given=when("1 May 2026")),))
    entry = SymptomEntry(term="pain", when=when("30 April 2026"), treatment="t")
    assert table(treatment, entry).rows[0].cells[-1] == "Drug"


def test_unsure_and_about_are_in_italics() -> None:
    entry = SymptomEntry(term="pain", when=when("about May 2026"), source="unsure")
    cells = table(entry).rows[0].cells
    assert cells[0] == (Run("about May 2026", "unsure"),)
    assert cells[1] == (Run("Pain", "unsure"), Run(" (unsure)", "unsure"))


def log_of(count: int, days_apart: float = 1.0, **choices: bool) -> tuple[Table, str]:
    day = [TODAY - dt.timedelta(days=n * days_apart) for n in range(count)]
    record = Snapshot(
        [SymptomEntry(term="pain", when=When.of(d), now=n % 11) for n, d in enumerate(day)]
    )
    lead, found = log.build(Context.of(record, Choices(**choices), TODAY))  # type: ignore[arg-type]
    assert isinstance(found, Table)
    return found, said(lead)


def test_the_log_prints_the_last_days_and_counts_the_others() -> None:
    found, lead = log_of(120)
    assert len(found.rows) == log.LOG_DAYS
    assert f"{120 - log.LOG_DAYS} older or undated entries stay in the record." in lead


def test_the_log_has_no_more_rows_than_a_clinician_may_look_at() -> None:
    found, lead = log_of(400, 0.2)
    assert len(found.rows) == log.LOG_ROWS
    assert "250 older or undated entries stay in the record." in lead


def test_the_whole_log_where_it_is_asked_for() -> None:
    found, lead = log_of(400, whole_log=True)
    assert len(found.rows) == 400
    assert "stay" not in lead


def test_a_short_log_is_whole_however_old() -> None:
    found, lead = log_of(log.FEW, 60)
    assert len(found.rows) == log.FEW
    assert "stay" not in lead


def test_a_silence_is_said() -> None:
    day = TODAY - dt.timedelta(days=200)
    entries = [SymptomEntry(term="pain", when=When.of(day)) for _ in range(log.FEW + 1)]
    (lead,) = log.build(Context.of(Snapshot(entries), Choices(), TODAY))
    assert "Nothing was logged in the last 90 days; 31 older entries are in the record." in said(
        lead
    )


def test_the_usual_source_is_not_said_beside_each_entry() -> None:
    mine = [
        SymptomEntry(term="pain", source=source, source_note="log.csv, line 7", written_by="Ana")
        for source in ("", "seen")
    ]
    assert [row.cells[-1] for row in table(*mine).rows] == ["", ""]


def test_another_source_or_writer_is_said() -> None:
    usual = [SymptomEntry(term="pain", written_by="Ana") for _ in range(3)]
    told = SymptomEntry(term="cough", source="clinician", source_note="Dr B", written_by="Ana")
    theirs = SymptomEntry(term="rash", written_by="Ben")
    both = SymptomEntry(term="fall", written_by="Ben", seen_by="Ben")
    more = {str(row.cells[1]): row.cells[-1] for row in table(*usual, told, theirs, both).rows}
    assert more["Cough"] == "Told by a clinician: Dr B"
    assert more["Rash"] == "Written by Ben"
    assert more["Fall"] == "Noticed by Ben"


def test_a_medicine_named_in_what_was_done_is_not_named_again() -> None:
    drug = Medication(id="m", name="Oxycodone", brand="Brand")
    named = SymptomEntry(term="pain", done="1 oxycodone", helped="yes", medication="m")
    other = SymptomEntry(term="ache", done="lay down", medication="m", told="Joy")
    more = {str(row.cells[1]): row.cells[-1] for row in table(drug, named, other).rows}
    assert more == {
        "Pain": "1 oxycodone (helped)",
        "Ache": "Lay down; told Joy; Oxycodone (Brand)",
    }


def test_another_year_is_said() -> None:
    entry = SymptomEntry(term="pain", when=when("1 May 2024"))
    assert table(entry).rows[0].cells[0] == "1 May 2024"
