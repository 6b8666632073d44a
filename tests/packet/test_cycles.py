"""Symptoms by day of the cycle."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.packet.samples import TODAY, when

from apptprep.packet.cycles import LONGEST, MOST_CYCLES, MOST_OF_ONE, cycle_grids
from apptprep.packet.drawn import CycleGrid
from apptprep.packet.trends import symptom_trends
from apptprep.records import Cycle, Record, Snapshot, SymptomEntry, Treatment, When

START = dt.date(2026, 6, 1)


def cycles(count: int, gap: int = 21, cycle_days: str = "") -> Treatment:
    days = [When.of(START + dt.timedelta(days=gap * n)) for n in range(count)]
    rows = tuple(Cycle(number=str(n + 1), day_given=day) for n, day in enumerate(days))
    return Treatment(name="paclitaxel", cycles=rows, cycle_days=cycle_days)


def felt(day: int, number: int, term: str = "nausea", source: str = "") -> SymptomEntry:
    on = When.of(START + dt.timedelta(days=day))
    return SymptomEntry(term=term, when=on, now=number, source=source)


def grids(*records: Record, today: dt.date = TODAY) -> tuple[CycleGrid, ...]:
    snapshot = Snapshot(records)
    return cycle_grids(snapshot, symptom_trends(snapshot, today), today)


TWO = [felt(day + 21 * n, 3 + n + (day == 2)) for n in range(2) for day in range(5)]


def test_days_of_cycles_stand_below_each_other() -> None:
    (grid,) = grids(cycles(2), *TWO)
    assert grid.title == "Nausea by day of the cycle: Paclitaxel"
    assert [row.label for row in grid.rows] == ["Cycle 1, 1 Jun 2026", "Cycle 2, 22 Jun 2026"]
    assert grid.rows[0].days[:6] == (3, 3, 4, 3, 3, None)
    assert grid.rows[1].days[:6] == (4, 4, 5, 4, 4, None)
    assert grid.length == 21
    assert "10 days with a number in 2 cycles." in grid.sentence
    assert "Highest middle value: 4.5 on day 3 (2 cycles with a number on it)" in grid.sentence


def test_the_highest_number_of_a_day_counts() -> None:
    (grid,) = grids(cycles(2), *TWO, felt(0, 9))
    assert grid.rows[0].days[0] == 9


def test_too_little_makes_no_picture() -> None:
    assert grids(cycles(1), *TWO) == ()
    assert grids(cycles(2), *TWO[:5]) == ()
    assert grids(cycles(2), felt(0, 3), felt(21, 3)) == ()
    assert grids(cycles(3, gap=LONGEST + 10), *TWO) == ()


def test_only_exact_days_are_placed() -> None:
    vague = [SymptomEntry(term="nausea", when=when("June 2026"), now=9) for _ in range(4)]
    (grid,) = grids(cycles(2), *TWO, *vague)
    assert 9 not in grid.rows[0].days


def test_the_length_written_down_wins_and_a_break_is_no_part_of_a_cycle() -> None:
    (grid,) = grids(
        cycles(2, gap=100, cycle_days="14"), *TWO, *(felt(100 + d, 5) for d in range(4))
    )
    assert [len(row.days) for row in grid.rows] == [21, 14]


def test_a_cycle_ends_today() -> None:
    today = START + dt.timedelta(days=25)
    (grid,) = grids(cycles(2), *TWO, today=today)
    assert len(grid.rows[1].days) == 5


def test_what_is_to_come_is_no_cycle() -> None:
    today = START + dt.timedelta(days=10)
    assert grids(cycles(2), *TWO, today=today) == ()


@pytest.mark.parametrize("count", [MOST_CYCLES, MOST_CYCLES + 3])
def test_the_newest_cycles_are_shown(count: int) -> None:
    entries = [felt(7 * n + d, 4) for n in range(count) for d in range(2)]
    (grid,) = grids(cycles(count, gap=7), *entries)
    assert len(grid.rows) == min(count, MOST_CYCLES)
    assert grid.rows[-1].label.startswith(f"Cycle {count},")
    assert grid.sentence.endswith("that several cycles have: 4.")


def test_one_treatment_does_not_fill_the_page() -> None:
    days = [21 * n + d for n in range(2) for d in range(5)]
    entries = [felt(day, 4, f"sign {k}") for day in days for k in range(9)]
    assert len(grids(cycles(2), *entries)) == MOST_OF_ONE


def test_days_that_no_two_cycles_share_are_said() -> None:
    apart = [felt(d, 3) for d in range(5)] + [felt(21 + 6 + d, 3) for d in range(5)]
    (grid,) = grids(cycles(2), *apart)
    assert "No day of the cycle has a number in more than one of them." in grid.sentence
