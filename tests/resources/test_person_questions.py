"""The questions found missing with made-up people: what raises each, and what does not."""

from __future__ import annotations

import datetime as dt

import pytest

from apptprep.questions.facts import Facts
from apptprep.questions.rules import bundled_rules
from apptprep.questions.suggest import raised
from apptprep.records import (
    Biomarker,
    Condition,
    Diagnosis,
    Measurement,
    Medication,
    Person,
    Record,
    Snapshot,
    Spread,
    SymptomEntry,
    Treatment,
    When,
)

TODAY = dt.date(2026, 11, 22)
RULES = {rule.id: rule for rule in bundled_rules().rules if rule.file == "more-by-person.toml"}
Records = tuple[Record, ...]


def felt(term: str, now: int = 4, sites: tuple[str, ...] = ()) -> SymptomEntry:
    """Return a symptom written down today."""
    return SymptomEntry(term=term, now=now, when=When.of(TODAY), sites=sites)


def drug(name: str) -> Medication:
    return Medication(name=name)


def treated(name: str, kind: str, state: str = "ongoing") -> Treatment:
    return Treatment(name=name, treatment_kind=kind, state=state)


def psa(value: str, days: int) -> Measurement:
    """Return a tumor marker of that many days ago."""
    when = When.of(TODAY - dt.timedelta(days=days))
    return Measurement(what="PSA", value=value, unit="ng/mL", when=when)


WARFARIN, IBUPROFEN, MORPHINE = drug("warfarin"), drug("ibuprofen"), drug("morphine")
KIDNEY = Condition(name="weak kidneys")
MYELOMA = Diagnosis(site="Bone marrow", histology="multiple myeloma")
BREAST, PANCREAS = Diagnosis(site="Right breast"), Diagnosis(site="Pancreas")
LENALIDOMIDE = treated("lenalidomide", "targeted")
TAMOXIFEN = treated("tamoxifen", "hormone")
DENOSUMAB = treated("denosumab", "bone")
IMMUNE, CHEMO = treated("nivolumab", "immune"), treated("FOLFOX", "chemotherapy")
BONE = Spread(site="bone", certainty="confirmed")
LIVER = Spread(site="liver", certainty="confirmed", number="2")
MAN, WOMAN = Person(sex="male"), Person(sex="female")
FATHER = Person(matters="To become a father one day")

CASES: dict[str, tuple[Records, Records]] = {
    "person-thinner-painkiller": ((WARFARIN, IBUPROFEN), (WARFARIN, MORPHINE)),
    "person-kidney-painkiller": ((IBUPROFEN, KIDNEY), (MORPHINE, KIDNEY)),
    "person-myeloma-painkiller": ((IBUPROFEN, MYELOMA), (IBUPROFEN, BREAST)),
    "person-myeloma-clots": ((LENALIDOMIDE,), (LENALIDOMIDE, drug("apixaban"))),
    "person-tamoxifen-mix": ((TAMOXIFEN, drug("paroxetine")), (TAMOXIFEN, drug("sertraline"))),
    "person-falls-medicines": (
        (felt("Fall"), WARFARIN, IBUPROFEN, MORPHINE, drug("zolpidem")),
        (felt("Fall"), WARFARIN),
    ),
    "symptoms.jaw": ((felt("Jaw pain"), DENOSUMAB), (felt("Jaw pain"), CHEMO)),
    "symptoms.jaw-medicine": ((felt("Toothache"), drug("zoledronic acid")), (felt("Toothache"),)),
    "symptoms.immune-joints": ((felt("Joint pain"), IMMUNE), (felt("Joint pain"), CHEMO)),
    "symptoms.immune-skin": ((felt("Rash"), IMMUNE), (felt("Rash"), CHEMO)),
    "person-man-genes": ((BREAST, MAN), (BREAST, WOMAN)),
    "person-markers-mean": (
        (Biomarker(marker="BRAF", result="positive"),),
        (Biomarker(marker="BRAF", result="failed"),),
    ),
    "symptoms.enzymes": ((PANCREAS, felt("Less appetite")), (BREAST, felt("Less appetite"))),
    "person-pancreas-surgery": ((PANCREAS,), (PANCREAS, LIVER)),
    "symptoms.bone-radiation-site": (
        (BONE, felt("Pain", sites=("lower-back",))),
        (BONE, felt("Pain", sites=("head",))),
    ),
    "person-school": ((Person(matters="School with my friends"),), (Person(matters="My garden"),)),
    "symptoms.pain-mild": ((felt("Belly pain", 3),), (felt("Pain when passing urine"),)),
    "symptoms.tiredness-mild": ((felt("Tiredness", 2),), (felt("Trouble sleeping", 2),)),
    "symptoms.thinking-brain": (
        (felt("Trouble remembering"), Spread(site="brain")),
        (felt("Trouble remembering"), LIVER),
    ),
    "symptoms.vomiting-steroid": (
        (felt("Vomiting"), drug("dexamethasone")),
        (felt("Vomiting"), MORPHINE),
    ),
    "symptoms.numbness-treatment": (
        (felt("Numbness or tingling", 6), CHEMO),
        (felt("Numbness or tingling", 3), CHEMO),
    ),
    "symptoms.numbness-treatment-mild": (
        (felt("Numbness or tingling", 3), CHEMO),
        (felt("Numbness or tingling", 3), IMMUNE),
    ),
    "symptoms.hot-flashes-mild": ((felt("Hot flashes", 2),), (felt("Chills"),)),
    "symptoms.opioid-bowels": ((felt("Constipation"), MORPHINE), (felt("Constipation"), IBUPROFEN)),
    "person-value-rose": ((psa("4.1", 200), psa("11.8", 10)), (psa("11.8", 200), psa("4.1", 10))),
    "person-wants-children": ((FATHER, CHEMO), (Person(matters="My 2 children"), CHEMO)),
    "person-second-reading": (
        (Diagnosis(site="Thigh", reviewed="asked"),),
        (Diagnosis(site="Thigh", reviewed="no"),),
    ),
    "person-liver-few": ((LIVER,), (Spread(site="liver", number="many"),)),
}


def holds(rule_id: str, records: Records) -> bool:
    return raised(RULES[rule_id], Facts(Snapshot(records), TODAY)) is not None


def test_every_rule_is_in_the_table() -> None:
    assert set(RULES) == set(CASES)


@pytest.mark.parametrize("rule_id", CASES)
def test_a_rule_is_raised_by_one_record_and_not_by_another(rule_id: str) -> None:
    raising, silent = CASES[rule_id]
    assert holds(rule_id, raising)
    assert not holds(rule_id, silent)
    assert not holds(rule_id, ())
