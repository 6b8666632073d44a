"""Reading rule files: good entries count, bad ones are told with file and line."""

from __future__ import annotations

import pytest

from apptprep import bundled
from apptprep.questions.model import Call
from apptprep.questions.rules import PURPOSES, RuleBook, bundled_rules, read_rules
from apptprep.records import PURPOSES as RECORD_PURPOSES

SOURCE = """
[source.src]
publisher = "P"
title = "T"
address = "https://example.org"
checked = 2026-11-22
fact = "F"
"""
RULE = """
[[question]]
id = "first"
ask = "What is it?"
because = "It matters."
source = "src"
when = [["spread_to", ["bone", "hip"]], ["always"]]
purposes = ["routine"]
weight = 50
"""
HEAD = 'topic = "Topic"\n'


def read(text: str) -> RuleBook:
    """Read one rule file beside one good source."""
    return read_rules([("a.toml", text)], [("sources.toml", SOURCE)])


def test_a_rule_is_read_whole() -> None:
    book = read(
        HEAD + RULE + 'not_when = [["no_diagnosis"]]\nmerge = "m"\nplain = true\nsign = true\n'
    )
    assert book.problems == ()
    (rule,) = book.rules
    assert rule.when == (Call("spread_to", (("bone", "hip"),)), Call("always"))
    assert rule.not_when == (Call("no_diagnosis"),)
    assert (rule.topic, rule.merge, rule.plain, rule.weight) == ("Topic", "m", True, 50)
    assert rule.sign
    assert rule.purposes == {"routine"}
    assert (rule.file, rule.line) == ("a.toml", 3)


def test_all_purposes_and_an_own_topic() -> None:
    text = RULE.replace('["routine"]', '["all"]') + 'topic = "Own"\n'
    (rule,) = read(HEAD + text).rules
    assert rule.purposes == set(PURPOSES)
    assert rule.topic == "Own"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('id = "first"', 'id = ""', "a rule lacks its id"),
        ('ask = "What is it?"', "", "the rule first lacks its ask"),
        ('because = "It matters."', "because = 3", "lacks its because"),
        ('source = "src"', 'source = "nowhere"', "cites nowhere, which is no source"),
        ('["always"]', '["alway"]', "there is no condition alway"),
        ('["always"]', '["always", 1]', "too many positional"),
        ('["always"]', '"always"', "a list that begins with its name"),
        ('["always"]', "[]", "a list that begins with its name"),
        ('[["spread_to", ["bone", "hip"]], ["always"]]', "[]", "a list of conditions is needed"),
        ('["routine"]', '["rutine"]', "purposes are some of"),
        ('["routine"]', "[]", "purposes are some of"),
        ("weight = 50", "weight = 101", "the weight is a whole number"),
        ("weight = 50", "weight = 5.5", "the weight is a whole number"),
        ("weight = 50", "weight = true", "the weight is a whole number"),
        ("weight = 50", "weight = 50\nplain = 1", "plain is true or false"),
        ("weight = 50", "weight = 50\nsign = 1", "sign is true or false"),
        ("weight = 50", 'weight = 50\nmood = "x"', "unknown entry: mood"),
        ("weight = 50", "weight = 50\nnot_when = 3", "a list of conditions is needed"),
        ("weight = 50", "weight = 50\nmerge = 3", "lacks its merge"),
    ],
)
def test_a_bad_rule_is_told_and_the_good_one_beside_it_counts(
    old: str, new: str, words: str
) -> None:
    good = RULE.replace('"first"', '"second"')
    book = read(HEAD + RULE.replace(old, new) + good)
    assert [rule.id for rule in book.rules] == ["second"]
    (problem,) = book.problems
    assert (problem.file, problem.line) == ("a.toml", 3)
    assert words in problem.sentence


def test_a_file_without_topic_needs_one_in_each_rule() -> None:
    assert "lacks its topic" in read(RULE).problems[0].sentence


def test_a_rule_that_is_there_twice_counts_once() -> None:
    book = read(HEAD + RULE + RULE)
    assert len(book.rules) == 1
    assert str(book.problems[0]) == "a.toml:12: the rule first is there twice, first in a.toml"


def test_a_file_that_is_no_toml_leaves_the_others_alone() -> None:
    files = [("a.toml", "[[question]\n"), ("b.toml", HEAD + RULE)]
    book = read_rules(files, [("sources.toml", SOURCE)])
    assert [rule.file for rule in book.rules] == ["b.toml"]
    assert str(book.problems[0]).startswith("a.toml:1: not readable")


def test_an_unknown_table_is_told() -> None:
    assert "nothing is known about questions" in read(HEAD + "[[questions]]\n").problems[0].sentence


def test_the_purposes_are_those_of_visits() -> None:
    assert tuple(key for key, _ in RECORD_PURPOSES) == PURPOSES


def test_broken_bundled_files_do_not_stop_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {"questions/a.toml": "oops", "questions/sources.toml": "oops = ["}
    monkeypatch.setattr(bundled, "names", lambda *_: tuple(texts))
    monkeypatch.setattr(bundled, "read_text", texts.__getitem__)
    bundled_rules.cache_clear()
    try:
        book = bundled_rules()
    finally:
        bundled_rules.cache_clear()
    assert book.rules == ()
    assert {problem.file for problem in book.problems} == {"a.toml", "sources.toml"}
