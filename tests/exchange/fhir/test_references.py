"""What a reference points to."""

from __future__ import annotations

from apptprep.exchange.fhir.loading import Entry
from apptprep.exchange.fhir.references import References

ONE = {"resourceType": "Practitioner", "id": "1", "name": [{"text": "Dr. One"}]}
TWO = {"resourceType": "Practitioner", "id": "1", "name": [{"text": "Dr. Two"}]}


def kept(*entries: Entry) -> References:
    references = References()
    for entry in entries:
        references.keep(entry)
    return references


def test_by_full_address_then_by_type_and_id() -> None:
    references = kept(Entry(1, "urn:uuid:a", ONE), Entry(2, "http://x/Practitioner/9", TWO))
    assert references.find({"reference": "urn:uuid:a"}, {}) is ONE
    assert references.find({"reference": "http://x/Practitioner/9"}, {}) is TWO
    assert references.find({"reference": "Practitioner/1"}, {}) is ONE
    assert references.find({"reference": "http://other/Practitioner/1/_history/3"}, {}) is ONE


def test_the_first_of_two_with_one_id() -> None:
    references = kept(Entry(1, "", ONE), Entry(2, "", TWO))
    assert references.find({"reference": "Practitioner/1"}, {}) is ONE


def test_by_id_where_the_address_is_left_out() -> None:
    assert kept(Entry(1, "", ONE)).find({"reference": "urn:uuid:1"}, {}) is ONE


def test_contained_ones() -> None:
    inside = {"contained": [{"resourceType": "Medication", "id": "m"}]}
    assert References().find({"reference": "#m"}, inside) == inside["contained"][0]
    assert References().find({"reference": "#other"}, inside) == {}


def test_a_reference_of_the_newest_version() -> None:
    nested = {"reference": {"reference": "Practitioner/1"}}
    assert kept(Entry(1, "", ONE)).find(nested, {}) is ONE


def test_nothing_is_found_where_nothing_is() -> None:
    assert References().find({"reference": "Practitioner/1"}, {}) == {}
    assert References().find({"display": "Dr. One"}, {}) == {}
    assert References().find({"reference": 7}, {}) == {}


def test_other_files_of_the_root_are_looked_through_last() -> None:
    everywhere = kept(Entry(1, "", ONE))
    here = References(everywhere)
    assert here.find({"reference": "Practitioner/1"}, {}) is ONE
    here.keep(Entry(1, "", TWO))
    assert here.find({"reference": "Practitioner/1"}, {}) is TWO
