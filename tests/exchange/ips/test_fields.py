"""The table of what goes where, held against a record that goes out and comes back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from tests.exchange.helpers import read_one
from tests.exchange.ips.full import TODAY, full

from apptprep.exchange import ips
from apptprep.exchange.ips import fields
from apptprep.exchange.ips.fields import Place
from apptprep.records import (
    KINDS,
    Code,
    Editor,
    Medication,
    Person,
    Record,
    When,
    fields_of,
    show_value,
)

NOW = dt.datetime(2026, 6, 1, 10, 0, tzinfo=dt.UTC)
PRINTING = [kind for kind in KINDS if kind.KIND.prints]
COME_BACK = [
    kind
    for kind in PRINTING
    if any(fields.place(kind, each.name) is Place.FIELD and each.prints for each in fields_of(kind))
]


def out_and_back(record: Record, tmp_path: Path) -> tuple[str, list[Record]]:
    """Write a record with one entry, read it, and return the file and what was read."""
    records: list[Record]
    records = [record] if isinstance(record, Person) else [Person(name="Maria Lind"), record]
    data = ips.dumps(records, ips.Given(NOW))
    path = tmp_path / "summary.json"
    path.write_bytes(data)
    reading = read_one(path, TODAY)
    found = [each.record for each in reading.found]
    stated = {said.field: said.state for said in reading.statements}
    found = [replace(each, **stated) if isinstance(each, Person) else each for each in found]  # type: ignore[arg-type]
    return data.decode(), found


def merged(kind: type[Record], found: list[Record]) -> Record:
    """What was read of a kind; several mentions laid together as bringing in does it."""
    from apptprep.jobs.join import merge

    mine = [each for each in found if type(each) is kind]
    assert mine, f"no {kind.KIND.one} came back"
    return merge(mine)[0]


def same(mine: object, theirs: object) -> bool:
    if isinstance(mine, When) and isinstance(theirs, When):
        return (mine.earliest, mine.latest, mine.about, mine.time) == (
            theirs.earliest,
            theirs.latest,
            theirs.about,
            theirs.time,
        )
    if isinstance(mine, tuple) and isinstance(theirs, tuple):
        return set(mine) <= set(theirs)
    if isinstance(mine, str) and isinstance(theirs, str):
        return mine in theirs
    return mine == theirs


@pytest.mark.parametrize("kind", COME_BACK, ids=lambda kind: kind.KIND.name)
def test_fields_come_back_as_the_table_says(kind: type[Record], tmp_path: Path) -> None:
    record = full(kind)
    file, found = out_and_back(record, tmp_path)
    back = merged(kind, found)
    words = " ".join(
        show_value(each, getattr(back, each.name))
        for each in fields_of(kind)
        if each.editor in (Editor.LINE, Editor.PARAGRAPH)
    )
    for field in fields_of(kind):
        value, there = getattr(record, field.name), fields.place(kind, field.name)
        shown = show_value(field, value)
        if there is Place.FIELD and field.editor is not Editor.FILES:
            theirs = getattr(back, field.name)
            assert same(value, theirs), (field.name, value, theirs)
        elif there is Place.NOTE and shown:
            for line in shown.split("\n"):
                assert line in words, (field.name, line, words)
        elif there is Place.TEXT and field.editor in (Editor.LINE, Editor.PARAGRAPH):
            assert shown.split("\n")[0] in file, field.name
            assert shown.split("\n")[0] not in words, field.name
        elif there is Place.OUT and field.editor in (Editor.LINE, Editor.PARAGRAPH):
            assert shown.split("\n")[0] not in file, field.name


@pytest.mark.parametrize(
    "kind", [kind for kind in PRINTING if kind not in COME_BACK], ids=lambda kind: kind.KIND.name
)
def test_kinds_that_are_text_only_come_back_as_nothing(kind: type[Record], tmp_path: Path) -> None:
    file, found = out_and_back(full(kind), tmp_path)
    assert {type(each) for each in found} <= {Person}
    told = [each for each in fields_of(kind) if fields.place(kind, each.name) is Place.TEXT]
    for field in told:
        if field.editor in (Editor.LINE, Editor.PARAGRAPH):
            first = show_value(field, getattr(full(kind), field.name)).split("\n")[0]
            assert first in file, field.name


def test_every_name_in_the_table_is_a_field() -> None:
    for table in (fields._NOTES, fields._TEXTS, fields._OUT):
        for name, names in table.items():
            kind = next(each for each in KINDS if each.KIND.name == name)
            known = {field.name for field in fields_of(kind)} | {"*"}
            assert set(names.split()) <= known


def test_the_table_in_words_names_what_a_record_would_lose() -> None:
    from apptprep.records import Snapshot

    told = fields.table(Snapshot([Medication(name="letrozole", pharmacy="Corner")]))
    assert "Medicines, in words, in a note of the entry: Pharmacy." in told
    assert not any("Diagnosis" in line for line in told)
    assert len(fields.table()) > len(told)


def test_codes_come_back_as_they_were_received(tmp_path: Path) -> None:
    codes = (
        Code(system="rxnorm", code="72965", display="letrozole"),
        Code(system="atc", code="L02BG04"),
        Code(system="urn:oid:1.2.3.4", code="x 1"),
    )
    _file, found = out_and_back(Medication(name="letrozole", codes=codes), tmp_path)
    back = merged(Medication, found)
    assert isinstance(back, Medication)
    assert [(c.system, c.code) for c in back.codes] == [(c.system, c.code) for c in codes]
