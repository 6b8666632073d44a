"""Where each field of each kind goes in the summary, and what comes back of it.

One table for the writer's tests, for the export page and for the command line; a test writes a
full entry of every kind, reads it again and holds each line of this table against what came back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final

from apptprep.records import KINDS, Record, Snapshot, fields_of


class Place(StrEnum):
    """Where a field stands in the summary."""

    FIELD = "in a field of its own"
    NOTE = "in words, in a note of the entry"
    TEXT = "in the text of the document only"
    OUT = "not in it"


_NOTES: Final = {
    "diagnosis": "primary grade extent return_state confirmed reviewed pathology",
    "spread": "found_by biopsied same_cancer number brain_state stable_since treated study",
    "biomarker": "origin report",
    "performance_status": "",
    "treatment": "line_of_therapy dose cycle_days cycles changes response told_team",
    "medication": "brand dose times clock cycle most_a_day taken_lately food helps side_effects "
    "changes why_stopped taken_differently prescriber origin pharmacy refills seller licence "
    "prescription_kept abroad code",
    "allergy": "",
    "condition": "treated_by code",
    "past_surgery": "implant",
    "family_history": "side gene",
    "symptom_entry": "how_often hinders done helped seen_by medication treatment told told_when "
    "photos",
    "measurement": "report",
    "imaging_study": "region contrast phone compared copied_from custody reread reread_result",
    "pathology_report": "side procedure copied_from grade size margins nodes tnm addenda "
    "tissue_left custody",
    "other_report": "copied_from custody",
    "appointment": "purpose wants contact companion outcome",
    "question": "answer answered_by answered appointment about source_title",
}
"""Fields that come back in words: in the note, for a question in its answer."""

_TEXTS: Final = {
    "person": "called talk_prognosis matters living distance proxy proxy_copy directive "
    "conditions_state writers",
    "contact": "role after_hours gets_opinion note",
    "pending_test": "*",
    "referral": "*",
    "trial": "*",
    "treatment": "attached",
}
"""Fields that are to be read in the narrative only; ``*`` stands for all of a kind that print."""

_OUT: Final = {
    "person": "team_phone fever_threshold treated_ever insurance home_town "
    "home_latitude home_longitude",
    "question": "rule_id order",
    "other_report": "in_file",
    "dose_taken": "*",
    "recipient": "*",
    "packet_made": "*",
    "trial": "sites summary",
}
"""Fields that are not in it: what only this app uses, and single doses taken, each of which other
programs would take for a medicine of its own."""

_PARTS: Final = (
    "Answers such as “Not known” come back as words or as not written down.",
    "Files are named in it. Their bytes are in it only if you ask for them.",
    "Visits of the past stand in its text only.",
    "Entries that are not finished (drafts) and questions you dropped are not in it.",
)


def place(kind: type[Record], name: str) -> Place:
    """Return where a field stands.

    Args:
        kind: the kind of entry.
        name: the field's name.
    """
    found = kind.KIND.name
    printing = {field.name for field in fields_of(kind) if field.prints}
    for table, there in ((_NOTES, Place.NOTE), (_OUT, Place.OUT), (_TEXTS, Place.TEXT)):
        names = table.get(found, "").split()
        if name in names or ("*" in names and (name in printing or there is Place.OUT)):
            return there
    return Place.FIELD


def rows() -> Iterator[tuple[type[Record], str, Place]]:
    """Yield every field of every kind with its label and place."""
    for kind in KINDS:
        for field in fields_of(kind):
            yield kind, field.label, place(kind, field.name)


def table(snapshot: Snapshot | None = None) -> list[str]:
    """Return what does not come back as it was, a line a kind, in plain words.

    Args:
        snapshot: only kinds and fields that hold something there; None for all.
    """
    lines = []
    for kind in KINDS:
        if not kind.KIND.prints:
            continue
        for there in (Place.NOTE, Place.TEXT, Place.OUT):
            labels = [
                field.label.rstrip("?")
                for field in fields_of(kind)
                if place(kind, field.name) is there and _is_filled(kind, field.name, snapshot)
            ]
            if labels:
                lines.append(f"{kind.KIND.many}, {there}: {'; '.join(labels)}.")
    return [*lines, *_PARTS]


def _is_filled(kind: type[Record], name: str, snapshot: Snapshot | None) -> bool:
    if snapshot is None:
        return True
    records: Iterable[Record] = snapshot.all(kind)
    empty = next(field.empty for field in fields_of(kind) if field.name == name)
    return any(getattr(record, name) != empty for record in records)
