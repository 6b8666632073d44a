"""Made-up resources for the tests of the FHIR reader, and ways to read them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TypeVar

from tests.exchange.helpers import TODAY

from apptprep.exchange import recognise
from apptprep.exchange.fhir.loading import Entry
from apptprep.exchange.fhir.references import References
from apptprep.exchange.fhir.values import Json
from apptprep.exchange.fhir.view import Item, Mapping, Unmapped, View
from apptprep.exchange.format import Wanted
from apptprep.exchange.reading import Reading
from apptprep.records import Record

R = TypeVar("R", bound=Record)

SNOMED = "http://snomed.info/sct"
LOINC = "http://loinc.org"
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
MCODE = "http://hl7.org/fhir/us/mcode/StructureDefinition/"


def coded(system: str, code: str, display: str = "") -> Json:
    """Return a CodeableConcept with one coding."""
    coding = {"system": system, "code": code}
    return {"coding": [coding | ({"display": display} if display else {})]}


def view(*others: Json, cancer: bool = False, stages: tuple[Json, ...] = ()) -> View:
    """Return a view on some other resources."""
    references = References()
    for number, resource in enumerate(others, start=1):
        references.keep(Entry(number, "", resource))
    return View(references, TODAY, list(stages), cancer)


def items(mapping: Mapping, resource: Json, at: View | None = None) -> list[Item]:
    """Return the entries a mapping makes."""
    return [each for each in mapping(resource, at or view()) if isinstance(each, Item)]


def one(mapping: Mapping, kind: type[R], resource: Json, at: View | None = None) -> R:
    """Return the one record a mapping makes."""
    found = items(mapping, resource, at)
    assert len(found) == 1
    assert isinstance(found[0].record, kind)
    return found[0].record


def unmapped(mapping: Mapping, resource: Json, at: View | None = None) -> Unmapped:
    """Return the one reason a mapping gives for making no entry."""
    found = list(mapping(resource, at or view()))
    assert len(found) == 1
    assert isinstance(found[0], Unmapped)
    return found[0]


def bundle(*resources: Json, kind: str = "collection") -> Json:
    """Return a bundle of resources."""
    entries = [{"resource": each} for each in resources]
    return {"resourceType": "Bundle", "type": kind, "entry": entries}


def read(path: Path) -> Reading:
    """Return the reading of a file or folder by the reader of FHIR."""
    readings = recognise.read(path, Wanted(TODAY))
    return next(each for each in readings if each.format_name == "FHIR health records")


def saved(tmp_path: Path, told: Any, name: str = "record.json") -> Path:
    """Write JSON to a file."""
    path = tmp_path / name
    path.write_bytes(json.dumps(told).encode())
    return path


PATIENT: Json = {
    "resourceType": "Patient",
    "id": "p",
    "name": [
        {"use": "nickname", "given": ["Peg"]},
        {"use": "official", "family": "Okafor", "given": ["Margaret", "Ann"], "prefix": ["Ms"]},
    ],
    "birthDate": "1958-04",
    "gender": "female",
    "telecom": [{"system": "email", "value": "m@example.org"}, {"system": "phone", "value": "555"}],
    "identifier": [
        {"type": coded("v2-0203", "SS"), "value": "999-00-0000"},
        {"type": coded("v2-0203", "MR"), "value": "H-7", "assigner": {"display": "St. Anna"}},
    ],
    "address": [{"line": ["1 Mill Lane"], "city": "Sea", "postalCode": "12", "country": "US"}],
    "communication": [{"language": coded("urn:ietf:bcp:47", "en", "English")}],
}
