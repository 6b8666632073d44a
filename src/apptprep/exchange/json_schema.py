"""The JSON Schema of the record JSON, made from the declarations of the kinds.

``resources/schema/record.schema.json`` is what this module makes (a test compares them);
``python -m apptprep.exchange.json_schema`` prints it.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from apptprep.exchange.record_json import FORMAT, VERSION
from apptprep.records import KINDS, PROVENANCE, Editor, Field, Record, fields_of
from apptprep.records.plain import HIGHEST_SCORE

_UUID = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
_DEFINITIONS: dict[str, Any] = {
    "id": {"type": "string", "pattern": _UUID},
    "moment": {
        "type": "string",
        "format": "date-time",
        "description": "ISO 8601 date and time with the offset from UTC.",
    },
    "when": {
        "type": "object",
        "description": (
            "A date as well as it is known: the words, and the first and last day they can mean "
            "(null where the words were not understood). No day is ever invented."
        ),
        "required": ["words"],
        "additionalProperties": False,
        "properties": {
            "words": {"type": "string"},
            "earliest": {"type": ["string", "null"], "format": "date"},
            "latest": {"type": ["string", "null"], "format": "date"},
            "about": {"type": "boolean"},
            "time": {"type": "string", "pattern": "^([0-2][0-9]:[0-5][0-9])?$"},
            "offset": {"type": "string", "pattern": "^([+-][0-9]{2}:[0-9]{2})?$"},
        },
    },
    "file": {
        "type": "object",
        "description": "A file that stands in the zip beside this one as files/<sha256>.",
        "required": ["sha256", "name", "media_type", "size"],
        "additionalProperties": False,
        "properties": {
            "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "name": {"type": "string"},
            "media_type": {"type": "string"},
            "size": {"type": "integer", "minimum": 0},
        },
    },
}


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a record JSON."""
    definitions = dict(_DEFINITIONS)
    for kind in KINDS:
        for declared in (*PROVENANCE, *fields_of(kind)):
            if declared.row is not None:
                definitions[_row_name(declared.row)] = _row(declared.row)
        definitions[kind.KIND.name] = _kind(kind)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "apptprep record",
        "description": (
            "Every living entry of one person's record. A field that is left out is not written "
            "down, which is never the same as 'no' or 'unknown'. Entries are in the order of the "
            "kinds below and then of their ids; keys are sorted."
        ),
        "type": "object",
        "required": ["format", "records"],
        "additionalProperties": False,
        "properties": {
            "format": {
                "type": "object",
                "required": ["name", "version"],
                "additionalProperties": False,
                "properties": {"name": {"const": FORMAT}, "version": {"const": VERSION}},
            },
            "records": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["kind"],
                    "properties": {"kind": {"enum": [kind.KIND.name for kind in KINDS]}},
                    "allOf": [_if_kind(kind) for kind in KINDS],
                },
            },
        },
        "$defs": definitions,
    }


def text() -> str:
    """Return the schema as the bundled file has it."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def _if_kind(kind: type[Record]) -> dict[str, Any]:
    name = kind.KIND.name
    return {
        "if": {"properties": {"kind": {"const": name}}},
        "then": {"$ref": f"#/$defs/{name}"},
    }


def _kind(kind: type[Record]) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "kind": {"const": kind.KIND.name},
        "id": {"$ref": "#/$defs/id"},
        "created": {"$ref": "#/$defs/moment"},
        "changed": {"$ref": "#/$defs/moment"},
    }
    for declared in (*PROVENANCE, *fields_of(kind)):
        properties[declared.name] = _field(declared)
    needed = [declared.label for declared in fields_of(kind) if declared.required]
    words = f"{kind.KIND.one}. {kind.KIND.help}".strip()
    if needed:
        words += f" A draft until this is filled: {', '.join(needed)}."
    return {
        "type": "object",
        "description": words[:1].upper() + words[1:],
        "required": ["kind", "id", "created", "changed"],
        "additionalProperties": False,
        "properties": dict(sorted(properties.items())),
    }


def _row_name(row: type) -> str:
    return f"row.{row.__name__}"


def _row(row: type) -> dict[str, Any]:
    properties = {declared.name: _field(declared) for declared in fields_of(row)}
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": dict(sorted(properties.items())),
    }


def _field(declared: Field) -> dict[str, Any]:
    return {"description": declared.label, **_value(declared)}


def _value(declared: Field) -> dict[str, Any]:
    """Return what a field's value may be."""
    kinds = ", ".join(declared.links_to)
    known = ", ".join(option.key for option in declared.options)
    row = f"#/$defs/{_row_name(declared.row)}" if declared.row else ""
    text_item, link = {"type": "string"}, {"$ref": "#/$defs/id"}
    shapes: dict[Editor, dict[str, Any]] = {
        Editor.LINE: {"type": "string"},
        Editor.PARAGRAPH: {"type": "string"},
        Editor.DAY: {"anyOf": [{"$ref": "#/$defs/when"}, {"type": "null"}]},
        Editor.CHOICE: {"enum": ["", *(option.key for option in declared.options)]},
        Editor.CHOICES: _many(text_item, f"Known: {known}. Own words are kept too."),
        Editor.SCALE: {"type": ["integer", "null"], "minimum": 0, "maximum": HIGHEST_SCORE},
        Editor.LINK: {"anyOf": [link, {"const": ""}], "$comment": f"Id of: {kinds}"},
        Editor.LINKS: _many(link, f"Ids of: {kinds}"),
        Editor.ROWS: _many({"$ref": row}),
        Editor.FILES: _many({"$ref": "#/$defs/file"}),
    }
    return shapes[declared.editor]


def _many(items: dict[str, Any], comment: str = "") -> dict[str, Any]:
    shape: dict[str, Any] = {"type": "array", "items": items}
    return {**shape, "$comment": comment} if comment else shape


if __name__ == "__main__":
    sys.stdout.write(text())
