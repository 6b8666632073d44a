"""Short phrases in place of "label: value": what stands in a table's last column and under a title.

Each kind has a phrase for each field that no column shows: a text with ``{}`` where the value goes,
or for a choice one phrase for each answer (an empty one says nothing). A field without a phrase,
such as one of a new kind, prints with its label: nothing written down is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from apptprep.packet.dates import day
from apptprep.records import (
    Allergy,
    Appointment,
    Biomarker,
    Condition,
    Contact,
    Criterion,
    Diagnosis,
    DoseChange,
    DoseHistory,
    Editor,
    FamilyHistory,
    ImagingStudy,
    Measurement,
    Medication,
    OtherReport,
    PastSurgery,
    PathologyReport,
    PendingTest,
    PerformanceStatus,
    Person,
    Record,
    Referral,
    Snapshot,
    Spread,
    SymptomEntry,
    Treatment,
    Trial,
    When,
    show_row,
    show_value,
)

if TYPE_CHECKING:
    from apptprep.records import Field, Row

Phrase = str | dict[str, str]

_SIDE: Final = {
    "left": "left side",
    "right": "right side",
    "both": "both sides",
    "middle": "in the middle",
    "unknown": "side not known",
}
_FILES: Final = "file kept: {}"

PHRASES: Final[dict[type[Record], dict[str, Phrase]]] = {
    Spread: {
        "side": _SIDE,
        "biopsied": {
            "yes": "biopsied",
            "no": "not biopsied",
            "planned": "biopsy planned",
            "unknown": "not known if biopsied",
        },
        "same_cancer": {
            "same": "biopsy: the same cancer",
            "changed": "biopsy: the same cancer with changed markers",
            "other": "biopsy: something else",
            "pending": "biopsy result awaited",
            "unknown": "biopsy result not known",
        },
        "number": "spots: {}",
        "brain_state": {
            "none": "none found in the brain now",
            "treated-stable": "brain: treated and stable",
            "active": "brain: active",
            "leptomeningeal": "in the lining of the brain (leptomeningeal)",
            "unknown": "state in the brain not known",
        },
        "stable_since": "stable since {}",
        "treated": "treated with {}",
        "study": "seen on {}",
    },
    Biomarker: {
        "method": "{}",
        "origin": {"tumor": "in the tumor", "inherited": "inherited", "unknown": ""},
        "lab": "{}",
        "report": "report: {}",
    },
    PerformanceStatus: {
        "scale_used": {
            "ecog": "ECOG scale (0 to 4)",
            "karnofsky": "Karnofsky scale (0 to 100)",
            "other": "another scale",
            "unknown": "",
        },
    },
    Medication: {
        "helps": {
            "well": "helps well",
            "some": "helps a little",
            "no": "does not help",
            "unsure": "hard to say if it helps",
        },
        "taken_differently": "in fact {}",
        "taken_lately": "{} in the last 7 days",
        "food": {"with": "with food", "without": "without food", "any": "", "unknown": ""},
        "side_effects": "side effects: {}",
        "origin": {
            "prescription": "on prescription",
            "over-the-counter": "without prescription",
            "vitamin": "vitamin or mineral",
            "herbal": "herbal or supplement",
            "cannabis": "cannabis",
            "trial": "study drug",
            "other": "",
            "unknown": "",
        },
        "pharmacy": "from {}",
        "refills": "refills: {}",
        "seller": "bought from {}",
        "licence": "seller's licence looked up: {}",
        "prescription_kept": {"yes": "prescription kept", "no": "no prescription kept"},
        "abroad": {"yes": "ordered from abroad", "unknown": "not known if from abroad"},
        "code": "code {}",
    },
    Allergy: {
        "severity": {"mild": "mild", "moderate": "moderate", "severe": "severe", "unknown": ""},
        "kind_of": {"allergy": "allergy", "intolerance": "not tolerated", "unknown": ""},
        "noticed": "first noticed {}",
    },
    Condition: {
        "state": {"active": "still there", "past": "in the past", "unknown": ""},
        "until": "until {}",
        "treated_by": "treated by {}",
        "code": "code {}",
    },
    PastSurgery: {"place": "{}", "implant": "left in the body: {}"},
    FamilyHistory: {
        "side": {
            "mother": "mother's side",
            "father": "father's side",
            "both": "brother, sister or child",
            "unknown": "side not known",
        },
        "gene": "gene found in the family: {}",
    },
    SymptomEntry: {
        "until": "until {}",
        "seen_by": "noticed by {}",
        "medication": "{}",
        "told": "told {}",
        "told_when": "told on {}",
        "photos": "photo: {}",
    },
    Measurement: {"place": "{}", "report": "report: {}", "flag": "marked {} on the report"},
    ImagingStudy: {
        "contrast": {"yes": "with contrast", "no": "without contrast", "unknown": ""},
        "phone": "phone {}",
        "ordered_by": "ordered by {}",
        "read_by": "read by {}",
        "description": "called “{}” there",
        "side": _SIDE,
        "compared": "compared with {}",
        "attached": _FILES,
        "accession": "accession number {}",
        "study_uid": "study UID {}",
        "reread": {
            "yes": "read by a second radiologist",
            "no": "no second reading",
            "asked": "second reading asked for",
            "unknown": "",
        },
        "reread_result": "second reading: {}",
    },
    PathologyReport: {
        "side": _SIDE,
        "specimen_number": "specimen {}",
        "grade": "grade {}",
        "size": "size {}",
        "margins": "margins: {}",
        "nodes": "lymph nodes: {}",
        "tnm": "{}",
        "addenda": {
            "none": "no later additions",
            "have": "later additions at hand",
            "pending": "later additions awaited",
            "unknown": "",
        },
        "tissue_left": {
            "yes": "tissue is left for tests",
            "no": "no tissue left",
            "unknown": "not known if tissue is left",
        },
        "attached": _FILES,
    },
    OtherReport: {
        "report_kind": {
            "laboratory": "laboratory report",
            "genomic": "genomic or biomarker report",
            "operative": "operation note",
            "radiation": "radiation summary",
            "discharge": "discharge summary",
            "letter": "clinic letter",
            "plan": "treatment plan or summary",
            "other": "",
        },
        "number": "number {}",
        "attached": _FILES,
    },
    PendingTest: {
        "ordered": "ordered {}",
        "ordered_by": "by {}",
        "booked": "test on {}",
        "who_calls": "{} will call",
        "result": "result: {}",
    },
    Referral: {
        "reason": "{}",
        "asked": "asked for {}",
        "sent": "sent {}",
        "received": "received {}",
    },
    Appointment: {
        "place": "{}",
        "purpose": {
            "second-opinion": "second opinion",
            "trial": "clinical trial",
            "routine": "routine visit",
            "other": "",
        },
        "contact": "{}",
        "companion": "with {}",
        "wants": "wish: {}",
        "outcome": "said: {}",
    },
    Contact: {
        "fax": "fax or portal {}",
        "email": "{}",
        "address": "{}",
        "gets_opinion": {"yes": "gets the opinion's letter", "no": "no letter to them"},
    },
}
"""Phrases of the fields that tables have no column for."""

LABELS: Final[dict[type[Record], dict[str, str]]] = {
    Person: {
        "called": "Likes to be called",
        "languages": "Languages",
        "interpreter": "Interpreter needed",
        "team_phone": "Team's 24-hour number",
        "fever_threshold": "Team wants a call from",
        "emergency_contact": "Call for me",
        "proxy": "Health-care proxy",
        "proxy_copy": "Copy of that paper",
        "directive": "Advance directive",
        "insurance": "Insurance",
        "hospital_numbers": "Record numbers",
        "living": "Home and help",
        "distance": "Can travel",
        "writers": "Written by",
    },
    Diagnosis: {
        "primary": "First site known",
        "found": "Found",
        "histology": "Type",
        "extent": "Extent now",
        "return_state": "Came back",
        "confirmed": "Confirmed by",
        "reviewed": "Second pathologist",
    },
    Treatment: {
        "line_of_therapy": "Line of therapy",
        "aim": "Aim, as told",
        "why_ended": "Ended because",
        "site": "Part of the body",
        "dose": "Dose",
        "response": "Best result",
        "told_team": "Known to the team",
        "given_by": "Given by",
    },
    Trial: {
        "nct": "NCT number",
        "checked": "Checked on",
        "treatment": "Tested",
        "contact": "Contact",
        "heard_from": "Heard from",
        "view": "My view",
        "thoughts": "My thoughts",
    },
}
"""Labels for paper where a form's label is a question or too long."""


def label_of(record: Record, field: Field) -> str:
    """What a field is called on paper."""
    return LABELS.get(type(record), {}).get(field.name) or field.label.rstrip("?")


def value_text(field: Field, value: Any, snapshot: Snapshot | None) -> str:  # noqa: ANN401
    """A value as plain text with dates as tables print them, rows as phrases."""
    if isinstance(value, When):
        return day(value)
    if field.editor is Editor.ROWS:
        return "; ".join(filter(None, (row_text(row, snapshot) for row in value)))
    return show_value(field, value, snapshot)


def row_text(row: Row, snapshot: Snapshot | None = None) -> str:
    """A row as a phrase."""
    if isinstance(row, DoseChange | DoseHistory):
        when = f"changed {day(row.changed_on)}".strip()
        reason = f" ({row.reason})" if row.reason else ""
        return f"{when}: {row.change or 'what is not written down'}{reason}"
    if isinstance(row, Criterion):
        return row.text
    return show_row(row, snapshot)


def phrase_of(record: Record, field: Field, text: str) -> str:
    """One field as a phrase; empty where its answer says nothing on paper.

    Args:
        record: The entry.
        field: Which field.
        text: Its value as plain text.
    """
    phrase = PHRASES.get(type(record), {}).get(field.name)
    if isinstance(phrase, dict):
        key = getattr(record, field.name)
        # An answer that the table does not know is printed as it is, never dropped.
        known = key in phrase or any(option.key == key for option in field.options)
        return phrase.get(key, "") if known else text
    if phrase is not None:
        return phrase.replace("{}", text, 1)
    if field.name == "note" or field.editor is Editor.ROWS:
        return text
    label = field.label.rstrip("?")
    label = label[:1].lower() + label[1:] if label[1:2].islower() else label
    return f"{label}: {text}"
