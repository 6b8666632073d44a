"""Allergies, and statements that none are known, which are not the same as nothing said."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.exchange.ccda.making import (
    RXNORM,
    SNOMED,
    document,
    founds,
    only,
    read,
    remarks,
    section,
    span,
    template,
)

from apptprep.records import Allergy

PENICILLIN = f'<code code="7980" codeSystem="{RXNORM}" displayName="Penicillin G"/>'
DRUG = f'<value code="416098002" codeSystem="{SNOMED}" displayName="Drug allergy"/>'
ANY = f'<value code="419199007" codeSystem="{SNOMED}" displayName="Allergy to substance"/>'


def allergy(
    substance: str = PENICILLIN,
    value: str = DRUG,
    *,
    negated: bool = False,
    relation_negated: bool = False,
    more: str = "",
    status: str = "active",
    times: str = "",
) -> str:
    mark, outer = (' negationInd="true"' if each else "" for each in (negated, relation_negated))
    return (
        f'<act>{template("4.30")}<statusCode code="{status}"/><entryRelationship{outer}>'
        f'<observation{mark}>{template("4.7")}<statusCode code="completed"/>{times}{value}'
        f"<participant><participantRole><playingEntity>{substance}</playingEntity>"
        f"</participantRole></participant>{more}</observation></entryRelationship></act>"
    )


def reaction(name: str, severity: str = "") -> str:
    bad = (
        f'<entryRelationship><observation>{template("4.8")}{severity}</observation>'
        "</entryRelationship>" if severity else ""
    )  # fmt: skip
    return (
        f'<entryRelationship><observation>{template("4.9")}<value displayName="{name}"/>{bad}'
        "</observation></entryRelationship>"
    )


def allergies(*entries: str, text: str = "") -> str:
    return document(section("48765-2", *entries, title="Allergies", text=text))


def test_an_allergy_with_what_happened(tmp_path: Path) -> None:
    moderate = f'<value code="6736007" codeSystem="{SNOMED}" displayName="Moderate"/>'
    entry = allergy(
        more=reaction("Hives (disorder)", moderate) + reaction("Rash"), times=span("1980")
    )
    (found,) = only(read(allergies(entry), tmp_path), Allergy)
    assert (found.substance, found.reaction, found.severity, found.kind_of) == (
        "Penicillin G", "Hives, Rash", "moderate", "allergy",
    )  # fmt: skip
    assert found.noticed is not None
    assert found.noticed.fhir() == "1980"
    assert [(each.system, each.code) for each in found.codes] == [("rxnorm", "7980")]


def test_a_severity_between_two_is_not_decided(tmp_path: Path) -> None:
    between = f'<value code="371924009" codeSystem="{SNOMED}" displayName="Moderate to severe"/>'
    (found,) = only(read(allergies(allergy(more=reaction("Rash", between))), tmp_path), Allergy)
    assert (found.severity, found.note) == (
        "", "How bad, as the document says: Moderate to severe",
    )  # fmt: skip


def test_what_is_not_tolerated_is_no_allergy_of_the_body(tmp_path: Path) -> None:
    value = '<value displayName="Intolerance to drug (finding)"/>'
    (found,) = only(read(allergies(allergy(value=value)), tmp_path), Allergy)
    assert found.kind_of == "intolerance"


@pytest.mark.parametrize(
    "entry",
    [
        allergy('<code nullFlavor="NA"/>', ANY, negated=True),
        allergy('<code nullFlavor="NA"/>', ANY, relation_negated=True),
        allergy(f'<code code="105590001" codeSystem="{SNOMED}" displayName="Substance"/>', ANY,
                negated=True),
        allergy("", f'<value code="716186003" codeSystem="{SNOMED}"/>'),
        allergy('<code nullFlavor="OTH"><originalText>No known allergies</originalText></code>'),
        allergy("<name>NKA</name>"),
    ],
)  # fmt: skip
def test_no_known_allergies_is_a_statement(tmp_path: Path, entry: str) -> None:
    reading = read(allergies(entry), tmp_path)
    assert not only(reading, Allergy)
    (statement,) = reading.statements
    assert (statement.field, statement.state) == ("allergies_state", "none")


def test_words_alone_make_the_statement_too(tmp_path: Path) -> None:
    assert read(allergies(text="No Known Allergies"), tmp_path).statements[0].state == "none"


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        (allergy('<code nullFlavor="NA"/>', DRUG, negated=True), ""),
        (allergy("", f'<value code="409137002" codeSystem="{SNOMED}"/>'), ""),
        (allergy("<name>No known drug allergies</name>"), ""),
        ("", "NKDA"),
    ],
)
def test_none_of_medicines_is_not_none_at_all(tmp_path: Path, entry: str, text: str) -> None:
    reading = read(allergies(*([entry] if entry else []), text=text), tmp_path)
    assert not reading.statements
    assert not only(reading, Allergy)
    assert "no allergies to medicines are known; others may be" in remarks(reading)


def test_an_allergy_that_is_denied_is_none_and_says_nothing_of_the_list(tmp_path: Path) -> None:
    reading = read(allergies(allergy(negated=True)), tmp_path)
    assert not only(reading, Allergy)
    assert not reading.statements
    assert "said not to be there" in remarks(reading)


def test_no_information_is_not_none(tmp_path: Path) -> None:
    reading = read(document(section("48765-2", more=' nullFlavor="NI"')), tmp_path)
    assert not reading.statements


def test_an_allergy_that_is_over_is_shown_and_not_ticked(tmp_path: Path) -> None:
    inactive = (
        f"<entryRelationship><observation>{template('4.28')}"
        f'<value code="73425007" codeSystem="{SNOMED}"/></observation></entryRelationship>'
    )
    reading = read(allergies(allergy(more=inactive), allergy(times=span("2001", "2002"),
                   status="completed"), allergy(times=span("2001", "2001"))), tmp_path)  # fmt: skip
    assert [each.why for each in founds(reading, Allergy)] == [
        "no longer there", "no longer there", "",
    ]  # fmt: skip
