"""What is missing, on paper."""

from __future__ import annotations

from tests.packet.helpers import said
from tests.packet.samples import TODAY

from apptprep.packet import Choices
from apptprep.packet.content import Heading, Paragraph
from apptprep.packet.context import Context
from apptprep.packet.sections import missing
from apptprep.questions import Gap
from apptprep.records import Snapshot


def test_gaps_stand_under_their_group_with_a_box_to_tick() -> None:
    gaps = (
        Gap("a", "Images of the CT", "A second reading needs them", "images"),
        Gap("b", "Insurance card", "", "papers"),
        Gap("c", "Something new", "", "unheard-of"),
    )
    blocks = missing.build(Context(Snapshot(), Choices(), TODAY, None, (), gaps))
    titles = [block.text for block in blocks if isinstance(block, Heading)]
    assert titles == ["Papers", "Images", "Unheard-of"]
    items = [block for block in blocks if isinstance(block, Paragraph) and block.role == "item"]
    assert [block.mark for block in items] == ["☐"] * 3
    assert "A second reading needs them" in said(items[1])


def test_nothing_missing_leaves_the_section_out() -> None:
    assert missing.build(Context(Snapshot(), Choices(), TODAY, None)) == ()
