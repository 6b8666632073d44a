"""Bundles unpacked no further than needed: the same resources as when all of them is parsed."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exchange.fhir.lots import record
from tests.exchange.fhir.making import PATIENT, bundle, read

from apptprep.errors import UnreadableFile
from apptprep.exchange.fhir import skimming
from apptprep.exchange.fhir.gathering import WANTED
from apptprep.exchange.fhir.loading import flatten, parse
from apptprep.exchange.fhir.skimming import skim

COUGH = {"resourceType": "Condition", "id": "c", "code": {"text": "Cough"}, "rank": 3.10}
BILL = {"resourceType": "Claim", "id": "b", "item": [{"net": 12.50}, {"note": "née"}]}
SMALL = json.dumps(bundle(PATIENT, BILL, COUGH, BILL), ensure_ascii=False).encode()


def same_as_parsed(raw: bytes) -> bool:
    """Compare with what the parser gives; return whether the bundle was skimmed at all."""
    skimmed = skim(raw, WANTED)
    if skimmed is None:
        return False
    faults: list[tuple[str, str]] = []
    entries = list(flatten(parse(raw, "x", faults)))
    assert not faults
    kinds = [each.resource["resourceType"] for each in entries]
    expected = [each for each, kind in zip(entries, kinds, strict=True) if kind in WANTED]
    assert [(each.number, each.url, dict(each.resource)) for each in skimmed.entries] == [
        (each.number, each.url, each.resource) for each in expected
    ]
    left = Counter(kind for kind in kinds if kind not in WANTED)
    assert list(skimmed.left.items()) == list(left.items())
    return True


def test_bills_are_counted_and_the_rest_is_the_same() -> None:
    assert same_as_parsed(json.dumps(record(6)).encode())
    skimmed = skim(SMALL, WANTED)
    assert skimmed is not None
    assert [each.number for each in skimmed.entries] == [1, 3]
    assert skimmed.left == {"Claim": 2}


def test_numbers_stay_as_they_are_written() -> None:
    digits = "9" * 5000
    raw = b'{"entry": [{"resource": {"resourceType": "Observation", "a": -0, "b": [1e999, 3.0],'
    raw += f'"c": {digits}}}}}]}}'.encode()
    skimmed = skim(raw, WANTED)
    assert skimmed is not None
    resource = skimmed.entries[0].resource
    assert (resource["a"], resource["b"], resource["c"]) == ("-0", ["1e999", "3.0"], digits)


@given(st.data())
def test_damaged_bytes_are_refused_or_give_the_same(data: st.DataObject) -> None:
    raw = bytearray(SMALL)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(raw) - 1))
        put = data.draw(
            st.sampled_from(
                [b'"', b"\\", b"{", b"]", b",", b"\xff", b"\x00", b"\t", b"NaN", b"-0", b"null,",
                 b'"\\ud800"', b'"resourceType":"Patient",', b'"meta":7,', b"\\u0041", b""]
            )
        )  # fmt: skip
        raw[at : at + data.draw(st.integers(0, 4))] = put
    same_as_parsed(bytes(raw))


@pytest.mark.parametrize(
    "told",
    [
        [bundle(PATIENT)],
        [PATIENT, None],
        bundle(bundle(PATIENT)),
        bundle({"id": "no type"}),
        bundle({"resourceType": 5}),
        {"resourceType": "Bundle", "entry": [{"response": {"outcome": {}}}]},
        {"resourceType": "Bundle", "entry": [{"fullUrl": 5, "resource": PATIENT}]},
        {"resourceType": "Bundle", "entry": {}},
        {"resourceType": "List", "entry": [{"item": {}}]},
        PATIENT,
    ],
)
def test_what_is_of_an_unusual_shape_is_left_to_the_parser(told: object) -> None:
    assert skim(json.dumps(told).encode(), WANTED) is None


@pytest.mark.parametrize(
    "raw",
    [
        SMALL.replace(b"12.5", b"NaN"),
        SMALL.replace(b"Claim", rb"Cl\u0061im"),
        SMALL.decode().encode("cp1252"),
        SMALL.decode().encode("utf-16"),
        SMALL[:-2],
        SMALL + b"\n" + SMALL,
        b"",
        SMALL.replace(b"12.5", b"[" * 100_000 + b"]" * 100_000),
    ],
)
def test_what_is_unusual_anywhere_is_left_to_the_parser(raw: bytes) -> None:
    assert skim(raw, WANTED) is None


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_lines_and_arrays_are_skimmed_as_well(end: bytes) -> None:
    resources = [json.dumps(each).encode() for each in (PATIENT, BILL, COUGH)]
    for raw in (end.join(resources), end.join(resources) + end, b"[" + b",".join(resources) + b"]"):
        assert same_as_parsed(raw)
        skimmed = skim(raw, WANTED)
        assert skimmed is not None
        assert [each.number for each in skimmed.entries] == [1, 3]


@pytest.mark.parametrize(
    "raw",
    [
        json.dumps(COUGH).encode() + b"\n" + json.dumps(BILL).encode()[:-1],
        json.dumps(COUGH).encode() + b"\n{\n}\n" + json.dumps(BILL, indent=1).encode(),
        b"\x1e" + json.dumps(COUGH).encode() + b"\n\x1e" + json.dumps(BILL).encode(),
        b"[" + json.dumps(COUGH).encode() + b",]",
        json.dumps(COUGH).encode() + b"\n\n" + json.dumps(BILL).encode() + b"\n\n{}",
    ],
)
def test_odd_lines_and_arrays_are_left_to_the_parser(raw: bytes) -> None:
    assert skim(raw, WANTED) is None


def test_a_byte_order_mark_does_not_matter() -> None:
    assert skim(b"\xef\xbb\xbf" + SMALL, WANTED) is not None


def test_a_file_damaged_in_a_bill_is_refused_as_before(tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    path.write_bytes(SMALL.replace(b"12.5", b"12..5"))
    with pytest.raises(UnreadableFile) as told:
        read(path)
    assert "record.json is damaged or was cut off (line 1)" in told.value.sentence


def test_members_in_the_same_bytes_are_one_object_but_those_with_files() -> None:
    letter = {
        "resourceType": "DocumentReference",
        "type": {"text": "Letter"},
        "content": [{"attachment": {"contentType": "text/plain", "data": "SGVsbG8="}}],
    }
    skimmed = skim(json.dumps(bundle(letter, letter)).encode(), WANTED)
    assert skimmed is not None
    one, other = (each.resource for each in skimmed.entries)
    assert one["type"] is other["type"]
    assert one["content"] == other["content"]
    assert one["content"] is not other["content"]


def test_long_members_are_not_kept() -> None:
    note = {"resourceType": "Condition", "note": [{"text": "x" * skimming._LONGEST}]}
    skimmed = skim(json.dumps(bundle(note, note)).encode(), WANTED)
    assert skimmed is not None
    one, other = (each.resource for each in skimmed.entries)
    assert one["note"] == other["note"]
    assert one["note"] is not other["note"]
