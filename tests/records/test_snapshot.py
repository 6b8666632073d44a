"""A snapshot of a part of the record keeps the order and everything else."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from apptprep.records import Allergy, Medication, Record, Snapshot, SymptomEntry, When

TODAY = dt.date(2026, 5, 12)
ENTRIES = [
    SymptomEntry(id=f"s{day}", term="pain", when=When.of(TODAY - dt.timedelta(days=day)))
    for day in (3, 1, 2)
]
WHOLE = Snapshot([*ENTRIES, Medication(id="m", name="A"), Medication(id="d")], version=7)


def test_only_some_kinds() -> None:
    part = WHOLE.of_kinds({SymptomEntry})
    assert part.all(SymptomEntry) == WHOLE.all(SymptomEntry)
    assert part.all(Medication) == ()
    assert part.drafts == ()
    assert (len(part), part.version) == (3, 7)
    assert part.get("m") is None


def test_less_of_each_record_in_the_same_order() -> None:
    def less(record: Record) -> Record | None:
        if record.id == "s1":
            return None
        return replace(record, note="less") if isinstance(record, Medication) else record

    part = WHOLE.filtered(less)
    assert [entry.id for entry in part.all(SymptomEntry)] == ["s2", "s3"]
    (drug,), (draft,), found = part.all(Medication), part.drafts, part.get("d")
    assert drug.note == "less"
    assert draft is found
    assert isinstance(found, Medication)
    assert found.note == "less"
    assert part.get("s1") is None
    assert (len(part), part.version) == (4, 7)
    assert WHOLE.all(Medication)[0].note == "", "the whole is as it was"


def test_nothing_left_is_an_empty_record() -> None:
    part = WHOLE.filtered(lambda _record: None)
    assert len(part) == 0
    assert part.all(Allergy) == ()
