"""What stays in one piece asks for all of its height and never splits."""

from __future__ import annotations

import pytest

from apptprep.packet.drawing.whole import Whole


class Picture(Whole):
    """A block of 40 points."""

    @property
    def height(self) -> float:
        """Forty points."""
        return 40.0


def test_it_needs_its_whole_height_and_is_never_cut() -> None:
    picture = Picture()
    assert picture.least == 40.0
    assert picture.split(39.0) is None
    assert picture.split(4000.0) is None


def test_a_block_without_a_height_cannot_be_made() -> None:
    with pytest.raises(TypeError, match="height"):
        type("Nothing", (Whole,), {})()
