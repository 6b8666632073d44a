"""Small multiples."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.packet.drawing.ink import overlaps
from tests.packet.helpers import outside, page_texts

from apptprep.packet import pdf
from apptprep.packet.content import Packet, Section
from apptprep.packet.drawing import multiples
from apptprep.packet.drawn import Chart, Mark, Multiples

DAY = dt.date(2026, 6, 1)


def chart(n: int) -> Chart:
    points = tuple((DAY + dt.timedelta(days=9 * k), float((n + k) % 11)) for k in range(12))
    marks = (Mark(DAY), Mark(DAY + dt.timedelta(days=21)))
    end = DAY + dt.timedelta(days=120)
    return Chart(f"Symptom {n}", "Between 0 and 10. Latest: 3.", points, DAY, end, marks=marks)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 7, 18])
def test_all_stand_on_one_page(count: int) -> None:
    block = Multiples(tuple(chart(n) for n in range(count)))
    section = Section("symptoms", "Symptoms", (block,))
    data = pdf.render(Packet("A", "born", (), "t", (), DAY, "Letter", sections=(section,)))
    pages = page_texts(data)
    on = {n for n, text in enumerate(pages) if "Symptom 0" in text}
    assert all(f"Symptom {n} " in pages[on.copy().pop()] for n in range(count))
    assert outside(data) == []
    assert overlaps(data) == []


@pytest.mark.parametrize(("count", "rows"), [(1, [True]), (4, [True, True]), (6, [False, True])])
def test_every_column_ends_in_days(count: int, rows: list[bool]) -> None:
    (stack,) = multiples.multiples(Multiples(tuple(chart(n) for n in range(count))), 495.0)
    assert [getattr(row, "days", None) for row in getattr(stack, "rows", ())] == rows
