"""A disc of scans: one record a study, whatever the disc is like."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pydicom
import pytest
from pydicom.data import get_testdata_file
from pydicom.sequence import Sequence
from pydicom.uid import DeflatedExplicitVRLittleEndian
from tests.exchange.dicom.making import (
    CT,
    DOSE_SR,
    PDF,
    TEXT_SR,
    concept,
    content,
    made,
    save,
)
from tests.exchange.helpers import TODAY, read_one, read_or_refuse

from apptprep.exchange import recognise
from apptprep.exchange.format import Wanted
from apptprep.exchange.reading import Reading
from apptprep.records import ImagingStudy, OtherReport


def scans(reading: Reading) -> list[ImagingStudy]:
    return [each.record for each in reading.found if isinstance(each.record, ImagingStudy)]


def reports(reading: Reading) -> list[OtherReport]:
    return [each.record for each in reading.found if isinstance(each.record, OtherReport)]


def test_files_of_a_study_become_one_scan(tmp_path: Path) -> None:
    disc = tmp_path / "disc"
    for number in range(1, 5):
        series = f"1.2.3.{number % 2}"
        file = made(
            instance=f"1.2.3.9.{number}",
            SeriesInstanceUID=series,
            BodyPartExamined="CHEST",
            StudyDescription="CT thorax with contrast",
            ReferringPhysicianName="Okafor^Ada^^Dr",
            NameOfPhysiciansReadingStudy="Lind^Per",
            ContrastBolusAgent="Iodine",
        )
        save(file, disc / "IMAGES" / f"IM{number}")
    save(made(instance="1.2.3.9.4", SeriesInstanceUID="1.2.3.0"), disc / "COPY" / "IM4")
    reading = read_one(disc)
    (scan,) = scans(reading)
    assert (scan.modality, scan.region, scan.contrast) == ("CT", "chest", "yes")
    assert (scan.series, scan.images) == ("2", "4")
    assert (scan.study_uid, scan.accession) == ("1.2.3", "A-2026-17")
    assert (scan.facility, scan.ordered_by, scan.read_by) == (
        "Riverside Clinic",
        "Dr Ada Okafor",
        "Per Lind",
    )
    assert scan.description == "CT thorax with contrast"
    assert scan.date is not None
    assert scan.date.day_only() == "12 March 2026"
    (held,) = scan.custody
    assert (held.item, held.held) == ("images", "yes")
    assert held.place == "on this disc or in this folder: disc"
    (found,) = reading.found
    assert found.who is not None
    assert found.who.words() == "Anna Maria Santos, born 3 August 1958"
    assert found.relevant
    assert scan.origins[0].number == "1.2.3"


@pytest.mark.parametrize(
    ("files", "modality"),
    [
        ([{"Modality": "PT"}, {"Modality": "CT"}], "PT"),
        ([{"Modality": "RG", "BodyPartExamined": "BREAST"}], "MG"),
        ([{"Modality": "CR", "StudyDescription": "Mammography screening"}], "MG"),
        ([{"Modality": "MR", "BodyPartExamined": "BREAST"}], "MR"),
        ([{"Modality": "US", "StudyDescription": "Echocardiography"}], "ECHO"),
        ([{"Modality": "CR"}], "DX"),
        ([{"Modality": "OT"}], "other"),
    ],
)
def test_the_kind_of_scan(tmp_path: Path, files: list[dict[str, Any]], modality: str) -> None:
    for number, elements in enumerate(files):
        save(made(instance=f"1.2.{number}", **elements), tmp_path / "disc" / str(number))
    (scan,) = scans(read_one(tmp_path / "disc"))
    assert scan.modality == modality


def test_both_sides_are_both_sides(tmp_path: Path) -> None:
    for number, side in enumerate("LR"):
        file = made(instance=f"1.2.{number}", Modality="MG", ImageLaterality=side)
        save(file, tmp_path / "disc" / str(number))
    assert scans(read_one(tmp_path / "disc"))[0].side == "both"


def test_two_people_on_one_disc_stay_two(tmp_path: Path) -> None:
    save(made(), tmp_path / "disc" / "1")
    other = made(instance="1.9", PatientName="Silva^Peter", PatientBirthDate="1950")
    save(other, tmp_path / "disc" / "2")
    reading = read_one(tmp_path / "disc")
    assert len(scans(reading)) == 2
    assert {each.who.words() for each in reading.found if each.who} == {
        "Anna Maria Santos, born 3 August 1958",
        "Peter Silva, born 1950",
    }


def test_a_structured_report_becomes_its_text(tmp_path: Path) -> None:
    save(made(), tmp_path / "disc" / "1")
    report = made(TEXT_SR, "1.2.3.7", Modality="SR", SeriesInstanceUID="1.2.3.8")
    report.CompletionFlag, report.VerificationFlag = "COMPLETE", "UNVERIFIED"
    report.ConceptNameCodeSequence = concept("CT report")
    size = pydicom.Dataset()
    size.NumericValue, size.MeasurementUnitsCodeSequence = "14", concept("mm")
    node = content("NUM", "Node", MeasuredValueSequence=Sequence([size]))
    findings = content("CONTAINER", "Findings", ContentSequence=Sequence([node]))
    said = content("TEXT", "Impression", TextValue="Smaller.\r\nNo new ones. – é")
    report.ContentSequence = Sequence([findings, said])
    save(report, tmp_path / "disc" / "2")
    save(made(DOSE_SR, "1.2.3.77", Modality="SR"), tmp_path / "disc" / "3")
    (scan,) = scans(read_one(tmp_path / "disc"))
    assert scan.impression == (
        "CT report\n(not yet verified by a doctor)\nFindings\n  Node: 14 mm\n"
        "Impression: Smaller.\nNo new ones. – é"
    )
    assert scan.images == "1"
    assert {row.item for row in scan.custody} == {"images", "report"}


@pytest.mark.parametrize("length", [b"%PDF-1.4 four", b"%PDF-1.4 three"])
def test_a_pdf_inside_is_attached_without_its_padding(tmp_path: Path, length: bytes) -> None:
    file = made(PDF, "1.2.3.7", Modality="DOC", DocumentTitle="Pathology")
    file.EncapsulatedDocument = length + b"\0" * (len(length) % 2)
    file.MIMETypeOfEncapsulatedDocument = "application/pdf"
    save(file, tmp_path / "a.dcm")
    reading = read_one(tmp_path / "a.dcm")
    (report,) = reports(reading)
    (ref,) = report.attached
    assert (ref.name, ref.media_type, ref.size) == (
        "Pathology.pdf",
        "application/pdf",
        len(length),
    )
    assert reading.files[ref.sha256]() == length


def test_what_is_no_scan_is_not_ticked(tmp_path: Path) -> None:
    save(made(Modality="RTPLAN", StudyInstanceUID="1"), tmp_path / "disc" / "1")
    save(made(Modality="IO", StudyInstanceUID="2", instance="9"), tmp_path / "disc" / "2")
    save(
        made(Modality="CT", StudyInstanceUID="3", instance="8", StudyDate="20150101"),
        tmp_path / "disc" / "3",
    )
    assert {each.why for each in read_one(tmp_path / "disc").found} == {
        "planning data for radiation, not a report",
        "a dental picture",
        "older than three years",
    }


def test_a_disc_s_own_list_tells_what_is_missing(tmp_path: Path) -> None:
    """Pydicom's DICOMDIR names 31 files; three of them are there, under other names."""
    listed = Path(str(get_testdata_file("DICOMDIR")))
    disc = tmp_path / "disc"
    (disc / "x").mkdir(parents=True)
    (disc / "dicomdir").write_bytes(listed.read_bytes())
    for number, path in enumerate(sorted((listed.parent / "98892003" / "MR700").iterdir())[:3]):
        (disc / "x" / f"f{number}").write_bytes(path.read_bytes())
    reading = read_one(disc)
    (scan,) = scans(reading)
    assert scan.images == "3"
    assert scan.custody[0].held == "partly"
    assert "names 8 images more" in scan.note
    assert [each.sentence() for each in reading.remarks] == [
        "DICOMDIR: the disc's own list names 31 files, and 28 of them are not on it"
    ]


@pytest.mark.parametrize(
    ("name", "charset", "names"),
    [
        ("Müller^Ángela", "ISO_IR 192", ("Ángela Müller",)),
        ("Buc^Jérôme", "ISO_IR 100", ("Jérôme Buc",)),
        ("Διονυσιος", "ISO_IR 126", ("Διονυσιος",)),
        ("Wang^XiaoDong=王^小东", "GB18030", ("XiaoDong Wang", "王 小东")),
        ("", "ISO_IR 192", ()),
    ],
)
def test_names_in_their_scripts(
    tmp_path: Path, name: str, charset: str, names: tuple[str, ...]
) -> None:
    file = made(SpecificCharacterSet=charset, PatientName=name, PatientBirthDate=None)
    save(file, tmp_path / "a")
    who = read_one(tmp_path / "a").found[0].who
    assert who is not None
    assert tuple(each for each in (who.name, *who.also) if each) == names


@pytest.mark.parametrize(
    ("words", "date"),
    [("2024.03.12", "12 March 2024"), ("2024", "2024"), ("202403", "March 2024"), ("junk", "")],
)
def test_dates_in_old_and_broken_spellings(tmp_path: Path, words: str, date: str) -> None:
    file = made(StudyDate=None)
    file.add_new("StudyDate", "LO", words)
    save(file, tmp_path / "a")
    found = scans(read_one(tmp_path / "a"))[0].date
    assert (found.day_only() if found else "") == date


def test_packed_deflated_and_bare_files_are_read(tmp_path: Path) -> None:
    disc = tmp_path / "disc"
    plain = save(made(instance="1.1"), disc / "plain").read_bytes()
    (disc / "packed").write_bytes(
        gzip.compress(save(made(instance="1.2"), disc / "p").read_bytes())
    )
    (disc / "p").unlink()
    deflated = made(instance="1.3")
    deflated.file_meta.TransferSyntaxUID = DeflatedExplicitVRLittleEndian
    save(deflated, disc / "deflated")
    bare = save(made(instance="1.4"), disc / "bare").read_bytes()
    (disc / "bare").write_bytes(bare[bare.index(b"\x08\x00\x05\x00CS") :])
    (disc / "cut").write_bytes(plain[: len(plain) - 30])
    (scan,) = scans(read_one(disc))
    assert scan.images == "4"  # "cut" is "plain" once more


def test_viewer_and_autorun_are_never_opened(tmp_path: Path) -> None:
    disc = tmp_path / "disc"
    save(made(), disc / "1")
    (disc / "VIEWER.EXE").write_bytes(b"MZ\x90\0" + b"x" * 200)
    (disc / "lib.so").write_bytes(b"\x7fELF" + b"x" * 200)
    (disc / "AUTORUN.INF").write_bytes(b"[autorun]\r\nopen=VIEWER.EXE\r\n")
    (disc / "INDEX.HTM").write_bytes(b"<html><body>Start the viewer</body></html>")
    readings = recognise.read(disc, Wanted(TODAY))
    said = [each.sentence() for reading in readings for each in reading.remarks]
    assert said == [
        "INDEX.HTM: is a web page",
        "3 files of programs and of folders themselves: left alone.",
    ]


@pytest.mark.parametrize("cut", range(132, 900, 61))
def test_a_file_cut_anywhere_ends_in_a_record_or_a_sentence(tmp_path: Path, cut: int) -> None:
    whole = save(made(), tmp_path / "whole").read_bytes()
    (tmp_path / "a").write_bytes(whole[:cut])
    assert read_or_refuse(tmp_path / "a")


def test_every_flipped_byte_ends_in_a_record_or_a_sentence(tmp_path: Path) -> None:
    whole = save(made(CT), tmp_path / "whole").read_bytes()
    for place in range(132, len(whole), 7):
        changed = bytearray(whole)
        changed[place] ^= 0xFF
        (tmp_path / "a").write_bytes(changed)
        assert read_or_refuse(tmp_path / "a")


@pytest.mark.parametrize(
    "tag", [b"\x10\x00\x40\x00CS", b"\x10\x00\x10\x00PN", b"\x20\x00\x0d\x00UI"]
)
def test_an_element_of_an_unknown_kind_ends_in_a_record_or_a_sentence(
    tmp_path: Path, tag: bytes
) -> None:
    whole = save(made(CT), tmp_path / "whole").read_bytes()
    assert tag in whole
    (tmp_path / "a").write_bytes(whole.replace(tag, tag[:-1] + b"\x00"))
    assert read_or_refuse(tmp_path / "a")


def test_a_disc_s_own_list_with_broken_links_ends_in_a_sentence(tmp_path: Path) -> None:
    whole = Path(str(get_testdata_file("DICOMDIR"))).read_bytes()
    link = b"\x04\x00\x20\x14UL\x04\x00"
    assert link in whole
    (tmp_path / "DICOMDIR").write_bytes(whole.replace(link, link[:-2] + b"\x06\x00", 3))
    assert read_or_refuse(tmp_path / "DICOMDIR")
