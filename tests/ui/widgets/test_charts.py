"""The chart's texts have room, its points are where they belong, and it says what it shows."""

from __future__ import annotations

import datetime as dt
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from apptprep.ui.theme import theme
from apptprep.ui.widgets.charts import Mark, Point, Spark, TrendChart

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TODAY = dt.date(2026, 5, 12)


def points(days: int) -> list[Point]:
    return [Point(TODAY - dt.timedelta(days=ago), ago % 11) for ago in range(days, -1, -2)]


@pytest.fixture
def chart(qtbot: QtBot) -> TrendChart:
    made = TrendChart()
    qtbot.addWidget(made)
    made.resize(420, made.sizeHint().height())
    made.show()
    return made


@pytest.mark.parametrize("days", [7, 30, 90])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_texts_stay_inside_and_apart(chart: TrendChart, days: int, scale: float) -> None:
    theme().scale = scale
    try:
        chart.resize(round(420 * scale), chart.sizeHint().height())
        marks = [Mark(TODAY - dt.timedelta(days=ago), f"Chemo {ago}") for ago in range(0, days, 3)]
        chart.show_series(points(days), marks, TODAY, days, "What it shows")
        texts = chart.text_rects()
        inside = chart.rect().toRectF().adjusted(-1, -1, 1, 1)
        assert [text for place, text in texts if not inside.contains(place)] == []
        labels = texts[:-1]  # the last value may stand in front of a band
        crossing = [
            (one, other)
            for (a, one), (b, other) in combinations(labels, 2)
            if a.adjusted(1, 3, -1, -3).intersects(b.adjusted(1, 3, -1, -3))
        ]
        assert crossing == []
    finally:
        theme().scale = 1.0


def test_it_says_what_it_shows(chart: TrendChart) -> None:
    chart.show_series(points(6), [], TODAY, 7, "4 entries in 7 days.")
    assert chart.accessibleDescription() == "4 entries in 7 days."


def test_days_outside_the_span_are_left_out(chart: TrendChart) -> None:
    old = [Point(TODAY - dt.timedelta(days=40), 9), Point(TODAY, 3)]
    chart.show_series(old, [], TODAY, 30, "")
    assert chart._points == (Point(TODAY, 3),)


def test_higher_numbers_stand_higher_and_later_ones_further_right(chart: TrendChart) -> None:
    chart.show_series(points(10), [], TODAY, 30, "")
    assert chart._y(8) < chart._y(2)
    assert chart._x(TODAY) > chart._x(TODAY - dt.timedelta(days=5))


def test_empty_and_single_values_paint(qtbot: QtBot, chart: TrendChart) -> None:
    chart.show_series([], [], TODAY, 30, "Nothing")
    assert not chart.grab().isNull()
    for values in ((), (4,), (1, 9, 3)):
        spark = Spark(values)
        qtbot.addWidget(spark)
        assert not spark.grab().isNull()
