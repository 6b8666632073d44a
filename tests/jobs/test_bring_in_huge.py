"""Exports with more entries than anybody looks at: listed in part, and taken whole when wanted."""

from __future__ import annotations

import base64
import datetime as dt
import json
from pathlib import Path

import pytest

from apptprep import jobs
from apptprep.jobs import bring_in
from apptprep.records import Measurement, OtherReport, Person
from apptprep.store import Library

TODAY = dt.date(2026, 6, 1)
MOST = 300
PULSES = 1000
PAPERS = 500


def resource(kind: str, number: int, **more: object) -> str:
    identity = f"{kind.lower()}-0000-4000-8000-{number:06d}"
    whole = {"resourceType": kind, "id": identity, "subject": {"reference": "Patient/p"}, **more}
    return json.dumps(whole)


def pulse(number: int) -> str:
    day = dt.date(2021, 1, 1) + dt.timedelta(days=number)
    return resource(
        "Observation",
        number,
        status="final",
        code={"coding": [{"system": "http://loinc.org", "code": "8867-4"}], "text": "Heart rate"},
        effectiveDateTime=day.isoformat(),
        valueQuantity={"value": 60 + number % 30, "unit": "/min"},
    )


def paper(number: int) -> str:
    day = dt.date(2021, 1, 1) + dt.timedelta(days=number)
    data = base64.b64encode(f"Letter {number}".encode()).decode()
    return resource(
        "DocumentReference",
        number,
        status="current",
        date=day.isoformat(),
        type={"text": "Letter"},
        content=[{"attachment": {"contentType": "text/plain", "data": data}}],
    )


@pytest.fixture
def export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a download with more entries than are listed; 20 MB are not needed for that."""
    monkeypatch.setattr(bring_in, "MOST", MOST)
    path = tmp_path / "record.ndjson"
    who = {"resourceType": "Patient", "id": "p", "name": [{"text": "Ada Fields"}]}
    lines = [json.dumps(who)]
    lines += [pulse(number) for number in range(PULSES)]
    lines += [paper(number) for number in range(PAPERS)]
    path.write_text("\n".join(lines))
    return path


def read(library: Library, export: Path, *, everything: bool = False) -> jobs.Preview:
    return jobs.read(library, [export], TODAY, everything=everything)


def test_the_preview_says_how_many_of_how_many_it_lists(library: Library, export: Path) -> None:
    preview = read(library, export)
    assert len(preview.items) == MOST
    assert (preview.listed, preview.found) == (MOST, PULSES + PAPERS + 1)
    assert preview.is_cut
    told = [each.words() for each in preview.not_listed]
    assert told == [
        "Measurements, older than a year: 851 (2021 to 2023)",
        "Other reports, older than two years: 350 (2021)",
    ]


def test_what_is_ticked_comes_in_with_its_files_and_again_adds_nothing(
    library: Library, export: Path
) -> None:
    preview = read(library, export)
    numbers = frozenset(item.number for item in preview.items)
    brought = jobs.apply(library, preview, numbers)
    assert brought.added == MOST
    papers = library.snapshot().all(OtherReport)
    assert {library.read_file(each.attached[0]) for each in papers} == {
        f"Letter {number}".encode() for number in range(PAPERS - len(papers), PAPERS)
    }
    again = read(library, export)
    assert again.everything() == frozenset()
    assert jobs.apply(library, again, again.preselected()).added == 0
    assert again.is_cut


def test_everything_is_one_step_that_one_undo_takes_back(library: Library, export: Path) -> None:
    brought = jobs.take_everything(library, jobs.Chosen((export,), TODAY))
    assert (brought.added, brought.files) == (PULSES + PAPERS + 1, PAPERS)
    assert len(library.snapshot().all(Measurement)) == PULSES
    library.undo()
    assert library.snapshot().everything() == ()


def test_after_everything_the_same_file_adds_nothing_and_says_so(
    library: Library, export: Path
) -> None:
    jobs.take_everything(library, jobs.Chosen((export,), TODAY))
    preview = read(library, export)
    assert preview.everything() == frozenset()
    assert [each.known for each in preview.not_listed] == [851, 350]
    assert not preview.is_cut
    assert preview.not_listed[0].words().endswith("(2021 to 2023), 851 of them there already")
    assert jobs.take_everything(library, jobs.Chosen((export,), TODAY)).added == 0


def test_listing_all_lists_all(library: Library, export: Path) -> None:
    preview = read(library, export, everything=True)
    assert len(preview.items) == PULSES + PAPERS + 1
    assert preview.not_listed == ()


def test_somebody_elses_are_not_taken_with_everything(library: Library, export: Path) -> None:
    library.save(Person(name="Bo Other"))
    brought = jobs.take_everything(library, jobs.Chosen((export,), TODAY))
    assert brought.added == 0
    others = frozenset(read(library, export).other_persons)
    assert jobs.take_everything(library, jobs.Chosen((export,), TODAY), others).added > PULSES
