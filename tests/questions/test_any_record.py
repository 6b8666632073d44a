"""Whatever is written into a record, the engine answers and keeps its promises."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from apptprep.questions import card, matches, missing, suggest
from apptprep.records import KINDS, Editor, Field, Record, Snapshot, When, fields_of

TODAY = dt.date(2026, 11, 22)
TEXTS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["", "pain", "liver", "9" * 5000, "<3,5", "1 - 2", "II/III", "38.5", "64", "<b>&amp;</b>"]
    ),
)
DAYS = st.one_of(
    st.none(),
    st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)).map(When.of),
    st.text(max_size=20).map(lambda words: When.parse(words, TODAY)),
)


def value_of(field: Field) -> st.SearchStrategy[Any]:
    """Return values a field may hold."""
    keys = [option.key for option in field.options]
    if field.editor is Editor.ROWS and field.row is not None:
        values = {f.name: value_of(f) for f in fields_of(field.row)}
        return st.lists(st.builds(field.row, **values), max_size=2).map(tuple)
    if field.editor is Editor.CHOICES and keys:
        return st.lists(st.sampled_from(keys), max_size=2).map(tuple)
    simple: dict[Editor, st.SearchStrategy[Any]] = {
        Editor.LINE: TEXTS,
        Editor.PARAGRAPH: TEXTS,
        Editor.DAY: DAYS,
        Editor.CHOICE: st.sampled_from(["", *keys, "a key of a newer version"]),
        Editor.SCALE: st.one_of(st.none(), st.integers(0, 10)),
    }
    return simple.get(field.editor, st.just(field.empty))


def record_of(kind: type[Record]) -> st.SearchStrategy[Record]:
    """Return records of a kind."""
    return st.builds(kind, **{field.name: value_of(field) for field in fields_of(kind)})


RECORDS = st.lists(st.one_of([record_of(kind) for kind in KINDS]), max_size=12)
PURPOSES = st.sampled_from(["second-opinion", "trial", "routine", "other"])


@settings(max_examples=60)
@given(RECORDS, PURPOSES)
def test_any_record_gets_its_questions(records: list[Record], purpose: str) -> None:
    snapshot = Snapshot(records)
    ids = {record.id for record in snapshot.everything()}
    found = suggest(snapshot, purpose, TODAY)
    assert found
    for suggestion in found:
        assert suggestion.evidence
        for fact in suggestion.evidence:
            assert fact.text
            assert not fact.record_id or fact.record_id in ids
    for gap in missing(snapshot, purpose, TODAY):
        assert gap.what
        assert gap.why
        assert not gap.record_id or gap.record_id in ids
    shown = {line.id for line in card(snapshot, TODAY).lines}
    for match in matches(snapshot, TODAY):
        assert match.line_id in shown
        assert match.evidence
        assert all(fact.record_id in ids for fact in match.evidence)
    lines = card(snapshot, TODAY)
    assert lines.lines
    assert lines.emergency_number
