"""A DICOMDIR, as a hint for what is missing: which images a disc says it holds.

File names in it are not trusted (discs are copied, renamed and moved): images are compared by
their instance UID. Links between its records are followed with an eye on circles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apptprep.exchange.dicom.header import items_of, text, value_of

if TYPE_CHECKING:
    from pydicom import Dataset

_MOST = 200_000
_NEXT = "OffsetOfTheNextDirectoryRecord"
_LOWER = "OffsetOfReferencedLowerLevelDirectoryEntity"


def instances(data: Dataset) -> dict[str, str]:
    """Return the instance UIDs a DICOMDIR names, each with the study it belongs to (or ``""``)."""
    records = {getattr(each, "seq_item_tell", at): each for at, each in enumerate(_records(data))}
    found = {_uid(record): "" for record in records.values() if _uid(record)}
    for record in records.values():
        if text(record, "DirectoryRecordType") == "STUDY":
            study = text(record, "StudyInstanceUID")
            for below in _below(record, records):
                if _uid(below):
                    found[_uid(below)] = study
    return found


def _records(data: Dataset) -> list[Any]:
    return items_of(data, "DirectoryRecordSequence")[:_MOST]


def _uid(record: Dataset) -> str:
    return text(record, "ReferencedSOPInstanceUIDInFile")


def _below(record: Dataset, records: dict[int, Any]) -> list[Any]:
    """Return all records under one, by the offsets that link them."""
    found: list[Any] = []
    seen: set[int] = set()
    waiting = [_offset(record, _LOWER)]
    while waiting:
        at = waiting.pop()
        if at in seen or at not in records:
            continue
        seen.add(at)
        found.append(records[at])
        waiting += [_offset(records[at], name) for name in (_NEXT, _LOWER)]
    return found


def _offset(record: Dataset, keyword: str) -> int:
    value = value_of(record, keyword)
    return value if isinstance(value, int) else 0
