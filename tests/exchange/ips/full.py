"""A full entry of every kind, every field filled: what the summary is held against."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from apptprep.records import (
    KINDS,
    Code,
    Editor,
    Field,
    FileRef,
    Record,
    Row,
    When,
    fields_of,
    new_id,
)

TODAY = dt.date(2026, 6, 1)
CODE = Code(system="snomed", code="123456789", display="as received")
FILE = FileRef("ab" * 32, "report.pdf", "application/pdf", 1234)
_WORDS = {
    ("symptom_entry", "term"): "Itching",
    ("measurement", "value"): "<3.0",
    ("measurement", "unit"): "ng/mL",
    ("medication", "strength"): "8 mg",
    ("imaging_study", "region"): "left thumb",
    ("imaging_study", "series"): "3",
    ("imaging_study", "images"): "140",
    ("imaging_study", "study_uid"): "1.2.840.99.1",
    ("person", "email"): "me@example.org",
}
_CHOICES = {
    ("medication", "schedule"): "when-needed",
    ("diagnosis", "confirmed"): "biopsy",
    ("diagnosis", "side"): "left",
    ("spread", "side"): "right",
    ("spread", "certainty"): "feared",
    ("condition", "state"): "past",
    ("question", "state"): "answered",
    ("treatment", "state"): "paused",
    ("imaging_study", "side"): "left",
    ("imaging_study", "modality"): "CT",
    ("person", "allergies_state"): "none",
    ("person", "medications_state"): "not-asked",
}


def full(kind: type[Record], **changes: Any) -> Record:
    """Return an entry of a kind with every field filled by something that tells which it is."""
    values = {field.name: _value(kind, field) for field in fields_of(kind)}
    return replace(kind(), **{**values, **changes})


def everything() -> list[Record]:
    """Return a full entry of each kind."""
    return [full(kind) for kind in KINDS]


def _value(kind: type[Record | Row], field: Field) -> Any:
    name = (kind.KIND.name if issubclass(kind, Record) else kind.__name__, field.name)
    plain = {
        Editor.LINE: f"{field.name} of {name[0]}",
        Editor.PARAGRAPH: f"{field.name} of {name[0]}\nsecond line",
        Editor.DAY: When.parse(_DAYS.get(field.name, "about March 2024"), TODAY),
        Editor.CHOICE: field.options[0].key if field.options else "",
        Editor.CHOICES: (field.options[0].key,) if field.options else ("own",),
        Editor.SCALE: 4 if field.name == "now" else 7,
        Editor.LINK: new_id(),
        Editor.LINKS: (new_id(),),
        Editor.FILES: (FILE,),
    }
    if field.row is not None:
        inside = {each.name: _value(field.row, each) for each in fields_of(field.row)}
        return (CODE,) if field.row is Code else (field.row(**inside),)
    return _WORDS.get(name) or _CHOICES.get(name) or plain[field.editor]


_DAYS = {
    "when": "14 August 2026 10:30",
    "born": "3 August 1958",
    "stopped": "2025",
    "until": "2 September 2026",
}
