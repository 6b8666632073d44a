"""A record seen from one day."""

from __future__ import annotations

import datetime as dt
import sys

import pytest

from apptprep.questions import suggest
from apptprep.questions.facts import Facts, dated, is_going_on
from apptprep.questions.model import Evidence, Rule
from apptprep.records import Snapshot, SymptomEntry, Treatment, When

TODAY = dt.date(2026, 11, 22)


def when(words: str) -> When:
    """Return a date as typed."""
    return When.parse(words, TODAY)


def test_a_partial_date_counts_by_its_latest_day() -> None:
    facts = Facts(Snapshot(), TODAY)
    assert facts.within(when("October 2026"), 22)
    assert not facts.within(when("October 2026"), 21)


def test_an_unknown_date_can_be_recent_and_is_never_surely_old() -> None:
    facts = Facts(Snapshot(), TODAY)
    for unknown in (None, when("some day")):
        assert facts.within(unknown, 0)
        assert not facts.older_than(unknown, 0)


def test_symptoms_are_grouped_by_term_and_the_latest_comes_first() -> None:
    entries = (
        SymptomEntry(term="Back-Pain", when=when("1 May 2026")),
        SymptomEntry(term="back pain", when=when("20 November 2026")),
        SymptomEntry(term="back pain"),
        SymptomEntry(term="cough", when=when("1 May 2026")),
    )
    facts = Facts(Snapshot(entries), TODAY)
    assert set(facts.symptoms) == {"back pain", "cough"}
    assert facts.symptoms_like("back", 30) == (entries[2], entries[1])
    assert facts.symptoms_like("back", 400) == (entries[2], entries[1], entries[0])


@pytest.mark.parametrize(
    ("treatment", "going_on"),
    [
        (Treatment(name="x", state="ongoing"), True),
        (Treatment(name="x", state="paused"), True),
        (Treatment(name="x"), True),
        (Treatment(name="x", state="unknown"), True),
        (Treatment(name="x", why_ended="rash"), False),
        (Treatment(name="x", ended=when("2025")), False),
        (Treatment(name="x", state="ended"), False),
        (Treatment(name="x", state="planned"), False),
    ],
)
def test_a_treatment_goes_on_until_an_end_is_written(treatment: Treatment, going_on: bool) -> None:
    assert is_going_on(treatment) == going_on


def test_a_date_stands_in_brackets_without_its_time() -> None:
    assert dated("pain", when("3 March 2026 10:30")) == "pain (3 March 2026)"
    assert dated("pain", None) == "pain"


def test_an_entry_of_one_symptom_has_no_other_looked_at_again() -> None:
    """10,000 entries of one symptom must not be gone through as often as another is logged."""
    pain = [SymptomEntry(term="pain", now=4, when=When.of(TODAY)) for _ in range(3)]
    snapshot, looked_at = Snapshot([*pain, SymptomEntry(term="cough", now=2)]), 0

    def work(entries: tuple[SymptomEntry, ...]) -> int:
        nonlocal looked_at
        looked_at += len(entries)
        return len(entries)

    def ask(now: Snapshot, term: str) -> int:
        return Facts(now, TODAY).symptoms[term].once("how many", work, 30)

    assert (ask(snapshot, "pain"), ask(snapshot, "cough"), looked_at) == (3, 1, 4)
    more = snapshot.changed([SymptomEntry(term="cough", now=3, when=When.of(TODAY))])
    assert (ask(more, "pain"), ask(more, "cough"), looked_at) == (3, 2, 6)
    less = more.changed(drop=[pain[0].id])
    assert (ask(less, "pain"), ask(less, "cough"), looked_at) == (2, 2, 8)
    assert (ask(snapshot, "pain"), looked_at) == (3, 8), "of before it is known still"
    Facts(less, TODAY + dt.timedelta(days=40)).symptoms["pain"].once("how many", work, 30)
    assert looked_at == 8, "another day is another question: none is so new then"


def test_the_same_is_worked_out_once_for_a_snapshot(monkeypatch: pytest.MonkeyPatch) -> None:
    module = sys.modules["apptprep.questions.suggest"]
    asked: list[str] = []
    plain = module.raised

    def counted(rule: Rule, facts: Facts) -> tuple[Evidence, ...] | None:
        asked.append(rule.id)
        found: tuple[Evidence, ...] | None = plain(rule, facts)
        return found

    monkeypatch.setattr(module, "raised", counted)
    snapshot = Snapshot([SymptomEntry(term="pain", now=9, when=When.of(TODAY))])
    first = suggest(snapshot, "routine", TODAY)
    rules = len(asked)
    assert suggest(snapshot, "routine", TODAY) is first
    assert len(asked) == rules
    assert suggest(snapshot, "trial", TODAY) != first
    assert suggest(snapshot.changed(), "routine", TODAY) == first
    assert len(asked) > 2 * rules
