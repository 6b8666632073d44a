"""How far the cancer has gone, in two ways."""

from __future__ import annotations

import datetime as dt

import pytest

from apptprep.questions.contradictions import contradictions
from apptprep.records import Diagnosis, Record, Snapshot, Spread, When

TODAY = dt.date(2026, 11, 22)
LIVER = Spread(site="liver", certainty="confirmed", found=When.parse("May 2026", TODAY))


def kinds(*records: Record) -> list[str]:
    return [found.kind for found in contradictions(Snapshot(records), TODAY)]


def diagnosis(extent: str, stage: str = "") -> Diagnosis:
    return Diagnosis(site="colon", extent=extent, stage=stage)


@pytest.mark.parametrize("extent", ["local", "regional", "feared"])
def test_not_spread_here_and_confirmed_spread_there(extent: str) -> None:
    (found,) = contradictions(Snapshot((diagnosis(extent), LIVER)), TODAY)
    assert found.kind == "extent"
    assert found.sides[1].text == "spread is written down as confirmed: liver (May 2026)"


@pytest.mark.parametrize("extent", ["spread", "unknown", ""])
def test_spread_or_not_known_fits_any_place(extent: str) -> None:
    assert kinds(diagnosis(extent), LIVER) == []


@pytest.mark.parametrize("certainty", ["feared", "unknown", ""])
def test_a_place_that_is_not_confirmed_is_no_difference(certainty: str) -> None:
    assert kinds(diagnosis("local"), Spread(site="liver", certainty=certainty)) == []


def test_spread_without_a_place_is_missing_not_different() -> None:
    assert kinds(diagnosis("spread")) == []


def test_lymph_nodes_may_be_near() -> None:
    nodes = Spread(site="lymph-nodes", certainty="confirmed")
    assert kinds(diagnosis("regional"), nodes) == []
    assert kinds(diagnosis("local"), nodes) == ["extent"]


def test_the_place_may_belong_to_another_diagnosis() -> None:
    assert kinds(diagnosis("local"), diagnosis("spread"), LIVER) == []


@pytest.mark.parametrize("stage", ["IV", "stage 4", "T2 N1 M1", "pT3 N0 M1a"])
def test_a_stage_that_does_not_fit_the_extent(stage: str) -> None:
    assert kinds(diagnosis("local", stage)) == ["stage"]
    assert kinds(diagnosis("spread", stage)) == []
    assert kinds(diagnosis("", stage)) == []


@pytest.mark.parametrize("stage", ["", "II", "IVA", "T4 N0 M0", "IIIB"])
def test_other_stages_fit(stage: str) -> None:
    assert kinds(diagnosis("local", stage)) == []
