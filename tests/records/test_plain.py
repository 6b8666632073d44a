"""Records as JSON data and back, and what foreign data may not do."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.store.test_library import filled

from apptprep.records import KINDS, Medication, Record, record_from_plain, record_to_plain
from apptprep.records.person import Person
from apptprep.records.symptom_entry import SymptomEntry

ID = "11111111-1111-4111-8111-111111111111"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND.name)
def test_every_kind_comes_back_the_same(kind: type[Record]) -> None:
    for record in (filled(kind), kind()):
        text = json.dumps(record_to_plain(record))
        assert record_from_plain(kind, json.loads(text)) == record


def test_fields_left_out_are_not_written_down() -> None:
    record = record_from_plain(Medication, {"id": ID, "name": "A"})
    assert isinstance(record, Medication)
    assert (record.name, record.started, record.times, record.source) == ("A", None, (), "")


@pytest.mark.parametrize(
    ("kind", "data", "named"),
    [
        (Medication, None, "object"),
        (Medication, [], "object"),
        (Medication, {}, "id"),
        (Medication, {"id": "x"}, "."),
        (Medication, {"id": ID.upper().replace("1", "A")}, "id"),
        (Medication, {"id": ID, "nmae": "A"}, "nmae"),
        (Medication, {"id": ID, "name": 3}, "name"),
        (Medication, {"id": ID, "name": "\ud800"}, "name"),
        (Medication, {"id": ID, "times": "morning"}, "times"),
        (Medication, {"id": ID, "times": [1]}, "times"),
        (Medication, {"id": ID, "started": "2024"}, "started"),
        (Medication, {"id": ID, "changes": [{"what": "x"}]}, "changes"),
        (Medication, {"id": ID, "created": "2024-01-01"}, "moment"),
        (SymptomEntry, {"id": ID, "now": 11}, "now"),
        (SymptomEntry, {"id": ID, "now": True}, "now"),
        (SymptomEntry, {"id": ID, "now": 1e400}, "now"),
        (SymptomEntry, {"id": ID, "photos": [{"sha256": "x"}]}, "photos"),
        (SymptomEntry, {"id": ID, "photos": [{"sha256": "../../x", "size": 1}]}, "photos"),
        (Person, {"id": ID, "writers": [{"name": ["x"]}]}, "writers"),
    ],
)
def test_what_is_wrong_is_named(kind: type[Record], data: Any, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        record_from_plain(kind, data)
