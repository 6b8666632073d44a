"""The symptom log in numbers and words: counted and compared, never judged."""

from __future__ import annotations

import datetime as dt

import pytest

from apptprep.records import Cycle, Snapshot, SymptomEntry, Treatment, When
from apptprep.ui import symptom_log
from apptprep.ui.widgets.charts import Mark, Point

TODAY = dt.date(2026, 5, 12)


def entry(term: str, value: int | None, ago: int, time: str = "") -> SymptomEntry:
    words = f"{(TODAY - dt.timedelta(days=ago)).isoformat()} {time}".strip()
    return SymptomEntry(term=term, now=value, when=When.parse(words, TODAY))


def test_today_asks_for_what_is_logged_most_then_for_the_defaults() -> None:
    assert symptom_log.asked_today(Snapshot(), TODAY) == ("Pain", "Tiredness", "Nausea")
    snapshot = Snapshot([entry("hiccups", 2, 1), entry("Hiccups", 3, 2), entry("nausea", 1, 3)])
    assert symptom_log.asked_today(snapshot, TODAY) == ("Hiccups", "Nausea", "Pain")


def test_spellings_of_one_symptom_belong_together() -> None:
    snapshot = Snapshot([entry("Pain", 2, 1), entry(" pain", 3, 2)])
    assert len(snapshot.symptoms.of("PAIN")) == 2
    assert len(symptom_log.terms(snapshot, TODAY)) == 1


def test_points_are_in_the_order_of_time_and_leave_out_vague_days() -> None:
    vague = SymptomEntry(term="Pain", now=9, when=When.parse("spring 2026", TODAY))
    about = SymptomEntry(term="Pain", now=8, when=When.parse("about 12 May 2026", TODAY))
    old, none = entry("Pain", 7, 7), entry("Pain", None, 1)
    entries = [entry("Pain", 5, 0, "18:00"), entry("Pain", 3, 0, "8:00"), vague, about, old, none]
    pain = Snapshot(entries).symptoms.of("pain")
    assert symptom_log.points(pain, TODAY, 7) == (Point(TODAY, 3), Point(TODAY, 5))
    assert symptom_log.points(pain, TODAY, 8)[0] == Point(TODAY - dt.timedelta(days=7), 7)


def test_the_latest_number_of_a_day_counts() -> None:
    snapshot = Snapshot([entry("Pain", 3, 1, "8:00"), entry("Pain", 5, 1, "18:00")])
    found = symptom_log.on_day(snapshot.symptoms.of("Pain"), TODAY - dt.timedelta(days=1))
    assert found is not None
    assert found.now == 5


def test_treatment_days_carry_name_and_cycle() -> None:
    given = When.parse("5 May 2026", TODAY)
    treatment = Treatment(name="Chemo", cycles=(Cycle(number="4", day_given=given),))
    assert symptom_log.treatment_days(Snapshot([treatment])) == (
        Mark(dt.date(2026, 5, 5), "Chemo 4"),
    )


def test_the_sentence_says_what_the_chart_shows() -> None:
    values = [Point(TODAY - dt.timedelta(days=2), 3), Point(TODAY, 6)]
    marks = [Mark(TODAY - dt.timedelta(days=1), "Chemo 4")]
    said = symptom_log.sentence("Pain", values, marks, TODAY, 30)
    assert said == (
        "2 entries in 30 days. Lowest 3, highest 6, latest 6. Dotted lines mark 1 treatment day."
    )
    assert symptom_log.sentence("Pain", [], [], TODAY, 7) == (
        "No numbers for pain in the last 7 days."
    )


@pytest.mark.parametrize(
    ("new", "old", "words"),
    [
        (6, 3, "higher than the week before"),
        (3, 6, "lower than the week before"),
        (4, 4, "about as the week before"),
    ],
)
def test_two_weeks_are_compared(new: int, old: int, words: str) -> None:
    snapshot = Snapshot([entry("Pain", new, 1), entry("Pain", old, 9)])
    found = symptom_log.compare(snapshot, "Pain", TODAY)
    assert found is not None
    assert found.words == words


def test_a_symptom_not_logged_lately_is_not_compared() -> None:
    assert symptom_log.compare(Snapshot([entry("Pain", 4, 40)]), "Pain", TODAY) is None
