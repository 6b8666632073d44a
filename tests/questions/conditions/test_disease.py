"""Conditions about the diagnosis and places of spread."""

from __future__ import annotations

import pytest
from tests.questions.conditions.cases import Case, check, evaluate, table, when

from apptprep.records import Diagnosis, PathologyReport, PerformanceStatus, Spread

BREAST = Diagnosis(
    site="left breast", histology="invasive ductal carcinoma", found=when("March 2025")
)

CASES = (
    Case(
        name="diagnosis_on_record",
        present=(BREAST,),
        says="invasive ductal carcinoma (March 2025)",
        about=0,
    ),
    Case(
        name="no_diagnosis",
        absent=(BREAST,),
        unknown=(Diagnosis(histology="carcinoma"),),
        unknown_holds=True,
        says="no diagnosis",
    ),
    Case(
        name="cancer_site",
        args=(("breast", "mamma"),),
        present=(BREAST,),
        absent=(Diagnosis(site="lung"),),
        unknown=(Diagnosis(site="not known"),),
        says="left breast",
        about=0,
    ),
    Case(
        name="histology",
        args=("ductal",),
        present=(BREAST,),
        absent=(Diagnosis(site="breast", histology="lobular"),),
        unknown=(Diagnosis(site="breast"),),
        says="ductal",
        about=0,
    ),
    Case(
        name="small_cell",
        present=(Diagnosis(site="lung", histology="Small-cell carcinoma"),),
        absent=(Diagnosis(site="lung", histology="non-small cell carcinoma"),),
        unknown=(Diagnosis(site="lung"),),
        says="Small-cell",
        about=0,
    ),
    Case(
        name="unknown_primary",
        present=(Diagnosis(site="not known", primary="unknown-primary"),),
        absent=(BREAST,),
        unknown=(Diagnosis(site="liver", primary="not-sure"),),
        says="not found",
        about=0,
    ),
    Case(
        name="diagnosis_unconfirmed",
        present=(Diagnosis(site="lung", confirmed="scan"),),
        absent=(Diagnosis(site="lung", confirmed="biopsy"),),
        unknown=(Diagnosis(site="lung", confirmed="unknown"),),
        unknown_holds=True,
        says="scan only",
        about=0,
    ),
    Case(
        name="diagnosis_review_asked",
        present=(Diagnosis(site="lung", reviewed="asked"),),
        absent=(Diagnosis(site="lung", reviewed="yes"),),
        unknown=(Diagnosis(site="lung"),),
        says="has been asked for",
        about=0,
    ),
    Case(
        name="diagnosis_not_reviewed",
        present=(Diagnosis(site="lung", reviewed="no"),),
        absent=(Diagnosis(site="lung", reviewed="yes"),),
        unknown=(Diagnosis(site="lung"),),
        unknown_holds=True,
        says="no second pathologist",
        about=0,
    ),
    Case(
        name="extent",
        args=("spread",),
        present=(Diagnosis(site="lung", extent="spread"),),
        absent=(Diagnosis(site="lung", extent="local"),),
        unknown=(Diagnosis(site="lung", extent="unknown"),),
        says="as spread",
        about=0,
    ),
    Case(
        name="extent_unknown",
        present=(Diagnosis(site="lung", extent="unknown"),),
        absent=(Diagnosis(site="lung", extent="local"),),
        unknown=(Diagnosis(site="lung"),),
        unknown_holds=True,
        says="how far",
        about=0,
    ),
    Case(
        name="stage_not_written",
        present=(Diagnosis(site="lung"),),
        absent=(Diagnosis(site="lung", stage="IV"),),
        says="no stage",
        about=0,
    ),
    Case(
        name="came_back",
        present=(Diagnosis(site="lung", return_state="elsewhere"),),
        absent=(Diagnosis(site="lung", return_state="no"),),
        unknown=(Diagnosis(site="lung", return_state="unknown"),),
        says="somewhere else",
        about=0,
    ),
    Case(
        name="spread_on_record",
        present=(Spread(site="bone", where="L3", found=when("March 2026")),),
        absent=(Spread(site="bone", certainty="feared"),),
        unknown=(Diagnosis(site="lung", extent="unknown"),),
        says="bone (L3), found March 2026",
        about=0,
    ),
    Case(
        name="no_spread_on_record",
        present=(Diagnosis(site="lung", extent="local"),),
        absent=(Spread(site="bone", certainty="feared"),),
        unknown=(Diagnosis(site="lung", extent="unknown"),),
        unknown_holds=True,
        says="no place of spread",
    ),
    Case(
        name="spread_to",
        args=("liver",),
        present=(Spread(site="liver"),),
        absent=(Spread(site="bone"),),
        unknown=(Spread(site="liver", certainty="feared"),),
        says="liver",
        about=0,
    ),
    Case(
        name="spread_to",
        args=(("spine", "hip"),),
        present=(Spread(site="bone", where="right hip"),),
        absent=(Spread(site="bone", where="ribs"),),
        unknown=(Spread(site="bone"),),
        says="right hip",
        about=0,
    ),
    Case(
        name="spread_feared",
        present=(Spread(site="liver", certainty="feared", found=when("June 2026")),),
        absent=(Spread(site="liver", certainty="confirmed"),),
        unknown=(Spread(site="liver", certainty="unknown"),),
        says="liver (June 2026)",
        about=0,
    ),
    Case(
        name="spread_feared",
        args=("bone",),
        present=(Spread(site="bone", certainty="feared"),),
        absent=(Spread(site="liver", certainty="feared"),),
        unknown=(Diagnosis(site="x", extent="feared"),),
        says="bone",
        about=0,
    ),
    Case(
        name="spread_not_biopsied",
        present=(Spread(site="liver", found=when("March 2026")),),
        absent=(Spread(site="liver", biopsied="yes"),),
        unknown=(Spread(site="liver", biopsied="unknown"),),
        unknown_holds=True,
        says="liver, found March 2026, and no biopsy of it is written down",
        about=0,
    ),
    Case(
        name="spread_not_biopsied",
        args=("bone",),
        present=(Spread(site="bone", biopsied="no"),),
        absent=(Spread(site="liver", biopsied="no"),),
        unknown=(Spread(site="bone", biopsied="planned"),),
        says="was not biopsied",
        about=0,
    ),
    Case(
        name="biopsy_planned",
        present=(Spread(site="liver", biopsied="planned"),),
        absent=(Spread(site="liver", biopsied="no"),),
        unknown=(Spread(site="liver"),),
        says="planned",
        about=0,
    ),
    Case(
        name="biopsy_same",
        present=(Spread(site="liver", same_cancer="same"),),
        absent=(Spread(site="liver", same_cancer="other"),),
        unknown=(Spread(site="liver", same_cancer="pending"),),
        says="same cancer",
        about=0,
    ),
    Case(
        name="spread_changed",
        present=(Spread(site="liver", same_cancer="changed"),),
        absent=(Spread(site="liver", same_cancer="same"),),
        unknown=(Spread(site="liver", same_cancer="unknown"),),
        says="changed markers",
        about=0,
    ),
    Case(
        name="brain_status",
        args=("active",),
        present=(Spread(site="brain", brain_state="active"),),
        absent=(Spread(site="brain", brain_state="treated-stable"),),
        unknown=(Spread(site="brain"),),
        says="active",
        about=0,
    ),
    Case(
        name="brain_status",
        args=(("unknown", "leptomeningeal"),),
        present=(Spread(site="brain"),),
        absent=(Spread(site="brain", brain_state="none"),),
        unknown=(Spread(site="leptomeninges"),),
        unknown_holds=True,
        says="not known",
        about=0,
    ),
    Case(
        name="performance_on_record",
        present=(PerformanceStatus(value="ECOG 1", said=when("May 2026")),),
        says="ECOG 1 (May 2026)",
        about=0,
    ),
    Case(
        name="performance_not_written",
        absent=(PerformanceStatus(value="ECOG 1"),),
        unknown=(PerformanceStatus(said_by="Dr Lind"),),
        unknown_holds=True,
        says="no performance status",
    ),
    Case(
        name="stage_says",
        args=(["I", "1"],),
        present=(Diagnosis(site="breast", stage="stage I"),),
        absent=(Diagnosis(site="breast", stage="stage III"),),
        unknown=(Diagnosis(site="breast"),),
        says="stage I",
        about=0,
    ),
    Case(
        name="grade_not_written",
        present=(Diagnosis(site="breast"),),
        absent=(Diagnosis(site="breast", grade="2"),),
        unknown=(),
        says="no grade",
        about=0,
    ),
    Case(
        name="performance_older_than",
        args=(60,),
        present=(PerformanceStatus(value="ECOG 1", said=when("March 2026")),),
        absent=(PerformanceStatus(value="ECOG 1", said=when("November 2026")),),
        unknown=(PerformanceStatus(value="ECOG 1"),),
        says="ECOG 1 (March 2026)",
        about=0,
    ),
)


@table(CASES)
def test_condition(case: Case) -> None:
    check(case)


def test_a_confirmed_place_without_biopsy_is_named_before_a_feared_one() -> None:
    records = (
        Spread(site="liver", certainty="feared", found=when("June 2026")),
        Spread(site="bone", certainty="confirmed", found=when("May 2026")),
    )
    found = evaluate("spread_not_biopsied", (), records)
    assert found is not None
    assert found.record_id == records[1].id


def test_a_grade_in_a_pathology_report_is_a_grade() -> None:
    report = PathologyReport(site="breast", grade="2")
    assert evaluate("grade_not_written", (), (Diagnosis(site="breast"), report)) is None


@pytest.mark.parametrize(("found", "is_new"), [("March 2026", False), ("October 2026", True)])
def test_a_place_found_together_with_the_cancer_is_no_new_site(found: str, is_new: bool) -> None:
    records = (Diagnosis(site="colon", found=when("March 2026")), liver_of(found))
    assert (evaluate("spread_not_biopsied", (), records) is not None) is is_new


def liver_of(found: str) -> Spread:
    return Spread(site="liver", certainty="confirmed", found=when(found), biopsied="no")
