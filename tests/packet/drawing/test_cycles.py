"""Cycles stacked, as a drawing."""

from __future__ import annotations

from tests.packet.drawing.ink import overlaps
from tests.packet.helpers import outside, page_texts
from tests.packet.samples import TODAY

from apptprep.packet import assemble, pdf
from apptprep.packet.content import Packet, Section
from apptprep.packet.drawing import cycles
from apptprep.packet.drawn import CycleGrid, CycleRow
from apptprep.packet.file.archive import ALL


def drawn(*rows: CycleRow) -> bytes:
    grid = CycleGrid("Nausea", "Sentence.", rows, max(len(row.days) for row in rows))
    section = Section("symptoms", "Symptoms", (grid,))
    return pdf.render(Packet("A", "born", (), "t", (), TODAY, sections=(section,)))


def test_every_number_stands_in_its_field() -> None:
    data = drawn(CycleRow("Cycle 1, 1 Jun 2026", (0, 3, None, 10)), CycleRow("Cycle 2", (7,)))
    text = " ".join(page_texts(data))
    assert "Cycle 1, 1 Jun 2026 0 3 10" in text
    assert "Cycle 2 7" in text
    assert "Day 1 2 3 4" in text


def test_fields_too_narrow_for_a_number_are_only_shaded() -> None:
    rows = (CycleRow("Cycle 1", (10,) * 42),)
    (laid,) = cycles.cycle_grid(CycleGrid("Nausea", "Sentence.", rows, 42), 275.0)
    pen = assemble.start("A4")
    laid.draw(pen, 50.0, 700.0)
    pen.new_page()
    data = assemble.finish(pen, "Title", TODAY, (), ALL)
    assert overlaps(data) == []
    (text,) = page_texts(data)
    assert "Cycle 1" in text
    assert "1010" not in text.replace(" ", "")
    assert "1010" in "".join(page_texts(drawn(*rows))).replace(" ", "")


def test_long_cycles_stay_on_the_paper() -> None:
    rows = [CycleRow(f"Cycle {n}, 11 Nov 2026", (10,) * 42) for n in range(12)]
    data = drawn(*rows)
    assert outside(data) == []
    assert overlaps(data) == []
    assert " 1 8 15 22 29 36 " in " ".join(page_texts(data))
