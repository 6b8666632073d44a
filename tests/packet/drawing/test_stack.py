"""Blocks that stay on one page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from apptprep.packet.drawing.blocks import RuledLines
from apptprep.packet.drawing.stack import Stack


def rows(count: int) -> tuple[RuledLines, ...]:
    return tuple(RuledLines(2, 100.0) for _ in range(count))


def test_it_asks_for_room_for_all() -> None:
    stack = Stack(rows(5), RuledLines(1, 100.0))
    assert stack.least == stack.height > 5 * rows(1)[0].height


@given(st.integers(1, 30), st.floats(0, 1500))
def test_a_split_loses_no_row_and_repeats_the_head(count: int, room: float) -> None:
    stack = Stack(rows(count), RuledLines(1, 100.0))
    halves = stack.split(room)
    if halves is None:
        return
    head, rest = halves
    assert isinstance(head, Stack)
    assert isinstance(rest, Stack)
    assert head.height <= room
    assert len(head.rows) + len(rest.rows) == count
    assert head.head is rest.head is stack.head
    assert head.tag is rest.tag
