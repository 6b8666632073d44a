"""Which questions come up, in what order, and which stay away."""

from __future__ import annotations

import datetime as dt

import pytest

from apptprep.questions import problems, suggest
from apptprep.questions.model import Call, Rule, Source
from apptprep.records import (
    Appointment,
    Diagnosis,
    Person,
    Question,
    Record,
    Snapshot,
    Spread,
    SymptomEntry,
    When,
)

TODAY = dt.date(2026, 11, 22)
SOURCE = Source("src", "P", "T", "https://example.org", TODAY, "F")


def rule(
    id_: str,
    weight: int = 50,
    topic: str = "Topic",
    *,
    when: tuple[Call, ...] = (Call("always"),),
    not_when: tuple[Call, ...] = (),
    merge: str = "",
    plain: bool = False,
) -> Rule:
    """Return a rule for routine visits."""
    return Rule(
        id=id_,
        topic=topic,
        ask=f"{id_}?",
        because="It matters.",
        source=SOURCE,
        when=when,
        not_when=not_when,
        purposes=frozenset({"routine"}),
        weight=weight,
        merge=merge,
        plain=plain,
    )


def asked(*rules: Rule, records: tuple[Record, ...] = (), purpose: str = "routine") -> list[str]:
    """Return the ids of the suggested rules in their order."""
    return [s.rule_id for s in suggest(Snapshot(records), purpose, TODAY, rules)]


def test_heavier_questions_come_first_and_equals_by_id() -> None:
    order = asked(rule("b", topic="1"), rule("a", topic="2"), rule("c", 60, topic="3"))
    assert order == ["c", "a", "b"]


def test_topics_are_mixed() -> None:
    rules = [rule(f"x{n}", 70 - n, "X") for n in range(4)] + [rule("y", 60, "Y")]
    assert asked(*rules) == ["x0", "x1", "y", "x2", "x3"]


def test_warning_signs_stand_before_all_others_whatever_their_topic() -> None:
    rules = [rule(f"sign{n}", 90, "Symptoms") for n in range(8)] + [rule("z", 89, "Z")]
    assert asked(*rules)[-1] == "z"


def test_all_conditions_must_hold() -> None:
    bone = (Call("spread_to", ("bone",)), Call("spread_to", ("liver",)))
    one, both = (Spread(site="bone"),), (Spread(site="bone"), Spread(site="liver"))
    assert asked(rule("a", when=bone), records=one) == []
    assert asked(rule("a", when=bone), records=both) == ["a"]


def test_one_condition_against_it_is_enough() -> None:
    against = rule("a", not_when=(Call("no_diagnosis"), Call("spread_to", ("bone",))))
    assert asked(against, records=(Diagnosis(site="x"),)) == ["a"]
    assert asked(against, records=(Diagnosis(site="x"), Spread(site="bone"))) == []


def test_only_rules_of_the_purpose_come_up() -> None:
    assert asked(rule("a"), purpose="trial") == []


def test_of_those_that_ask_nearly_the_same_the_heaviest_stays() -> None:
    assert asked(rule("a", 50, merge="m"), rule("b", 60, merge="m")) == ["b"]


@pytest.mark.parametrize("state", ["chosen", "dropped", "answered", ""])
def test_a_question_that_was_decided_on_is_not_suggested_again(state: str) -> None:
    question = Question(text="Something else by now", state=state, rule_id="a")
    assert asked(rule("a"), rule("b"), records=(question,)) == ["b"]


def test_dropping_a_question_drops_those_that_ask_nearly_the_same() -> None:
    dropped = Question(text="a?", state="dropped", rule_id="a")
    assert asked(rule("a", merge="m"), rule("b", merge="m"), records=(dropped,)) == []


def test_the_evidence_is_shown_once_and_leads_to_its_entry() -> None:
    bone = Spread(site="bone", where="L3", found=When.parse("March 2026", TODAY))
    twice = (Call("always"), Call("spread_to", ("bone",)), Call("spread_to", (("bone",),)))
    (found,) = suggest(Snapshot((bone,)), "routine", TODAY, [rule("a", when=twice)])
    assert found.reason() == "spread is written down: bone (L3), found March 2026"
    assert found.evidence[0].record_id == bone.id
    assert found.evidence[0].when == bone.found


def test_without_a_fact_the_visit_itself_is_the_reason() -> None:
    visit = Appointment(who="Dr Okafor", when=When.parse("1 December 2026", TODAY))
    (found,) = suggest(Snapshot((visit,)), "routine", TODAY, [rule("a")])
    assert found.reason() == "this is a routine visit (1 December 2026)"
    assert found.evidence[0].record_id == visit.id
    (alone,) = suggest(Snapshot(), "routine", TODAY, [rule("a")])
    assert alone.reason() == "this is a routine visit"


def test_a_visit_of_another_kind_is_not_the_reason() -> None:
    visit = Appointment(who="Dr Okafor", purpose="trial")
    (found,) = suggest(Snapshot((visit,)), "routine", TODAY, [rule("a")])
    assert found.evidence[0].record_id == ""


def test_plain_questions_keep_together_more() -> None:
    plain = [rule(f"p{n}", 80, "P", plain=True) for n in range(3)]
    assert asked(*plain, rule("z", 76, "Z")) == ["p0", "p1", "z", "p2"]


def test_the_bundled_files_have_no_problems() -> None:
    assert [str(problem) for problem in problems()] == []


def test_the_eight_plain_questions_come_up_for_every_second_opinion() -> None:
    for records in ((), (Diagnosis(site="breast", extent="local"), Person(sex="male"))):
        found = suggest(Snapshot(records), "second-opinion", TODAY)
        assert sum(suggestion.plain for suggestion in found) == 8


def test_a_logged_warning_sign_is_among_the_first_twelve() -> None:
    signs = ("bone pain", "cough", "new lump", "headache", "weight loss", "yellow skin")
    log = tuple(SymptomEntry(term=sign, now=3, when=When.of(TODAY)) for sign in signs)
    records = (Diagnosis(site="breast", extent="spread"), Spread(site="bone"), *log)
    for purpose in ("second-opinion", "trial", "routine", "other"):
        first = suggest(Snapshot(records), purpose, TODAY)[:12]
        named = {fact.record_id for suggestion in first for fact in suggestion.evidence}
        assert {entry.id for entry in log} <= named


def test_sex_and_stage_that_are_not_written_down_suppress_nothing() -> None:
    """Every question a woman or man, at any extent, would see is seen by one who left it open."""

    def ids(sex: str, extent: str) -> set[str]:
        records = (Person(sex=sex), Diagnosis(site="not sure", extent=extent, primary="not-sure"))
        purposes = ("second-opinion", "trial", "routine", "other")
        everything = [suggest(Snapshot(records), purpose, TODAY) for purpose in purposes]
        return {suggestion.rule_id for found in everything for suggestion in found}

    left_open = ids("", "")
    for sex in ("female", "male", "other", "unknown"):
        assert ids(sex, "") <= left_open


def test_the_same_record_gives_the_same_list() -> None:
    records = (Diagnosis(site="lung"), Spread(site="brain"), SymptomEntry(term="pain", now=5))
    once = suggest(Snapshot(records), "second-opinion", TODAY)
    again = suggest(Snapshot(tuple(reversed(records))), "second-opinion", TODAY)
    assert [s.rule_id for s in once] == [s.rule_id for s in again]


def test_nothing_of_a_person_is_in_the_printed_form() -> None:
    (found,) = suggest(
        Snapshot((Spread(site="bone", where="secret"),)),
        "routine",
        TODAY,
        [rule("a", when=(Call("spread_to", ("bone",)),))],
    )
    assert "secret" not in repr(found)


def test_two_facts_about_one_place_of_spread_are_said_once() -> None:
    liver = Spread(site="liver", where="right lobe", certainty="confirmed", number="2")
    found = {s.rule_id: s for s in suggest(Snapshot([liver]), "second-opinion", TODAY)}
    text = "1 place of spread written down: liver (right lobe), 2 spots"
    assert found["person-liver-few"].reason() == text
