"""Each warning sign, once logged, raises a question among the first twelve, whatever else is so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pytest
from tests.questions.people.making import TODAY
from tests.questions.people.report import NAMES, person_named

from apptprep.questions import shortlist
from apptprep.questions.rules import PURPOSES
from apptprep.questions.shortlist import Pick
from apptprep.records import (
    Diagnosis,
    Measurement,
    Medication,
    Record,
    Snapshot,
    Spread,
    SymptomEntry,
    Treatment,
    When,
)

SIGNS: dict[str, tuple[str, ...]] = {
    "new or worse pain": ("Pain",),
    "pain in the bones": ("Bone pain",),
    "pain in the back": ("Back pain",),
    "a cough that stays": ("Cough",),
    "breathlessness that stays": ("Breathlessness",),
    "weight loss without cause": ("Weight loss",),
    "a new lump": ("New lump",),
    "yellow skin or eyes": ("Yellow skin or eyes",),
    "strong headaches": ("Headache",),
    "a change in thinking": ("Trouble remembering",),
    "trouble to concentrate": ("Trouble concentrating",),
    "a change in sight": ("Blurred vision",),
    "a change in balance": ("Unsteady walking",),
    "dizziness": ("Dizziness",),
    "a seizure": ("Seizure",),
    "weakness of a leg": ("Weakness of a leg",),
    "weakness of an arm": ("Weakness of an arm",),
    "numbness": ("Numbness or tingling",),
    "loss of bladder control": ("Urine leakage",),
    "loss of bowel control": ("Stool leakage",),
    "a swollen belly": ("Swollen belly",),
    "feeling full early": ("Feeling full early",),
    "tiredness that rest does not mend": ("Tiredness",),
    "a broken bone": ("Broken bone",),
    "nausea, confusion and constipation together": ("Nausea", "Confusion", "Constipation"),
}
"""The red flags that send people to a doctor, each with the terms that log it."""

STRENGTHS = (6, 2, None)
"""Strong, mild (0 to 10), and a sign whose strength nobody wrote down."""


def ago(days: int) -> When:
    return When.of(TODAY - dt.timedelta(days=days))


def logged(terms: Iterable[str], now: int | None) -> tuple[SymptomEntry, ...]:
    """Return the entries of a sign, of yesterday; its strength may be unknown."""
    return tuple(SymptomEntry(term=term, now=now, when=ago(1)) for term in terms)


def nearly_everything() -> tuple[Record, ...]:
    """Return a record so full of other facts that hundreds of questions compete."""
    kinds = ("chemotherapy", "targeted", "hormone", "immune", "trial-drug", "bone", "radiation")
    sites = ("bone", "lung", "liver", "brain", "lymph-nodes", "adrenal", "peritoneum", "pleura")
    taken = ("Morphine", "Dexamethasone", "Warfarin", "Ibuprofen", "Denosumab", "Capecitabine")
    milder = ("Dry mouth", "Hair loss", "Rash", "Trouble sleeping", "Hot flashes", "Joint pain")
    return (
        Diagnosis(site="Breast", histology="ductal carcinoma", extent="spread"),
        *(Spread(site=site, certainty="confirmed", found=ago(60)) for site in sites),
        *(Treatment(name=kind, treatment_kind=kind, state="ongoing") for kind in kinds),
        Treatment(name="Operation", treatment_kind="surgery", state="planned"),
        *(Medication(name=name, started=ago(90)) for name in taken),
        Measurement(what="Calcium", value="2.9", unit="mmol/L", when=ago(3), reference="2.1 - 2.6"),
        *(SymptomEntry(term=term, now=5, when=ago(3)) for term in milder),
    )


def nearly_nothing() -> tuple[Record, ...]:
    return (Diagnosis(site="not sure"),)


def about(picks: Iterable[Pick], entries: tuple[SymptomEntry, ...]) -> set[str]:
    """Return the questions that give one of these entries, or one of the same name, as reason."""
    terms = {entry.term.casefold() for entry in entries}
    return {
        pick.text
        for pick in picks
        if pick.suggestion
        and any(
            fact.record_id in {entry.id for entry in entries}
            or any(f"{term}”" in fact.text.casefold() for term in terms)
            or any(fact.text.casefold().startswith(f"{term} went") for term in terms)
            for fact in pick.suggestion.evidence
        )
    }


def is_asked(
    records: Iterable[Record], terms: tuple[str, ...], purpose: str, now: int | None = 6
) -> bool:
    """Whether the sign has a question among the first twelve.

    Another fact may be the reason the question gives: a measured loss of weight, a sign that
    raises the same question.
    """
    entries = logged(terms, now)
    best = shortlist(Snapshot((*records, *entries)), purpose, TODAY).best
    alone = shortlist(Snapshot((*nearly_nothing(), *entries)), purpose, TODAY).best
    same = about(alone, entries) & {pick.text for pick in best}
    return bool(about(best, entries) or same)


@pytest.mark.parametrize("purpose", PURPOSES)
@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_stands_out_in_a_nearly_empty_and_in_a_very_full_record(
    sign: str, purpose: str
) -> None:
    for now in STRENGTHS:
        assert is_asked(nearly_nothing(), SIGNS[sign], purpose, now)
        assert is_asked(nearly_everything(), SIGNS[sign], purpose, now)


@pytest.mark.parametrize("name", NAMES)
def test_a_sign_stands_out_for_each_of_the_made_up_people(name: str) -> None:
    person = person_named(name)
    records = person.snapshot.everything()
    for now in STRENGTHS:
        lost = [s for s, t in SIGNS.items() if not is_asked(records, t, person.purpose, now)]
        assert lost == []


def test_a_sign_logged_as_none_is_no_reason() -> None:
    entries = logged(("Bone pain",), 0)
    best = shortlist(Snapshot((*nearly_nothing(), *entries)), "routine", TODAY).best
    reasons = {f.record_id for pick in best if pick.suggestion for f in pick.suggestion.evidence}
    assert entries[0].id not in reasons


def test_numbness_is_asked_about_however_long_ago_chemotherapy_was() -> None:
    for days in (30, 400, 4000):
        past = Treatment(
            name="FOLFOX", treatment_kind="chemotherapy", state="ended", ended=ago(days)
        )
        assert is_asked((*nearly_nothing(), past), ("Numbness or tingling",), "routine")
