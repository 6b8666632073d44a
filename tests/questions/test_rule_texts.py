"""How the bundled questions are written: short, plain, open, kind, and each with its source."""

from __future__ import annotations

import re
import statistics
import tomllib
from collections import defaultdict
from functools import cache

import pytest
import textstat

from apptprep import bundled
from apptprep.questions.call_now import bundled_calls
from apptprep.questions.emergency import bundled_classes
from apptprep.questions.gaps import bundled_gaps
from apptprep.questions.medicine_classes import FILE
from apptprep.questions.model import Rule
from apptprep.questions.rules import bundled_rules

MOST_WORDS = 20
WORST_GRADE = 8
MEDIAN_GRADE = 6
LEAST_WORDS = 100
"""Fewer words give no grade worth the name: small topics are measured together."""
BANNED = (
    r"\bshould",
    r"\bought to\b",
    r"\bfight",
    r"\bbattl",
    r"\bwar\b",
    r"\bbeat (it|this|the|your|cancer)",
    r"\blos(e|ing|t) the\b",
    r"\bsurviv",
    r"\bvictim",
    r"\byour fault\b",
    r"\bfailed treatment",
    r"\beligible\b",
    r"\bmetasta",
    r"\bprognos",
    r"\bcure you\b",
    r"\bpro-ctcae\b",
    r"\besas\b",
    r"\bthermometer\b",
    r"\bdon't worry\b",
)
RULES = bundled_rules().rules
TEXTS = [
    *((rule.id, rule.ask) for rule in RULES),
    *((rule.id, rule.because) for rule in RULES),
    *((gap.id, gap.what) for gap in bundled_gaps().rules),
    *((gap.id, gap.why) for gap in bundled_gaps().rules),
    *((line.id, line.text) for line in bundled_calls().lines),
    *((each.id, told.text) for each in bundled_classes()[0] for told in each.told),
]


@cache
def grades() -> dict[str, float]:
    """Return the Flesch-Kincaid grade of each topic; small ones are joined."""
    topics: defaultdict[str, list[str]] = defaultdict(list)
    for rule in RULES:
        topics[rule.topic] += [rule.ask, rule.because]
    joined: defaultdict[str, list[str]] = defaultdict(list)
    for topic, texts in topics.items():
        words = len(" ".join(texts).split())
        joined[topic if words >= LEAST_WORDS else "small topics together"] += texts
    return {topic: textstat.flesch_kincaid_grade(" ".join(t)) for topic, t in joined.items()}


def test_there_are_at_least_eighty_rules() -> None:
    assert len(RULES) >= 80


def test_every_topic_reads_easily() -> None:
    assert {t: g for t, g in grades().items() if g > WORST_GRADE} == {}


def test_half_of_the_topics_read_very_easily() -> None:
    assert statistics.median(grades().values()) <= MEDIAN_GRADE


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_question_is_short_and_asks(rule: Rule) -> None:
    assert len(rule.ask.split()) <= MOST_WORDS
    assert rule.ask.endswith("?")
    assert rule.ask[0].isupper()
    assert rule.because.endswith(".")
    assert rule.because[0].isupper() or rule.because[0].isdigit()


def test_no_word_blames_commands_or_makes_war() -> None:
    found = [
        (id_, pattern)
        for id_, text in TEXTS
        for pattern in BANNED
        if re.search(pattern, text, re.IGNORECASE)
    ]
    assert found == []


def test_the_persons_own_voice_is_used_in_questions() -> None:
    told = [rule.id for rule in RULES if re.search(r"\b(the patient|patients)\b", rule.ask)]
    assert told == []


def test_there_are_exactly_eight_plain_questions() -> None:
    plain = [rule for rule in RULES if rule.plain]
    assert len(plain) == 8
    for rule in plain:
        assert rule.purposes == {"second-opinion"}
        assert [call.name for call in rule.when] == ["always"]
        assert not rule.merge


def test_no_two_questions_are_the_same_unless_they_merge() -> None:
    seen: defaultdict[str, set[str]] = defaultdict(set)
    for rule in RULES:
        seen[rule.ask.casefold()].add(rule.merge or rule.id)
    assert {ask: keys for ask, keys in seen.items() if len(keys) > 1} == {}


def test_every_source_is_cited_somewhere() -> None:
    classes = tomllib.loads(bundled.read_text(FILE))["class"]
    card = tomllib.loads(bundled.read_text("questions/callnow.toml"))["emergency"]
    cited = {rule.source.id for rule in RULES}
    cited |= {gap.source.id for gap in bundled_gaps().rules}
    cited |= {line.source.id for line in bundled_calls().lines}
    cited |= {source for entry in classes.values() for source in entry["sources"]}
    cited |= {told.source.id for each in bundled_classes()[0] for told in each.told}
    cited |= {str(card["source"]), *map(str, card.get("sources", ()))}
    assert set(bundled_rules().sources) - cited == set()
