"""3 to ask first, the best 12, the rest by topic."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from tests.questions.people.report import person_named
from tests.questions.test_any_record import PURPOSES, RECORDS

from apptprep.questions import suggest
from apptprep.questions.shortlist import OWN, Shortlist, shortlist
from apptprep.records import (
    Appointment,
    Diagnosis,
    Question,
    Record,
    Snapshot,
    SymptomEntry,
    When,
)

TODAY = dt.date(2026, 11, 22)
BREAST = Diagnosis(site="left breast", extent="spread")
NOW = When.of(TODAY)


def made(*records: Record, purpose: str = "second-opinion") -> Shortlist:
    return shortlist(Snapshot(records), purpose, TODAY)


def texts(found: Shortlist) -> list[str]:
    return [pick.text for pick in found.best]


def everything(found: Shortlist) -> list[str]:
    return texts(found) + [pick.text for topic in found.rest for pick in topic.picks]


def test_nothing_is_chosen_for_the_person() -> None:
    found = made(BREAST)
    assert len(found.first) == 3
    assert len(found.best) == 12
    assert found.best[:3] == found.first
    assert all(pick.is_proposed for pick in found.best)


def test_all_suggestions_are_there_once() -> None:
    asks = [s.ask for s in suggest(Snapshot((BREAST,)), "second-opinion", TODAY)]
    assert sorted(everything(made(BREAST))) == sorted(asks)
    topics = [topic.name for topic in made(BREAST).rest]
    assert len(set(topics)) == len(topics)


def test_what_was_chosen_stands_first_in_the_persons_order_and_words() -> None:
    own = Question(text="Can I keep my dog?", state="chosen", order="2")
    pinned = Question(text="In my words: where is it?", ask_first="yes", rule_id="trials-leave")
    reworded = Question(text="Whom do I ring?", state="chosen", order="1", rule_id="next-steps")
    found = made(BREAST, own, pinned, reworded)
    assert texts(found)[:3] == [pinned.text, reworded.text, own.text]
    assert [pick.is_proposed for pick in found.best] == [False] * 3 + [True] * 9
    assert found.best[2].topic == OWN
    assert found.best[0].topic != OWN


def test_a_dropped_or_answered_question_stays_away() -> None:
    first = made(BREAST).best[0]
    assert first.suggestion is not None
    for state in ("dropped", "answered"):
        gone = Question(text=first.text, state=state, rule_id=first.suggestion.rule_id)
        assert first.text not in everything(made(BREAST, gone))


def test_questions_of_another_visit_do_not_come_along() -> None:
    next_visit = Appointment(who="Dr Lind", when=When.of(TODAY + dt.timedelta(days=3)))
    later = Appointment(who="Dr Okafor", when=When.of(TODAY + dt.timedelta(days=30)))
    here = Question(text="Here?", appointment=next_visit.id)
    there = Question(text="There?", appointment=later.id)
    found = everything(made(BREAST, next_visit, later, here, there))
    assert "Here?" in found
    assert "There?" not in found


def test_more_chosen_ones_than_the_visit_has_room_for_are_folded_not_lost() -> None:
    many = [Question(text=f"Question {n}?", order=str(n)) for n in range(14)]
    found = made(*many)
    assert texts(found) == [f"Question {n}?" for n in range(12)]
    assert {"Question 12?", "Question 13?"} <= set(everything(found))


def test_each_sign_has_one_question_among_the_best() -> None:
    log = [SymptomEntry(term="Headache", now=n, when=NOW) for n in (2, 3, 6, 8)]
    log += [SymptomEntry(term="New lump", when=NOW), SymptomEntry(term="Cough", when=NOW)]
    best = [pick.suggestion for pick in made(*log, purpose="routine").best]
    facts = [s.evidence[0].text for s in best if s and s.weight >= 90]
    signs = [text.removeprefix("the log has “").split()[0].strip("”") for text in facts]
    assert sorted(signs) == ["cough", "headache", "new"]


@settings(max_examples=25)
@given(RECORDS, PURPOSES)
def test_any_record(records: list[Record], purpose: str) -> None:
    found = shortlist(Snapshot(records), purpose, TODAY)
    assert len(found.first) <= 3
    assert len(found.best) <= 12
    asks = {s.ask for s in suggest(Snapshot(records), purpose, TODAY)}
    assert asks <= set(everything(found))


def test_a_mild_sign_keeps_the_last_place_and_never_one_of_the_first_three() -> None:
    person = person_named("pancreas_new")
    found = shortlist(person.snapshot, person.purpose, TODAY)
    suggestions = suggest(person.snapshot, person.purpose, TODAY)
    ease = next(s for s in suggestions if s.sign)
    assert ease not in suggestions[:12]
    assert [pick.suggestion for pick in found.best][11:] == [ease]


def test_a_mild_sign_takes_no_place_from_what_the_person_chose() -> None:
    own = [Question(text=f"My question {number}?", state="chosen") for number in range(12)]
    found = made(BREAST, *own, SymptomEntry(term="Pain", now=2, when=NOW))
    assert all(not pick.is_proposed for pick in found.best)
    assert "What can ease my pain, by day and by night?" in everything(found)
