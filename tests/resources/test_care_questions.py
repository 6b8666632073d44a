"""The rules on symptoms, side effects, comfort, medicines, spread and support, and the card.

They are data; what is held here is what the data promises: warning signs come first, every rule
can be raised, the words are plain, and no sign of the card can be lost unseen.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from statistics import median

import pytest
import textstat

from apptprep.questions import call_now
from apptprep.questions.facts import Facts
from apptprep.questions.model import Rule
from apptprep.questions.rules import PURPOSES, bundled_rules
from apptprep.questions.suggest import raised, suggest
from apptprep.records import (
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
    Trial,
    When,
)
from apptprep.records.person import Writer
from apptprep.records.treatment import DoseChange

TODAY = dt.date(2026, 11, 22)
FILES = (
    "symptoms.toml",
    "side-effects.toml",
    "palliative.toml",
    "medicines.toml",
    "spread-sites.toml",
    "support.toml",
)
WARNING_SIGNS = (
    "Bone pain",
    "Back pain",
    "Pain",
    "Cough",
    "Breathlessness",
    "Shortness of breath",
    "Weight loss",
    "New lump",
    "Yellow skin or eyes",
    "Headache",
    "Trouble concentrating",
    "Trouble remembering",
    "Confusion",
    "Blurred vision",
    "Double vision",
    "Dizziness",
    "Unsteady walking",
    "Balance problems",
    "Seizure",
    "Weakness of a leg",
    "Weakness of an arm",
    "Weakness on one side",
    "Numbness or tingling",
    "Urine leakage",
    "Stool leakage",
    "Swollen belly",
    "Feeling full early",
    "Tiredness",
    "Broken bone",
)
OTHER_SIGNS = (
    "Nausea",
    "Vomiting",
    "Less appetite",
    "Taste change",
    "Constipation",
    "Diarrhea",
    "Sore mouth or throat",
    "Dry mouth",
    "Hoarseness",
    "Trouble swallowing",
    "Trouble sleeping",
    "Feeling anxious",
    "Worry",
    "Low mood",
    "Sad",
    "Discouraged",
    "Hot flashes",
    "Night sweats",
    "Rash",
    "Itching",
    "Sore hands and feet",
    "Nail changes",
    "Swelling",
    "Bleeding",
    "Bruising",
    "Blood in stool",
    "Fall",
    "Fever",
    "Chills",
    "Trouble speaking",
    "Weakness",
    "Racing or uneven heartbeat",
    "Pain when passing urine",
    "Less interest in sex",
    "Joint pain",
    "Thirst",
)
ALONE_SILENT: tuple[str, ...] = ()
"""Signs that raise a question only together with another fact; none now."""
CARD = {
    "emergency": {
        "collapse",
        "airway",
        "severe-bleeding",
        "chest-pain",
        "sudden-breathlessness",
        "one-leg",
        "stroke-signs",
        "new-confusion",
        "seizure",
        "opioid-sleepiness",
        "suicide",
        "suicide-plan",
        "immune-breath",
    },
    "team": {
        "fever",
        "chills",
        "fever-medicine",
        "cell-therapy-fever",
        "cell-therapy-confusion",
        "spinal-cord",
        "face-neck-swelling",
        "high-calcium-signs",
        "blocked-bowel",
        "headache-vomiting",
        "fluids",
        "diarrhea",
        "diarrhea-often",
        "immune-treatment",
        "immune-headache",
        "bleeding",
        "port",
        "mouth-sores",
        "yellow-skin",
        "steroid",
    },
}
MOST_WORDS = 20
FORBIDDEN = re.compile(
    r"\b(should|must|fight|battle|war|eligible|survival|you have)\b", re.IGNORECASE
)


def ago(days: int) -> When:
    """Return the day that many days before the day of the tests."""
    return When.of(TODAY - dt.timedelta(days=days))


def felt(term: str, now: int | None = None, days: int = 3) -> SymptomEntry:
    """Return a line of the symptom log."""
    return SymptomEntry(term=term, now=now, when=ago(days))


def rules_of_care() -> list[Rule]:
    """Return the bundled rules of the files tested here."""
    return [rule for rule in bundled_rules().rules if rule.file in FILES]


def ids(records: list[Record], purpose: str) -> list[str]:
    """Return the ids of the suggested rules, the most important first."""
    return [found.rule_id for found in suggest(Snapshot(records), purpose, TODAY)]


def test_the_files_have_no_faults() -> None:
    assert bundled_rules().problems == ()
    assert call_now.bundled_calls().problems == ()
    assert len(rules_of_care()) >= 55


@pytest.mark.parametrize("purpose", PURPOSES)
@pytest.mark.parametrize("sign", WARNING_SIGNS)
def test_a_warning_sign_is_among_the_first_twelve(sign: str, purpose: str) -> None:
    illness: list[Record] = [
        Diagnosis(site="Breast", extent="spread"),
        Spread(site="bone", certainty="confirmed"),
        Treatment(name="Letrozole", treatment_kind="hormone", state="ongoing"),
        Medication(name="Morphine"),
    ]
    with_sign = ids([*illness, felt(sign)], purpose)[:12]
    assert any(rule.startswith("symptoms.") for rule in with_sign), with_sign


def test_a_sign_logged_as_none_raises_nothing() -> None:
    nothing: list[Record] = [felt(sign, now=0) for sign in (*WARNING_SIGNS, *OTHER_SIGNS)]
    assert not [rule for rule in ids(nothing, "routine") if rule.startswith("symptoms.")]


@pytest.mark.parametrize("sign", OTHER_SIGNS)
def test_every_frequent_symptom_raises_a_question(sign: str) -> None:
    found = [rule for rule in ids([felt(sign)], "routine") if rule.startswith("symptoms.")]
    assert bool(found) is (sign not in ALONE_SILENT), found


def everything() -> list[Record]:
    """Return a record so full that most rules are raised by it."""
    kinds = ("chemotherapy", "targeted", "hormone", "immune", "cell", "trial-drug")
    more = ("complementary", "draining", "bone", "radiation")
    sites = ("bone", "lung", "liver", "brain", "lymph-nodes", "adrenal", "peritoneum", "pleura")
    taken = ("Morphine", "Dexamethasone", "Apixaban", "Denosumab", "Zolpidem", "Capecitabine")
    return [
        Person(interpreter="yes", matters="The garden", proxy="Tom"),
        Diagnosis(site="Breast", extent="spread"),
        Condition(name="Heart failure"),
        Trial(title="A trial"),
        *(Spread(site=site, certainty="confirmed", biopsied="planned") for site in sites),
        *(Spread(site=site, certainty="confirmed") for site in ("skin", "marrow", "leptomeninges")),
        *(Treatment(name=kind, treatment_kind=kind, state="ongoing") for kind in kinds + more),
        *(Treatment(name=kind, treatment_kind=kind, state="ended") for kind in ("surgery", *more)),
        Treatment(name="Operation", treatment_kind="surgery", state="planned"),
        Treatment(name="CAR-T cells", treatment_kind="cell", started=ago(20), state="ended"),
        Treatment(name="Paclitaxel", treatment_kind="chemotherapy", state="ongoing"),
        Treatment(
            name="Doxorubicin",
            treatment_kind="chemotherapy",
            state="ended",
            changes=(DoseChange(change="75 %"),),
        ),
        *(Medication(name=name, origin="prescription") for name in (*taken, "Letrozole")),
        Medication(
            name="Oxycodone",
            schedule="when-needed",
            taken_lately="9",
            helps="no",
            side_effects="itch",
            taken_differently="half a tablet",
        ),
        Medication(
            name="Green tea", origin="herbal", seller="A shop", abroad="yes", prescription_kept="no"
        ),
        Medication(name="Ibuprofen", stopped=ago(9)),
        *(
            SymptomEntry(
                term=sign,
                now=5,
                when=ago(3),
                sites=("lower-back",),
                hinders="much",
                done="rest",
                helped="no",
            )
            for sign in (*WARNING_SIGNS, *OTHER_SIGNS)
        ),
        *(felt("Pain", 4, day) for day in (2, 4, 5, 6)),
    ]


def small_records() -> list[list[Record]]:
    """Return the records that raise what a full record rules out."""
    worse = ("Pain", "Breathlessness", "Tiredness", "Nausea", "Numbness", "Headache", "Swelling")
    numbers = ((16, 2), (12, 2), (6, 6), (2, 7))
    weights = ((90, "70"), (3, "64"))
    rising: list[list[Record]] = [[felt(term, n, day) for day, n in numbers] for term in worse]
    return [
        *rising,
        [],
        [Person(writers=(Writer(name="Ann", role="caregiver"),))],
        [Diagnosis(site="Breast")],
        [Spread(site="bone"), Spread(site="lung")],
        [Treatment(name="A medicine", treatment_kind="targeted", state="ongoing")],
        [Treatment(name="Operation", treatment_kind="surgery", state="ended")],
        [Measurement(what="Weight", value=kg, unit="kg", when=ago(day)) for day, kg in weights],
        [Measurement(what="Temperature", value="38.4", unit="°C", when=ago(2))],
        [felt("Weakness")],
    ]


def test_every_rule_can_be_raised() -> None:
    facts = [Facts(Snapshot(records), TODAY) for records in [everything(), *small_records()]]
    never = [
        rule.id for rule in rules_of_care() if all(raised(rule, record) is None for record in facts)
    ]
    assert never == []


@pytest.mark.parametrize(
    ("site", "other"), [("marrow", "spread-sites.bone-"), ("leptomeninges", "spread-sites.brain-")]
)
def test_a_site_does_not_raise_the_questions_of_another(site: str, other: str) -> None:
    found = ids([Spread(site=site, certainty="confirmed")], "second-opinion")
    assert any(rule.startswith(f"spread-sites.{site}") for rule in found)
    assert not [rule for rule in found if rule.startswith(other)]


def test_spread_that_is_only_feared_raises_no_question_of_its_site() -> None:
    found = ids([Spread(site="liver", certainty="feared")], "second-opinion")
    assert not [rule for rule in found if rule.startswith("spread-sites.")]


def test_questions_are_short_and_plain() -> None:
    for rule in rules_of_care():
        assert len(rule.ask.split()) <= MOST_WORDS, rule.id
        assert len(rule.because.split()) <= MOST_WORDS, rule.id
        assert rule.ask.endswith("?"), rule.id
        assert not FORBIDDEN.search(f"{rule.ask} {rule.because}"), rule.id


def test_reading_grade_of_every_topic() -> None:
    topics: dict[str, list[str]] = defaultdict(list)
    for rule in rules_of_care():
        topics[rule.topic] += [rule.ask, rule.because]
    grades = {name: textstat.flesch_kincaid_grade(" ".join(text)) for name, text in topics.items()}
    assert max(grades.values()) <= 8, grades
    assert median(grades.values()) <= 6, grades


def test_no_sign_of_the_card_is_lost() -> None:
    found = defaultdict(set)
    for line in call_now.bundled_calls().lines:
        found[line.group].add(line.id)
        assert len(line.text.split()) <= MOST_WORDS, line.id
        assert not FORBIDDEN.search(line.text), line.id
    assert dict(found) == CARD


def test_the_card_is_whole_unless_no_treatment_was_ever_given() -> None:
    whole = {line.id for line in call_now.card(Snapshot([]), TODAY).lines}
    untreated = call_now.card(Snapshot([Person(treated_ever="no")]), TODAY)
    shown = {line.id for line in untreated.lines}
    assert whole == CARD["emergency"] | CARD["team"]
    assert "fever" not in shown
    assert {"stroke-signs", "opioid-sleepiness", "suicide", "spinal-cord", "steroid"} <= shown


@pytest.mark.parametrize(
    ("country", "number"),
    [("GB", "999"), ("US", "911"), ("DE", "112"), ("", "your local emergency number")],
)
def test_the_emergency_number_is_the_countrys_own(country: str, number: str) -> None:
    card = call_now.card(Snapshot([Person(country=country)]), TODAY)
    assert card.emergency_number == number
