"""The sheet in the usual size and in large print."""

from __future__ import annotations

import pytest

from apptprep.packet.content import PAPERS
from apptprep.packet.drawing.sheet import LARGE, Sheet, is_narrow


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("large", [False, True])
def test_the_enlarged_sheet_is_the_paper(paper: str, large: bool) -> None:
    sheet = Sheet.of(paper, large=large)
    assert sheet.paper == pytest.approx(PAPERS[paper])
    assert sheet.scale == (LARGE if large else 1)
    assert is_narrow(sheet.width) == large
    assert sheet.turned().paper == pytest.approx(PAPERS[paper][::-1])


def test_margins_on_the_paper_are_wide_enough_for_any_printer() -> None:
    for large in (False, True):
        sheet = Sheet.of("A4", large=large)
        assert min(sheet.side, sheet.top, sheet.bottom) * sheet.scale >= 36
