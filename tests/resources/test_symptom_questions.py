"""Every symptom of the vocabulary raises a question of its own, and the later rules on symptoms."""

from __future__ import annotations

import datetime as dt

import pytest

from apptprep import bundled
from apptprep.questions.facts import Facts
from apptprep.questions.rules import bundled_rules
from apptprep.questions.suggest import raised
from apptprep.records import (
    Contact,
    Medication,
    PastSurgery,
    Person,
    Record,
    Snapshot,
    Spread,
    SymptomEntry,
    Treatment,
    When,
)

TODAY = dt.date(2026, 11, 22)
BOOK = bundled_rules().rules
RULES = {r.id: r for r in BOOK if r.file == "symptoms-more.toml"}
TERMS = tuple(
    line.split("\t")[0]
    for line in bundled.read_text("vocabularies/symptoms.txt").splitlines()
    if line.strip() and not line.startswith("#")
)
Records = tuple[Record, ...]


def felt(term: str, now: int = 5) -> SymptomEntry:
    """Return a symptom written down today."""
    return SymptomEntry(term=term, now=now, when=When.of(TODAY))


def found(records: Records) -> set[str]:
    """Return the rules that a record raises, for any purpose."""
    facts = Facts(Snapshot(records), TODAY)
    return {rule.id for rule in BOOK if raised(rule, facts) is not None}


ANY_SYMPTOM = found((felt("Zzz"),))
WOMAN = Person(sex="female")
MAN = Person(sex="male")
IMMUNE = Treatment(name="pembrolizumab", treatment_kind="immune", state="ongoing")
TAMOXIFEN = Treatment(name="tamoxifen", treatment_kind="hormone", state="ongoing")
RADIATION = Treatment(name="radiation", treatment_kind="radiation", state="ended")
PLANNED = Treatment(name="radiation", treatment_kind="radiation", state="planned")
BONE = Spread(site="bone", certainty="confirmed")
STEROID = Medication(name="dexamethasone")

CASES: dict[str, tuple[Records, Records]] = {
    "symptoms.heartburn": ((felt("Heartburn"),), (felt("Pain"),)),
    "symptoms.taste": ((felt("Taste change"),), (felt("Less appetite"),)),
    "symptoms.wind": ((felt("Wind or gas"),), (felt("Pain"),)),
    "symptoms.hiccups": ((felt("Hiccups"),), (felt("Cough"),)),
    "symptoms.hair": ((felt("Hair loss"),), (felt("Rash"),)),
    "symptoms.sun": ((felt("Skin sensitive to the sun"),), (felt("Rash"),)),
    "symptoms.dark-skin": ((felt("Darker skin"),), (felt("Rash"),)),
    "symptoms.pressure-sore": ((felt("Pressure sore"),), (felt("Rash"),)),
    "symptoms.wound": ((felt("Skin wound"),), (felt("Rash"),)),
    "symptoms.watery-eyes": ((felt("Watery eyes"),), (felt("Blurred vision"),)),
    "symptoms.ears": ((felt("Ringing in the ears"),), (felt("Dizziness"),)),
    "symptoms.sleepy": ((felt("Drowsiness"),), (felt("Tiredness"),)),
    "symptoms.missed-period": (
        (felt("Missed period"), WOMAN),
        (felt("Missed period"), WOMAN, PastSurgery(name="hysterectomy")),
    ),
    "symptoms.vaginal-discharge": ((felt("Vaginal discharge"), WOMAN), (felt("Rash"), WOMAN)),
    "symptoms.vaginal-bleeding": (
        (felt("Vaginal bleeding"), MAN),
        (felt("Bleeding"), WOMAN),
    ),
    "symptoms.vaginal-bleeding-tamoxifen": (
        (felt("Vaginal bleeding"), WOMAN, TAMOXIFEN),
        (felt("Vaginal bleeding"), WOMAN),
    ),
    "symptoms.sweating-less": ((felt("Sweating less"),), (felt("Night sweats"),)),
    "symptoms.body-odor": ((felt("Body odor change"),), (felt("Rash"),)),
    "symptoms.weight-gain": ((felt("Weight gain"),), (felt("Weight loss"),)),
    "symptoms.thirst": ((felt("Thirst"),), (felt("Dry mouth"),)),
    "symptoms.thirst-steroid": ((felt("Thirst"), STEROID), (felt("Thirst"),)),
    "symptoms.wellbeing": (
        (felt("Wellbeing"),),
        (felt("Wellbeing"), Contact(name="Ada", role="palliative")),
    ),
    "symptoms.lymph-therapist": ((felt("Swelling"), RADIATION), (felt("Swelling"),)),
    "symptoms.home-safe": ((felt("Fall"),), (felt("Tiredness"),)),
    "symptoms.immune-bowel": ((felt("Diarrhea"), IMMUNE), (felt("Diarrhea"),)),
    "symptoms.immune-breath": ((felt("Cough"), IMMUNE), (felt("Cough"),)),
    "symptoms.bone-radiation": (
        (felt("Bone pain"), BONE),
        (felt("Bone pain"), BONE, PLANNED),
    ),
}


def test_the_vocabulary_is_long() -> None:
    assert len(TERMS) > 80


@pytest.mark.parametrize("term", TERMS)
def test_every_symptom_of_the_vocabulary_raises_a_question_of_its_own(term: str) -> None:
    assert found((felt(term),)) - ANY_SYMPTOM, term


@pytest.mark.parametrize("term", TERMS)
def test_nobody_who_was_never_treated_is_told_of_chemotherapy_alone(term: str) -> None:
    never = (Person(treated_ever="no"), felt(term))
    own = found(never) - ANY_SYMPTOM
    alone = {r.id for r in BOOK if r.id in own and _is_of_chemotherapy(r.because)}
    assert alone == set()


def _is_of_chemotherapy(because: str) -> bool:
    """Whether the reason names chemotherapy and nothing else that could be behind a symptom."""
    others = ("cancer, its", " or ", " and ", ",")
    return "chemotherapy" in because.lower() and not any(each in because for each in others)


@pytest.mark.parametrize("term", TERMS)
def test_a_symptom_that_is_not_there_is_not_asked_about(term: str) -> None:
    own = found((felt(term),)) - ANY_SYMPTOM
    assert not own & found((felt(term, now=0),)), term


def test_every_rule_is_in_the_table() -> None:
    assert set(RULES) == set(CASES)


@pytest.mark.parametrize("rule_id", CASES)
def test_a_rule_is_raised_by_one_record_and_not_by_another(rule_id: str) -> None:
    raising, silent = CASES[rule_id]
    assert rule_id in found(raising)
    assert rule_id not in found(silent)
    assert rule_id not in found(())
