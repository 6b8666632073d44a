"""Conditions about biomarkers: nothing but a result counts as one."""

from __future__ import annotations

import pytest
from tests.questions.conditions.cases import Case, check, evaluate, table, when

from apptprep.records import Biomarker, Treatment

HER2 = Biomarker(
    marker="HER2", result="negative", specimen="tissue-primary", taken=when("March 2025")
)
BLOOD = Biomarker(marker="ESR1", result="positive", specimen="blood", taken=when("May 2026"))
UNKNOWN = Biomarker(marker="HER2", result="unknown")
DRUG = Treatment(name="letrozole", treatment_kind="hormone", started=when("April 2025"))

CASES = (
    Case(
        name="no_biomarkers",
        absent=(HER2,),
        unknown=(UNKNOWN,),
        unknown_holds=True,
        says="no biomarker result",
    ),
    Case(
        name="biomarker_on_record",
        present=(HER2,),
        absent=(Biomarker(marker="HER2", result="failed"),),
        unknown=(UNKNOWN,),
        says="HER2 is written down as negative (March 2025)",
        about=0,
    ),
    Case(
        name="biomarker_result",
        args=(("failed", "not-tested"),),
        present=(Biomarker(marker="HER2", result="failed"),),
        absent=(HER2,),
        unknown=(UNKNOWN,),
        says="too little tissue",
        about=0,
    ),
    Case(
        name="biomarker_result",
        args=("positive", ("BRCA",)),
        present=(Biomarker(marker="BRCA2", result="positive"),),
        absent=(Biomarker(marker="HER2", result="positive"),),
        unknown=(Biomarker(marker="BRCA2"),),
        says="BRCA2",
        about=0,
    ),
    Case(
        name="biomarker_missing",
        args=(("ER", "estrogen"),),
        present=(Biomarker(marker="ERBB2", result="positive"),),
        absent=(Biomarker(marker="ER", result="positive"),),
        unknown=(Biomarker(marker="ER", result="unknown"),),
        unknown_holds=True,
        says="no ER result",
    ),
    Case(
        name="biomarker_older_than",
        args=(365,),
        present=(HER2,),
        absent=(HER2, BLOOD),
        unknown=(Biomarker(marker="HER2", result="negative"),),
        says="March 2025",
        about=0,
    ),
    Case(
        name="biomarker_before_last_treatment",
        present=(HER2, DRUG),
        absent=(BLOOD, DRUG),
        unknown=(Biomarker(marker="HER2", result="negative"), DRUG),
        says="older than letrozole",
        about=1,
    ),
    Case(
        name="biomarker_blood_only",
        present=(BLOOD,),
        absent=(BLOOD, HER2),
        unknown=(Biomarker(marker="ESR1", result="positive"),),
        says="from blood",
        about=0,
    ),
    Case(
        name="biomarker_tissue_only",
        present=(HER2,),
        absent=(BLOOD,),
        unknown=(Biomarker(marker="ESR1", result="positive", specimen="unknown"),),
        says="from tissue",
        about=0,
    ),
    Case(
        name="biomarker_primary_only",
        present=(HER2,),
        absent=(Biomarker(marker="HER2", result="negative", specimen="tissue-spread"),),
        unknown=(Biomarker(marker="HER2", result="negative", specimen="tissue"),),
        says="first site",
        about=0,
    ),
    Case(
        name="biomarker_origin_unknown",
        args=(("BRCA",),),
        present=(Biomarker(marker="BRCA1", result="positive", origin="tumor"),),
        absent=(Biomarker(marker="BRCA1", result="positive", origin="inherited"),),
        unknown=(Biomarker(marker="BRCA1", result="positive"),),
        unknown_holds=True,
        says="BRCA1",
        about=0,
    ),
)


@table(CASES)
def test_condition(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("result", ["not-tested", "failed", "pending", "unknown", ""])
def test_nothing_but_a_result_counts_as_negative(result: str) -> None:
    record = (Biomarker(marker="HER2", result=result),)
    assert evaluate("biomarker_result", ("negative",), record) is None
    asked = result not in ("failed", "pending")  # then another question asks what comes of it
    assert (evaluate("biomarker_missing", ("HER2",), record) is not None) is asked


def test_a_planned_treatment_does_not_make_a_sample_old() -> None:
    planned = Treatment(name="chemo", started=when("December 2026"), state="planned")
    assert evaluate("biomarker_before_last_treatment", (), (HER2, planned)) is None
