"""Filling pages: what stays together, what is split."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from apptprep.packet.content import (
    Box,
    Column,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Ruled,
    Run,
    Table,
    TableRow,
)
from apptprep.packet.drawing.flow import Flow, lay_out

WIDTH, HEIGHT = 500.0, 700.0

TEXTS = st.text(max_size=400)
BLOCKS = st.one_of(
    st.builds(lambda t, k: Paragraph((Run(t),), keep=k), TEXTS, st.booleans()),
    st.builds(Heading, st.text(max_size=60)),
    st.builds(
        lambda rows: Facts(tuple(Fact("label", (Run(t),)) for t in rows)),
        st.lists(TEXTS, min_size=1, max_size=8),
    ),
    st.builds(
        lambda rows: Table((Column("a", 1), Column("b", 2)), tuple(TableRow((t, t)) for t in rows)),
        st.lists(TEXTS, max_size=30),
    ),
    st.builds(Ruled, st.integers(1, 5)),
    st.builds(lambda t: Box((Paragraph((Run(t),)), Ruled(1)), "Box"), st.text(max_size=100)),
)


@given(st.lists(BLOCKS, max_size=25))
def test_nothing_overlaps_and_nothing_leaves_the_page(blocks: list[object]) -> None:
    flow = Flow(HEIGHT)
    for block in blocks:
        flow.put(lay_out(block, WIDTH))  # type: ignore[arg-type]
    for page in flow.pages:
        bottom = 0.0
        for placed in page.placed:
            assert placed.top >= bottom - 0.01
            bottom = placed.top + placed.laid.height
            assert bottom <= HEIGHT + 0.01


def test_a_heading_goes_with_what_follows() -> None:
    flow = Flow(HEIGHT)
    filler = Paragraph((Run("line\n" * 49 + "line"),))
    flow.put(lay_out(filler, WIDTH))
    table = Table((Column("a", 1),), tuple(TableRow((f"row {n}",)) for n in range(6)))
    flow.put([*lay_out(Heading("Title"), WIDTH), *lay_out(table, WIDTH)])
    assert len(flow.pages) == 2
    assert len(flow.pages[0].placed) == 1
    assert len(flow.pages[1].placed) == 2


def test_a_question_stays_with_its_lines() -> None:
    question = Paragraph((Run("Why?"),), "question", "1", keep=True)
    for before in range(40, 52):
        flow = Flow(HEIGHT)
        flow.put(lay_out(Paragraph((Run("x\n" * before + "x"),)), WIDTH))
        flow.put([*lay_out(question, WIDTH), *lay_out(Ruled(2), WIDTH)])
        assert len(flow.pages[-1].placed) in (2, 3)


def test_a_paragraph_longer_than_pages_runs_over_them() -> None:
    flow = Flow(HEIGHT)
    flow.put(lay_out(Paragraph((Run("word " * 20_000),)), WIDTH))
    assert len(flow.pages) > 10


def test_no_single_line_is_left_alone() -> None:
    for before in range(30, 52):
        flow = Flow(HEIGHT)
        flow.put(lay_out(Paragraph((Run("x\n" * before + "x"),)), WIDTH))
        flow.put(lay_out(Paragraph((Run("y\n" * 5 + "y"),)), WIDTH))
        counts = [
            len(placed.laid.lines)  # type: ignore[attr-defined]
            for page in flow.pages
            for placed in page.placed[-1:]
        ]
        assert 1 not in counts


def test_an_empty_page_is_not_left_behind() -> None:
    flow = Flow(HEIGHT)
    flow.new_page()
    assert len(flow.pages) == 1
