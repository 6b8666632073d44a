"""Left here and right there."""

from __future__ import annotations

import datetime as dt

import pytest

from apptprep.questions.contradictions import contradictions
from apptprep.questions.contradictions.sides import organ_of, side_of
from apptprep.records import (
    Diagnosis,
    ImagingStudy,
    PathologyReport,
    Record,
    Snapshot,
    Spread,
    Treatment,
    When,
)

TODAY = dt.date(2026, 11, 22)
LEFT = Diagnosis(site="left breast", found=When.parse("March 2025", TODAY))
RIGHT_REPORT = PathologyReport(site="right breast", date=When.parse("April 2025", TODAY))


def kinds(*records: Record) -> list[str]:
    return [found.kind for found in contradictions(Snapshot(records), TODAY)]


def test_both_sides_are_shown_with_dates_and_entries() -> None:
    (found,) = contradictions(Snapshot((LEFT, RIGHT_REPORT)), TODAY)
    assert found.what == "The breast is written down as left here and right there."
    assert [side.record_id for side in found.sides] == [LEFT.id, RIGHT_REPORT.id]
    assert [side.text for side in found.sides] == [
        "the diagnosis says left breast (March 2025)",
        "the pathology report says right breast (April 2025)",
    ]


@pytest.mark.parametrize(
    "other",
    [
        RIGHT_REPORT,
        PathologyReport(site="breast", side="right"),
        Treatment(name="Lumpectomy", treatment_kind="surgery", site="right breast"),
        Treatment(name="Radiation right breast", treatment_kind="radiation"),
        ImagingStudy(modality="MR", impression="Mass in the right breast, 2 cm."),
    ],
)
def test_the_other_side_is_found(other: Record) -> None:
    assert kinds(LEFT, other) == ["side"]
    assert kinds(Diagnosis(site="breast", side="left"), other) == ["side"]


@pytest.mark.parametrize(
    "other",
    [
        PathologyReport(site="left breast"),
        PathologyReport(site="breast"),
        PathologyReport(site="right lung"),
        PathologyReport(site="right breast", diagnosis_line="Benign cyst, no malignancy"),
        Treatment(name="Preventive mastectomy", treatment_kind="surgery", site="right breast"),
        Treatment(name="paclitaxel", treatment_kind="chemotherapy", site="right breast"),
        ImagingStudy(modality="MR", impression="Left breast mass. Right breast normal."),
        ImagingStudy(modality="MR", impression=""),
        ImagingStudy(modality="US", region="right breast"),
    ],
)
def test_nothing_is_found_where_nothing_differs_or_is_known(other: Record) -> None:
    assert kinds(LEFT, other) == []


@pytest.mark.parametrize(
    "reason",
    [
        Diagnosis(site="right breast"),
        Diagnosis(site="breast", side="both"),
        Spread(site="other", where="right breast"),
    ],
)
def test_a_second_cancer_or_spread_explains_the_other_side(reason: Record) -> None:
    assert "side" not in kinds(LEFT, RIGHT_REPORT, reason)


def test_one_diagnosis_that_names_two_sides() -> None:
    assert kinds(Diagnosis(site="left breast", side="right")) == ["side"]
    assert kinds(Diagnosis(site="left breast", side="left")) == []
    assert kinds(Diagnosis(site="left breast", side="unknown")) == []


def test_words_of_side_and_organ() -> None:
    assert side_of("", "Left and right breast") == ""
    assert side_of("middle", "left") == ""
    assert organ_of("liver") == ""
