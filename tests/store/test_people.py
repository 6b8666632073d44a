"""The list of people, who holds a record, newer and damaged records."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
import sqlalchemy as sa

from apptprep.errors import BadRequest
from apptprep.records import Medication
from apptprep.store import DamagedRecord, NewerSchema, People, RecordInUse
from apptprep.store.connect import Connection
from apptprep.store.tables import VERSION


def test_people_are_listed_by_label(people: People) -> None:
    for label in ("zoe", "Ana", "  Ben \n\t "):
        people.create(label).close()
    assert [entry.label for entry in people.entries()] == ["Ana", "Ben", "zoe"]
    assert people.named("ANA").label == "Ana"
    with pytest.raises(BadRequest, match="no record labelled"):
        people.named("nobody")
    with pytest.raises(BadRequest, match="give a label"):
        people.create(" \n ")
    assert len(people.entries()) == 3


def test_two_of_one_label_are_told_apart_by_id(people: People) -> None:
    first = people.create("Mum")
    first.close()
    people.create("Mum").close()
    with pytest.raises(BadRequest, match="2 records"):
        people.named("Mum")
    assert people.named(first.person_id).id == first.person_id


def test_renaming_and_erasing(people: People) -> None:
    with people.create("Mum") as library:
        person_id = library.person_id
        with pytest.raises(RecordInUse):
            people.erase(person_id)
    people.rename(person_id, "Mother")
    assert people.entries()[0].label == "Mother"
    people.erase(person_id)
    assert people.entries() == ()


@pytest.mark.parametrize("person_id", ["", "..", "../people", "nothing", "/etc"])
def test_only_records_can_be_opened(people: People, person_id: str) -> None:
    people.create("Mum").close()
    with pytest.raises(BadRequest, match="not on this computer"):
        people.open(person_id)


def test_a_second_start_says_who_holds_the_record(people: People) -> None:
    with people.create("Mum") as library:
        code = textwrap.dedent(
            f"""
            from pathlib import Path
            from apptprep.store import People, RecordInUse
            try:
                People(Path({str(people.folder)!r})).open({library.person_id!r})
            except RecordInUse as fault:
                print(fault)
            """
        )
        told = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
        ).stdout
    assert f"process {os.getpid()}" in told
    assert "Nothing was changed" in told


def test_a_killed_holder_leaves_the_record_free_and_whole(people: People) -> None:
    people.create("Mum").close()
    person_id = people.entries()[0].id
    code = textwrap.dedent(
        f"""
        import os, signal
        from pathlib import Path
        from apptprep.records import Medication
        from apptprep.store import People
        library = People(Path({str(people.folder)!r})).open({person_id!r})
        for number in range(1000):
            library.save(Medication(name=f"M{{number}}"))
            print(number, flush=True)
            if number == 40:
                os.kill(os.getpid(), signal.SIGKILL)
        """
    )
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    ).stdout
    acknowledged = {f"M{number}" for number in told.split()}
    with people.open(person_id) as again:
        assert acknowledged
        assert acknowledged <= {m.name for m in again.snapshot().all(Medication)}
        assert again.check().is_ok


def test_a_newer_record_is_refused_untouched(people: People) -> None:
    with people.create("Mum") as library:
        library.save(Medication(name="A"))
        person_id, path, key = library.person_id, library.folder / "record.db", library._key
    connection = Connection(path, key)
    with connection.engine.begin() as opened:
        opened.execute(sa.update(VERSION).values(version_num="9999"))
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NewerSchema, match="newer version"):
        people.open(person_id)
    assert path.read_bytes() == before


def test_damaged_databases_end_in_a_sentence(people: People) -> None:
    with people.create("Mum") as library:
        person_id, path = library.person_id, library.folder / "record.db"
    whole = path.read_bytes()
    for damage in (b"", b"SQLite format 3\x00" + whole[16:], whole[:5000], b"\x00" * len(whole)):
        path.write_bytes(damage)
        with pytest.raises(DamagedRecord, match="left exactly as it is"):
            people.open(person_id)
        assert path.read_bytes() == damage
    path.unlink()
    with pytest.raises(DamagedRecord, match="missing"):
        people.open(person_id)
    assert not path.exists()
    path.write_bytes(whole)
    people.open(person_id).close()


def test_flipped_bits_are_found(people: People) -> None:
    with people.create("Mum") as library:
        library.save(*(Medication(name=f"M{n}", note="x" * 500) for n in range(40)))
        person_id, path = library.person_id, library.folder / "record.db"
    whole = path.read_bytes()
    for place in range(50, len(whole), len(whole) // 12):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        try:
            with people.open(person_id) as again:
                found = not again.check().is_ok
        except DamagedRecord:
            found = True
        assert found, place
    path.write_bytes(whole)


def test_the_folder_is_not_made_by_looking(tmp_path: Path) -> None:
    assert People(tmp_path / "none").entries() == ()
    assert not (tmp_path / "none").exists()


def test_a_record_opens_without_sqlalchemy(people: People) -> None:
    """The window shows the record before SQLAlchemy's import is even begun."""
    with people.create("Mum") as library:
        library.save(Medication(name="A"))
        person_id = library.person_id
    code = textwrap.dedent(
        f"""
        import sys
        from pathlib import Path
        from apptprep.store import Library, People
        from apptprep.store.database import Database
        Database.warm_up = lambda self: None
        library = People(Path({str(people.folder)!r})).open({person_id!r})
        assert len(library.snapshot()) == 1
        print([name for name in ("sqlalchemy", "alembic", "nacl") if name in sys.modules])
        """
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
