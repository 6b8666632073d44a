"""The published schema: made from the declarations, and what is written fits it."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from tests.exchange.strategies import whole_records

from apptprep import bundled
from apptprep.exchange import json_schema, record_json

SLOW_TO_DRAW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
SCHEMA = json.loads(bundled.read_text("schema/record.schema.json"))


def test_the_bundled_schema_is_the_declarations() -> None:
    assert bundled.read_text("schema/record.schema.json") == json_schema.text(), (
        "run: python -m apptprep.exchange.json_schema > resources/schema/record.schema.json"
    )


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW_TO_DRAW)
@given(whole_records(with_files=True))
def test_what_is_written_fits_the_published_schema(records: Any) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(record_json.dumps(records)))


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "medicine"},
        {"colour": "red"},
        {"id": "7"},
        {"schedule": "hourly"},
        {"started": "2026"},
        {"changes": [{"why": ""}]},
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(change: dict[str, Any]) -> None:
    good = {
        "kind": "medication",
        "id": "11111111-1111-4111-8111-111111111111",
        "created": "2026-03-01T08:05:00+01:00",
        "changed": "2026-03-01T08:05:00+01:00",
        "name": "letrozole",
    }
    check = jsonschema.Draft202012Validator(SCHEMA)
    head = {"name": record_json.FORMAT, "version": record_json.VERSION}
    assert check.is_valid({"format": head, "records": [good]})
    bad = {"format": head, "records": [{**good, **change}]}
    assert not check.is_valid(bad)
    with pytest.raises(record_json.BadRecordFile):
        record_json.loads(json.dumps(bad).encode(), "a.json")
