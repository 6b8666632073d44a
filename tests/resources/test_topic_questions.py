"""The rules on treatment ahead, what comes later, daily life and single facts of the record.

A table says for each rule which record raises it and which one must not.
"""

from __future__ import annotations

import datetime as dt

import pytest

from apptprep.questions.facts import Facts
from apptprep.questions.rules import bundled_rules
from apptprep.questions.suggest import raised
from apptprep.records import (
    Allergy,
    Condition,
    Cycle,
    Diagnosis,
    ImagingStudy,
    Measurement,
    Medication,
    PastSurgery,
    PathologyReport,
    PerformanceStatus,
    Person,
    Record,
    Snapshot,
    Spread,
    SymptomEntry,
    Treatment,
    Trial,
    When,
)
from apptprep.records.person import Writer

TODAY = dt.date(2026, 11, 22)
FILES = ("treatment-ahead.toml", "later-effects.toml", "daily-life.toml", "more-by-fact.toml")
RULES = {rule.id: rule for rule in bundled_rules().rules if rule.file in FILES}
Records = tuple[Record, ...]


def day(back: int = 0) -> When:
    """Return a day so many days before today."""
    return When.of(TODAY - dt.timedelta(days=back))


def born(year: int, **more: str) -> Person:
    """Return a person born in a year."""
    return Person(born=When.parse(str(year), TODAY), **more)  # type: ignore[arg-type]


def planned(kind: str, name: str = "a treatment") -> Treatment:
    """Return a treatment that is planned."""
    return Treatment(name=name, treatment_kind=kind, state="planned")


def now(kind: str, name: str = "a treatment", **more: object) -> Treatment:
    """Return a treatment that goes on."""
    return Treatment(name=name, treatment_kind=kind, state="ongoing", **more)  # type: ignore[arg-type]


def past(kind: str, name: str = "a treatment", site: str = "") -> Treatment:
    """Return a treatment that has ended."""
    return Treatment(
        name=name, treatment_kind=kind, state="ended", site=site, why_ended="done as planned"
    )


def spread(site: str) -> Spread:
    """Return a site of spread that is sure."""
    return Spread(site=site, certainty="confirmed")


def felt(term: str, back: int = 0) -> SymptomEntry:
    """Return a symptom of a day."""
    return SymptomEntry(term=term, now=5, when=day(back))


def cycles(*back: int) -> Treatment:
    """Return chemotherapy with cycles that began so many days ago."""
    given = tuple(Cycle(number=str(n), day_given=day(b)) for n, b in enumerate(back, 1))
    return now("chemotherapy", "paclitaxel", started=day(max(back)), cycles=given)


BREAST = Diagnosis(site="left breast", histology="ductal carcinoma")
THROAT = Diagnosis(site="throat", histology="squamous cell carcinoma")
SARCOMA = Diagnosis(site="thigh", histology="liposarcoma")
SURGERY = planned("surgery")
CHEMO = now("chemotherapy")
PLANNED_CHEMO = planned("chemotherapy")
PLANNED_RADIATION = planned("radiation")
BONE = spread("bone")
BRAIN = spread("brain")
WANTS = Person(talk_prognosis="yes")
WOMAN = born(1990, sex="female")
OLD_WOMAN = born(1950, sex="female")
MAN = born(1985, sex="male")
WITH_SON = Person(living="my son is 8")
PACEMAKER = PastSurgery(name="operation", implant="pacemaker")
THINNER = Medication(name="apixaban", reason="clots")
TWO_CYCLES = cycles(30, 9)
HYSTERECTOMY = PastSurgery(name="hysterectomy")
LATE: Records = (
    past("chemotherapy"),
    Treatment(name="x", treatment_kind="chemotherapy", state="ongoing", line_of_therapy="3rd"),
)
TRIAL = Trial(title="A trial", status="recruiting", contact="Ada, 555 0100")
EXPANDED = Trial(title="A program", status="expanded", contact="Ada, 555 0100")

CASES: dict[str, tuple[Records, Records]] = {
    "ahead-surgery-experience": ((SURGERY,), (past("surgery"),)),
    "ahead-surgery-lasting": ((SURGERY,), (past("surgery"),)),
    "ahead-surgery-other": ((SURGERY,), (PLANNED_RADIATION,)),
    "ahead-surgery-wait": ((SURGERY,), (PLANNED_RADIATION,)),
    "ahead-fit": ((PLANNED_CHEMO,), (CHEMO,)),
    "ahead-older": ((PLANNED_CHEMO, OLD_WOMAN), (PLANNED_CHEMO, WOMAN)),
    "ahead-radiation-weeks": ((PLANNED_RADIATION,), (SURGERY,)),
    "ahead-radiation-aim-place": ((PLANNED_RADIATION,), (SURGERY,)),
    "ahead-radiation-again": ((PLANNED_RADIATION, past("radiation")), (PLANNED_RADIATION,)),
    "ahead-radiation-pacemaker": ((PLANNED_RADIATION, PACEMAKER), (PLANNED_RADIATION,)),
    "ahead-radiation-teeth": ((PLANNED_RADIATION, THROAT), (PLANNED_RADIATION, BREAST)),
    "ahead-chemo-how": ((PLANNED_CHEMO,), (SURGERY,)),
    "ahead-hepatitis": (
        (PLANNED_CHEMO,),
        (PLANNED_CHEMO, Measurement(what="Hepatitis B", value="negative", when=day())),
    ),
    "ahead-dpd": (
        (now("chemotherapy", "capecitabine", started=day(10)),),
        (now("chemotherapy", "capecitabine", started=day(100)),),
    ),
    "ahead-bevacizumab-surgery": ((SURGERY, now("targeted", "bevacizumab")), (SURGERY,)),
    "ahead-ablation-sessions": ((planned("ablation"),), (past("ablation"),)),
    "ahead-ablation-left": ((past("ablation"),), (past("surgery"),)),
    "ahead-home": ((CHEMO,), (past("chemotherapy"),)),
    "ahead-how-long": ((now("chemotherapy", response="stable"),), (CHEMO,)),
    "ahead-contrast": ((Allergy(substance="contrast dye"),), (Allergy(substance="nuts"),)),
    "ahead-mri-implant": ((PACEMAKER,), (PastSurgery(name="appendix"),)),
    "later-immune-glands": ((now("immune"),), (CHEMO,)),
    "later-deruxtecan-lungs": ((now("targeted", "Enhertu"),), (now("targeted", "osimertinib"),)),
    "later-bevacizumab-pressure": ((now("targeted", "Avastin"),), (now("targeted", "Tagrisso"),)),
    "later-prostate-hormone": (
        (Diagnosis(site="prostate"), now("hormone")),
        (BREAST, now("hormone")),
    ),
    "later-tamoxifen-womb": (
        (WOMAN, now("hormone", "tamoxifen")),
        (WOMAN, now("hormone", "tamoxifen"), HYSTERECTOMY),
    ),
    "later-cisplatin-hearing": ((past("chemotherapy", "cisplatin"),), (past("chemotherapy"),)),
    "later-other-cancers": ((past("chemotherapy"),), (past("chemotherapy"), BONE)),
    "later-radioactive": ((past("radiation", "Pluvicto"),), (past("radiation"),)),
    "later-cell-driving": ((past("cell"),), (CHEMO,)),
    "later-cell-near": ((planned("cell"),), (past("cell"),)),
    "later-radiation-chest": (
        (past("radiation", site="breast"),),
        (past("radiation", site="hip"),),
    ),
    "later-radiation-pelvis": (
        (past("radiation", site="pelvis"),),
        (past("radiation", site="breast"),),
    ),
    "later-radiation-mouth": (
        (past("radiation", site="throat"),),
        (past("radiation", site="breast"),),
    ),
    "later-radiation-brain": (
        (past("radiation", site="brain"),),
        (past("radiation", site="head and neck"),),
    ),
    "later-bone-drug-calcium": (
        (Medication(name="denosumab", reason="bone"),),
        (Medication(name="apixaban", reason="clots"),),
    ),
    "later-vaccines": ((CHEMO,), (past("chemotherapy"),)),
    "later-clots": ((BONE,), (BONE, THINNER)),
    "later-clots-treatment": ((CHEMO,), (CHEMO, THINNER)),
    "later-no-pregnancy": ((CHEMO, WOMAN), (CHEMO, OLD_WOMAN)),
    "later-no-fathering": ((CHEMO, MAN), (CHEMO, WOMAN)),
    "later-sex": ((CHEMO,), (past("chemotherapy"),)),
    "later-sex-pelvis": (
        (past("radiation", site="pelvis"),),
        (past("radiation", site="breast"),),
    ),
    "later-fertility-now": ((PLANNED_CHEMO, WOMAN), (PLANNED_CHEMO, WOMAN, HYSTERECTOMY)),
    "life-alone": ((Person(living="I live alone"),), (WITH_SON,)),
    "life-children": ((WITH_SON,), (Person(living="with my wife"),)),
    "life-household-vaccines": ((WITH_SON, CHEMO), (Person(living="alone"), CHEMO)),
    "life-stoma": ((PastSurgery(name="colostomy"),), (HYSTERECTOMY,)),
    "life-faith": ((Person(matters="my church"),), (Person(matters="my garden"),)),
    "life-caregiver-break": (
        (Person(writers=(Writer(name="Ada", role="caregiver"),)),),
        (Person(),),
    ),
    "ahead-how-sure": ((WANTS,), (Person(talk_prognosis="no"),)),
    "ahead-no-more-treatment": ((WANTS, BONE, *LATE), (WANTS, BONE)),
    "ahead-hospice": ((WANTS, BONE), (WANTS,)),
    "ahead-where-cared-for": ((WANTS, BONE), (WANTS,)),
    "stage-came-back": ((Diagnosis(site="breast", return_state="elsewhere"),), (BREAST,)),
    "stage-letters": ((Diagnosis(site="breast", stage="T2 N1 M0"),), (BREAST,)),
    "grade-missing": (
        (BREAST, PathologyReport(site="breast", date=day(90))),
        (BREAST, PathologyReport(site="breast", date=day(90), grade="2")),
    ),
    "value-out-of-range": (
        (Measurement(what="Hemoglobin", value="8", unit="g/dL", reference="12-16", when=day()),),
        (Measurement(what="Hemoglobin", value="13", unit="g/dL", reference="12-16", when=day()),),
    ),
    "imaging-brain-due": (
        (BRAIN, ImagingStudy(modality="MRI", region="brain", date=day(120))),
        (BRAIN, ImagingStudy(modality="MRI", region="brain", date=day(10))),
    ),
    "imaging-kidney-dye": ((Condition(name="kidney disease"),), (Condition(name="asthma"),)),
    "cycle-nausea": ((TWO_CYCLES, felt("Nausea", 29), felt("Nausea", 8)), (felt("Nausea"),)),
    "cycle-tired": ((TWO_CYCLES, felt("Tiredness", 28), felt("Tiredness", 7)), (TWO_CYCLES,)),
    "cycle-mouth": ((TWO_CYCLES, felt("Sore mouth", 25), felt("Sore mouth", 4)), (TWO_CYCLES,)),
    "cycle-numb": ((TWO_CYCLES, felt("Numbness", 28), felt("Numbness", 7)), (felt("Numbness"),)),
    "cycle-counts-now": ((cycles(9),), (cycles(30),)),
    "medicines.reason": ((Medication(name="x"),), (THINNER,)),
    "medicines.allergy-kind": (
        (Allergy(substance="nuts"),),
        (Allergy(substance="nuts", reaction="rash"),),
    ),
    "medicines.steroid-sugar": (
        (Medication(name="dexamethasone"), Condition(name="diabetes")),
        (Medication(name="dexamethasone"),),
    ),
    "medicines.untold": (
        (now("complementary", "herbs"),),
        (now("complementary", "herbs", told_team="yes"),),
    ),
    "ahead-dpd-before": (
        (planned("chemotherapy", "capecitabine"),),
        (planned("chemotherapy", "paclitaxel"),),
    ),
    "treatment-why-ended": (
        (Treatment(name="x", treatment_kind="chemotherapy", state="ended"),),
        (past("chemotherapy"),),
    ),
    "spread-sites.brain-seizure-plan": ((BRAIN,), (BONE,)),
    "spread-sites.liver-stent": (
        (spread("liver"), felt("Yellow skin or eyes")),
        (spread("liver"),),
    ),
    "spread-sites.marrow-transfusion": ((spread("bone marrow"),), (BONE,)),
    "trials-status": ((Trial(title="A trial", status="stopped"),), (TRIAL,)),
    "trials-contact": ((Trial(title="A trial"),), (TRIAL,)),
    "trials-help": ((BREAST,), (BREAST, TRIAL)),
    "trials-rare": ((SARCOMA,), (BREAST,)),
    "rare-center": ((SARCOMA,), (BREAST,)),
    "trials-expanded": ((EXPANDED,), (TRIAL,)),
    "trials-performance-now": (
        (PerformanceStatus(value="ECOG 1", said=day(90)),),
        (PerformanceStatus(value="ECOG 1", said=day(5)),),
    ),
    "trials-distance": ((Person(distance="one hour"),), (Person(),)),
}
EVERY_VISIT = {"trials-data"}
TIME_AHEAD = ("ahead-how-sure", "ahead-no-more-treatment", "ahead-hospice", "ahead-where-cared-for")


def holds(rule_id: str, records: Records) -> bool:
    """Tell whether a record raises a rule."""
    return raised(RULES[rule_id], Facts(Snapshot(records), TODAY)) is not None


def test_every_rule_is_in_the_table_or_raised_on_every_visit() -> None:
    assert set(RULES) == set(CASES) | EVERY_VISIT


@pytest.mark.parametrize("rule_id", CASES)
def test_a_rule_is_raised_by_one_record_and_not_by_another(rule_id: str) -> None:
    raising, silent = CASES[rule_id]
    assert holds(rule_id, raising)
    assert not holds(rule_id, silent)
    assert not holds(rule_id, ())


@pytest.mark.parametrize("answer", ["", "no", "unknown"])
@pytest.mark.parametrize("rule_id", TIME_AHEAD)
def test_the_time_ahead_is_asked_about_only_by_one_who_wants_to(rule_id: str, answer: str) -> None:
    assert not holds(rule_id, (Person(talk_prognosis=answer), BREAST, BONE, *LATE))
