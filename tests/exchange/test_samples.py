"""Sample files beside the project, with what each must give; skipped where they are not there."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.exchange.helpers import TODAY

from apptprep.errors import UnreadableFile
from apptprep.exchange import recognise
from apptprep.exchange.format import Wanted
from apptprep.exchange.reading import Reading
from apptprep.records import ImagingStudy

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
if not SAMPLES.is_dir():
    SAMPLES = Path(__file__).parents[4] / "shared" / "samples"

pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample files are not beside it")


@pytest.mark.parametrize(
    ("place", "kinds", "people", "remarks"),
    [
        ("dicom-media/disc01-dicomdir-2patients", {"imaging_study": 6}, 2, 5),
        ("dicom-media/disc02-lowercase-on-disk", {"imaging_study": 6}, 2, 0),
        ("dicom-media/disc03-no-dicomdir", {"imaging_study": 4, "other_report": 1}, 3, 2),
        ("dicom-media/disc04-dicomdir-missing-files", {"imaging_study": 5}, 2, 1),
        ("dicom-media/disc05-made-mixed", {"imaging_study": 3, "other_report": 1}, 1, 0),
        ("dicom-media/dicomdir-variants", {}, 0, 1),
        ("dicom-loose/made", {"imaging_study": 3, "other_report": 1}, 1, 0),
        ("dicom-loose/charsets", {"imaging_study": 8}, 8, 1),
        ("dicom-loose/rt-seg", {"other_report": 4}, 4, 0),
        ("dicom-loose/sr", {"other_report": 3}, 3, 0),
        ("dicom-loose/mr", {"imaging_study": 3}, 3, 0),
        ("dicom-loose/ct", {"imaging_study": 4}, 4, 0),
        ("dicom-loose/us", {"imaging_study": 1}, 1, 0),
        ("dicom-loose/broken", {"imaging_study": 2, "other_report": 3}, 4, 3),
        ("dicom-loose/sc-mammography-as-RG", {"imaging_study": 1}, 1, 0),
        ("dicom-loose/ecg", {"other_report": 1}, 1, 0),
        ("reports/made", {"other_report": 5}, 0, 3),
        ("reports/hl7-cc0", {"other_report": 2}, 0, 0),
        ("reports/tietai-synthetic-es", {"other_report": 6}, 0, 6),
    ],
)
def test_a_folder_gives_what_is_written_down(
    place: str, kinds: dict[str, int], people: int, remarks: int
) -> None:
    readings = recognise_all(place)
    found = [each for reading in readings for each in reading.found]
    assert Counter(each.record.KIND.name for each in found) == kinds
    assert len({each.who for each in found if each.who}) == people
    assert sum(len(reading.remarks) for reading in readings) == remarks


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("reports/made/not_a_pdf.pdf", "is a web page, perhaps a login page"),
        ("reports/made/truncated.pdf", "is a PDF that is broken or cut short"),
        ("dicom-loose/broken/no_meta.dcm", "is not a file this app can bring in"),
        ("dicom-loose/broken/meta_missing_tsyntax.dcm", "does not say what it is of"),
        ("ccda/broken-made/zip_slip.zip", "leads out of its own folder"),
        ("ccda/broken-made/zip_bomb_50MB_of_zero.zip", "unpacks to more than a record can hold"),
        ("fhir/broken-made/html_error_page.json", "is a web page, perhaps a login page"),
    ],
)
def test_a_broken_file_ends_in_its_own_sentence(place: str, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words):
        recognise.read(SAMPLES / place, Wanted(TODAY))


def test_the_mixed_disc_says_what_its_reports_say() -> None:
    scans = [
        each.record
        for reading in recognise_all("dicom-media/disc05-made-mixed")
        for each in reading.found
        if isinstance(each.record, ImagingStudy)
    ]
    by_modality = {scan.modality: scan for scan in scans}
    assert set(by_modality) == {"PT", "MG", "DX"}
    assert by_modality["MG"].images == "4"
    assert "Metabolic partial response" in by_modality["PT"].impression


def recognise_all(place: str) -> list[Reading]:
    return list(recognise.read(SAMPLES / place, Wanted(TODAY)))
