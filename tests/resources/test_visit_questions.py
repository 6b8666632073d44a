"""The rules on second opinions, diagnosis, scans, markers, options, trials and records.

A table says for each rule which record raises it and which one must not. Rules that are raised on
every visit of their purposes are listed by name, so that none becomes one by accident.
"""

from __future__ import annotations

import datetime as dt

import pytest

from apptprep.questions.facts import Facts
from apptprep.questions.model import Rule
from apptprep.questions.rules import bundled_rules
from apptprep.questions.suggest import raised
from apptprep.records import (
    Biomarker,
    Condition,
    Contact,
    Criterion,
    Custody,
    Diagnosis,
    FamilyHistory,
    ImagingStudy,
    Measurement,
    Medication,
    OtherReport,
    PathologyReport,
    PendingTest,
    PerformanceStatus,
    Person,
    Record,
    Referral,
    Snapshot,
    Spread,
    Treatment,
    Trial,
    When,
)

TODAY = dt.date(2026, 11, 22)
FILES = (
    "aims.toml",
    "biomarkers.toml",
    "biopsy.toml",
    "diagnosis.toml",
    "imaging.toml",
    "next-steps.toml",
    "options.toml",
    "records-tissue.toml",
    "second-opinion.toml",
    "trials.toml",
    "two-teams.toml",
)
RULES = {rule.id: rule for rule in bundled_rules().rules if rule.file in FILES}


def when(words: str) -> When:
    """Return a date as a person types it."""
    return When.parse(words, TODAY)


def disease(site: str, histology: str = "", **more: str) -> Diagnosis:
    """Return a diagnosis."""
    return Diagnosis(site=site, histology=histology, **more)  # type: ignore[arg-type]


BREAST = disease("left breast", "ductal carcinoma", reviewed="no", confirmed="biopsy", stage="IV")
SETTLED = disease("breast", reviewed="yes", confirmed="biopsy", stage="II", extent="local")
BONE = Spread(site="bone", certainty="confirmed")
FEW = Spread(site="lung", number="2", certainty="confirmed")
BIOPSIED = Spread(site="bone", biopsied="yes")
FEARED = Spread(site="liver", certainty="feared")
PLANNED_BIOPSY = Spread(site="liver", biopsied="planned")
HER2 = Biomarker(
    marker="HER2", result="negative", specimen="tissue-primary", taken=when("March 2025")
)
DRUG = Treatment(
    name="letrozole",
    treatment_kind="hormone",
    state="ongoing",
    started=when("April 2025"),
    aim="control",
    response="stable",
    line_of_therapy="1st",
)
GREW = Treatment(
    name="paclitaxel",
    treatment_kind="chemotherapy",
    state="ended",
    ended=when("October 2026"),
    why_ended="cancer grew",
)
PLANNED = Treatment(name="capecitabine", treatment_kind="chemotherapy", state="planned")
CT = ImagingStudy(modality="CT", region="chest", date=when("1 November 2026"))
OLD_CT = ImagingStudy(modality="CT", region="chest", date=when("1 May 2026"))
OLDEST_CT = ImagingStudy(modality="CT", region="chest", date=when("2025"))
REREAD = ImagingStudy(
    modality="CT",
    reread="yes",
    compared="May 2026",
    date=when("2 November 2026"),
    custody=(Custody(item="images", held="yes"),),
)
CORE = PathologyReport(site="breast", procedure="core", date=when("March 2025"))
WHOLE = PathologyReport(
    site="breast",
    procedure="resection",
    margins="clear",
    tissue_left="yes",
    date=when("November 2026"),
    custody=(Custody(item="slides", held="yes"), Custody(item="block", held="yes")),
)
UNKNOWN = disease("not known", primary="unknown-primary")
TRIAL = Trial(title="A trial", criteria=(Criterion(text="ECOG 0", met="met"),), phase="3")
SUMMARY = OtherReport(title="plan", report_kind="plan")

Records = tuple[Record, ...]
CASES: dict[str, tuple[Records, Records]] = {
    "aims-not-told": ((GREW, Treatment(name="x")), (DRUG,)),
    "aims-works": ((Treatment(name="x", treatment_kind="hormone"),), (DRUG,)),
    "aims-chance": ((PLANNED,), (DRUG,)),
    "aims-next-line": ((DRUG, GREW), (DRUG,)),
    "aims-matters": ((Person(matters="my garden"),), (Person(),)),
    "aims-future": ((Person(talk_prognosis="yes"),), (Person(talk_prognosis="unknown"),)),
    "biomarkers-which": ((disease("cervix"),), (disease("cervix"), HER2)),
    "biomarkers-before-treatment": ((BONE,), (BONE, DRUG)),
    "biomarkers-not-tested": ((Biomarker(marker="X", result="not-tested"),), (HER2,)),
    "biomarkers-failed": ((Biomarker(marker="X", result="failed"),), (HER2,)),
    "biomarkers-awaited": ((Biomarker(marker="X", result="pending"),), (HER2,)),
    "biomarkers-again": ((GREW, HER2), (DRUG, HER2)),
    "biomarkers-again-colorectal": ((disease("colon"), GREW, HER2), (BREAST, GREW, HER2)),
    "biomarkers-old-sample": ((HER2, DRUG, BONE), (HER2, DRUG)),
    "biomarkers-blood-only": (
        (Biomarker(marker="EGFR", result="negative", specimen="blood"),),
        (HER2,),
    ),
    "biomarkers-new-site": ((BREAST, BONE, HER2), (disease("lung"), BONE, HER2)),
    "biomarkers-no-tissue": ((PathologyReport(site="x", tissue_left="no"),), (WHOLE,)),
    "biomarkers-inherited": (
        (Biomarker(marker="BRCA2", result="positive"),),
        (Biomarker(marker="BRCA2", result="positive", origin="inherited"),),
    ),
    "biomarkers-family": (
        (FamilyHistory(relative="mother", illness="ovarian cancer"),),
        (FamilyHistory(relative="mother", illness="stroke"),),
    ),
    "biomarkers-breast-receptors": (
        (BREAST, HER2, Biomarker(marker="ERBB2", result="positive")),
        (BREAST, Biomarker(marker="Hormone receptors", result="positive")),
    ),
    "biomarkers-lung": (
        (disease("lung", "non-small cell carcinoma"),),
        (disease("lung", "small cell carcinoma"),),
    ),
    "biomarkers-colorectal": (
        (disease("colon"),),
        (disease("colon"), Biomarker(marker="dMMR", result="negative")),
    ),
    "biomarkers-prostate": ((disease("prostate"),), (disease("prostate", extent="local"),)),
    "biopsy-new-site-breast": ((BREAST, BONE), (disease("lung"), BONE)),
    "biopsy-new-site": ((BONE,), (BIOPSIED,)),
    "biopsy-feared": ((FEARED,), (BONE,)),
    "biopsy-else": ((FEARED,), (BONE,)),
    "biopsy-which-site": ((BONE, Spread(site="lung")), (BONE,)),
    "biopsy-blood-instead": ((BONE,), (PLANNED_BIOPSY,)),
    "biopsy-planned-tests": ((PLANNED_BIOPSY,), (BONE,)),
    "biopsy-planned-enough": ((PLANNED_BIOPSY,), (BIOPSIED,)),
    "biopsy-changed": ((Spread(site="liver", same_cancer="changed"),), (BIOPSIED,)),
    "diagnosis-sure": ((disease("lung", confirmed="scan"),), (BREAST,)),
    "diagnosis-blood-cancer-review": ((disease("bone marrow", "myeloma"),), (BREAST,)),
    "diagnosis-lymphoma-review": ((disease("neck", "Hodgkin lymphoma"),), (BREAST,)),
    "diagnosis-slides-again": ((BREAST,), (SETTLED,)),
    "diagnosis-no-report": ((BREAST,), (BREAST, CORE)),
    "diagnosis-report-means": ((CORE,), (BREAST,)),
    "diagnosis-addendum": ((PathologyReport(site="x", addenda="pending"),), (CORE,)),
    "diagnosis-margins": ((PathologyReport(site="x", procedure="resection"),), (WHOLE,)),
    "diagnosis-stage": ((Diagnosis(site="lung"),), (UNKNOWN,)),
    "diagnosis-extent": ((disease("breast"),), (BREAST,)),
    "diagnosis-came-back": (
        (disease("breast", return_state="elsewhere"),),
        (disease("breast", return_state="here"), Spread(site="bone", same_cancer="same")),
    ),
    "unknown-primary-tests": ((UNKNOWN,), (BREAST,)),
    "unknown-primary-stains": ((UNKNOWN,), (BREAST,)),
    "unknown-primary-miss": ((UNKNOWN,), (BREAST,)),
    "unknown-primary-change": ((UNKNOWN,), (BREAST,)),
    "unknown-primary-center": ((UNKNOWN,), (BREAST,)),
    "imaging-reread-head-neck": ((disease("tongue"), CT), (BREAST, CT)),
    "imaging-reread-gyn": ((disease("left ovary"), CT), (BREAST, CT)),
    "imaging-reread-pancreas": ((disease("pancreas"), CT), (BREAST, CT)),
    "imaging-reread": ((CT,), (REREAD,)),
    "imaging-compared": ((OLD_CT, CT), (OLD_CT, REREAD)),
    "imaging-oldest": ((OLDEST_CT, OLD_CT, CT), (OLD_CT, CT)),
    "imaging-change": ((OLD_CT, CT), (CT,)),
    "imaging-next": ((DRUG,), (GREW,)),
    "imaging-next-late": ((DRUG, OLD_CT), (DRUG, CT)),
    "imaging-none": ((BREAST,), (BREAST, CT)),
    "imaging-markers": (
        (Measurement(what="CA 15-3", value="97", when=when("November 2026")),),
        (Measurement(what="Weight", value="97"),),
    ),
    "next-who-calls": ((PendingTest(test="MRI"),), (PendingTest(test="MRI", who_calls="Ada"),)),
    "next-result": ((PendingTest(test="MRI"),), (PendingTest(test="MRI", state="result"),)),
    "next-main-contact": ((), (Contact(name="Ada", role="nurse"),)),
    "next-signs": ((BREAST,), ()),
    "options-choices": ((BREAST,), ()),
    "options-grew": ((GREW,), (DRUG,)),
    "options-less": ((BREAST,), ()),
    "options-pause": ((DRUG,), (GREW,)),
    "options-stop-care": ((Treatment(name="x", why_ended="my choice"),), (GREW,)),
    "options-daily-life": ((PLANNED,), (DRUG,)),
    "options-visits": ((PLANNED,), (DRUG,)),
    "options-came-back": ((disease("breast", return_state="here"),), (BREAST,)),
    "options-few-spots": ((FEW,), (Spread(site="lung", number="many"),)),
    "options-few-spots-known": ((FEW,), (FEARED,)),
    "records-slides": ((CORE,), (WHOLE,)),
    "records-block": ((CORE,), (WHOLE,)),
    "records-block-old": ((CORE,), (WHOLE,)),
    "records-tissue-left": ((CORE,), (WHOLE,)),
    "records-images": ((CT,), (REREAD,)),
    "records-biomarker-report": (
        (HER2,),
        (HER2, OtherReport(title="panel", report_kind="genomic")),
    ),
    "records-radiation": (
        (Treatment(name="radiation", treatment_kind="radiation"),),
        (DRUG,),
    ),
    "records-operation": ((Treatment(name="surgery", treatment_kind="surgery"),), (DRUG,)),
    "records-summary": ((DRUG,), (DRUG, SUMMARY)),
    "trials-phase": ((Trial(title="A trial"),), (TRIAL,)),
    "trials-phase-one": ((Trial(title="A trial", phase="I/II"),), (TRIAL,)),
    "trials-before-treatment": ((BREAST,), (BREAST, DRUG)),
    "trials-after-treatment": ((DRUG,), (DRUG, TRIAL)),
    "trials-criterion-unknown": (
        (Trial(title="A trial", criteria=(Criterion(text="ECOG 0"),)),),
        (TRIAL,),
    ),
    "trials-criteria": ((Trial(title="A trial"),), (TRIAL,)),
    "trials-performance": ((), (PerformanceStatus(value="ECOG 1"),)),
    "trials-washout": ((DRUG,), (GREW,)),
    "trials-washout-past": ((GREW,), (DRUG,)),
    "trials-medicines": ((Medication(name="x"),), ()),
    "trials-brain": ((Spread(site="brain"),), (BONE,)),
    "trials-illness": ((Condition(name="diabetes"),), (Condition(name="x", state="past"),)),
    "trials-markers": ((), (HER2,)),
    "trials-not-met": (
        (Trial(title="A trial", criteria=(Criterion(text="ECOG 0", met="not-met"),)),),
        (
            Trial(title="A trial", criteria=(Criterion(text="ECOG 0", met="not-met"),)),
            Person(country="Poland"),
        ),
    ),
    "teams-board": ((BREAST,), ()),
    "teams-needs": ((CORE,), (WHOLE,)),
    "teams-needs-images": ((CT,), (REREAD,)),
    "teams-referral": ((Referral(to="Dr Lind"),), (Referral(to="Dr Lind", state="received"),)),
    "second-opinion-milder": ((BREAST,), ()),
}
EVERY_VISIT = {
    "next-notes",
    "next-steps",
    "second-opinion-1-where",
    "second-opinion-2-tests",
    "second-opinion-3-symptoms",
    "second-opinion-4-options",
    "second-opinion-5-benefits",
    "second-opinion-6-side-effects",
    "second-opinion-7-experience",
    "second-opinion-8-trials",
    "second-opinion-change",
    "second-opinion-time",
    "teams-talk",
    "teams-who-treats",
    "teams-writing",
    "trials-after",
    "trials-biopsies",
    "trials-call",
    "trials-checks-after",
    "trials-consent",
    "trials-costs",
    "trials-daily-life",
    "trials-differs",
    "trials-groups",
    "trials-labs",
    "trials-leave",
    "trials-length",
    "trials-other-options",
    "trials-own-doctor",
    "trials-purpose",
    "trials-random",
    "trials-risks",
    "trials-safety",
    "trials-travel-costs",
    "trials-visits",
    "trials-why-better",
}


def holds(rule: Rule, records: Records) -> bool:
    """Tell whether a record raises a rule."""
    return raised(rule, Facts(Snapshot(records), TODAY)) is not None


def test_every_rule_is_in_the_table_or_raised_on_every_visit() -> None:
    assert set(RULES) == set(CASES) | EVERY_VISIT
    assert not set(CASES) & EVERY_VISIT


@pytest.mark.parametrize("rule_id", CASES)
def test_a_rule_is_raised_by_one_record_and_not_by_another(rule_id: str) -> None:
    raising, silent = CASES[rule_id]
    assert holds(RULES[rule_id], raising)
    assert not holds(RULES[rule_id], silent)


@pytest.mark.parametrize("rule_id", sorted(EVERY_VISIT))
def test_a_rule_of_every_visit_is_raised_by_an_empty_record(rule_id: str) -> None:
    assert holds(RULES[rule_id], ())


def test_there_are_at_least_fifty_five() -> None:
    assert len(RULES) >= 55


def test_how_things_may_go_is_asked_only_by_one_who_wants_to() -> None:
    for answer in ("", "no", "unknown"):
        assert not holds(RULES["aims-future"], (Person(talk_prognosis=answer), BREAST, BONE))
