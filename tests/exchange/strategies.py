"""Hypothesis strategies for records, built from the declarations as everything else is."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from apptprep.records import (
    KINDS,
    SOURCES,
    Editor,
    Field,
    FileRef,
    Origin,
    Record,
    When,
    fields_of,
)

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
ids = st.uuids().map(str)
_days = st.dates(dt.date(1850, 1, 1), dt.date(2200, 12, 31))
moments = st.datetimes(
    dt.datetime(1990, 1, 1),  # noqa: DTZ001 - the zone is added by the strategy
    dt.datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from(
        [dt.timezone(dt.timedelta(minutes=m)) for m in (-570, -300, 0, 60, 345)]
    ),
)


@st.composite
def whens(draw: st.DrawFn) -> When:
    """Any date, understood or not."""
    words = draw(text).replace("\n", " ")
    if draw(st.booleans()):
        return When(words)
    first, last = sorted((draw(_days), draw(_days)))
    clock = draw(st.sampled_from(["", "00:00", "08:05", "23:59"]))
    offset = draw(st.sampled_from(["", "+02:00", "-05:00"])) if clock else ""
    return When(words, first, last, draw(st.booleans()), clock, offset)


files = st.builds(
    FileRef,
    sha256=st.binary(min_size=32, max_size=32).map(bytes.hex),
    name=text,
    media_type=st.sampled_from(["application/pdf", "image/jpeg"]),
    size=st.integers(0, 10**9),
)


def value_of(declared: Field, *, with_files: bool) -> st.SearchStrategy[Any]:
    """Return a strategy for a field's value."""
    keys = st.sampled_from([option.key for option in declared.options] or ["x"])
    row: st.SearchStrategy[Any] = (
        holders(declared.row, with_files=with_files) if declared.row else st.nothing()
    )
    found: dict[Editor, st.SearchStrategy[Any]] = {
        Editor.LINE: text,
        Editor.PARAGRAPH: text,
        Editor.DAY: st.none() | whens(),
        Editor.CHOICE: st.just("") | keys,
        Editor.CHOICES: st.lists(keys | text, max_size=3).map(tuple),
        Editor.SCALE: st.none() | st.integers(0, 10),
        Editor.LINK: st.just("") | ids,
        Editor.LINKS: st.lists(ids, max_size=2).map(tuple),
        Editor.ROWS: st.lists(row, max_size=2).map(tuple),
        Editor.FILES: st.lists(files, max_size=2).map(tuple) if with_files else st.just(()),
    }
    return found[declared.editor]


def holders(kind: type, *, with_files: bool, **fixed: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for a record or row of that class."""
    values = {f.name: value_of(f, with_files=with_files) for f in fields_of(kind)}
    return st.builds(kind, **{**values, **fixed})


def records_of(kind: type[Record], *, with_files: bool = False) -> st.SearchStrategy[Any]:
    """Return a strategy for records of one kind, provenance included."""
    return holders(
        kind,
        with_files=with_files,
        id=ids,
        created=moments,
        changed=moments,
        written_by=text,
        source=st.sampled_from(["", *(option.key for option in SOURCES)]),
        source_note=text,
        origins=st.lists(holders(Origin, with_files=False), max_size=2).map(tuple),
    )


def whole_records(*, with_files: bool = False) -> st.SearchStrategy[tuple[Any, ...]]:
    """Return a strategy for all entries of one record: any kinds, one person at most."""
    several = st.lists(
        st.sampled_from(KINDS).flatmap(lambda kind: records_of(kind, with_files=with_files)),
        max_size=6,
        unique_by=lambda record: record.id,
    )
    return several.map(_one_person)


def _one_person(found: list[Any]) -> tuple[Any, ...]:
    persons = [record for record in found if record.KIND.single]
    return tuple(record for record in found if not record.KIND.single or record is persons[0])
