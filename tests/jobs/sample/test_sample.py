"""The sample person: complete, consistent, the same for the same day, and nobody real."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import Counter
from itertools import pairwise
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apptprep.exchange import record_json
from apptprep.exchange.record_zip import files_of
from apptprep.jobs.sample import Sample, build
from apptprep.jobs.sample.treatments import CYCLES
from apptprep.records import (
    KINDS,
    Appointment,
    DoseTaken,
    Editor,
    ImagingStudy,
    Medication,
    OtherReport,
    PathologyReport,
    Record,
    Snapshot,
    SymptomEntry,
    Treatment,
    When,
    fields_of,
)

TODAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def sample() -> Sample:
    return build(TODAY)


def of(sample: Sample, kind: type[Record]) -> list[Any]:
    """Return the sample's entries of a kind."""
    return [record for record in sample.records if type(record) is kind]


def whens(holder: Any) -> list[When]:
    """Return all dates of a record and its rows."""
    found = []
    for field in fields_of(type(holder)):
        value = getattr(holder, field.name)
        if field.editor is Editor.DAY and value is not None:
            found.append(value)
        elif field.editor is Editor.ROWS:
            found += [when for row in value for when in whens(row)]
    return found


def test_it_holds_what_it_promises(sample: Sample) -> None:
    counts = Counter(type(record) for record in sample.records)
    assert set(counts) == {kind for kind in KINDS if kind.KIND.prints}
    assert counts[SymptomEntry] == 400
    assert counts[Medication] == 9
    assert sum(not drug.is_current() for drug in of(sample, Medication)) == 2
    assert counts[ImagingStudy] + counts[PathologyReport] + counts[OtherReport] == 8
    assert len(sample.files) == 3


def test_custody_is_mixed(sample: Sample) -> None:
    reports = [*of(sample, ImagingStudy), *of(sample, PathologyReport), *of(sample, OtherReport)]
    seen = {(row.item, row.held) for report in reports for row in report.custody}
    assert {item for item, _ in seen} == {"report", "images", "slides", "block"}
    assert {held for _, held in seen} == {"yes", "partly", "no", "unknown"}


def test_provenance_is_mixed(sample: Sample) -> None:
    assert {record.source for record in sample.records if record.source} == {
        "report",
        "clinician",
        "seen",
        "unsure",
    }
    assert len({record.written_by for record in sample.records}) == 2


def test_every_entry_is_complete_and_has_its_own_id(sample: Sample) -> None:
    assert all(record.is_complete() for record in sample.records)
    assert len({record.id for record in sample.records}) == len(sample.records)


def test_every_link_leads_somewhere(sample: Sample) -> None:
    by_id = {record.id: record for record in sample.records}
    for record in sample.records:
        for field in fields_of(type(record)):
            link = getattr(record, field.name) if field.editor is Editor.LINK else ""
            if link:
                assert by_id[link].KIND.name in field.links_to, (record.KIND.name, field.name)


def test_nothing_is_copied_from_a_report_she_does_not_have(sample: Sample) -> None:
    for study in of(sample, ImagingStudy):
        held = {row.held for row in study.custody if row.item == "report"}
        assert bool(study.impression) == (held == {"yes"}), study.region


def test_every_date_is_understood(sample: Sample) -> None:
    for record in sample.records:
        for when in whens(record):
            assert when.is_understood, when.words


def test_it_fits_the_record_json(sample: Sample) -> None:
    read = record_json.loads(record_json.dumps(sample.records), "sample.json")
    assert set(read) == set(sample.records)


def test_the_same_day_gives_the_same_sample(sample: Sample) -> None:
    again = build(TODAY)
    assert again.records == sample.records
    assert again.files == sample.files


@settings(max_examples=30, deadline=None)
@given(st.dates(dt.date(2026, 1, 1), dt.date(2040, 12, 31)))
def test_on_any_day_the_visit_is_about_a_week_ahead_and_the_past_is_past(today: dt.date) -> None:
    made = build(today)
    snapshot = Snapshot(made.records)
    visit = snapshot.next_appointment(today)
    assert visit is not None
    assert visit.purpose == "second-opinion"
    assert visit.when is not None
    assert visit.when.earliest is not None
    assert 7 <= (visit.when.earliest - today).days <= 9
    for kind in (SymptomEntry, DoseTaken):
        for entry in snapshot.all(kind):
            moment = entry.moment()
            assert moment is not None
            assert moment.latest is not None
            assert moment.latest < today
    assert all(record.created.date() < today for record in made.records)
    assert len(snapshot.all(SymptomEntry)) == 400


@settings(max_examples=30, deadline=None)
@given(st.dates(dt.date(2026, 1, 1), dt.date(2040, 12, 31)))
def test_clinics_are_visited_on_workdays(today: dt.date) -> None:
    made = build(today)
    for kind in (Appointment, ImagingStudy, Treatment):
        for record in of(made, kind):
            exact = [when for when in whens(record) if when.is_exact]
            assert all(when.earliest.weekday() < 5 for when in exact if when.earliest)


def test_cycles_of_treatment_are_at_least_4_weeks_apart() -> None:
    gaps = [before - after for before, after in pairwise(CYCLES)]
    assert set(gaps) == {28, 35}


def test_the_tablets_said_to_be_taken_lately_are_those_ticked(sample: Sample) -> None:
    (oxycodone,) = [drug for drug in of(sample, Medication) if drug.name == "Oxycodone"]
    for days in (6, 7):  # "the last 7 days" with and without today
        since = TODAY - dt.timedelta(days=days)
        ticked = [d for d in of(sample, DoseTaken) if d.when.earliest >= since]
        assert oxycodone.taken_lately == f"about {len(ticked)}"
    assert all(dose.medication == oxycodone.id for dose in ticked)


def test_the_new_pain_rises_and_the_old_one_fell(sample: Sample) -> None:
    def mean(first: int, last: int) -> float:
        days = (TODAY - dt.timedelta(days=first), TODAY - dt.timedelta(days=last))
        scores = [
            e.now
            for e in of(sample, SymptomEntry)
            if e.term == "Pain" and days[0] <= e.when.earliest <= days[1]
        ]
        return float(sum(scores) / len(scores))

    assert mean(425, 380) > 5
    assert mean(340, 120) < 2.5
    assert mean(30, 0) > 4.5


def test_telephone_numbers_are_of_the_range_kept_for_stories(sample: Sample) -> None:
    text = record_json.dumps(sample.records).decode()
    numbers = re.findall(r"\b\d{3}-\d{4}\b", text)
    assert len(numbers) > 10
    assert all(number.startswith("555-01") for number in numbers)


def test_attached_files_are_readable_pdfs_that_say_they_are_made_up(sample: Sample) -> None:
    refs = {file.sha256: file for record in sample.records for file in files_of(record)}
    assert set(refs) == set(sample.files)
    for sha256, data in sample.files.items():
        assert hashlib.sha256(data).hexdigest() == sha256
        assert refs[sha256].size == len(data)
        document = pypdfium2.PdfDocument(data)
        text = document[0].get_textpage().get_text_range()
        assert "MADE-UP SAMPLE" in text
        assert "Hallowick" in text
        document.close()
