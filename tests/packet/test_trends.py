"""Trends: middle values, windows, reference ranges, sentences."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.packet.helpers import said
from tests.packet.samples import TODAY, when

from apptprep.packet import Choices, trends
from apptprep.packet.context import Context
from apptprep.packet.sections import symptoms
from apptprep.records import Cycle, Measurement, Snapshot, SymptomEntry, Treatment, When


def entry(days_ago: int, now: int | None, term: str = "pain", **more: object) -> SymptomEntry:
    day = When.of(TODAY - dt.timedelta(days=days_ago))
    return SymptomEntry(term=term, when=day, now=now, **more)  # type: ignore[arg-type]


def test_one_symptom_written_in_two_ways_is_one_trend() -> None:
    found = trends.symptom_trends(Snapshot([entry(1, 3, "Pain "), entry(2, 4, "pain")]), TODAY)
    assert [trend.term for trend in found] == ["Pain"]
    assert [score for _, score in found[0].since(TODAY - dt.timedelta(days=9))] == [4, 3]


def test_the_strongest_of_the_last_30_days_comes_first() -> None:
    record = Snapshot([entry(60, 10, "old"), entry(2, 3, "mild"), entry(2, 8, "bad")])
    found = trends.symptom_trends(record, TODAY)
    assert [trend.term for trend in found] == ["Bad", "Mild", "Old"]


def test_worst_counts_the_worst_number_and_its_latest_day() -> None:
    record = Snapshot([entry(9, 7), entry(5, 2, worst=7), entry(40, 10)])
    trend = trends.symptom_trends(record, TODAY)[0]
    start = TODAY - dt.timedelta(days=30)
    assert trend.highest_since(start) == (TODAY - dt.timedelta(days=5), 7)


def test_an_entry_without_number_or_date_is_no_zero() -> None:
    trend = trends.symptom_trends(Snapshot([entry(1, None), SymptomEntry(term="pain")]), TODAY)[0]
    assert trend.latest is None
    assert trends.symptom_chart(trend, TODAY, ()) is None
    assert trends.spark(trend, TODAY).points == ()


def test_the_chart_says_what_it_shows() -> None:
    record = Snapshot([entry(n, n % 5 + 1) for n in range(10)])
    trend = trends.symptom_trends(record, TODAY)[0]
    chart = trends.symptom_chart(trend, TODAY, ())
    assert chart is not None
    assert chart.sentence == (
        "10 days since 13 Nov 2026, between 1 and 5, usually 3. Latest: 1 on 22 Nov 2026."
    )


def test_two_days_are_no_trend() -> None:
    trend = trends.symptom_trends(Snapshot([entry(1, 3), entry(2, 4), entry(2, 9)]), TODAY)[0]
    assert trends.symptom_chart(trend, TODAY, ()) is None


def test_treatment_days_are_the_exact_ones() -> None:
    record = Snapshot(
        [
            Treatment(
                name="a",
                started=when("March 2026"),
                cycles=(Cycle(day_given=when("3 March 2026")), Cycle(day_given=when("May 2026"))),
            ),
            Treatment(name="b", started=when("about June 2026")),
            Treatment(name="c", started=when("7 July 2026")),
        ]
    )
    days = [mark.day for mark in trends.treatment_marks(record)]
    assert days == [dt.date(2026, 3, 3), dt.date(2026, 7, 7)]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("0 - 35", (0.0, 35.0)),
        ("3,5–5,1 mmol/L", (3.5, 5.1)),
        ("< 35", (None, 35.0)),
        ("≤ 35 U/mL", (None, 35.0)),
        ("at least 60", (60.0, None)),
        ("> 90", (90.0, None)),
        ("negative", None),
        ("", None),
        ("35 - 0", None),
    ],
)
def test_reference_range(text: str, ends: object) -> None:
    assert trends.reference_range(text) == ends


def measured(values: list[str], unit: str = "U/mL", **more: object) -> list[Measurement]:
    return [
        Measurement(
            what="CA 15-3",
            value=value,
            unit=unit,
            when=When.of(dt.date(2026, 1, 1) + dt.timedelta(days=30 * n)),
            **more,  # type: ignore[arg-type]
        )
        for n, value in enumerate(values)
    ]


def test_units_are_never_mixed_in_a_chart() -> None:
    record = Snapshot([*measured(["30", "31", "32"]), *measured(["3", "4", "5"], "kU/L")])
    assert sorted(series.unit for series in trends.measurement_series(record)) == ["U/mL", "kU/L"]


def test_a_limit_is_said_to_be_one() -> None:
    (series,) = trends.measurement_series(Snapshot(measured(["<5", "7", "9"], reference="<31")))
    chart = trends.measurement_chart(series, TODAY, ())
    assert chart is not None
    assert [value for _, value in chart.points] == [5.0, 7.0, 9.0]
    assert "at its limit" in chart.sentence
    assert chart.limits
    assert chart.reference == (None, 31.0)


def test_values_without_an_exact_day_are_not_placed() -> None:
    vague = [Measurement(what="CA 15-3", value="5", unit="U/mL", when=when("March 2026"))]
    (series,) = trends.measurement_series(Snapshot([*measured(["5", "6"]), *vague]))
    assert trends.measurement_chart(series, TODAY, ()) is None


def test_blood_pressure_is_no_number() -> None:
    (series,) = trends.measurement_series(Snapshot(measured(["120/80"] * 5, "mmHg")))
    assert trends.measurement_chart(series, TODAY, ()) is None


@pytest.mark.parametrize(
    ("scores", "middle"), [([], None), ([4], 4.0), ([9, 1, 2], 2.0), ([1, 2, 9, 4], 3.0)]
)
def test_usual_is_the_middle_value(scores: list[float], middle: float | None) -> None:
    assert trends.usual(scores) == middle


def test_long_silences_are_said() -> None:
    record = Snapshot([entry(40, 2), entry(20, 5), entry(1, 3)])
    trend = trends.symptom_trends(record, TODAY)[0]
    chart = trends.symptom_chart(trend, TODAY, ())
    assert chart is not None
    assert chart.gap == 14
    assert "Dashed: more than 14 days without a number." in said(
        symptoms.build(Context.of(record, Choices(), TODAY))
    )


def test_of_a_long_log_only_the_days_asked_for_are_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    record = Snapshot([entry(n, n % 11) for n in range(3000)])
    scored: list[str] = []
    plain = SymptomEntry.score.fget  # type: ignore[attr-defined]

    def counted(each: SymptomEntry) -> int | None:
        scored.append(each.id)
        found: int | None = plain(each)
        return found

    monkeypatch.setattr(SymptomEntry, "score", property(counted))
    for _ in range(3):
        (trend,) = trends.symptom_trends(record, TODAY)
        assert trends.symptom_chart(trend, TODAY, ()) is not None
        assert len(trends.spark(trend, TODAY).points) == 31
        assert trend.latest == (TODAY, 0)
    assert len(scored) < 2 * trends.CHART_DAYS
    after = record.changed([entry(1, 5, "cough")])
    assert [each.term for each in trends.symptom_trends(after, TODAY)] == ["Pain", "Cough"]
    assert len(scored) < 2 * trends.CHART_DAYS + 10, "what is known of pain is not worked out again"
