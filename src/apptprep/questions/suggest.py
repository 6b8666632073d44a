"""Questions worth asking on a visit: rules whose conditions hold, in the order of what matters."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable

from apptprep.questions.conditions import evaluate
from apptprep.questions.facts import Facts
from apptprep.questions.model import Evidence, Problem, Rule, Suggestion
from apptprep.questions.rules import bundled_rules
from apptprep.records import Question, Snapshot, Spread

FIRST = 90
"""From this weight on a question stands before all others, whatever its topic: warning signs."""
_SAME_TOPIC = 6
"""How many points a question loses for each one of its topic that stands before it."""
_SAME_TOPIC_PLAIN = 3
"""The same for the eight plain questions, of which a second opinion is to hear more."""
_PURPOSE_WORDS = {
    "second-opinion": "this visit is for a second opinion",
    "trial": "this visit is about a clinical trial",
    "routine": "this is a routine visit",
    "other": "you are preparing a visit",
}


def suggest(
    snapshot: Snapshot,
    purpose: str,
    today: dt.date,
    rules: Iterable[Rule] | None = None,
) -> tuple[Suggestion, ...]:
    """Return the questions worth asking, the most important first.

    Topics are mixed, so that the first dozen is not all about one thing. A question that was
    chosen, dropped or answered before is not suggested again, nor is one that asks nearly the same.

    Args:
        snapshot: all records at one moment.
        purpose: ``"second-opinion"``, ``"trial"``, ``"routine"`` or ``"other"``.
        today: the day "lately" is counted from.
        rules: the rules to use; those that ship with the app when left out.
    """
    if rules is not None:
        return _suggested(snapshot, purpose, today, tuple(rules))
    every, key = bundled_rules().rules, ("suggestions", purpose, today)
    return snapshot.once(key, lambda: _suggested(snapshot, purpose, today, every))


def _suggested(
    snapshot: Snapshot, purpose: str, today: dt.date, every: Collection[Rule]
) -> tuple[Suggestion, ...]:
    facts = Facts(snapshot, today)
    asked = {question.rule_id for question in snapshot.all(Question) if question.rule_id}
    known = {_key(rule) for rule in every if rule.id in asked}
    found = [
        _suggestion(rule, evidence, facts, purpose)
        for rule in every
        if purpose in rule.purposes and _key(rule) not in known
        for evidence in (raised(rule, facts),)
        if evidence is not None
    ]
    return _mixed(_merged(found))


def problems() -> tuple[Problem, ...]:
    """Return what is wrong in the bundled rule files; empty in a good build."""
    return bundled_rules().problems


def raised(rule: Rule, facts: Facts) -> tuple[Evidence, ...] | None:
    """Return the evidence that raises a rule, None when it is not raised."""
    evidence = []
    for call in rule.when:
        found = evaluate(facts, call)
        if found is None:
            return None
        evidence.append(found)
    if any(evaluate(facts, call) is not None for call in rule.not_when):
        return None
    return tuple(fact for fact in evidence if fact.text)


def _suggestion(
    rule: Rule, evidence: tuple[Evidence, ...], facts: Facts, purpose: str
) -> tuple[str, Suggestion]:
    suggestion = Suggestion(
        rule_id=rule.id,
        topic=rule.topic,
        ask=rule.ask,
        because=rule.because,
        evidence=_unique(evidence, facts) or (_visit(facts, purpose),),
        source=rule.source,
        weight=rule.weight,
        plain=rule.plain,
        sign=rule.sign,
    )
    return _key(rule), suggestion


def _key(rule: Rule) -> str:
    return rule.merge or rule.id


def _visit(facts: Facts, purpose: str) -> Evidence:
    words = _PURPOSE_WORDS.get(purpose, _PURPOSE_WORDS["other"])
    visit = facts.snapshot.next_appointment(facts.today)
    if visit is None or visit.purpose not in ("", purpose):
        return Evidence(words)
    date = f" ({visit.when.day_only()})" if visit.when else ""
    return Evidence(words + date, visit.when, visit.id)


def _unique(evidence: Iterable[Evidence], facts: Facts) -> tuple[Evidence, ...]:
    """Leave out what is said twice; of a place of spread the fact that says most stays."""
    found: dict[str, Evidence] = {}
    for fact in evidence:
        is_place = isinstance(facts.snapshot.get(fact.record_id), Spread)
        key = fact.record_id if is_place else fact.text
        if key not in found or len(fact.text) > len(found[key].text):
            found[key] = fact
    return tuple(found.values())


def _merged(found: Iterable[tuple[str, Suggestion]]) -> list[Suggestion]:
    """Keep the heaviest of those that ask nearly the same."""
    best: dict[str, Suggestion] = {}
    for key, suggestion in found:
        if key not in best or _order(suggestion) < _order(best[key]):
            best[key] = suggestion
    return sorted(best.values(), key=_order)


def _mixed(ordered: list[Suggestion]) -> tuple[Suggestion, ...]:
    """Let each further question of a topic lose a little, warning signs apart."""
    seen: Counter[str] = Counter()
    placed = []
    for suggestion in ordered:
        step = _SAME_TOPIC_PLAIN if suggestion.plain else _SAME_TOPIC
        loss = 0 if suggestion.weight >= FIRST else step * seen[suggestion.topic]
        seen[suggestion.topic] += 1
        placed.append((loss - suggestion.weight, suggestion.rule_id, suggestion))
    placed.sort(key=lambda place: place[:2])
    return tuple(suggestion for _, _, suggestion in placed)


def _order(suggestion: Suggestion) -> tuple[int, str]:
    return -suggestion.weight, suggestion.rule_id
