"""Values as JSON data and back, and what foreign data may not do."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.store.test_library import filled

from apptprep.records import KINDS, Medication, Person, Record, SymptomEntry
from apptprep.records.plain import (
    Misfit,
    fields_from_json,
    fields_to_json,
    moment_from,
    shown,
    uuid_from,
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND.name)
def test_every_kind_comes_back_the_same(kind: type[Record]) -> None:
    full = filled(kind)
    values = fields_from_json(kind, json.loads(json.dumps(fields_to_json(full))), frozenset())
    assert values == {name: getattr(full, name) for name in values}
    assert fields_to_json(kind()) == {}


@pytest.mark.parametrize(
    ("kind", "data", "named"),
    [
        (Medication, {"nmae": "A"}, "nmae"),
        (Medication, {"name": 3}, "'name' is not a text"),
        (Medication, {"name": "\ud800"}, "broken character"),
        (Medication, {"schedule": "hourly"}, "is not one of: scheduled"),
        (Medication, {"times": "morning"}, "is not a list"),
        (Medication, {"times": [1]}, "is not a text"),
        (Medication, {"started": "2024"}, "is not a date"),
        (Medication, {"started": {"words": "x", "invented": 1}}, "is not a date"),
        (Medication, {"changes": [{"what": "x"}]}, "there is no field 'what'"),
        (Medication, {"changes": [[]]}, "not an object"),
        (SymptomEntry, {"now": 11}, "0 to 10"),
        (SymptomEntry, {"now": True}, "0 to 10"),
        (SymptomEntry, {"now": 1e400}, "0 to 10"),
        (SymptomEntry, {"medication": "x"}, "UUID"),
        (SymptomEntry, {"photos": [{"sha256": "x"}]}, "sha256"),
        (SymptomEntry, {"photos": [{"sha256": "../../x", "size": 1}]}, "sha256"),
        (Person, {"writers": [{"name": ["x"]}]}, "'writers' 'name' is not a text"),
    ],
)
def test_what_is_wrong_is_named(kind: type[Record], data: dict[str, Any], named: str) -> None:
    with pytest.raises(Misfit, match=named):
        fields_from_json(kind, data, frozenset())


@pytest.mark.parametrize("text", ["", "2024-01-01", "2024-01-01T10:00:00", "noon", 3, None])
def test_a_moment_needs_its_offset(text: object) -> None:
    with pytest.raises(Misfit, match="with its offset"):
        moment_from(text)


def test_an_id_is_a_uuid_in_small_letters_and_foreign_names_are_shown_harmless() -> None:
    assert uuid_from("11111111-1111-4111-8111-11111111111a").endswith("a")
    with pytest.raises(Misfit, match="UUID"):
        uuid_from("11111111-1111-4111-8111-11111111111A")
    assert shown("a\n" + "b" * 60) == "'a?" + "b" * 38 + "'…"
