"""Charts: scales, days, and what is drawn where."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.packet.helpers import outside, page_texts

from apptprep.packet.content import Charts, Packet, Section
from apptprep.packet.drawing import charts
from apptprep.packet.drawn import Chart, Mark
from apptprep.packet.pdf import render

DAY = dt.date(2026, 1, 1)


@pytest.mark.parametrize(
    ("span", "step"), [(10, 5), (4, 1), (100, 50), (0.4, 0.1), (7, 2), (1e6, 500_000)]
)
def test_nice_step(span: float, step: float) -> None:
    assert charts.nice_step(span) == pytest.approx(step)


@given(st.integers(0, 20_000), st.integers(0, 400))
def test_days_on_the_axis_are_few_ordered_and_inside(length: int, shift: int) -> None:
    start = DAY + dt.timedelta(days=shift)
    end = start + dt.timedelta(days=length)
    days = [day for day, _ in charts.day_ticks(start, end)]
    assert days == sorted(set(days))
    assert len(days) <= 9
    assert all(start <= day <= end for day in days)


def test_long_axes_name_years() -> None:
    labels = [label for _, label in charts.day_ticks(dt.date(2015, 3, 1), dt.date(2026, 3, 1))]
    assert labels == ["2017", "2019", "2021", "2023", "2025"]


def drawn(chart: Chart) -> bytes:
    section = Section("symptoms", "Symptoms", (chart,))
    return render(Packet("A", "born 1961", (), "T", (), DAY, sections=(section,)))


def test_a_symptom_chart_has_words_on_its_scale_and_says_what_it_shows() -> None:
    points = tuple((DAY + dt.timedelta(days=n), float(n % 8)) for n in range(20))
    marks = (Mark(DAY + dt.timedelta(days=3)), Mark(DAY + dt.timedelta(days=17), "Radiation"))
    end = DAY + dt.timedelta(days=19)
    data = drawn(Chart("Pain", "Between 0 and 7.", points, DAY, end, marks=marks))
    text = page_texts(data)[-1]
    for word in ("Pain", "Between 0 and 7.", "None", "Mild", "Moderate", "Severe", "Treatment"):
        assert word in text
    assert "1 Jan 2026" in text
    assert outside(data) == []


@given(
    st.lists(st.floats(-1e9, 1e9, allow_nan=False), min_size=1, max_size=40),
    st.one_of(
        st.none(),
        st.tuples(st.none(), st.floats(0, 1e6)),
        st.tuples(st.floats(0, 9), st.floats(10, 99)),
    ),
)
def test_any_numbers_can_be_drawn(values: list[float], reference: object) -> None:
    points = tuple((DAY + dt.timedelta(days=5 * n), value) for n, value in enumerate(values))
    chart = Chart("X", "s", points, DAY, points[-1][0], "number", reference)  # type: ignore[arg-type]
    assert drawn(chart).startswith(b"%PDF-1.7")


def test_a_reference_range_is_labelled() -> None:
    points = tuple((DAY + dt.timedelta(days=30 * n), 20.0 + n) for n in range(4))
    data = drawn(Chart("CA 15-3", "s", points, DAY, points[-1][0], "number", (0.0, 31.0)))
    assert "range" in page_texts(data)[-1]


def test_the_line_is_dashed_over_long_silences_only() -> None:
    days = [0, 3, 40, 41, 90]
    points = tuple((DAY + dt.timedelta(days=n), 1.0) for n in days)
    places = [(float(n), 1.0) for n in days]
    chart = Chart("Pain", "s", points, DAY, points[-1][0], gap=14)
    stretches = charts._stretches(chart, places)
    assert [(dashed, [x for x, _ in stretch]) for dashed, stretch in stretches] == [
        (False, [0.0, 3.0]),
        (True, [3.0, 40.0]),
        (False, [40.0, 41.0]),
        (True, [41.0, 90.0]),
    ]


def pair(count: int) -> Charts:
    points = tuple((DAY + dt.timedelta(days=n), float(n % 8)) for n in range(20))
    end = DAY + dt.timedelta(days=19)
    marks = (Mark(DAY + dt.timedelta(days=18), "A label too long for half of the sheet"),)
    made = (Chart(f"Chart {n}", "Words.", points, DAY, end, marks=marks) for n in range(count))
    return Charts(tuple(made))


def test_charts_stand_two_in_a_row() -> None:
    laid = charts.pairs(pair(5), 495.0)
    rows = [row.charts for row in laid if isinstance(row, charts.ChartRow)]
    assert [[each.chart.title for each in row] for row in rows] == [
        ["Chart 0", "Chart 1"],
        ["Chart 2", "Chart 3"],
        ["Chart 4"],
    ]
    assert all(each.width < 495.0 / 2 for row in rows for each in row)
    assert all(row.split(1000.0) is None for row in laid)


def test_no_label_runs_into_the_chart_beside_it() -> None:
    section = Section("symptoms", "Symptoms", (pair(2),))
    data = render(Packet("A", "born 1961", (), "T", (), DAY, sections=(section,)))
    assert "Chart 1" in page_texts(data)[-1]
    assert "A label too long" not in page_texts(data)[-1]
    assert outside(data) == []


def test_a_chart_without_values_takes_no_place() -> None:
    empty = Chart("Empty", "", (), DAY, DAY)
    assert charts.pairs(Charts((empty,)), 495.0) == []
