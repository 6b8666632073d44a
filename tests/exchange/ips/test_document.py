"""The bundle as a whole: models, references, narrative, empty lists, the same bytes."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import pytest
from defusedxml import ElementTree
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.exchange.ips.full import everything, full
from tests.exchange.strategies import whens

from apptprep.exchange import ips
from apptprep.jobs import sample
from apptprep.records import (
    KINDS,
    Condition,
    DoseTaken,
    Measurement,
    Medication,
    PacketMade,
    Person,
    Question,
    Record,
    SymptomEntry,
    When,
)

NOW = dt.datetime(2026, 6, 1, 10, 0, tzinfo=dt.UTC)
GIVEN = ips.Given(NOW, lambda file: file.name.encode())
HOSTILE = "<script>alert(1)</script>&amp;]]>\x00\x1b[31m\ud800 =cmd|' /C calc'!A0 \u202e{{x}}"


def written(*records: Record) -> dict[str, Any]:
    """Return the bundle of some entries as a program reads it."""
    found: dict[str, Any] = json.loads(ips.dumps(records, GIVEN))
    return found


def resources(bundle: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [
        each["resource"] for each in bundle["entry"] if each["resource"]["resourceType"] == kind
    ]


def section(bundle: dict[str, Any], code: str) -> dict[str, Any]:
    (found,) = (
        each
        for each in bundle["entry"][0]["resource"]["section"]
        if each["code"]["coding"][0]["code"] == code
    )
    return dict(found)


def references(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("reference"), str):
            yield value["reference"]
        for each in value.values():
            yield from references(each)
    elif isinstance(value, list):
        for each in value:
            yield from references(each)


def check(data: bytes) -> None:
    """Hold a bundle against the R4B models, its own references and the rules of XHTML."""
    from fhir.resources.R4B import get_fhir_model_class
    from fhir.resources.R4B.bundle import Bundle

    Bundle.model_validate_json(data)
    bundle = json.loads(data)
    urls = [each["fullUrl"] for each in bundle["entry"]]
    assert len(set(urls)) == len(urls)
    reached = {urls[0]}
    for each in bundle["entry"]:
        resource = each["resource"]
        get_fhir_model_class(resource["resourceType"]).model_validate(resource)
        inside = {f"#{part['id']}" for part in resource.get("contained", [])}
        for reference in references(resource):
            assert reference in urls or reference in inside
            reached.add(reference)
        assert inside <= set(references(resource))
    assert set(urls) <= reached, "something in the document is pointed to by nothing"
    for part in bundle["entry"][0]["resource"]["section"]:
        whole = ElementTree.fromstring(part["text"]["div"])
        assert whole.tag == "{http://www.w3.org/1999/xhtml}div"
        assert {each.tag.rpartition("}")[2] for each in whole.iter()} <= {
            "div", "p", "ul", "li", "b", "br",
        }  # fmt: skip
        assert "".join(whole.itertext()).strip()


def test_the_sample_person_passes_the_models_and_gives_the_same_bytes() -> None:
    records = sample.build(NOW.date()).records
    data = ips.dumps(records, ips.Given(NOW))
    check(data)
    assert data == ips.dumps(list(records)[::-1], ips.Given(NOW))


def test_a_full_entry_of_every_kind_passes_the_models() -> None:
    check(ips.dumps(everything(), GIVEN))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.KIND.prints])
def test_an_entry_that_says_nothing_more_than_it_must_passes_the_models(
    kind: type[Record],
) -> None:
    from apptprep.records import fields_of

    bare = {each.name: each.empty for each in fields_of(kind) if not each.required}
    check(ips.dumps([full(kind, **bare)], GIVEN))
    check(ips.dumps([full(kind, **{**bare, "source": "unsure"})], GIVEN))


@given(when=st.none() | whens(), value=st.text(max_size=12), unit=st.sampled_from(["", "kg", "x"]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_date_and_any_value_passes_the_models(when: When | None, value: str, unit: str) -> None:
    check(
        ips.dumps(
            [
                Measurement(what="x", value=value, unit=unit, when=when, group="body"),
                Medication(name="x", strength=value, dose=value, started=when, stopped=when),
                SymptomEntry(term="x", when=when, until=when),
                Person(name="x", born=when),
                Condition(name="x", since=when, until=when, state="past"),
            ],
            GIVEN,
        )
    )


def test_hostile_text_stays_text() -> None:
    from apptprep.records import Editor, fields_of

    records = []
    for kind in KINDS:
        texts = {
            each.name: HOSTILE
            for each in fields_of(kind)
            if each.editor in (Editor.LINE, Editor.PARAGRAPH)
        }
        records.append(full(kind, **texts))
    data = ips.dumps(records, GIVEN)
    check(data)
    assert b"<script>" not in b"".join(
        part["text"]["div"].encode() for part in json.loads(data)["entry"][0]["resource"]["section"]
    )


@pytest.mark.parametrize(
    ("state", "reason"),
    [("none", "nilknown"), ("not-asked", "notasked"), ("", "unavailable"), ("some", "unavailable")],
)
def test_none_known_not_asked_and_unknown_are_three_things(state: str, reason: str) -> None:
    person = Person(
        name="x", allergies_state=state, medications_state=state, conditions_state=state
    )
    bundle = written(person)
    for code in ("11450-4", "48765-2", "10160-0"):
        part = section(bundle, code)
        assert part["emptyReason"]["coding"][0]["code"] == reason
        assert "entry" not in part


def test_what_is_not_known_is_not_made_up() -> None:
    bundle = written(Medication(name="letrozole"), Measurement(what="CEA", value="3.0"))
    (medicine,) = resources(bundle, "MedicationStatement")
    (value,) = resources(bundle, "Observation")
    absent = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
    assert medicine["_effectiveDateTime"]["extension"][0]["url"] == absent
    assert value["_effectiveDateTime"]["extension"][0]["url"] == absent
    assert value["performer"][0]["extension"][0]["url"] == absent
    assert value["status"] == "unknown"
    (person,) = resources(bundle, "Patient")
    assert person["_birthDate"]["extension"][0]["url"] == absent
    assert "birthDate" not in person


@pytest.mark.parametrize(
    ("words", "written_as", "said"),
    [
        ("2019", "2019", ""),
        ("March 2024", "2024-03", ""),
        ("3 May 2024", "2024-05-03", ""),
        ("about March 2024", "2024-03", "about March 2024"),
        ("spring 2023", "2023", "about March to May 2023"),
        ("2019 to 2021", None, "2019 to 2021"),
        ("before the move", None, "before the move"),
    ],
)
def test_dates_are_as_exact_as_they_were_given(
    words: str, written_as: str | None, said: str
) -> None:
    when = When.parse(words, NOW.date())
    (found,) = resources(written(Condition(name="x", since=when)), "Condition")
    assert found.get("onsetDateTime") == written_as
    beside = found.get("_onsetDateTime", {}).get("extension", [{}])[-1]
    assert beside.get("valueString", "").replace("about ", "") == said.replace("about ", "")


def test_numbers_stay_as_they_were_typed() -> None:
    data = ips.dumps([Measurement(what="CEA", value="<3.10", unit="ng/mL")], GIVEN)
    assert b'"value": 3.10, "comparator": "<", "unit": "ng/mL"' in data


def test_what_is_not_for_others_is_not_in_it() -> None:
    bundle = written(
        Question(text="dropped one", state="dropped"),
        Medication(dose="a draft"),
        PacketMade(name="for Dr Okafor"),
        DoseTaken(medication=Medication().id, note="taken at night"),
    )
    text = json.dumps(bundle)
    for words in ("dropped one", "a draft", "Okafor", "taken at night"):
        assert words not in text


def test_files_are_in_it_only_if_asked_for() -> None:
    record = everything()
    with_files, without = ips.dumps(record, GIVEN), ips.dumps(record, ips.Given(NOW))
    assert b'"data": "cmVwb3J0LnBkZg=="' in with_files
    assert b'"data"' not in without
    assert b'"title": "report.pdf"' in without


def test_two_people_never_share_an_id() -> None:
    one, other = (written(Person(name=name)) for name in ("Ada", "Eva"))
    ids = [{each["fullUrl"] for each in bundle["entry"]} for bundle in (one, other)]
    assert not ids[0] & ids[1]
