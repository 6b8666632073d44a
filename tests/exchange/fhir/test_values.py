"""Values out of resources that hold anything anywhere."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exchange.fhir.junk import anything

from apptprep.exchange.fhir import values


def test_text_is_one_plain_line() -> None:
    assert values.line("  a\n b\tc ") == "a b c"
    assert values.line("a\x00b\ud800c") == "a\ufffdb\ufffdc"
    assert values.line("Müller–Núñez") == "Müller–Núñez"


def test_a_line_without_end_is_cut() -> None:
    assert len(values.line("x" * 50_000)) == values.LONGEST_LINE


@pytest.mark.parametrize(
    ("value", "text"),
    [(True, "yes"), (Decimal("3.0"), "3.0"), (7, "7"), (None, ""), ([], ""), ({}, "")],
)
def test_other_values_as_text(value: object, text: str) -> None:
    assert values.text_of(value) == text


def test_an_endless_number_is_nothing() -> None:
    assert values.text_of(Decimal("1" * 2000)) == ""


def test_a_single_object_counts_as_a_list() -> None:
    assert values.objects({"a": {"x": 1}}, "a") == [{"x": 1}]
    assert values.objects({"a": [1, {"x": 1}, None]}, "a") == [{"x": 1}]
    assert values.objects({"b": [{"y": 1}]}, "a", "b") == [{"y": 1}]
    assert values.first("no object", "a") == {}


def test_paragraphs_keep_their_lines() -> None:
    assert values.paragraph(" a\r\nb\x07 ") == "a\nb\ufffd"


def test_notes_of_every_version() -> None:
    assert values.notes({"note": [{"text": "a"}, {"text": "b"}]}) == "a\nb"
    assert values.notes({"note": {"text": "a"}}) == "a"
    assert values.notes({"notes": "a"}) == "a"


@given(anything(), st.text(max_size=5))
def test_nothing_raises(value: object, name: str) -> None:
    values.word(value, name)
    values.objects(value, name)
    values.words(value, name)
    values.extension(value, name)
    assert values.line(values.line(value)) == values.line(value)
