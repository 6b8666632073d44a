"""A file is what its content says, whatever its name."""

from __future__ import annotations

import datetime as dt
import os
import zipfile
from pathlib import Path

import pytest

from apptprep.errors import UnreadableFile
from apptprep.exchange import recognise, record_json, record_zip
from apptprep.exchange.format import Wanted
from apptprep.records import Diagnosis, FileRef, OtherReport

TODAY = dt.date(2026, 6, 1)
SHA = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def test_the_name_does_not_matter(tmp_path: Path) -> None:
    files = {
        "a.csv": ("apptprep record", record_json.dumps([Diagnosis(site="breast")])),
        "b.json": ("table (CSV)", b"date,symptom\n2026-01-01,pain\n"),
        "c": ("table (CSV)", "\ufeffsymptom;score\npain;3\n".encode("utf-16")),
    }
    for name, (format_name, data) in files.items():
        (tmp_path / name).write_bytes(data)
        (reading,) = recognise.read(tmp_path / name, Wanted(TODAY))
        assert (reading.format_name, len(reading.found)) == (format_name, 1)
        assert reading.file_name == name


def test_a_zip_is_a_record_with_files(tmp_path: Path) -> None:
    report = OtherReport(title="x", attached=(FileRef(SHA, "a.pdf", "application/pdf", 4),))
    record_zip.write([report], lambda _: b"test", tmp_path / "z")
    assert recognise.read(tmp_path / "z", Wanted(TODAY))[0].found[0].record == report


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n ", "is empty"),
        (b"%PDF-1.7\n%", "is a PDF that is broken or cut short"),
        (b"SQLite format 3\x00", "is a database"),
        (b"\x7fELF\x00\x01", "is not a file this app can bring in"),
        (b"[1, 2]", r"is data \(JSON\) of a kind"),
        (b"<a/>", r"is data \(XML\) of a kind"),
        (b"just words", "has no headings this app knows"),
        (b"<html></html>", "is a web page, perhaps a login page"),
        (b"PK\x03\x04 broken", "broken or unfinished zip"),
    ],
)
def test_what_cannot_be_brought_in_says_so(tmp_path: Path, data: bytes, words: str) -> None:
    (tmp_path / "file.csv").write_bytes(data)
    with pytest.raises(UnreadableFile, match=words) as caught:
        recognise.read(tmp_path / "file.csv", Wanted(TODAY))
    assert "Nothing was brought in." in str(caught.value)


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["manifest.json", "key.json", "record.db"], "is a backup.* Restore it instead"),
        (["xl/workbook.xml"], "save a table as CSV"),
    ],
)
def test_a_zip_of_another_kind_says_what_to_do(
    tmp_path: Path, names: list[str], words: str
) -> None:
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    with pytest.raises(UnreadableFile, match=words):
        recognise.read(tmp_path / "z.zip", Wanted(TODAY))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_that_nobody_fills_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableFile, match="no file pipe"):
        recognise.read(tmp_path / "pipe", Wanted(TODAY))


def test_a_missing_file_and_a_folder_say_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"no file gone\.csv"):
        recognise.read(tmp_path / "gone.csv", Wanted(TODAY))
    (tmp_path / "empty").mkdir()
    with pytest.raises(UnreadableFile, match="empty has no files in it"):
        recognise.read(tmp_path / "empty", Wanted(TODAY))
