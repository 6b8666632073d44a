"""The record JSON: nothing lost, always the same bytes, every broken file in a sentence."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.exchange.strategies import records_of, whole_records

from apptprep.exchange import record_json
from apptprep.exchange.record_json import BadRecordFile
from apptprep.records import (
    KINDS,
    PROVENANCE,
    DoseTaken,
    Medication,
    Person,
    Question,
    Record,
    SymptomEntry,
    fields_of,
    new_id,
)

SLOW_TO_DRAW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND.name)
def test_every_kind_comes_back_as_it_was(kind: type[Record]) -> None:
    @settings(max_examples=25, deadline=None, suppress_health_check=SLOW_TO_DRAW)
    @given(records_of(kind, with_files=True))
    def comes_back(record: Record) -> None:
        assert record_json.loads(record_json.dumps([record]), "a.json") == (record,)

    comes_back()


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW_TO_DRAW)
@given(whole_records(with_files=True), st.randoms())
def test_the_same_entries_give_the_same_bytes_in_any_order(records: Any, random: Any) -> None:
    first = record_json.dumps(records)
    shuffled = list(record_json.loads(first, "a.json"))
    random.shuffle(shuffled)
    assert record_json.dumps(shuffled) == first


def test_no_field_has_a_bookkeeping_name() -> None:
    own = record_json.BOOKKEEPING - {field.name for field in PROVENANCE}
    for kind in KINDS:
        assert not own & {field.name for field in fields_of(kind)}


def test_it_is_readable_text() -> None:
    text = record_json.dumps([Medication(name="Anastrozole – 1 mg")]).decode()
    assert '"name": "Anastrozole – 1 mg"' in text
    assert text.endswith("}\n")
    assert "\r" not in text


def entry(**more: Any) -> dict[str, Any]:
    """Return a good medicine with changes; None takes a key away."""
    good = {
        "kind": "medication",
        "id": "11111111-1111-4111-8111-111111111111",
        "created": "2026-03-01T08:05:00+01:00",
        "changed": "2026-03-01T08:05:00+01:00",
        "name": "letrozole",
    }
    return {key: value for key, value in {**good, **more}.items() if value is not None}


def whole(*entries: Any, **header: Any) -> bytes:
    """Return a record file of these entries."""
    head = {"name": "apptprep-record", "version": 1, **header}
    return json.dumps({"format": head, "records": list(entries)}).encode()


def test_a_good_file_is_read() -> None:
    (found,) = record_json.loads(whole(entry()), "a.json")
    assert found == Medication(
        id=entry()["id"], created=found.created, changed=found.changed, name="letrozole"
    )


def test_a_byte_order_mark_does_no_harm() -> None:
    assert len(record_json.loads(b"\xef\xbb\xbf" + whole(entry()), "a.json")) == 1


DATE = {"words": "x", "earliest": "2026-03-01", "latest": "2026-03-01"}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is not JSON from line 1"),
        (b'{\n"format": {\n', "is not JSON from line 3"),
        (b"\xff\xfe{}", "is not UTF-8"),
        (b"[]", "its header is missing"),
        (b"{}", "its header is missing"),
        (b'{"format": {"name": "other", "version": 1}, "records": []}', "another format"),
        (whole(version=2), "newer version of this app"),
        (whole(version=10**4000), "newer version of this app"),
        (whole(version=0), "does not have the header"),
        (whole(version=True), "another format"),
        (whole(more=1), "does not have the header"),
        (b"[" * 200_000, "nested deeper"),
        (b'{"a":' * 200_000, "nested deeper"),
        (b'{"a": ' + b"9" * 10_000 + b"}", "a number no record holds"),
        (b'{"a": NaN}', "has the value NaN"),
        (b'{"a": -Infinity}', "has the value -Infinity"),
        (b'{"a": 1, "a": 2}', "has the key 'a' twice"),
        (whole(7), "entry 1: is not an object"),
        (whole(entry(kind="medicine")), "there is no kind 'medicine'"),
        (whole(entry(kind=["medication"])), "there is no kind that is not a text"),
        (whole(entry(kind=None)), "entry 1: 'kind' is missing"),
        (whole(entry(id=None)), "medication 1: 'id' is missing"),
        (whole(entry(id="11111111")), "'id' is not a UUID"),
        (whole(entry(id="AAAAAAAA-1111-4111-8111-111111111111")), "in small letters"),
        (whole(entry(id=5)), "'id' is not a UUID"),
        (whole(entry(), entry()), "medication 2: its 'id' is that of an entry before"),
        (whole(entry(created="2026-03-01T08:05:00")), "'created' is not a date and time with"),
        (whole(entry(changed="0001-01-01T00:00:00+14:00")), "'changed' is not a date and time"),
        (whole(entry(colour="red")), "there is no field 'colour'"),
        (whole(entry(name=7)), "'name' is not a text"),
        (whole(entry(name="\ud800")), "'name' has a broken character"),
        (whole(entry(source="rumour")), "'source' is not one of: report"),
        (whole(entry(schedule="hourly")), "'schedule' is not one of: scheduled, when-needed"),
        (whole(entry(schedule=["scheduled"])), "'schedule' is not one of"),
        (whole(entry(times="morning")), "'times' is not a list"),
        (whole(entry(times=[1])), "'times' is not a text"),
        (whole(entry(started="2026")), "'started' is not a date"),
        (whole(entry(started={**DATE, "latest": "2026-02-30"})), "'started' is not a date"),
        (whole(entry(started={**DATE, "latest": "2025-02-03"})), "'started' is not a date"),
        (whole(entry(started={**DATE, "latest": None})), "'started' is not a date"),
        (whole(entry(started={**DATE, "about": "yes"})), "'started' is not a date"),
        (whole(entry(started={**DATE, "time": "25:00"})), "'started' is not a date"),
        (whole(entry(started={**DATE, "offset": "later"})), "'started' is not a date"),
        (whole(entry(started={**DATE, "day": 1})), "'started' is not a date"),
        (whole(entry(started={**DATE, "time": "T0805"})), "'started' is not a date"),
        (whole(entry(changes=[1])), "'changes' has a row that is not an object"),
        (whole(entry(changes=[{"why": ""}])), "'changes' there is no field 'why'"),
        (whole(entry(changes=[{"change": 1}])), "'changes' 'change' is not a text"),
    ],
)
def test_a_file_that_does_not_fit_ends_in_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(BadRecordFile) as caught:
        record_json.loads(data, "my record.json")
    sentence = str(caught.value)
    assert words in sentence
    assert sentence.startswith("my record.json")
    assert "Nothing was brought in." in sentence
    assert len(sentence) < 700


@pytest.mark.parametrize("score", [-1, 11, 4.0, True, "4", [4]])
def test_a_score_is_a_whole_number_from_0_to_10(score: Any) -> None:
    symptom = entry(kind="symptom_entry", name=None, term="pain", now=score)
    with pytest.raises(BadRecordFile, match="symptom entry 1: 'now' is not a whole number"):
        record_json.loads(whole(symptom), "a.json")


@pytest.mark.parametrize(
    "file",
    [
        {},
        {"sha256": "ab", "name": "a", "media_type": "b", "size": 1},
        {"sha256": "a" * 64, "name": "a", "media_type": "b", "size": -1},
        {"sha256": "a" * 64, "name": "a", "media_type": "b", "size": 1, "path": "/etc/passwd"},
        "a.pdf",
    ],
)
def test_an_attached_file_is_named_in_full(file: Any) -> None:
    report = entry(kind="other_report", name=None, title="letter", attached=[file])
    with pytest.raises(BadRecordFile, match="'attached' does not name its files"):
        record_json.loads(whole(report), "a.json")


def test_a_link_leads_to_an_entry_that_can_be_meant() -> None:
    drug = Medication(name="letrozole")
    good = DoseTaken(medication=drug.id)
    elsewhere = DoseTaken(medication=new_id())
    assert len(record_json.loads(record_json.dumps([drug, good, elsewhere]), "a.json")) == 3
    bad = Question(text="why", about=good.id)
    with pytest.raises(BadRecordFile, match="question 1: 'about' leads to an entry of another"):
        record_json.loads(record_json.dumps([drug, good, bad]), "a.json")


def test_a_record_is_about_one_person() -> None:
    with pytest.raises(BadRecordFile, match="more than one entry 'person'"):
        record_json.loads(record_json.dumps([Person(name="A"), Person(name="B")]), "a.json")


def test_many_faults_are_counted_and_the_first_five_named() -> None:
    bad = [entry(id=str(number)) for number in range(9)]
    with pytest.raises(BadRecordFile, match="9 entries that do not fit") as caught:
        record_json.loads(whole(*bad), "a.json")
    assert "medication 5:" in str(caught.value)
    assert "medication 6:" not in str(caught.value)
    assert "and 4 more" in str(caught.value)


def test_a_sentence_never_repeats_what_the_file_says() -> None:
    secret = entry(name="Secretol", schedule="Secretol", started={"words": 1, "Secretol": 2})
    with pytest.raises(BadRecordFile) as caught:
        record_json.loads(whole(secret), "a.json")
    assert "Secretol" not in str(caught.value)


json_trees = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300) | json_trees.map(lambda tree: json.dumps(tree).encode()))
def test_any_bytes_end_in_a_sentence_or_a_record(data: bytes) -> None:
    _read_or_refuse(data)


@settings(max_examples=300, deadline=None, suppress_health_check=SLOW_TO_DRAW)
@given(st.sampled_from(KINDS), st.data())
def test_any_value_in_any_field_ends_in_a_sentence_or_a_record(
    kind: type[Record], data: st.DataObject
) -> None:
    names = [field.name for field in fields_of(kind)] + sorted(record_json.BOOKKEEPING)
    name = data.draw(st.sampled_from(names))
    bad = {**entry(kind=kind.KIND.name, name=None), name: data.draw(json_trees)}
    _read_or_refuse(whole(bad))


@settings(max_examples=100, deadline=None, suppress_health_check=SLOW_TO_DRAW)
@given(whole_records(with_files=True), st.data())
def test_a_damaged_export_ends_in_a_sentence_or_a_record(records: Any, data: st.DataObject) -> None:
    damaged = bytearray(record_json.dumps(records))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(damaged) - 1))
        damaged[place : place + data.draw(st.integers(0, 5))] = data.draw(st.binary(max_size=3))
        if not damaged:
            break
    _read_or_refuse(bytes(damaged))


def _read_or_refuse(data: bytes) -> None:
    """Read; a file that is taken must also be writable again."""
    try:
        found = record_json.loads(data, "a.json")
    except BadRecordFile:
        return
    assert record_json.loads(record_json.dumps(found), "a.json") == tuple(
        sorted(found, key=lambda r: (KINDS.index(type(r)), r.id))
    )


def test_a_compact_one_says_the_same_in_less() -> None:
    records = [Medication(name="Łetrozol"), SymptomEntry(term="pain", now=3)]
    whole, compact = record_json.dumps(records), record_json.dumps(records, compact=True)
    assert json.loads(whole) == json.loads(compact)
    assert compact.count(b"\n") == 1
    assert len(compact) < len(whole)
