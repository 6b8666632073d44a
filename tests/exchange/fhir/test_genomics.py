"""Genomic variants."""

from __future__ import annotations

from tests.exchange.fhir.making import LOINC, coded, items, one, unmapped, view

from apptprep.exchange.fhir.observations import observations
from apptprep.exchange.fhir.values import Json
from apptprep.records import Biomarker


def part(code: str, told: Json) -> Json:
    return {"code": coded(LOINC, code), "valueCodeableConcept": told}


def variant(*parts: Json, **more: object) -> Json:
    return {"code": coded(LOINC, "69548-6"), "component": list(parts), **more}


KRAS = part("48018-6", coded("http://www.genenames.org", "HGNC:6407", "KRAS"))
CHANGE = part("48005-3", {"text": "NP_004976.2:p.Gly12Asp"})
SOMATIC = part("48002-0", coded(LOINC, "LA6684-0", "Somatic"))


def test_a_variant() -> None:
    share = {"code": coded(LOINC, "81258-6"), "valueQuantity": {"value": "33.3", "unit": "%"}}
    block = {"resourceType": "Specimen", "id": "s", "type": {"text": "Tissue specimen"}}
    resource = variant(KRAS, CHANGE, SOMATIC, share, specimen={"reference": "Specimen/s"})
    found = one(observations, Biomarker, resource, view(block))
    assert (found.marker, found.result) == ("KRAS", "positive")
    assert found.value == "p.Gly12Asp, share of reads 33.3 %"
    assert (found.origin, found.specimen) == ("tumor", "tissue")
    assert ("hgnc", "HGNC:6407") in [(each.system, each.code) for each in found.codes]


def test_genes_looked_at_and_not_changed() -> None:
    absent = coded(LOINC, "LA9634-2", "Absent")
    other = part("48018-6", {"text": "NRAS"})
    found = [
        each.record
        for each in items(observations, variant(KRAS, other, valueCodeableConcept=absent))
    ]
    assert [
        (each.marker, each.result, each.value) for each in found if isinstance(each, Biomarker)
    ] == [
        ("KRAS", "negative", ""),
        ("NRAS", "negative", ""),
    ]


def test_two_genes_together() -> None:
    found = [
        each.record for each in items(observations, variant(KRAS, part("48018-6", {"text": "ALK"})))
    ]
    assert {each.value for each in found if isinstance(each, Biomarker)} == {"KRAS-ALK together"}


def test_what_a_laboratory_concludes_is_left_to_its_report() -> None:
    told = {"code": coded("tbd-codes-cs", "therapeutic-implication")}
    assert "laboratory concludes" in unmapped(observations, told).why


def test_a_variant_without_a_gene() -> None:
    assert unmapped(observations, variant(CHANGE)).named
