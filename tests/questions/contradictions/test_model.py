"""How the person keeps or clears a difference, and what all of them have in common."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from tests.questions.test_any_record import RECORDS

from apptprep.questions import suggest
from apptprep.questions.contradictions import PREFIX, as_question, contradictions
from apptprep.records import Allergy, Medication, Person, Question, Record, Snapshot

TODAY = dt.date(2026, 11, 22)
ALLERGY = Allergy(substance="Tramadol")
MEDICINE = Medication(name="Tramadol")


@pytest.mark.parametrize(("ask", "state"), [(True, "chosen"), (False, "dropped")])
def test_a_known_difference_is_a_question_and_not_shown_again(ask: bool, state: str) -> None:
    (found,) = contradictions(Snapshot((ALLERGY, MEDICINE)), TODAY)
    question = as_question(found, ask=ask)
    assert question.state == state
    assert question.rule_id == PREFIX + found.id
    assert question.is_complete()
    assert found.sides[0].text in question.because
    assert contradictions(Snapshot((ALLERGY, MEDICINE, question)), TODAY) == ()
    answered = replace(question, state="answered")
    assert contradictions(Snapshot((ALLERGY, MEDICINE, answered)), TODAY) == ()


def test_another_question_clears_nothing() -> None:
    other = Question(text="Why?", rule_id="aims-works")
    assert len(contradictions(Snapshot((ALLERGY, MEDICINE, other)), TODAY)) == 1


def test_the_id_stays_when_the_words_change() -> None:
    (first,) = contradictions(Snapshot((ALLERGY, MEDICINE)), TODAY)
    changed = replace(MEDICINE, strength="50 mg"), replace(ALLERGY, reaction="rash")
    (second,) = contradictions(Snapshot(changed), TODAY)
    assert first.id == second.id


def test_a_kept_difference_does_not_disturb_the_suggestions() -> None:
    (found,) = contradictions(Snapshot((ALLERGY, MEDICINE)), TODAY)
    kept = Snapshot((ALLERGY, MEDICINE, as_question(found, ask=False)))
    before = {s.rule_id for s in suggest(Snapshot((ALLERGY, MEDICINE)), "routine", TODAY)}
    assert {s.rule_id for s in suggest(kept, "routine", TODAY)} == before


def test_an_empty_record_has_none() -> None:
    assert contradictions(Snapshot(), TODAY) == ()
    assert contradictions(Snapshot((Person(),)), TODAY) == ()


@settings(max_examples=80)
@given(RECORDS)
def test_any_record(records: list[Any]) -> None:
    snapshot = Snapshot(records)
    ids = {record.id for record in snapshot.everything()}
    found = contradictions(snapshot, TODAY)
    assert len({one.id for one in found}) == len(found)
    for one in found:
        assert one.what.endswith(".")
        assert one.ask.endswith("?")
        assert len(one.sides) == 2
        for side in one.sides:
            assert side.text
            assert not side.record_id or side.record_id in ids
        assert any(side.record_id for side in one.sides)
    everything: list[Record] = [*records, *(as_question(one, ask=False) for one in found)]
    assert contradictions(Snapshot(everything), TODAY) == ()
