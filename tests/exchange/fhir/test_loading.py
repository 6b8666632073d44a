"""Bytes to resources: every shape and encoding, and what is broken."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from tests.exchange.fhir.making import PATIENT, bundle, read, saved

from apptprep.errors import UnreadableFile
from apptprep.exchange.fhir.loading import flatten, parse

COUGH = {"resourceType": "Condition", "id": "c", "code": {"text": "Cough"}}


def kinds(values: list[object]) -> list[str]:
    return [each.resource["resourceType"] for each in flatten(values)]


@pytest.mark.parametrize(
    "kind", ["collection", "searchset", "document", "transaction", "batch", "history", "unheard"]
)
def test_bundles_of_every_type(kind: str) -> None:
    assert kinds([bundle(PATIENT, COUGH, kind=kind)]) == ["Patient", "Condition"]


def test_other_shapes() -> None:
    assert kinds([PATIENT]) == ["Patient"]
    assert kinds([[PATIENT, COUGH]]) == ["Patient", "Condition"]
    assert kinds([PATIENT, COUGH]) == ["Patient", "Condition"]
    assert kinds([bundle(bundle(PATIENT), COUGH)]) == ["Patient", "Condition"]
    assert kinds([{"entry": [{"resource": PATIENT}, {}, None, 7]}]) == ["Patient"]


def test_answers_of_a_server_are_seen() -> None:
    outcome = {"resourceType": "OperationOutcome"}
    told = {"resourceType": "Bundle", "entry": [{"response": {"outcome": outcome}}]}
    assert kinds([told]) == ["OperationOutcome"]


def test_bundles_without_end_are_not_followed() -> None:
    told = bundle(PATIENT)
    for _ in range(20):
        told = bundle(told)
    assert kinds([told]) == []


def test_numbers_stay_as_they_are_written() -> None:
    raw = b'{"a": 3.0, "b": 1e999, "c": ' + b"9" * 5000 + b', "d": NaN, "e": -Infinity}'
    (told,) = parse(raw, "x", [])
    assert (told["a"], told["b"], told["d"], told["e"]) == ("3.0", "1e999", None, None)
    assert len(told["c"]) == 5000


def test_of_two_equal_names_the_last_counts() -> None:
    assert parse(b'{"a": 1, "a": 2}', "x", []) == [{"a": "2"}]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings(encoding: str) -> None:
    raw = json.dumps({"name": "Núñez"}, ensure_ascii=False).encode(encoding)
    assert parse(raw, "x", []) == [{"name": "Núñez"}]


def test_one_a_line_with_a_damaged_one() -> None:
    faults: list[tuple[str, str]] = []
    raw = b'{"a": 1}\n\n{"a": \n{"a": 3}\r\n'
    assert parse(raw, "x", faults) == [{"a": "1"}, {"a": "3"}]
    assert faults == [("line 3", "is damaged or was cut off")]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b'{"resourceType": "Bundle", "entry": [', "damaged or was cut off"),
        (b'{"resourceType": "Patient" "x"}', "damaged or was cut off (line 1)"),
        (b'{"a":' * 100_000, "nested far deeper"),
    ],
)
def test_what_cannot_be_read_is_said(raw: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile) as told:
        parse(raw, "my record.json", [])
    assert "my record.json" in told.value.sentence
    assert words in told.value.sentence
    assert "Nothing of it was brought in" in told.value.sentence


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_files_as_they_come(tmp_path: Path, encoding: str, packed: bool) -> None:
    raw = json.dumps(bundle(PATIENT, COUGH)).encode(encoding)
    path = tmp_path / "anything.bin"
    path.write_bytes(gzip.compress(raw) if packed else raw)
    assert len(read(path).found) == 2


def test_a_folder_of_single_resources_is_one_record(tmp_path: Path) -> None:
    saved(tmp_path, PATIENT, "a.json")
    condition = COUGH | {"subject": {"reference": "Patient/p"}}
    saved(tmp_path, condition, "b.json")
    found = read(tmp_path).found
    assert [each.who and each.who.name for each in found] == ["Margaret Ann Okafor"] * 2
