"""Files inside documents are attached and read again when they are wanted; so are those beside."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest
from tests.exchange.ccda.making import TODAY, document, only, read, remarks, section

from apptprep.errors import UnreadableFile
from apptprep.exchange import recognise
from apptprep.exchange.format import Wanted
from apptprep.records import OtherReport

PDF = b"%PDF-1.7\nmade for a test\n%%EOF"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def b64(data: bytes) -> str:
    return base64.encodebytes(data).decode()


def unstructured(inner: str, *, code: str = "18842-5", title: str = "Discharge summary") -> str:
    return document(code=code, title=title, body=f"<nonXMLBody>{inner}</nonXMLBody>")


def test_an_embedded_pdf_is_attached(tmp_path: Path) -> None:
    text = unstructured(f'<text mediaType="application/pdf" representation="B64">{b64(PDF)}</text>')
    reading = read(text, tmp_path)
    (report,) = only(reading, OtherReport)
    assert (report.report_kind, report.copied, report.issuer) == ("discharge", "", "River Hospital")
    (file,) = report.attached
    assert (file.name, file.media_type, file.size) == (
        "Discharge summary.pdf", "application/pdf", len(PDF),
    )  # fmt: skip
    assert reading.files[file.sha256]() == PDF
    (origin,) = report.origins
    assert origin.number == "9.9.9|doc-1"


def test_pictures_inside_a_document_are_attached_each_once(tmp_path: Path) -> None:
    media = (
        '<observationMedia><value mediaType="image/png" representation="B64">{}</value>'
        "</observationMedia>"
    )
    text = document(
        section("1-1", media.format(b64(PNG)), media.format(b64(PNG)), media.format(b64(PDF)))
    )
    reading = read(text, tmp_path)
    (report,) = only(reading, OtherReport)
    assert [hashlib.sha256(each).hexdigest() for each in (PNG, PDF)] == [
        each.sha256 for each in report.attached
    ]
    assert [reading.files[each.sha256]() for each in report.attached] == [PNG, PDF]


@pytest.mark.parametrize("name", ["scan.pdf", "SCAN.PDF", "./files/../scan.pdf"])
def test_a_file_beside_a_document_is_attached_and_not_found_twice(
    tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "download"
    folder.mkdir()
    (folder / "scan.pdf").write_bytes(PDF)
    text = unstructured(f'<text><reference value="{name}"/></text>')
    (folder / "doc.xml").write_text(text, encoding="utf-8")
    readings = recognise.read(folder, Wanted(TODAY))
    (report,) = only(readings[0], OtherReport)
    assert [each.name for each in report.attached] == ["scan.pdf"]
    assert readings[0].files[report.attached[0].sha256]() == PDF
    assert len(readings) == 1  # the PDF turns up nowhere else


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("gone.pdf", "refers to a file that is not beside it"),
        ("../../etc/passwd", "refers to a file that is not beside it"),
        ("/etc/passwd", "refers to a file that is not in the download"),
        ("https://example.test/a.pdf", "refers to a file that is not in the download"),
        ("file:///etc/passwd", "refers to a file that is not in the download"),
    ],
)
def test_no_file_outside_is_touched(tmp_path: Path, value: str, words: str) -> None:
    reading = read(unstructured(f'<text><reference value="{value}"/></text>'), tmp_path)
    assert not reading.files
    assert words in remarks(reading)


@pytest.mark.parametrize("data", ["not base64 at all!", "AAA"])
def test_a_damaged_file_inside_is_named(tmp_path: Path, data: str) -> None:
    text = unstructured(f'<text mediaType="application/pdf" representation="B64">{data}</text>')
    reading = read(text, tmp_path)
    assert not reading.files
    assert "a file inside it is damaged" in remarks(reading)


def test_a_document_that_changed_meanwhile_says_so(tmp_path: Path) -> None:
    text = unstructured(f'<text mediaType="application/pdf" representation="B64">{b64(PDF)}</text>')
    reading = read(text, tmp_path)
    (again,) = reading.files.values()
    (tmp_path / "summary.xml").write_text(document(), encoding="utf-8")
    with pytest.raises(UnreadableFile, match="changed since it was read"):
        again()


def test_a_paper_that_is_not_in_the_download_is_known_as_not_held(tmp_path: Path) -> None:
    reading = read(unstructured('<text><reference value="gone.pdf"/></text>'), tmp_path)
    (report,) = only(reading, OtherReport)
    assert [each.held for each in report.custody] == ["no"]
    assert report.note == "The paper itself was not in the download."
