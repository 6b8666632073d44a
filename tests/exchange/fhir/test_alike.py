"""Resources that say the same are understood once; every entry keeps what is its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from tests.exchange.fhir.lots import record
from tests.exchange.fhir.making import LOINC, PATIENT, bundle, coded, read, saved
from tests.samples import SAMPLES, needs_samples

from apptprep.exchange.fhir import skimming
from apptprep.exchange.fhir.alike import alike, nothing_once
from apptprep.exchange.fhir.gathering import WANTED
from apptprep.exchange.fhir.skimming import skim
from apptprep.exchange.fhir.values import Json
from apptprep.exchange.reading import Found, Reading
from apptprep.records import Measurement

_OF_THE_MOMENT = ("id", "created", "changed")


def value(number: int, **more: object) -> Json:
    return {
        "resourceType": "Observation",
        "id": f"o{number}",
        "status": "final",
        "code": coded(LOINC, "718-7", "Hemoglobin"),
        "subject": {"reference": "Patient/p"},
        "effectiveDateTime": f"2025-03-{number:02}",
        "valueQuantity": {"value": number, "unit": "g/dL"},
        "referenceRange": [{"low": {"value": 4.5}, "high": {"value": 17.5}}],
    } | more


def told(found: Found) -> tuple[Any, ...]:
    """Return all a found entry says, but for its random id and the moment it was made."""
    mine = found.record
    said = {each.name: getattr(mine, each.name) for each in fields(mine)}
    kept = {name: text for name, text in said.items() if name not in _OF_THE_MOMENT}
    return type(mine), kept, found.place, found.who, found.keys, found.relevant, found.why


def both(path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Reading, Reading]:
    """Return a file read as it is read, and read with every resource understood by itself."""
    quick = read(path)
    with monkeypatch.context() as patch:
        patch.setattr(skimming, "skim", lambda _raw, _kinds: None)
        return quick, read(path)


def same(quick: Reading, slow: Reading) -> None:
    assert [told(each) for each in quick.found] == [told(each) for each in slow.found]
    assert quick.remarks == slow.remarks
    assert quick.statements == slow.statements
    assert {sha: again() for sha, again in quick.files.items()} == {
        sha: again() for sha, again in slow.files.items()
    }


def values_in(path: Path) -> list[Measurement]:
    records = [each.record for each in read(path).found]
    return [each for each in records if isinstance(each, Measurement)]


def test_every_value_keeps_its_own_number_day_and_id(tmp_path: Path) -> None:
    path = saved(tmp_path, bundle(PATIENT, *(value(number) for number in range(1, 9))))
    found = values_in(path)
    assert [(each.value, each.unit) for each in found] == [(str(n), "g/dL") for n in range(1, 9)]
    days = [each.when and each.when.words for each in found]
    assert days == [f"2025-03-{number:02}" for number in range(1, 9)]
    assert {each.reference for each in found} == {"4.5 - 17.5"}
    assert len({each.id for each in found}) == 8
    assert [each.origins[0].place for each in found] == [f"Observation o{n}" for n in range(1, 9)]


def odd_ones() -> Iterator[Json]:
    yield value(2, valueQuantity={"value": 7, "unit": "mg/dL", "comparator": "<"})
    yield value(3, valueQuantity={"unit": "g/dL"})
    yield value(4, valueQuantity=None, valueString="hemolyzed")
    yield value(5, status="preliminary")
    yield value(6, status="entered-in-error")
    yield value(7, interpretation=[coded("v3-ObservationInterpretation", "H", "High")])
    yield value(8, subject={"display": "Somebody Else"})
    yield value(9, subject={"reference": "#a"}, contained=[PATIENT | {"id": "a", "name": []}])
    yield value(10, effectiveDateTime="2025", issued="2025-04-01T10:00:00Z")
    yield value(11, effectiveDateTime=None, _effectiveDateTime={"extension": []}, issued="2025-04")
    yield value(12, meta={"lastUpdated": "2025-01-01"})
    yield value(13, meta={"lastUpdated": "2025-01-02", "profile": ["mcode-tumor-marker-test"]})
    yield value(14, identifier=[{"system": "s", "value": "A-1"}])
    yield value(15, component=[{"code": {"text": "More"}, "valueString": "much"}])
    yield value(16, code=coded(LOINC, "93033-9", "Are you worried about losing your housing?"))
    yield value(17, effectiveDateTime={"odd": 1}, valueQuantity=[{"value": 3, "unit": "g/dL"}])


def test_what_differs_in_anything_is_understood_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [each for odd in odd_ones() for each in (value(1), odd, odd)]
    same(*both(saved(tmp_path, bundle(PATIENT, *many)), monkeypatch))


def test_a_whole_download_says_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    same(*both(saved(tmp_path, record(12)), monkeypatch))


@needs_samples
@pytest.mark.parametrize("folder", ["synthea-tietai", "synthea-upstream"])
def test_made_up_patients_say_the_same(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in sorted((SAMPLES / "fhir" / folder).glob("*.json")):
        same(*both(path, monkeypatch))


def test_only_what_is_not_its_own_counts() -> None:
    one, later, marked = value(1), value(2, meta={"versionId": "4"}), value(3, status="amended")
    skimmed = skim(saved_bytes(one | {"meta": {"versionId": "3"}}, later, marked), WANTED)
    assert skimmed is not None
    first, second, third = (alike(each.resource) for each in skimmed.entries)
    assert first is not None
    assert first == second
    assert first != third
    assert alike(one) is None


def saved_bytes(*resources: Json) -> bytes:
    import json

    return json.dumps(bundle(*resources)).encode()


def test_what_becomes_nothing_is_looked_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from apptprep.exchange.fhir import mappings
    from apptprep.exchange.fhir.procedures import procedures

    seen: list[str] = []

    def noted(resource: Json, view: Any) -> Iterator[Any]:
        seen.append(resource["id"])
        return procedures(resource, view)

    table = {**mappings.MAPPINGS, "Procedure": nothing_once(noted)}
    monkeypatch.setattr("apptprep.exchange.fhir.reader.MAPPINGS", table)
    screening = {"resourceType": "Procedure", "code": {"text": "Medication reconciliation"}}
    surgery = {"resourceType": "Procedure", "code": {"text": "Appendectomy"}, "status": "completed"}
    many = [screening | {"id": f"p{n}", "performedDateTime": f"202{n}"} for n in range(5)]
    reading = read(
        saved(tmp_path, bundle(*many, surgery | {"id": "a"}, surgery | {"id": "b"}, PATIENT))
    )
    assert seen == ["p0", "a", "b"]
    assert len([each for each in reading.found if each.record.KIND.name == "past_surgery"]) == 2
    texts = " ".join(each.text for each in reading.remarks)
    assert "examinations, screenings and tests: 5" in texts
