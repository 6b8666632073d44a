"""Fitting the summary on two sides."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from apptprep.packet.content import (
    Box,
    Column,
    Fact,
    Facts,
    Packet,
    Paragraph,
    Part,
    Ruled,
    Run,
    Section,
    Table,
    TableRow,
)
from apptprep.packet.drawing import blocks, tables
from apptprep.packet.drawing.flow import Flow
from apptprep.packet.drawing.summary import fit

SIZE = (495.0, 738.0)


def packet(parts: tuple[Part, ...], sections: tuple[Section, ...] = ()) -> Packet:
    day = dt.date(2026, 11, 22)
    return Packet("A", "born 1961", (), "For a visit", (), day, summary=parts, sections=sections)


def table_part(rows: int, section: str = "log", least: int = 3, words: int = 3) -> Part:
    made = tuple(TableRow((f"row {n}", "word " * words)) for n in range(rows))
    return Part("Rows", (Table((Column("a", 1), Column("b", 2)), made),), section, least)


def shown(flow: Flow) -> list[int]:
    """How many rows each table shows."""
    found: dict[int, int] = {}
    for page in flow.pages:
        for placed in page.placed:
            if isinstance(placed.laid, tables.TableLaid):
                key = id(placed.laid.rows)
                found[key] = found.get(key, 0) + placed.laid.stop - placed.laid.start
    return list(found.values())


def asides(flow: Flow) -> list[str]:
    """The short texts beside the headings."""
    return [
        "".join(piece.text for piece in placed.laid.aside[0])
        for page in flow.pages
        for placed in page.placed
        if isinstance(placed.laid, blocks.Lines) and placed.laid.aside
    ]


def test_what_fits_is_not_cut() -> None:
    flow = fit(packet((table_part(5), table_part(4))), SIZE, (), ())
    assert len(flow.pages) == 1
    assert shown(flow) == [5, 4]
    assert asides(flow) == []


def test_what_is_left_out_is_counted_and_its_section_named() -> None:
    sections = (Section("other", "Other", ()), Section("log", "Log", ()))
    parts = tuple(table_part(40, words=30) for _ in range(6))
    flow = fit(packet(parts, sections), SIZE, (), ())
    assert len(flow.pages) == 2
    rows = shown(flow)
    assert asides(flow) == [f"{40 - each} more in section 2" for each in rows]
    assert min(rows) >= 3


def test_a_switched_off_section_is_not_named() -> None:
    flow = fit(packet((table_part(100),)), SIZE, (), ())
    assert asides(flow) == ["76 more not printed"]


def test_entries_that_never_were_rows_are_counted_too() -> None:
    part = Part("First", (Box((Paragraph((Run("a"),)),)),), "log", 0, total=7)
    flow = fit(packet((part,), (Section("log", "Log", ()),)), SIZE, (), ())
    assert asides(flow) == ["7 more in section 1"]


def test_where_no_row_has_room_the_names_stand_and_none_is_called_more() -> None:
    """Two sides in large print are short: what the rows are about is told at least."""
    sections = (Section("log", "Log", ()),)
    wide = ("indivisiblywide",) * 8
    names = [TableRow(((Run(f"name {n}", "strong"),), *wide)) for n in range(9)]
    names[0] = TableRow(((Run("name 0", "strong"), Run(" (unsure)", "unsure")), *wide))
    table = Table(tuple(Column(title, 1) for title in "abcdefghi"), tuple(names))
    parts = tuple(Part(f"Part {n}", (table,), "log", 10) for n in range(4))
    flow = fit(packet(parts, sections), (280.0, 85.0), (), ())
    assert len(flow.pages) <= 2
    assert asides(flow) == ["9 in section 1"] * 4
    lines = [
        "".join(piece.text for piece in line)
        for page in flow.pages
        for placed in page.placed
        if isinstance(placed.laid, blocks.Lines)
        for line in placed.laid.lines
    ]
    assert sum(line.startswith("name 0 (unsure); name 1") for line in lines) >= 1


def test_a_cell_gets_back_the_line_it_lacks() -> None:
    """Between three lines and six there are steps: the sheet may hold four."""
    row = TableRow(("name", "word " * 40))
    table = Table((Column("a", 1), Column("b", 1)), (row,))
    parts = tuple(Part(f"Part {n}", (table,), "", 1) for n in range(14))
    flow = fit(packet(parts), SIZE, (), ())
    tables_laid = [
        placed.laid
        for page in flow.pages
        for placed in page.placed
        if isinstance(placed.laid, tables.TableLaid)
    ]
    assert len(flow.pages) == 2
    assert len(tables_laid) == 14
    assert all(3 < laid.rows[0].lines < 6 for laid in tables_laid)


def test_the_sheet_is_used_before_rows_are_left_out() -> None:
    """Rows come back as long as the second side has room for them."""
    flow = fit(packet(tuple(table_part(40) for _ in range(4))), SIZE, (), ())
    assert len(flow.pages) == 2
    last = flow.pages[1].placed[-1]
    assert last.top + last.laid.height > SIZE[1] - 80


def test_the_table_that_needs_most_rows_gets_them_first() -> None:
    """On a sheet too full for what each table needs, the list of medicines stays whole."""
    parts = [table_part(24, words=30) for _ in range(11)]
    medicines = table_part(24, words=30, least=10)
    rows = shown(fit(packet((*parts, medicines)), SIZE, (), ()))
    assert rows[-1] >= 10
    assert min(rows) == 2


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(0, 300), st.integers(0, 3000)),
        min_size=1,
        max_size=9,
    )
)
def test_two_sides_stay_two(shapes: list[tuple[int, int, int]]) -> None:
    parts = []
    for rows, words, letters in shapes:
        fact = Facts((Fact("Label", (Run("W" * letters),)),))
        table = table_part(rows, words=words).blocks
        question = Box((Paragraph((Run("why " * words),), "question", "1"), Ruled(1)))
        parts.append(Part("Part", (fact, *table, question), "log", 3))
    assert len(fit(packet(tuple(parts)), SIZE, (), ()).pages) <= 2
