"""Problems: the cancer with its stage, its spread, other conditions, and what is denied."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.exchange.ccda.making import (
    ICD10,
    SNOMED,
    document,
    only,
    read,
    remarks,
    section,
    span,
    template,
)

from apptprep.records import Condition, Diagnosis, Record, Spread

COLON = (
    f'<value code="126838000" codeSystem="{SNOMED}" displayName="Neoplasm of colon">'
    f'<translation code="C18.9" codeSystem="{ICD10}" displayName="Malignant neoplasm of colon"/>'
    "</value>"
)


def problem(
    value: str,
    *,
    concern: str = "active",
    status: str = "",
    times: str = "",
    negated: bool = False,
    more: str = "",
) -> str:
    mark = ' negationInd="true"' if negated else ""
    state = (
        f'<entryRelationship><observation>{template("4.6")}<value code="{status}" '
        f'codeSystem="{SNOMED}"/></observation></entryRelationship>' if status else ""
    )  # fmt: skip
    return (
        f'<act>{template("4.3")}<statusCode code="{concern}"/><entryRelationship>'
        f'<observation{mark}>{template("4.4")}<statusCode code="completed"/>{times}{value}{state}'
        f"{more}</observation></entryRelationship></act>"
    )


def named(name: str, code: str = "") -> str:
    return f'<value code="{code}" codeSystem="{SNOMED}" displayName="{name}"/>'


def problems(*entries: str, text: str = "") -> str:
    return document(section("11450-4", *entries, title="Problems", text=text))


def test_the_cancer_with_its_stage(tmp_path: Path) -> None:
    stage = (
        '<entryRelationship><observation><code code="21908-9" displayName="Stage group"/>'
        '<value displayName="Stage IIIB"/></observation></entryRelationship>'
    )
    entry = problem(COLON, times=span("201006"), more=stage)
    (found,) = only(read(problems(entry), tmp_path), Diagnosis)
    assert (found.site, found.stage) == ("Colon", "Stage IIIB")
    assert found.found is not None
    assert found.found.fhir() == "2010-06"
    assert [(each.system, each.code) for each in found.codes] == [
        ("snomed", "126838000"), ("icd-10", "C18.9"),
    ]  # fmt: skip


def test_spread_is_no_other_condition(tmp_path: Path) -> None:
    reading = read(problems(problem(named("Secondary malignant neoplasm of bone"))), tmp_path)
    assert [each.site for each in only(reading, Spread)] == ["bone"]
    assert not only(reading, Condition)


@pytest.mark.parametrize(
    ("entry", "state"),
    [
        (problem(named("Asthma")), "active"),
        (problem(named("Asthma"), concern="completed"), ""),
        (problem(named("Asthma"), status="413322009"), "past"),
        (problem(named("Asthma"), status="55561003", concern="completed"), "active"),
        (problem(named("Asthma"), times=span("2014", "20140405")), "past"),
    ],
)
def test_whether_it_is_still_there(tmp_path: Path, entry: str, state: str) -> None:
    (found,) = only(read(problems(entry), tmp_path), Condition)
    assert found.state == state


def test_history_of_past_illness_is_past(tmp_path: Path) -> None:
    text = document(section("11348-0", problem(named("Measles")), title="Past illness"))
    assert only(read(text, tmp_path), Condition)[0].state == "past"


def test_a_name_comes_from_the_words_where_no_code_has_one(tmp_path: Path) -> None:
    value = (
        f'<value code="1" codeSystem="{SNOMED}"><originalText><reference value="#p"/>'
        "</originalText></value>"
    )
    text = '<table><tbody><tr><td ID="p">Gout</td></tr></tbody></table>'
    assert only(read(problems(problem(value), text=text), tmp_path), Condition)[0].name == "Gout"


def test_a_problem_that_is_denied_is_none(tmp_path: Path) -> None:
    entry = problem(named("Diabetes mellitus type 2", "44054006"), negated=True)
    reading = read(problems(entry), tmp_path)
    assert not only(reading, Condition)
    assert not reading.statements
    assert "a problem that is said not to be there" in remarks(reading)


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        (problem(named("Problem", "55607006"), negated=True), ""),
        (problem(named("No current problems", "160245001")), ""),
        ("", "No known problems"),
    ],
)
def test_no_known_problems_is_a_statement(tmp_path: Path, entry: str, text: str) -> None:
    reading = read(problems(*([entry] if entry else []), text=text), tmp_path)
    assert not [each for each in only(reading, Record) if isinstance(each, Condition)]
    (statement,) = reading.statements
    assert (statement.field, statement.state) == ("conditions_state", "none")


def test_errors_are_left_out_and_codes_without_name_are_named(tmp_path: Path) -> None:
    reading = read(
        problems(problem(named("Gout"), concern="nullified"),
                 problem(f'<value code="123" codeSystem="{SNOMED}"/>')), tmp_path)  # fmt: skip
    assert not only(reading, Condition)
    assert "took back as an error" in remarks(reading)
    assert "row 2: a problem has a code and no name" in remarks(reading)
