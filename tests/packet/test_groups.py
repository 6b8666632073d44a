"""Entries of one name told once."""

from __future__ import annotations

from tests.packet.samples import when

from apptprep.packet.groups import distinct, grouped, same, times


def test_many_of_one_name_stand_together_where_the_first_stood() -> None:
    assert grouped(["b", "a", "B", "c", "b "], same) == [("b", "B", "b "), ("a",), ("c",)]


def test_a_few_of_one_name_stay_apart() -> None:
    assert grouped(["b", "a", "B"], same) == [("b",), ("a",), ("B",)]
    assert grouped(["b", "a", "B"], same, least=2) == [("b", "B"), ("a",)]


def test_times_name_the_first_and_the_last_day() -> None:
    dates = [when("May 2026"), None, when("3 April 2025"), when("when Ana was small")]
    assert times([1, 2], dates) == "2 times, 3 Apr 2025 to May 2026"
    assert times([1, 2], [None]) == "2 times"


def test_distinct_texts_keep_their_order_and_lose_what_is_empty() -> None:
    assert distinct(["b", "", "a", "b"]) == ["b", "a"]
