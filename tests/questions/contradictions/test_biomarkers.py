"""A marker that is positive here and negative there."""

from __future__ import annotations

import datetime as dt

import pytest

from apptprep.questions.contradictions import contradictions
from apptprep.questions.contradictions.biomarkers import same_marker
from apptprep.records import Biomarker, Record, Snapshot, When

TODAY = dt.date(2026, 11, 22)


def marker(name: str, result: str, **more: str) -> Biomarker:
    return Biomarker(marker=name, result=result, **more)  # type: ignore[arg-type]


def kinds(*records: Record) -> list[str]:
    return [found.kind for found in contradictions(Snapshot(records), TODAY)]


def test_both_results_are_shown_with_sample_and_date() -> None:
    first = Biomarker(
        marker="HER2",
        result="negative",
        specimen="tissue-primary",
        taken=When.parse("March 2024", TODAY),
    )
    second = Biomarker(
        marker="ERBB2", result="positive", value="3+", specimen="tissue-spread", lab="Lab A"
    )
    (found,) = contradictions(Snapshot((first, second)), TODAY)
    assert [side.text for side in found.sides] == [
        "ERBB2 positive (3+): tissue from a place of spread, date not written down, Lab A",
        "HER2 negative: tissue from the first site, taken March 2024",
    ]


@pytest.mark.parametrize("result", ["not-tested", "failed", "pending", "unknown", "", "equivocal"])
def test_only_positive_against_negative_counts(result: str) -> None:
    assert kinds(marker("ER", "positive"), marker("ER", result)) == []
    assert kinds(marker("ER", "negative"), marker("ER", result)) == []


def test_the_same_result_twice_is_no_difference() -> None:
    assert kinds(marker("ER", "positive"), marker("ER", "positive")) == []


def test_two_markers_are_not_one() -> None:
    assert kinds(marker("ER", "positive"), marker("PR", "negative")) == []


def test_inherited_and_tumor_results_are_two_things() -> None:
    one = marker("BRCA1", "negative", origin="inherited")
    assert kinds(one, marker("BRCA1", "positive", origin="tumor")) == []
    assert kinds(one, marker("BRCA1", "positive", origin="inherited")) == ["biomarker"]


def test_two_changes_of_one_gene_are_two_things() -> None:
    one = marker("EGFR", "positive", value="p.L858R")
    assert kinds(one, marker("EGFR", "negative", value="T790M")) == []
    assert kinds(one, marker("EGFR", "negative", value="L858R")) == ["biomarker"]
    assert kinds(one, marker("EGFR", "negative")) == ["biomarker"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("ER", "Estrogen receptor"),
        ("ER status", "oestrogen receptor"),
        ("HER2", "HER2/neu"),
        ("HER2", "ERBB2"),
        ("PD-L1", "pdl1"),
        ("MSI", "microsatellite instability"),
    ],
)
def test_ways_to_write_a_marker(one: str, two: str) -> None:
    assert same_marker(one) == same_marker(two)
