"""Code systems go by one short name whatever form they come in."""

from __future__ import annotations

import pytest

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
