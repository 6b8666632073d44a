"""Genomic variants (HL7 Genomics Reporting, mCODE): one biomarker a gene and change."""

from __future__ import annotations

import re
from collections.abc import Iterator

from apptprep.exchange.fhir.concepts import Concept, concept
from apptprep.exchange.fhir.dates import day
from apptprep.exchange.fhir.markers import specimen
from apptprep.exchange.fhir.results import comment, moment, value
from apptprep.exchange.fhir.values import Json, joined, objects, profiles
from apptprep.exchange.fhir.view import Item, Result, Unmapped, View
from apptprep.records import Biomarker, Code

_VARIANT = "69548-6"
_GENE, _PROTEIN, _CODING, _SOURCE, _SHARE, _CHANGE, _COPIES, _NAME = (
    "48018-6",
    "48005-3",
    "48004-6",
    "48002-0",
    "81258-6",
    "48019-4",
    "82155-3",
    "81252-9",
)
_NOT_RESULTS = ("implication", "region-studied", "genotype", "haplotype")
_REGION = "53041-0"
_ORIGINS = {"LA6684-0": "tumor", "LA6683-2": "inherited"}
_ANSWERS = {"LA9633-4": "positive", "LA9634-2": "negative", "LA18198-4": "unknown"}
_SHORT_PROTEIN = re.compile(r"^[\w.]+:")


def is_variant(resource: Json, code: Concept) -> bool:
    """Tell whether an observation is about a genomic variant."""
    return code.code_in("loinc") == _VARIANT or "genomic-variant" in profiles(resource)


def left_unread(resource: Json, code: Concept) -> bool:
    """Tell whether it is what a laboratory concludes from a variant.

    Which drug may work is for the clinician to say; the report itself holds it.
    """
    codes = {each.code for each in code.codes}
    if codes & {"diagnostic-implication", "therapeutic-implication", _REGION}:
        return True
    names = profiles(resource)
    return "genom" in names and any(each in names for each in _NOT_RESULTS)


def variants(resource: Json, code: Concept, view: View) -> Iterator[Result]:
    """Yield one biomarker for each gene a variant names."""
    parts = _parts(resource)
    genes = [each.text for each in parts.get(_GENE, []) if each.text]
    if not genes:
        yield Unmapped("is a genomic variant that names no gene", named=True)
        return
    answer = concept(resource.get("valueCodeableConcept"))
    found = next((_ANSWERS[each.code] for each in answer.codes if each.code in _ANSWERS), "")
    if not answer:
        found = "positive"  # a variant is reported because it was found (absent needs LA9634-2)
    source = parts.get(_SOURCE, [Concept()])[0]
    origin = next((_ORIGINS[each.code] for each in source.codes if each.code in _ORIGINS), "")
    told = _told(resource, parts, genes)
    for gene in dict.fromkeys(genes):
        record = Biomarker(
            source="report",
            marker=gene,
            result=found,
            value=told if found != "negative" else "",
            method=concept(resource.get("method")).text,
            specimen=specimen(resource, view),
            taken=day(moment(resource)),
            origin=origin,
            lab=view.names(resource, "performer"),
            codes=(*code.codes, *_gene_codes(parts, gene)),
            note=comment(resource),
        )
        yield Item(record, day(moment(resource)))


def _parts(resource: Json) -> dict[str, list[Concept]]:
    """Return the coded components by their LOINC codes."""
    found: dict[str, list[Concept]] = {}
    for each in objects(resource, "component"):
        told = concept(each.get("valueCodeableConcept"))
        for name in concept(each.get("code")).codes:
            found.setdefault(name.code, []).append(told)
    return found


def _told(resource: Json, parts: dict[str, list[Concept]], genes: list[str]) -> str:
    """Return the change in one line: protein, else coding change, else its kind, and its share."""
    names = {key: [each.name() for each in many] for key, many in parts.items()}
    protein = [_SHORT_PROTEIN.sub("", text) for text in names.get(_PROTEIN, [])]
    change = protein or names.get(_CODING) or names.get(_NAME) or names.get(_CHANGE, [])
    kind = names.get("molecular-consequence", [])
    fusion = f"{'-'.join(genes)} together" if len(genes) > 1 else ""
    share = ""
    for each in objects(resource, "component"):
        if any(code.code == _SHARE for code in concept(each.get("code")).codes):
            number, unit = value(each)
            share = joined("share of reads", joined(number, unit, by=" "), by=" ") if number else ""
    shown = change or [text.replace("_", " ") for text in kind]
    return joined(*shown, *(text for text in names.get(_COPIES, [])), fusion, share)


def _gene_codes(parts: dict[str, list[Concept]], gene: str) -> list[Code]:
    return [code for each in parts.get(_GENE, []) if each.text == gene for code in each.codes]
