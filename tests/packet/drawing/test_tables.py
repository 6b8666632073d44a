"""Tables: splitting, repeated headings, long cells."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apptprep.packet.content import Column, Run, Spark, Table, TableRow
from apptprep.packet.drawing import tables

COLUMNS = (Column("When", 20), Column("What", 30), Column("More", 50))


def made(rows: list[TableRow], role: str = "table") -> tables.TableLaid:
    return tables.table(Table(COLUMNS, tuple(rows), role), 500.0)  # type: ignore[arg-type]


def plain(count: int) -> list[TableRow]:
    return [TableRow((f"{n}", "pain", "word " * (n % 40))) for n in range(count)]


@given(st.integers(1, 120), st.floats(60, 700))
def test_a_split_loses_no_row_and_fits(count: int, room: float) -> None:
    laid = made(plain(count))
    halves = laid.split(room)
    if laid.height <= room:
        assert halves is None
        return
    if halves is None:
        assert laid.least > room / 2
        return
    head, rest = halves
    assert isinstance(head, tables.TableLaid)
    assert isinstance(rest, tables.TableLaid)
    assert (head.start, head.stop, rest.stop) == (laid.start, rest.start, laid.stop)
    assert 0 < head.height <= room
    assert head.head is rest.head


def test_a_group_heading_is_never_the_last_row_of_a_page() -> None:
    rows = [
        *plain(3),
        TableRow(((Run("2026"),),), "group"),
        TableRow(("x", "y", "z")),
        TableRow(("x", "y", "z")),
    ]
    laid = made(rows)
    for room in range(20, int(laid.height)):
        halves = laid.split(float(room))
        if halves:
            head = halves[0]
            assert isinstance(head, tables.TableLaid)
            assert head.rows[head.stop - 1].role != "group"


def test_a_cell_longer_than_a_page_is_cut_into_rows_and_none_is_lost() -> None:
    note = " ".join(f"w{n}" for n in range(20_000))
    laid = made([TableRow(("day", "pain", note))], "log")
    assert len(laid.rows) > 10
    assert all(row.lines <= 12 for row in laid.rows)
    assert [row.goes_on for row in laid.rows] == [True] * (len(laid.rows) - 1) + [False]
    printed = " ".join(
        piece.text
        for row in laid.rows
        for line in row.cells[2]  # type: ignore[union-attr]
        for piece in line
    )
    assert printed == note


def test_struck_rows_keep_the_reason_readable() -> None:
    row = TableRow(("Aspirin", "daily", (Run("Stopped: rash", "quiet"),)), "struck")
    cells = made([row]).rows[0].cells
    assert cells[0][0][0].struck  # type: ignore[index]
    assert not cells[2][0][0].struck  # type: ignore[index]


def test_a_trend_in_a_cell_survives_clamping() -> None:
    spark = Spark(((0.0, 3.0), (4.0, 5.0)), 30)
    laid = made([TableRow(("a", "b", spark))]).clamped(2, 500.0)
    assert laid.rows[0].cells[2] is spark


def test_splitting_many_rows_is_linear() -> None:
    """Walking 20,000 rows page by page looks at each row a few times, not thousands of times."""
    laid = made([TableRow(("day", "pain", "note")) for _ in range(20_000)], "log")
    start = time.process_time()
    pages, rest = 0, laid
    while (halves := rest.split(700.0)) is not None:
        rest = halves[1]  # type: ignore[assignment]
        pages += 1
    assert pages > 300
    assert time.process_time() - start < 2.0


def test_the_last_row_does_not_stand_alone_on_the_next_page() -> None:
    laid = made([TableRow(("day", "pain", "note")) for _ in range(30)])
    for room in range(120, int(laid.height)):
        halves = laid.split(float(room))
        assert halves is not None
        rest = halves[1]
        assert isinstance(rest, tables.TableLaid)
        assert rest.stop - rest.start > 1


def test_one_high_row_may_end_a_page_and_a_low_one_may_not() -> None:
    high, low = (TableRow(("x", "y", "word " * count)) for count in (60, 1))
    one, two = made([high, high]), made([low, low])
    assert one.least < one.height * 0.7
    assert two.least > two.height * 0.7
    group = TableRow(("A heading " * 80,), "group")
    assert made([group, high]).least > made([group]).height


@pytest.mark.parametrize("lines", range(1, 13))
@pytest.mark.parametrize("role", ["", "group"])
def test_what_a_table_begins_with_fits_where_it_says_it_does(lines: int, role: str) -> None:
    """Else the title above it stands alone at the foot of a page."""
    first = TableRow(("group",), role="group") if role else TableRow(("a", "word\n" * lines))
    rows = (first, *(TableRow(("b", "word\n" * lines)) for _ in range(2)))
    laid = tables.table(Table((Column("A", 1), Column("B", 1)), rows), 400.0)
    cut = laid.split(laid.least + 0.01)
    assert cut is not None
    assert len(cut[0].rows[cut[0].start : cut[0].stop]) > (role == "group")  # type: ignore[attr-defined]
