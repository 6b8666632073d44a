"""The table of every rule, made again: each has a record that raises it and one that does not."""

from __future__ import annotations

from pathlib import Path

import pytest

import rule_table
from apptprep.questions.facts import Facts
from apptprep.questions.model import Call
from apptprep.questions.rules import bundled_rules
from apptprep.questions.suggest import raised
from apptprep.records import Diagnosis, Person, Snapshot
from rule_atoms import TODAY, words_of
from rule_table import Row, merged, rows, table


@pytest.fixture(scope="module")
def found() -> list[Row]:
    return list(rows())


def test_every_rule_is_in_the_table(found: list[Row]) -> None:
    assert [row.rule for row in found] == list(bundled_rules().rules)
    assert [row.rule.id for row in found if not row.is_found] == []


def test_what_stands_in_the_table_is_so(found: list[Row]) -> None:
    for row in found:
        assert row.raising is not None
        assert raised(row.rule, Facts(Snapshot(row.raising), TODAY)) is not None, row.rule.id
        if row.silent is not None:
            assert raised(row.rule, Facts(Snapshot(row.silent), TODAY)) is None, row.rule.id


def test_only_rules_without_conditions_are_raised_on_every_visit(found: list[Row]) -> None:
    for row in found:
        if row.is_every_visit:
            assert {call.name for call in row.rule.when} == {"always"}, row.rule.id


def test_the_table_can_be_read(found: list[Row]) -> None:
    text = table(found)
    for rule in bundled_rules().rules:
        assert f"`{rule.id}`" in text
    assert "NOTHING FOUND" not in text
    assert all(line.count("|") == 5 for line in text.splitlines() if line.startswith("|"))


def test_the_script_writes_a_file_and_names_what_it_cannot_find(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rule = bundled_rules().rules[0]
    monkeypatch.setattr(rule_table, "rows", lambda: iter([Row(rule, None, None)]))
    target = tmp_path / "table.md"
    assert rule_table.main([str(target)]) == 1
    assert "NOTHING FOUND" in target.read_text(encoding="utf-8")
    assert f"nothing found for {rule.id}" in capsys.readouterr().err


def test_all_about_the_person_is_one_record() -> None:
    other = Diagnosis(site="x")
    (first, person) = merged((Person(sex="female"), other, Person(living="alone")))
    assert first is other
    assert isinstance(person, Person)
    assert (person.sex, person.living) == ("female", "alone")


def test_words_of_a_condition() -> None:
    assert words_of(Call("symptom_logged", (("cough", "wheez"), 0, 60))) == ("cough", "wheez")
