"""The symptom log."""

from __future__ import annotations

from tests.packet.samples import TODAY, when

from apptprep.packet import Choices
from apptprep.packet.content import Run, Table
from apptprep.packet.context import Context
from apptprep.packet.sections import log
from apptprep.records import Cycle, Record, Snapshot, SymptomEntry, Treatment


def table(*records: Record) -> Table:
    blocks = log.build(Context.of(Snapshot(records), Choices(), TODAY))
    return next(block for block in blocks if isinstance(block, Table))


def test_every_entry_newest_first() -> None:
    found = table(
        SymptomEntry(term="pain", when=when("1 May 2026"), now=3, worst=5),
        SymptomEntry(term="nausea", when=when("2 May 2026 08:05"), now=0),
    )
    assert [row.cells for row in found.rows] == [
        ("2 May 2026, 08:05", "Nausea", "0", "–", ""),
        ("1 May 2026", "Pain", "3", "5", ""),
    ]


def test_what_was_done_and_whether_it_helped() -> None:
    entry = SymptomEntry(
        term="pain", now=3, sites=("right-hip",), done="lay down", helped="no", note="At night."
    )
    assert table(entry).rows[0].cells[-1] == "right hip; lay down (did not help); At night."


def test_how_often_and_how_much_it_gets_in_the_way() -> None:
    entry = SymptomEntry(term="pain", how_often="always", hinders="fully", source="seen")
    assert table(entry).rows[0].cells[-1] == (
        "all the time; gets in the way: I could not do what I had to"
    )


def test_the_day_of_the_cycle_is_said() -> None:
    cycles = (Cycle(day_given=when("1 May 2026")), Cycle(day_given=when("22 May 2026")))
    treatment = Treatment(id="t", name="paclitaxel", cycles=cycles)
    entry = SymptomEntry(term="pain", when=when("24 May 2026"), treatment="t")
    assert table(treatment, entry).rows[0].cells[-1] == "paclitaxel, day 3 of cycle 2"


def test_before_the_first_cycle_there_is_no_day() -> None:
    treatment = Treatment(id="t", name="drug", cycles=(Cycle(day_given=when("1 May 2026")),))
    entry = SymptomEntry(term="pain", when=when("30 April 2026"), treatment="t")
    assert table(treatment, entry).rows[0].cells[-1] == "drug"


def test_unsure_and_about_are_in_italics() -> None:
    entry = SymptomEntry(term="pain", when=when("about May 2026"), source="unsure")
    cells = table(entry).rows[0].cells
    assert cells[0] == (Run("about May 2026", "unsure"),)
    assert cells[1] == (Run("Pain", "unsure"), Run(" (unsure)", "unsure"))
