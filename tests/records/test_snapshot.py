"""A snapshot of a part of the record keeps the order and everything else."""

from __future__ import annotations

import datetime as dt
import random
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


def test_a_change_gives_what_sorting_anew_gives() -> None:
    chance = random.Random(3)  # noqa: S311 - no secret
    there: dict[str, Record] = {}
    snapshot = Snapshot()
    _ = snapshot.symptoms
    for step in range(80):
        drop = [*chance.sample(list(there), min(len(there), step % 2)), "not there"]
        put: list[Record] = [
            SymptomEntry(id=f"s{chance.randrange(40)}", term=chance.choice(("", "pain", "Pain"))),
            Medication(id=f"m{chance.randrange(5)}", name=chance.choice(("", "A", "B"))),
        ]
        for each in drop:
            there.pop(each, None)
        there |= {each.id: each for each in put}
        before, was = snapshot, set(snapshot.everything())
        snapshot = snapshot.changed(put, drop, step)
        fresh = Snapshot(there.values(), step)
        assert (snapshot.version, len(snapshot)) == (step, len(fresh))
        for kind in (SymptomEntry, Medication):
            assert snapshot.all(kind) == fresh.all(kind)
        assert snapshot.drafts == fresh.drafts
        assert set(snapshot.everything()) == set(fresh.everything())
        assert all(snapshot.get(each) is there[each] for each in there)
        assert snapshot.symptoms.whole.all == fresh.all(SymptomEntry)
        assert snapshot.symptoms.spellings == fresh.symptoms.spellings
        assert set(before.everything()) == was, "the one before is as it was"


def test_a_change_touches_its_own_kind_only() -> None:
    log = WHOLE.symptoms
    after = WHOLE.changed([Medication(id="n", name="N")])
    assert after.all(SymptomEntry) is WHOLE.all(SymptomEntry)
    assert after.symptoms is log
    assert after.same_of(WHOLE, (SymptomEntry, Allergy))
    assert not after.same_of(WHOLE, (Medication,))
    assert after.changed(drop=["n"]).same_of(WHOLE, (Medication,)), "the same again"
    assert after.version == WHOLE.version
