"""Files of the register: recognised by content, read whole, what is no trial named."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from pathlib import Path

import pytest
from tests.exchange.helpers import read_one
from tests.exchange.trials_gov.making import study
from tests.samples import SAMPLES, needs_samples

from apptprep.errors import UnreadableFile
from apptprep.exchange import recognise
from apptprep.exchange.format import Wanted
from apptprep.exchange.reading import Reading
from apptprep.exchange.trials_gov import reader
from apptprep.records import Trial

TODAY = dt.date(2026, 11, 28)
NUMBERS = tuple(f"NCT0000000{n}" for n in range(1, 4))


def write(folder: Path, name: str, data: object) -> Path:
    path = folder / name
    text = data if isinstance(data, str) else json.dumps(data)
    path.write_text(text, encoding="utf-8")
    return path


def trials(reading: Reading) -> list[Trial]:
    return [found.record for found in reading.found if isinstance(found.record, Trial)]


@pytest.mark.parametrize(
    "data",
    [
        [study(number) for number in NUMBERS],
        {"studies": [study(number) for number in NUMBERS]},
        {"totalCount": 3, "studies": [study(n) for n in NUMBERS], "nextPageToken": "x"},
    ],
)
def test_a_download_and_a_page(tmp_path: Path, data: object) -> None:
    reading = read_one(write(tmp_path, "anything.txt", data), TODAY)
    assert reading.format_name == reader.FORMAT_NAME
    assert tuple(each.nct for each in trials(reading)) == NUMBERS
    assert all(found.relevant for found in reading.found)
    first = reading.found[0].record.origins[0]
    assert (first.file, first.place) == ("anything.txt", "study 1")
    assert first.number == "ClinicalTrials.gov|NCT00000001"


def test_a_single_study_packed(tmp_path: Path) -> None:
    path = tmp_path / "NCT01234567.json.gz"
    path.write_bytes(gzip.compress(json.dumps(study()).encode()))
    assert [each.nct for each in trials(read_one(path, TODAY))] == ["NCT01234567"]


def test_a_large_download_is_streamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_STREAMED", 10)
    for data in ([study(n) for n in NUMBERS], {"studies": [study(n) for n in NUMBERS]}):
        path = write(tmp_path, "ctg-studies.json", data)
        assert tuple(each.nct for each in trials(read_one(path, TODAY))) == NUMBERS


def test_what_no_longer_takes_people_is_not_ticked(tmp_path: Path) -> None:
    done = study(NUMBERS[0], statusModule={"overallStatus": "COMPLETED"})
    lost = study(NUMBERS[1], statusModule={"overallStatus": "UNKNOWN"})
    found = read_one(write(tmp_path, "a.json", [done, lost, study()]), TODAY).found
    assert [each.relevant for each in found] == [False, False, True]
    assert "not taking people" in found[0].why
    assert "does not say" in found[1].why


def test_of_a_search_with_very_many_none_is_ticked(tmp_path: Path) -> None:
    many = [study(f"NCT{n:08}") for n in range(1, reader.MOST_TICKED + 2)]
    found = read_one(write(tmp_path, "a.json", many), TODAY).found
    assert not any(each.relevant for each in found)
    assert "one of many" in found[0].why


def test_what_is_no_study_is_named(tmp_path: Path) -> None:
    reading = read_one(write(tmp_path, "a.json", [study(), {"protocolSection": {}}, 7]), TODAY)
    assert len(reading.found) == 1
    assert [each.place for each in reading.remarks] == ["study 2", "study 3"]


@pytest.mark.parametrize("text", ['[{"protocolSection": {', '{"studies": [{"protocolSection"'])
def test_a_broken_file_ends_in_a_sentence(
    tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, "a.json", text)
    for streamed in (30_000_000, 1):
        monkeypatch.setattr(reader, "_STREAMED", streamed)
        with pytest.raises(UnreadableFile, match="broken or unfinished"):
            read_one(path, TODAY)


def test_an_empty_page_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="has no trials in it"):
        read_one(write(tmp_path, "a.json", {"totalCount": 0, "studies": []}), TODAY)


TABLE = (
    "NCT Number,Study Title,Study Status,Interventions,Sex,Phases,Last Update Posted,Locations\n"
    'NCT00000001,"A Study\nin Two Lines",RECRUITING,DRUG: one|OTHER: two,ALL,PHASE1|PHASE2,'
    '"September 20, 2018","North Hospital, Hamburg, Germany|Rome, Italy"\n'
)


def test_a_table(tmp_path: Path) -> None:
    (found,) = trials(read_one(write(tmp_path, "ctg-studies.csv", TABLE), TODAY))
    assert (found.nct, found.phase, found.status, found.sex) == (
        "NCT00000001",
        "1/2",
        "recruiting",
        "all",
    )
    assert found.treatment == "one, two"
    assert found.updated is not None
    assert found.updated.earliest == dt.date(2018, 9, 20)
    assert [site.country for site in found.sites] == ["Germany", "Italy"]


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffNCT Number;Study Title\r\nNCT00000001;One\r\n",
        "Study Title\tNCT Number\nOne\tNCT00000001\n",
        '"NCT Number","Study Title"\n"NCT00000001","One"\n',
    ],
)
def test_tables_as_spreadsheets_save_them(tmp_path: Path, text: str) -> None:
    (found,) = trials(read_one(write(tmp_path, "x.csv", text), TODAY))
    assert (found.nct, found.title) == ("NCT00000001", "One")


def test_a_row_without_a_number_is_named(tmp_path: Path) -> None:
    text = "NCT Number,Study Title\nNCT00000001,One\n,Two\n"
    reading = read_one(write(tmp_path, "x.csv", text), TODAY)
    assert [each.place for each in reading.remarks] == ["line 3"]


def test_a_list_of_numbers(tmp_path: Path) -> None:
    text = "Trials from Dr Lee\nNCT00000001 (first)\nsee nct00000002, NCT00000003\n"
    found = trials(read_one(write(tmp_path, "list.txt", text), TODAY))
    assert tuple(each.nct for each in found) == NUMBERS
    assert found[0].title == "NCT00000001"


def test_a_letter_that_names_a_trial_is_no_list(tmp_path: Path) -> None:
    path = write(tmp_path, "letter.txt", "Dear Ann,\nask about\nNCT00000001\nplease.\nYours\n")
    with pytest.raises(UnreadableFile):
        read_one(path, TODAY)


EXPECTED = {
    "api-pages/page1.json": 10,
    "api-pages/page2.json": 10,
    "api-pages/page3_last.json": 18,
    "big/NCT04585815.json": 1,
    "ctg-studies_11columns_longdates_REAL_rows.csv": 8,
    "ctg-studies_all30columns_made_from_real_json.csv": 38,
    "ctg-studies_excel_semicolon_bom_made.csv": 8,
    "ctg-studies_two_columns_REAL.csv": 111,
    "download-json-array.json": 12,
    "studies": 38,
}
"""How many trials each sample holds."""


@needs_samples
@pytest.mark.parametrize("name", EXPECTED)
def test_samples(name: str) -> None:
    (reading,) = recognise.read(SAMPLES / "clinicaltrials-gov" / name, Wanted(TODAY))
    found = trials(reading)
    assert len(found) == EXPECTED[name]
    assert not reading.remarks
    assert all(each.nct and each.title for each in found)


@needs_samples
def test_conditions_of_real_studies_are_cut_and_unescaped() -> None:
    (reading,) = recognise.read(SAMPLES / "clinicaltrials-gov" / "studies", Wanted(TODAY))
    lines = [line for each in trials(reading) for line in each.criteria]
    assert len(lines) > 750
    assert not [line.text for line in lines if "\\<" in line.text or "\\>" in line.text]
    sorted_ = sum(bool(line.kind) for line in lines)
    assert sorted_ > 0.85 * len(lines)
