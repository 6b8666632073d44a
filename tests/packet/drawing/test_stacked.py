"""Tables whose columns have no room."""

from __future__ import annotations

from apptprep.packet.content import Column, Run, Spark, Table, TableRow
from apptprep.packet.drawing import tables
from apptprep.packet.drawing.blocks import Lines
from apptprep.packet.drawing.facts import FactLines
from apptprep.packet.drawing.stacked import stacked

COLUMNS = (Column("Medicine", 30), Column("How", 30), Column("Trend", 20), Column("Why", 20))
TABLE = Table(
    COLUMNS,
    (
        TableRow(("Every day",), role="group"),
        TableRow(("Senna 8.6 mg", "2 tablets at bedtime, more if needed", Spark((), 30), "")),
        TableRow(("Old one", "until May", Spark((), 30), "It did not help at all"), role="struck"),
    ),
)
WIDE, NARROW = 495.0, 287.0


def words(lines: Lines) -> str:
    return " ".join(piece.text for line in lines.lines for piece in line)


def test_columns_fit_on_a_usual_sheet_only() -> None:
    assert tables.fits(TABLE, WIDE)
    assert not tables.fits(TABLE, NARROW)
    assert tables.fits(Table(COLUMNS[:2], (TableRow(("a", "b")),)), NARROW)


def test_a_row_is_a_name_with_labels_and_values_below() -> None:
    group, row, struck = stacked(TABLE, NARROW).rows
    assert isinstance(group[0], Lines)
    assert words(group[0]) == "Every day"
    name, values = row
    assert isinstance(name, Lines)
    assert isinstance(values, FactLines)
    assert name.keep
    assert [fact.label[0][0].text for fact in values.rows] == ["How"]
    assert isinstance(struck[0], Lines)
    assert all(piece.struck for line in struck[0].lines for piece in line)


def test_first_rows_and_fewer_lines() -> None:
    laid = stacked(TABLE, NARROW)
    assert len(laid.first(2)) == 3
    cut = laid.clamped(1, NARROW).rows[1][1]
    assert isinstance(cut, FactLines)
    assert len(cut.rows[0].value) == 1


def test_a_log_entry_is_running_text() -> None:
    columns = (Column("When", 2), Column("What", 2), Column("0–10", 1), Column("More", 4))
    rows = (
        TableRow(("20 Nov", "Pain", "5", "Worse on the stairs.")),
        TableRow(("20 Nov", "Pain", "5", ((Run("כאב חזק"),)))),
    )
    first, second = stacked(Table(columns, rows, "log"), NARROW).rows
    assert isinstance(first[0], Lines)
    assert isinstance(first[1], Lines)
    assert isinstance(second[1], Lines)
    assert words(first[0]) == "20 Nov  Pain"
    assert words(first[1]) == "0–10  5 ;  Worse on the stairs."
    # Numbers of ours keep their order beside a note from right to left.
    assert len(second[1].lines) == 2
