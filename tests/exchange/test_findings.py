"""What readers collect: every entry is stamped, what is given along is not changed."""

from __future__ import annotations

import datetime as dt
import io

import pytest

from apptprep.exchange.findings import Findings, Spot
from apptprep.exchange.source import Source
from apptprep.exchange.walk import Root
from apptprep.records import Measurement, Origin, When

TODAY = dt.date(2026, 6, 1)


def source(*parts: str) -> Source:
    return Source(parts[-1], parts, 3, "download", lambda: io.BytesIO(b"abc"))


def root(*sources: Source) -> Root:
    made = Root("download")
    made.sources.extend(sources)
    return made


def test_an_entry_says_file_place_date_and_number() -> None:
    one = source("labs", "a.json")
    findings = Findings("FHIR", root(one, source("b.json")), TODAY)
    record = Measurement(what="Weight", value="64", origins=(Origin(file="before"),))
    findings.add(record, one, Spot("Observation 7", When.of(TODAY), "s|7", "Body weight"))
    (found,) = findings.reading().found
    before, origin = found.record.origins
    assert before == Origin(file="before")
    assert (origin.file, origin.place) == ("download/labs/a.json", "Observation 7")
    assert (origin.number, origin.written_as) == ("s|7", "Body weight")
    assert (origin.dated, origin.brought) == (When.of(TODAY), When.of(TODAY))
    assert found.record.source_note == "download/labs/a.json, Observation 7"
    assert found.place == "labs/a.json, Observation 7"
    assert found.record.created == found.record.changed
    assert record.origins == (Origin(file="before"),)
    assert not record.source_note


def test_entries_like_another_have_what_is_their_own() -> None:
    one = source("a.json")
    findings = Findings("FHIR", root(one), TODAY)
    like = Measurement(what="Weight", value="64", unit="kg")
    findings.add(like, one)
    findings.add(like, one, own={"id": "x", "value": "65", "when": When.of(TODAY)})
    first, second = (each.record for each in findings.reading().found)
    assert isinstance(first, Measurement)
    assert isinstance(second, Measurement)
    assert (first.value, first.unit, first.when) == ("64", "kg", None)
    assert (second.value, second.unit, second.when) == ("65", "kg", When.of(TODAY))
    assert (first.id, second.id) == (like.id, "x")
    assert like.value == "64"


@pytest.mark.parametrize(("day", "why"), [(TODAY, ""), (dt.date(2020, 1, 1), "older than a year")])
def test_what_is_its_own_counts_for_what_is_ticked(day: dt.date, why: str) -> None:
    one = source("a.json")
    findings = Findings("FHIR", root(one), TODAY)
    findings.add(Measurement(what="Weight"), one, own={"when": When.of(day)})
    (found,) = findings.reading().found
    assert (found.relevant, found.why) == (not why, why)


def test_two_files_are_told_apart() -> None:
    one, other = source("a.json"), source("b.json")
    findings = Findings("FHIR", root(one, other), TODAY)
    for place in (one, other, one):
        findings.add(Measurement(what="Weight"), place)
    assert [each.place for each in findings.reading().found] == ["a.json", "b.json", "a.json"]
