"""Saving, removing, undoing, history, drafts, files and backups of an open record."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa

from apptprep.errors import BadRequest
from apptprep.records import (
    KINDS,
    Custody,
    Editor,
    Field,
    FileRef,
    ImagingStudy,
    Medication,
    Person,
    Record,
    SymptomEntry,
    When,
    fields_of,
)
from apptprep.store import DamagedRecord, Library, People, SaveFailed
from apptprep.store.connect import translated
from apptprep.store.faults import StorageFault

DAY = dt.date(2026, 5, 12)
NASTY = "</b><img src=x> 🙂 Ünï\u0000\n\t=1+1 ';DROP TABLE medication;-- \u202e"


def filled_value(field: Field) -> Any:  # noqa: PLR0911 - one value an editor
    """Return something for every kind of field."""
    match field.editor:
        case Editor.DAY:
            return When.parse("about spring 2023", DAY)
        case Editor.CHOICE:
            return field.options[-1].key
        case Editor.CHOICES:
            return (*(option.key for option in field.options[:2]), NASTY)
        case Editor.SCALE:
            return 0
        case Editor.LINK:
            return "11111111-1111-4111-8111-111111111111"
        case Editor.LINKS:
            return ("11111111-1111-4111-8111-111111111111",)
        case Editor.ROWS:
            assert field.row is not None
            row = field.row
            return (row(), row(**{f.name: filled_value(f) for f in fields_of(row)}))
        case Editor.FILES:
            return (FileRef("a" * 64, NASTY, "image/png", 12),)
        case _:
            return NASTY


def filled(kind: type[Record]) -> Record:
    return kind(
        written_by=NASTY,
        source="unsure",
        **{field.name: filled_value(field) for field in fields_of(kind)},
    )


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND.name)
def test_every_field_of_every_kind_comes_back_from_the_disk(
    people: People, kind: type[Record]
) -> None:
    with people.create("x") as library:
        full, empty = filled(kind), kind()
        library.save(full, empty)
        person_id = library.person_id
        kept = {record.id: record for record in library.snapshot().everything()}
    with people.open(person_id) as again:
        found = {record.id: record for record in again.snapshot().everything()}
    assert found == kept
    assert {f.name: getattr(found[full.id], f.name) for f in fields_of(kind)} == {
        f.name: getattr(full, f.name) for f in fields_of(kind)
    }


def test_an_entry_without_its_required_field_is_kept_as_a_draft(library: Library) -> None:
    draft = Medication(reason="nausea")
    library.save(draft)
    assert library.snapshot().all(Medication) == ()
    assert [record.id for record in library.snapshot().drafts] == [draft.id]
    library.save(replace(draft, name="Ondansetron"))
    assert [record.id for record in library.snapshot().all(Medication)] == [draft.id]


def test_undo_and_redo_walk_through_every_change_since_opening(library: Library) -> None:
    first = Medication(name="Ondansetron")
    library.save(first, what="adding ondansetron")
    library.save(replace(first, strength="8 mg"))
    library.remove(first)
    assert library.can_undo == "removing medicine"
    states = []
    while library.can_undo:
        library.undo()
        found = library.snapshot().get(first.id)
        states.append(found.strength if isinstance(found, Medication) else None)
    assert states == ["8 mg", "", None]
    assert [library.redo(), library.redo(), library.redo(), library.redo()] == [
        "adding ondansetron",
        "change to medicine",
        "removing medicine",
        "",
    ]
    assert library.snapshot().get(first.id) is None
    assert [record.id for record in library.removed()] == [first.id]


def test_undo_is_on_the_disk_too(people: People) -> None:
    with people.create("x") as library:
        library.save(Medication(name="Kept"))
        library.save(Medication(name="Undone"))
        library.undo()
        person_id = library.person_id
    with people.open(person_id) as again:
        assert [m.name for m in again.snapshot().all(Medication)] == ["Kept"]
        assert again.can_undo == ""


def test_one_undo_takes_an_import_back_and_a_new_change_ends_redo(library: Library) -> None:
    entries = [SymptomEntry(term="pain", now=n % 11) for n in range(50)]
    library.import_as_is(entries, "bringing in 50 entries")
    library.undo()
    assert len(library.snapshot()) == 0
    library.save(Medication(name="New"))
    assert library.can_redo == ""
    assert library.redo() == ""


def test_history_keeps_who_changed_what(library: Library) -> None:
    entry = Medication(name="Ondansetron", written_by="Ana")
    library.save(entry)
    library.save(replace(entry, strength="8 mg", written_by="Ben"))
    newest, oldest = library.history(entry.id)
    assert oldest.before is None
    assert oldest.after is not None
    assert oldest.after["written_by"] == "Ana"
    assert newest.before == oldest.after
    assert newest.after is not None
    assert (newest.after["strength"], newest.after["written_by"]) == ("8 mg", "Ben")


def test_listeners_hear_of_each_change(library: Library) -> None:
    heard: list[int] = []
    library.subscribe(lambda: heard.append(library.snapshot().version))
    library.save(Medication(name="A"))
    library.undo()
    assert heard == [1, 2]


def test_a_snapshot_does_not_change_afterwards(library: Library) -> None:
    before = library.snapshot()
    library.save(Person(name="Ana"))
    assert before.person.name == ""
    assert library.snapshot().person.name == "Ana"


def test_a_save_that_fails_says_so_and_leaves_the_rest(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Medication(name="Kept")
    library.save(kept)

    def refuse(*_: object) -> int:
        raise StorageFault("the disk is full")

    monkeypatch.setattr(library._db, "write", refuse)
    with pytest.raises(SaveFailed, match="the disk is full"):
        library.save(replace(kept, name="Secret diagnosis"))
    assert [m.name for m in library.snapshot().all(Medication)] == ["Kept"]


def test_a_save_that_landed_in_spite_of_a_fault_counts(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = library._db.write

    def land_and_complain(*arguments: Any) -> int:
        write(*arguments)
        raise StorageFault("the disk reported a fault")

    monkeypatch.setattr(library._db, "write", land_and_complain)
    library.save(Medication(name="Landed"))
    assert [m.name for m in library.snapshot().all(Medication)] == ["Landed"]
    assert library.undo() == "change to medicine"
    assert library.snapshot().all(Medication) == ()


def test_an_undo_that_landed_in_spite_of_a_fault_counts(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.save(Medication(name="A"))
    undo = library._db.undo

    def land_and_complain(*arguments: Any) -> int:
        undo(*arguments)
        raise StorageFault("the disk reported a fault")

    def refuse(*_: object) -> int:
        raise StorageFault("the disk is full")

    monkeypatch.setattr(library._db, "undo", refuse)
    with pytest.raises(SaveFailed, match="the disk is full"):
        library.undo()
    assert len(library.snapshot()) == 1
    monkeypatch.setattr(library._db, "undo", land_and_complain)
    assert library.undo() == "change to medicine"
    assert len(library.snapshot()) == 0
    monkeypatch.setattr(library._db, "undo", undo)
    assert library.redo() == "change to medicine"
    assert len(library.snapshot()) == 1


def test_a_fault_never_carries_what_was_typed(library: Library) -> None:
    connection = library._db.connection

    def fail_in_sqlalchemy() -> None:
        with translated(), connection.engine.connect() as opened:
            opened.execute(sa.text("SELECT * FROM nowhere WHERE a = :a"), {"a": "HIV positive"})

    def fail_in_the_driver() -> None:
        connection.query("SELECT * FROM nowhere WHERE a = ?", ("HIV positive",))

    for fail in (fail_in_sqlalchemy, fail_in_the_driver):
        with pytest.raises(StorageFault, match="the disk reported a fault") as caught:
            library._thread.call(fail)
        assert caught.value.__cause__ is None
        assert caught.value.__suppress_context__


def test_files_are_kept_once_and_come_back(library: Library) -> None:
    data = b"%PDF-1.7 " + bytes(range(256)) * 40
    one, two = library.add_file(data, "scan.pdf"), library.add_file(data, "copy of scan.pdf")
    assert (one.sha256, one.media_type, one.size) == (two.sha256, "application/pdf", len(data))
    assert library.read_file(one) == data
    assert library.check().files == 1


def test_an_empty_file_is_refused_and_a_missing_one_named(library: Library) -> None:
    with pytest.raises(BadRequest, match="is empty"):
        library.add_file(b"", "empty.pdf")
    with pytest.raises(DamagedRecord, match="missing or damaged"):
        library.read_file("0" * 64)


def test_check_names_a_file_that_is_gone(library: Library) -> None:
    ref = FileRef("b" * 64, "gone.pdf", "application/pdf", 3)
    library.save(
        ImagingStudy(modality="CT", attached=(ref,), custody=(Custody(item="images", held="no"),))
    )
    report = library.check()
    assert not report.is_ok
    assert report.problems == ("1 attached file(s) that entries name are missing.",)
