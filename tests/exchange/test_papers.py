"""PDFs and photos are kept as they are; nothing is read out of them into facts."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas
from tests.exchange.helpers import TODAY, read_one

from apptprep.errors import UnreadableFile
from apptprep.exchange import papers, pdf_text, recognise
from apptprep.exchange.format import Wanted
from apptprep.records import OtherReport, Snapshot
from apptprep.records.search import search_text

JPEG = b"\xff\xd8\xff\xe0" + b"\0" * papers._SMALLEST


def pdf(*lines: str) -> bytes:
    """Return a PDF with a line of text a page."""
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for line in lines:
        canvas.drawString(72, 700, line)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def report_of(path: Path) -> OtherReport:
    (found,) = read_one(path).found
    assert isinstance(found.record, OtherReport)
    return found.record


def test_a_pdf_is_a_report_whose_text_can_be_searched(tmp_path: Path) -> None:
    path = tmp_path / "CT_chest__2026.pdf"
    path.write_bytes(pdf("No pulmonary embolism", "Second page"))
    report = report_of(path)
    assert report.title == "CT chest 2026"
    assert "No pulmonary embolism" in report.in_file
    assert "Second page" in report.in_file
    assert (report.copied, report.date, report.report_kind) == ("", None, "")
    assert "pulmonary embolism" in search_text(report, Snapshot())
    (ref,) = report.attached
    assert (ref.name, ref.media_type) == (path.name, "application/pdf")
    assert read_one(path).files[ref.sha256]() == path.read_bytes()


def test_a_locked_pdf_and_one_of_pictures_say_why_they_cannot_be_searched(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with pikepdf.open(io.BytesIO(pdf("secret"))) as plain:
        plain.save(path, encryption=pikepdf.Encryption(owner="x", user="1958"))
    assert "locked with a password" in report_of(path).note
    path.write_bytes(pdf(""))
    assert "pictures of pages" in report_of(path).note


def test_a_broken_pdf_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf("x")[:200])
    with pytest.raises(UnreadableFile, match="broken or cut short"):
        read_one(path)


def test_a_huge_pdf_is_kept_and_not_searched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers, "_LARGEST_SEARCHED", 100)
    (tmp_path / "a.pdf").write_bytes(pdf("x"))
    report = report_of(tmp_path / "a.pdf")
    assert "too large or too strange" in report.note
    assert report.in_file == ""


@pytest.mark.parametrize(
    "data",
    [JPEG, b"\x89PNG\r\n\x1a\n" + JPEG, b"\0\0\0\x18ftypheic" + JPEG, b"RIFF\0\0\0\0WEBP" + JPEG],
)
def test_a_photo_is_a_report_whatever_its_name(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "letter.doc").write_bytes(data)
    report = report_of(tmp_path / "letter.doc")
    assert (report.title, report.in_file) == ("letter", "")
    assert report.custody[0].held == "yes"


def test_small_pictures_and_read_me_files_of_a_folder_are_left(tmp_path: Path) -> None:
    (tmp_path / "icon.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 300)
    (tmp_path / "README").write_text("words and more words " * 40)
    (tmp_path / "photo.jpg").write_bytes(JPEG)
    readings = recognise.read(tmp_path, Wanted(TODAY))
    assert [found.place for reading in readings for found in reading.found] == ["photo.jpg"]
    remarks = [each.sentence() for reading in readings for each in reading.remarks]
    assert remarks == [
        "README: is a text or table whose first row has no headings this app knows",
        "icon.png: is a small picture, such as an icon",
    ]


def test_a_whole_album_is_not_ticked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers, "_MANY", 2)
    for number in range(4):
        (tmp_path / f"{number}.jpg").write_bytes(JPEG + bytes([number]))
    assert [found.why for found in read_one(tmp_path).found] == [
        "",
        "",
        "one of many pictures",
        "one of many pictures",
    ]


def test_the_process_apart_survives_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    assert pdf_text.read(b"%PDF-1.7 nonsense").state == "broken"
    assert pdf_text.read(b"").state == "broken"
    monkeypatch.setattr(pdf_text, "_SECONDS", 0.01)
    assert pdf_text.read(pdf("hello")).state == "unread"
    monkeypatch.undo()
    found = pdf_text.read(pdf("hello"))
    assert (found.state, found.text, found.pages) == ("text", "hello", 1)
