"""Code systems go by one short name whatever form they come in."""

from __future__ import annotations

import pytest

from apptprep.exchange.meaning import systems
from apptprep.exchange.meaning.systems import short


@pytest.mark.parametrize(
    ("received", "name"),
    [
        ("2.16.840.1.113883.6.88", "rxnorm"),
        ("urn:oid:2.16.840.1.113883.6.88", "rxnorm"),
        ("http://www.nlm.nih.gov/research/umls/rxnorm", "rxnorm"),
        ("http://www.nlm.nih.gov/research/umls/rxnorm/", "rxnorm"),
        ("http://snomed.info/sct/900000000000207008/version/20230131", "snomed"),
        ("https://loinc.org", "loinc"),
        ("http://hl7.org/fhir/sid/icd-10-cm", "icd-10"),
        ("2.16.840.1.113883.6.90", "icd-10"),
        (" 1.2.3.4 ", "1.2.3.4"),
        ("http://example.test/own", "http://example.test/own"),
        ("", ""),
    ],
)
def test_a_system_has_one_name(received: str, name: str) -> None:
    assert short(received) == name


@pytest.mark.parametrize(
    "name", sorted({*systems._BY_ADDRESS.values(), *systems._BY_NUMBER.values()})
)
def test_every_short_name_has_an_address_that_leads_back(name: str) -> None:
    address = systems.address(name)
    assert address.startswith(("http://", "https://", "urn:oid:"))
    assert systems.short(address) == name


@pytest.mark.parametrize("received", ["urn:oid:1.2.3", "http://example.org/own-codes"])
def test_an_address_as_received_stays(received: str) -> None:
    assert systems.address(received) == received


@pytest.mark.parametrize("word", ["", "our codes", "javascript", "1.2.x"])
def test_a_word_that_is_no_address_is_none(word: str) -> None:
    assert systems.address(word) == ""
