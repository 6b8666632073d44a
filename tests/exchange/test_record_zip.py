"""A record with attached files: a zip that comes back the same, and hostile zips."""

from __future__ import annotations

import hashlib
import json
import stat
import zipfile
from pathlib import Path

import pytest
from tests.exchange.helpers import read_one

from apptprep.errors import CannotWrite, UnreadableFile
from apptprep.exchange import guards, record_json, record_zip
from apptprep.records import Diagnosis, FileRef, OtherReport, Trial

LETTER = b"%PDF-1.4 a letter"
PHOTO = b"\xff\xd8\xff\xe0 a photo"
BYTES = {hashlib.sha256(data).hexdigest(): data for data in (LETTER, PHOTO)}


def ref(data: bytes, name: str) -> FileRef:
    """Return the reference of a file of this module."""
    return FileRef(hashlib.sha256(data).hexdigest(), name, "application/pdf", len(data))


def bytes_of(file: FileRef) -> bytes:
    """Stand in for the record's file store."""
    return BYTES[file.sha256]


RECORDS = (
    OtherReport(title="letter", attached=(ref(LETTER, "letter.pdf"), ref(PHOTO, "photo.jpg"))),
    Trial(title="a trial", attached=(ref(LETTER, "the same letter.pdf"),)),
)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "record.zip"
    record_zip.write(RECORDS, bytes_of, path)
    return path


def test_entries_and_files_come_back(export: Path) -> None:
    reading = read_one(export)
    assert {found.record for found in reading.found} == set(RECORDS)
    assert {sha256: read() for sha256, read in reading.files.items()} == BYTES
    reading.close()
    assert all(found.own_id for found in reading.found)
    assert [found.place for found in reading.found] == ["report 1", "trial 1"]


def test_the_zip_holds_what_is_promised_and_each_file_once(export: Path) -> None:
    with zipfile.ZipFile(export) as archive:
        names = archive.namelist()
    assert names == [*(f"files/{sha256}" for sha256 in sorted(BYTES)), "record.json"]


def test_the_same_record_gives_the_same_bytes(export: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.zip"
    reading = read_one(export)
    records = [found.record for found in reading.found]
    record_zip.write(records, lambda file: reading.files[file.sha256](), again)
    reading.close()
    assert again.read_bytes() == export.read_bytes()


def test_without_files_it_is_plain_json(tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    record_zip.write([Diagnosis(site="breast")], bytes_of, path)
    assert json.loads(path.read_bytes())["format"] == {"name": "apptprep-record", "version": 1}
    assert len(read_one(path).found) == 1


def test_an_export_is_for_the_owner_only(export: Path) -> None:
    assert stat.S_IMODE(export.stat().st_mode) == 0o600


def test_a_place_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="could not be written"):
        record_zip.write(RECORDS, bytes_of, tmp_path / "nowhere" / "record.zip")
    assert list(tmp_path.iterdir()) == []


def test_a_fault_on_the_way_leaves_the_older_export(export: Path) -> None:
    before = export.read_bytes()

    def cannot(_file: FileRef) -> bytes:
        raise UnreadableFile("gone")

    with pytest.raises(UnreadableFile):
        record_zip.write(RECORDS, cannot, export)
    assert export.read_bytes() == before
    assert list(export.parent.iterdir()) == [export]


def test_a_json_that_names_files_needs_its_zip(tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    path.write_bytes(record_json.dumps(RECORDS))
    with pytest.raises(UnreadableFile, match="Bring in the whole zip"):
        read_one(path)


def remade(export: Path, **changes: bytes | None) -> Path:
    """Copy a zip with some members replaced, added or (None) left out."""
    path = export.with_name("changed.zip")
    with zipfile.ZipFile(export) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        content: dict[str, bytes | None] = {name: old.read(name) for name in old.namelist()}
        for name, data in {**content, **changes}.items():
            if data is not None:
                new.writestr(name, data)
    return path


LETTER_MEMBER = f"files/{hashlib.sha256(LETTER).hexdigest()}"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"record.json": None}, "is a PDF that is broken"),
        ({"record.json": b"{}"}, "of a kind this app does not know"),
        ({LETTER_MEMBER: None}, "lacks one of the files"),
        ({LETTER_MEMBER: b"%PDF-1.4 a forged"}, "not what it was"),
        ({"../evil.txt": b"x"}, "leads out of its own folder"),
        ({"files/../../evil": b"x"}, "leads out of its own folder"),
        ({"readme.txt": b"x"}, "files that no record has"),
    ],
)
def test_a_zip_that_is_not_a_record_is_refused(
    export: Path, changes: dict[str, bytes | None], words: str
) -> None:
    with pytest.raises(UnreadableFile, match=words) as caught:
        read_one(remade(export, **changes))
    assert len(str(caught.value)) > len(words)


def test_a_bomb_is_refused_before_it_unpacks(export: Path) -> None:
    bomb = remade(export, **{"files/" + "0" * 64: b"\0" * (30 * guards.MEGABYTE)})
    assert bomb.stat().st_size < guards.MEGABYTE
    with pytest.raises(UnreadableFile, match="more than a record can hold"):
        read_one(bomb)


def test_a_member_that_lies_about_its_size_is_refused(export: Path) -> None:
    data = bytearray(export.read_bytes())
    size = len(LETTER).to_bytes(4, "little")
    place = data.rfind(b"PK\x01\x02", 0, data.rfind(LETTER_MEMBER.encode()))
    at = data.find(size, place + 24)
    data[at : at + 4] = (7).to_bytes(4, "little")
    export.write_bytes(data)
    with pytest.raises(UnreadableFile, match="Nothing was brought in"):
        read_one(export)


def test_a_link_is_refused(export: Path) -> None:
    with zipfile.ZipFile(export, "a") as archive:
        link = zipfile.ZipInfo("files/" + "1" * 64)
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(UnreadableFile, match="holds links"):
        read_one(export)


def test_the_same_name_twice_is_refused(export: Path) -> None:
    with zipfile.ZipFile(export, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("record.json", b"{}")
    with pytest.raises(UnreadableFile, match="the same name twice"):
        read_one(export)


def test_a_locked_zip_says_so(export: Path) -> None:
    data = bytearray(export.read_bytes())
    start = data.find(b"PK\x01\x02")
    while start >= 0:
        data[start + 8] |= 1
        start = data.find(b"PK\x01\x02", start + 1)
    export.write_bytes(data)
    with pytest.raises(UnreadableFile, match="locked with a password"):
        read_one(export)


def test_every_way_to_cut_a_zip_short_ends_in_a_sentence(export: Path) -> None:
    data = export.read_bytes()
    for length in range(0, len(data) - 1, 37):
        export.write_bytes(data[:length])
        with pytest.raises(UnreadableFile):
            read_one(export)


def test_every_flipped_byte_is_found_or_harmless(export: Path) -> None:
    data = export.read_bytes()
    whole = {found.record for found in read_one(export).found}
    for place in range(0, len(data), 5):
        changed = bytearray(data)
        changed[place] ^= 0x55
        export.write_bytes(changed)
        try:
            reading = read_one(export)
        except UnreadableFile:
            continue
        assert {found.record for found in reading.found} == whole
        assert {read() for read in reading.files.values()} == set(BYTES.values())
        reading.close()
