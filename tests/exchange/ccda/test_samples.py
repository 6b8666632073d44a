"""Documents of many systems, read whole, with the expected counts written down.

They lie beside the project and are no part of it; without them these tests are skipped. The counts
stand in ``tests/data/ccda-samples.csv``; medicines and allergies were counted a second time by
another program (ccda-to-fhir), which reads 28 of these documents.
"""

from __future__ import annotations

import csv
import hashlib
import logging
import warnings
from collections import Counter
from pathlib import Path

import pytest
from tests.exchange.ccda.making import TODAY, only, remarks
from tests.samples import SAMPLES, needs_samples

from apptprep.errors import UnreadableFile
from apptprep.exchange import recognise
from apptprep.exchange.format import Wanted
from apptprep.exchange.reading import Reading
from apptprep.jobs.compare import compare
from apptprep.questions.ingredients import ingredients
from apptprep.records import (
    Allergy,
    Condition,
    Diagnosis,
    ImagingStudy,
    Measurement,
    Medication,
    OtherReport,
    Person,
    Snapshot,
)

pytestmark = needs_samples
FOLDER = SAMPLES / "ccda"
COUNTS = Path(__file__).parents[2] / "data" / "ccda-samples.csv"
KINDS = {
    "medicines": Medication,
    "allergies": Allergy,
    "conditions": Condition,
    "diagnoses": Diagnosis,
    "values": Measurement,
    "scans": ImagingStudy,
    "reports": OtherReport,
}


def rows() -> list[dict[str, str]]:
    with COUNTS.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def reading_of(path: Path) -> Reading:
    return recognise.read(path, Wanted(TODAY))[0]


@pytest.mark.parametrize("row", rows(), ids=[row["path"].rpartition("/")[2] for row in rows()])
def test_each_document_gives_what_it_holds(row: dict[str, str]) -> None:
    reading = reading_of(FOLDER / row["path"])
    found = Counter(type(each.record) for each in reading.found)
    assert {name: found[kind] for name, kind in KINDS.items()} == {
        name: int(row[name]) for name in KINDS
    }
    said = sorted({each.field.removesuffix("_state") for each in reading.statements})
    assert " ".join(said) == row["statements"]
    assert all(each.record.is_complete() for each in reading.found)


def test_every_document_is_in_the_table() -> None:
    listed = {row["path"] for row in rows()}
    there = {
        path.relative_to(FOLDER).as_posix()
        for path in FOLDER.rglob("*")
        if path.is_file() and "broken-made" not in path.parts
    }
    denied = "hl7-examples-cc0/Problems/Patient Does Not Have Diabetes(C-CDA2.1).xml"
    assert there - listed == {denied, "hl7-examples-cc0/Unstructured/UD_sample.pdf"}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("billion_laughs.xml", "defines abbreviations of its own"),
        ("xxe_external_entity.xml", "defines abbreviations of its own"),
        ("truncated.xml", "damaged or unfinished health document"),
        ("html_login_page.xml", "is a web page, perhaps a login page"),
        ("zip_bomb_50MB_of_zero.zip", "unpacks to more than a record can hold"),
        ("zip_slip.zip", "leads out of its own folder"),
    ],
)
def test_each_hostile_file_has_its_sentence(name: str, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words) as caught:
        reading_of(FOLDER / "broken-made" / name)
    assert "brought in" in str(caught.value)


@pytest.mark.parametrize(
    "name",
    ["leading_blank_before_decl.xml", "no_namespace.xml", "utf16_bom.xml",
     "wrong_encoding_declared_utf8_is_latin1.xml"],
)  # fmt: skip
def test_each_odd_file_reads_like_the_sound_one(name: str) -> None:
    sound = reading_of(FOLDER / "vendors-2017/NextGen/AliceNewmanCCD.xml")
    odd = reading_of(FOLDER / "broken-made" / name)
    assert [type(each.record) for each in odd.found] == [type(each.record) for each in sound.found]


def test_what_is_denied_is_said_and_not_brought_in() -> None:
    path = FOLDER / "hl7-examples-cc0/Problems/Patient Does Not Have Diabetes(C-CDA2.1).xml"
    with pytest.raises(UnreadableFile, match="a problem that is said not to be there"):
        reading_of(path)


def test_the_portal_zip_leaves_only_its_pdf() -> None:
    readings = recognise.read(
        FOLDER / "portal-zips-made/HealthSummary_XDM_2docs.zip", Wanted(TODAY)
    )
    loose = [each.place for reading in readings for each in reading.remarks if not reading.found]
    assert loose in ([], ["1 of 1 - My Health Summary.PDF"])
    assert {each.name for each in only(readings[0], Person)} == {"Alice Jones Newman"}


def test_a_pdf_beside_its_document_is_attached() -> None:
    readings = recognise.read(FOLDER / "hl7-examples-cc0/Unstructured", Wanted(TODAY))
    reports = only(readings[0], OtherReport)
    names = {ref.name: ref for report in reports for ref in report.attached}
    pdf = FOLDER / "hl7-examples-cc0/Unstructured/UD_sample.pdf"
    assert names["UD_sample.pdf"].sha256 == hashlib.sha256(pdf.read_bytes()).hexdigest()
    assert names["Personal Advance Care Document.pdf"].media_type == "application/pdf"
    assert len(readings) == 1
    assert not remarks(readings[0])


def test_one_persons_medicines_from_twelve_systems_become_those_she_has() -> None:
    """Ceftriaxone, Tylenol and Aranesp go by 37 mentions here; one system has a fourth medicine."""
    paths = [FOLDER / row["path"] for row in rows() if row["path"].startswith("vendors-2017")]
    readings = [reading_of(path) for path in paths]
    hers = [each for each in readings if any("NEWMAN" in person.name.upper()
            for person in only(each, Person))]  # fmt: skip
    assert len(hers) == 12
    assert sum(len(only(each, Medication)) for each in hers) == 38
    preview = compare(hers, Snapshot())
    names = [item.record.name for item in preview.items if isinstance(item.record, Medication)]
    assert sorted(next(iter(ingredients(name))) for name in names) == [
        "acetaminophen", "ceftriaxone", "clindamycin", "darbepoetin alfa",
    ]  # fmt: skip
    whole = Counter(type(item.record) for item in preview.items)
    assert (whole[Allergy], whole[Person]) == (2, 1)
    assert not preview.other_persons


def test_another_program_counts_the_same_medicines_and_allergies() -> None:
    convert = pytest.importorskip("ccda_to_fhir", reason="ccda-to-fhir is not installed")
    logging.getLogger("ccda_to_fhir").setLevel(logging.CRITICAL)
    compared = 0
    for row in rows():
        path = FOLDER / row["path"]
        if path.suffix.lower() == ".zip":
            continue
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                bundle = convert.convert_document(text)["bundle"]
        except Exception:  # noqa: BLE001, S112 - it refuses whole documents; those are not compared
            continue
        reading = reading_of(path)
        taken = Counter(each["resource"]["resourceType"] for each in bundle["entry"])
        mine = len(only(reading, Medication)), len(only(reading, Allergy))
        theirs = (
            taken["MedicationStatement"] + taken["MedicationRequest"],
            taken["AllergyIntolerance"],
        )
        compared += 1
        assert _agree(mine, theirs, row), (row["path"], mine, theirs)
    assert compared >= 25


def _agree(mine: tuple[int, int], theirs: tuple[int, int], row: dict[str, str]) -> bool:
    """Tell whether counts agree; what is denied ("no medications") is an entry to the other."""
    denied = row["statements"]
    known = KNOWN_DIFFERENCES.get(row["path"].rpartition("/")[2], (0, 0))
    medicines = mine[0] + known[0] == theirs[0] or (not mine[0] and "medications" in denied)
    allergies = mine[1] + known[1] == theirs[1] or not mine[1]
    return medicines and allergies


KNOWN_DIFFERENCES = {
    # It also takes the orders among the plans.
    "newman-rn.xml": (10, 0),
    "larson-ccd.xml": (1, 0),
    # It has no reader for the templates of before 2012, and leaves out medicines at discharge.
    "Kareo_CCD_export_Joey_Miller.ccd": (-1, -1),
    "CCDA_CCD_b1_Ambulatory_v2.xml": (-1, 0),
}
