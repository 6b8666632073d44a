"""What files say about whole lists ("no known allergies"), beside the entries they name.

A statement changes the state of the person's list, never the list. Where entries of that kind are
written down or come with the same files, the two contradict each other: then nothing is changed,
and the statement is named.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from apptprep.exchange.reading import Found, ListStatement, Reading, Remark
from apptprep.jobs.whose import Whose
from apptprep.records import Allergy, Condition, Medication, Person, Record, Snapshot

_LISTS: dict[str, tuple[type[Record], str]] = {
    "allergies_state": (Allergy, "allergies"),
    "medications_state": (Medication, "medicines"),
    "conditions_state": (Condition, "other conditions"),
}


def with_statements(
    readings: Sequence[Reading], snapshot: Snapshot, whose: Whose
) -> tuple[list[tuple[Found, ...]], list[tuple[str, Remark]]]:
    """Return the entries of each reading with its statements as entries about the person.

    Returns:
        the entries, one tuple a reading; and file name and remark of statements that entries
        contradict.
    """
    entries: list[tuple[Found, ...]] = []
    doubts: list[tuple[str, Remark]] = []
    for reading in readings:
        more: list[Found] = []
        for said in reading.statements:
            kind, words = _LISTS[said.field]
            if said.state == "none" and _are_there(kind, said, readings, snapshot, whose):
                text = f"says that no {words} are known, while others are written down"
                doubts.append((reading.file_name, Remark(said.place, text)))
            else:
                stated: dict[str, Any] = {said.field: said.state}
                person = Person(**stated)
                more.append(Found(person, said.place, who=said.who))
        entries.append((*reading.found, *more))
    return entries, doubts


def _are_there(
    kind: type[Record],
    said: ListStatement,
    readings: Sequence[Reading],
    snapshot: Snapshot,
    whose: Whose,
) -> bool:
    """Tell whether entries of the list are there, or come along, for the same person."""
    other = whose.other(said.who)
    if other is None and snapshot.current(kind):
        return True
    return any(
        type(found.record) is kind and found.record.is_current() and whose.other(found.who) is other
        for reading in readings
        for found in reading.found
    )
