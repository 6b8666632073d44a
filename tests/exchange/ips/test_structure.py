"""The structure check is proved by faults it must find, and finds none where there are none."""

from __future__ import annotations

import copy
import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from tests.exchange.ips.full import everything, full
from tests.exchange.ips.structure import PROFILES, faults
from tests.samples import SAMPLES, needs_samples

from apptprep.exchange import ips
from apptprep.jobs import sample
from apptprep.records import KINDS, Measurement, Medication, Person, Record

NOW = dt.datetime(2026, 6, 1, 10, 0, tzinfo=dt.UTC)
OFFICIAL = SAMPLES / "fhir" / "ips-2.0.0-npm-cc0"


def bundle(records: list[Record]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ips.dumps(records, ips.Given(NOW)))
    return found


def test_the_sample_person_keeps_to_the_profiles() -> None:
    assert faults(bundle(list(sample.build(NOW.date()).records))) == []


def test_a_full_entry_of_every_kind_keeps_to_the_profiles() -> None:
    assert faults(bundle(everything())) == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.KIND.prints])
def test_an_entry_that_says_no_more_than_it_must_keeps_to_the_profiles(kind: type[Record]) -> None:
    from apptprep.records import fields_of

    bare = {each.name: each.empty for each in fields_of(kind) if not each.required}
    assert faults(bundle([full(kind, **bare)])) == []


def test_an_empty_record_keeps_to_the_profiles() -> None:
    assert faults(bundle([])) == []


@needs_samples
@pytest.mark.parametrize("path", sorted(OFFICIAL.glob("Bundle-*.json")), ids=lambda path: path.stem)
def test_the_official_examples_have_no_fault(path: Any) -> None:
    assert faults(json.loads(path.read_text(encoding="utf-8"))) == []


Change = Callable[[dict[str, Any]], object]


def one(found: dict[str, Any], kind: str, place: int = 0) -> dict[str, Any]:
    """Return the resource of a kind in a bundle."""
    many = [e["resource"] for e in found["entry"] if e["resource"]["resourceType"] == kind]
    it: dict[str, Any] = many[place]
    return it


def section(found: dict[str, Any], code: str) -> dict[str, Any]:
    parts = found["entry"][0]["resource"]["section"]
    it: dict[str, Any] = next(e for e in parts if e["code"]["coding"][0]["code"] == code)
    return it


def laboratory(found: dict[str, Any]) -> dict[str, Any]:
    return one(found, "Observation")


FAULTS: dict[str, Change] = {
    "another type of bundle": lambda b: b.update(type="collection"),
    "no identifier": lambda b: b.pop("identifier"),
    "no timestamp": lambda b: b.pop("timestamp"),
    "a second Composition": lambda b: b["entry"].append(copy.deepcopy(b["entry"][0])),
    "the Composition not first": lambda b: b["entry"].reverse(),
    "no fullUrl": lambda b: b["entry"][1].pop("fullUrl"),
    "a second Patient": lambda b: b["entry"].append(
        {"fullUrl": "urn:uuid:x", "resource": copy.deepcopy(one(b, "Patient"))}
    ),
    "another type of document": lambda b: b["entry"][0]["resource"]["type"]["coding"][0].update(
        code="34133-9"
    ),
    "no author": lambda b: b["entry"][0]["resource"].pop("author"),
    "no title": lambda b: b["entry"][0]["resource"].pop("title"),
    "no section on allergies": lambda b: b["entry"][0]["resource"]["section"].remove(
        section(b, "48765-2")
    ),
    "a section twice": lambda b: b["entry"][0]["resource"]["section"].append(
        copy.deepcopy(section(b, "10160-0"))
    ),
    "a section without text": lambda b: section(b, "11450-4").pop("text"),
    "a section that is empty and does not say why": lambda b: section(b, "48765-2").pop(
        "emptyReason"
    ),
    "a patient without a birth date": lambda b: one(b, "Patient").pop("birthDate"),
    "a patient whose name says nothing": lambda b: one(b, "Patient").update(
        name=[{"use": "official"}]
    ),
    "a medicine without a time": lambda b: one(b, "MedicationStatement").pop("effectivePeriod"),
    "a medicine that is none": lambda b: one(b, "MedicationStatement").pop(
        "medicationCodeableConcept"
    ),
    "a medicine of nobody": lambda b: one(b, "MedicationStatement").pop("subject"),
    "a result without its category": lambda b: laboratory(b).update(
        category=[{"coding": [{"code": "laboratory"}]}]
    ),
    "a result of nobody's": lambda b: laboratory(b).pop("performer"),
    "a result without a value": lambda b: laboratory(b).pop("valueQuantity"),
    "a result with two codes": lambda b: laboratory(b).update(code=[{"text": "a"}, {"text": "b"}]),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_found(name: str) -> None:
    from apptprep.records import When

    day = When.of(dt.date(2026, 5, 1))
    whole = bundle(
        [
            Person(name="Maria Lind", born=When.of(dt.date(1958, 8, 3))),
            Medication(name="letrozole", started=day),
            Measurement(what="CEA", value="3.0", group="lab", when=day, place="Lab"),
        ]
    )
    assert faults(whole) == []
    FAULTS[name](whole)
    assert faults(whole) != []


def test_the_profiles_say_whose_they_are() -> None:
    assert "CC0-1.0" in json.loads(PROFILES.read_text(encoding="utf-8"))["licence"]
