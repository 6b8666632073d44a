"""Passphrase, recovery code and the key file with its copy."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apptprep.errors import BadRequest
from apptprep.records import Medication
from apptprep.store import (
    DamagedRecord,
    Library,
    MistypedCode,
    NeedsPassphrase,
    People,
    WrongPassphrase,
    keys,
)


def test_a_passphrase_locks_the_record_and_a_wrong_one_says_so(people: People) -> None:
    with people.create("Mum", "Käsekuchen 7") as library:
        person_id = library.person_id
        library.save(Medication(name="A"))
    with pytest.raises(NeedsPassphrase):
        people.open(person_id)
    with pytest.raises(WrongPassphrase, match="Nothing was changed"):
        people.open(person_id, "käsekuchen 7")
    # The same letters, composed the way another keyboard does it.
    with people.open(person_id, "Ka\u0308sekuchen 7") as again:
        assert len(again.snapshot()) == 1


def test_the_recovery_code_opens_it_however_it_is_typed(people: People) -> None:
    with people.create("Mum", "forgotten") as library:
        person_id = library.person_id
        code = library.new_recovery_code()
    for typed in (code, code.lower(), code.replace("-", " "), code.replace("0", "O")):
        people.open(person_id, typed).close()
    wrong = code[:-1] + ("A" if code[-1] != "A" else "B")
    with pytest.raises(MistypedCode):
        people.open(person_id, wrong)


def test_an_older_recovery_code_stops_working(people: People) -> None:
    with people.create("Mum", "p") as library:
        person_id = library.person_id
        old, new = library.new_recovery_code(), library.new_recovery_code()
    with pytest.raises(WrongPassphrase):
        people.open(person_id, old)
    people.open(person_id, new).close()


def test_the_passphrase_can_be_changed_and_taken_off(people: People) -> None:
    with people.create("Mum") as library:
        person_id = library.person_id
        library.set_passphrase("one")
        with pytest.raises(WrongPassphrase):
            library.set_passphrase("two", "not one")
        library.set_passphrase("two", "one")
    with people.open(person_id, "two") as again:
        again.set_passphrase("", "two")
    people.open(person_id).close()


def test_a_record_without_passphrase_needs_no_code(library: Library) -> None:
    with pytest.raises(BadRequest, match="no passphrase"):
        library.new_recovery_code()


def test_the_key_is_nowhere_in_the_clear_once_a_passphrase_is_set(people: People) -> None:
    with people.create("Mum") as library:
        library.save(Medication(name="A"))
        library.back_up_if_due()
        key = library._key
        library.set_passphrase("one")
        folder = library.folder
    open_key = json.dumps(keys._text(key)).encode()
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert key not in data
            assert open_key not in data, path.name


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"null", b'{"format": "apptprep-key"}'])
def test_the_copy_stands_in_for_a_damaged_key_file(people: People, damage: bytes) -> None:
    with people.create("Mum") as library:
        person_id, folder = library.person_id, library.folder
    (folder / keys.FILE).write_bytes(damage)
    people.open(person_id).close()
    (folder / keys.COPY).write_bytes(damage)
    with pytest.raises(DamagedRecord, match="key file"):
        people.open(person_id)
    assert [entry.is_damaged for entry in people.entries()] == [True]


def test_a_flipped_letter_in_the_key_file_is_noticed(people: People) -> None:
    with people.create("Mum") as library:
        data = keys.to_bytes(library._keys)
    for place in range(0, len(data), 7):
        flipped = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        with pytest.raises(ValueError):  # noqa: PT011 - JSON's own or ours
            keys.from_bytes(flipped)


def test_files_and_folders_are_private(people: People) -> None:
    with people.create("Mum") as library:
        library.save(Medication(name="A"))
        library.back_up_if_due()
        folder = library.folder
        for path in (folder, *folder.rglob("*")):
            mode = stat.S_IMODE(path.stat().st_mode)
            assert mode == (0o700 if path.is_dir() else 0o600), path.name


@given(st.text(max_size=40))
def test_any_words_are_just_wrong_never_a_crash(words: str) -> None:
    key = keys.new_key()
    wrap = keys.Wrap(b"0" * 16, 1, 8192, b"0" * 72)
    locked = keys.KeyFile("id", "label", passphrase=wrap, recovery=wrap)
    with pytest.raises((NeedsPassphrase, WrongPassphrase, MistypedCode)):
        keys.unlock(locked, words)
    assert keys.unlock(keys.KeyFile("id", "label", open_key=key), words) == key


def test_a_key_file_that_asks_for_too_much_memory_is_refused(tmp_path: Path) -> None:
    wrap = keys.Wrap(b"0" * 16, 3, 1 << 40, b"0" * 72)
    data = keys.to_bytes(keys.KeyFile("id", "label", passphrase=wrap))
    (tmp_path / keys.FILE).write_bytes(data)
    with pytest.raises(DamagedRecord):
        keys.read(tmp_path)
