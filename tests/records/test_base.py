"""What every kind can do: show itself, tell drafts from complete, print values."""

from __future__ import annotations

import datetime as dt
import os
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exchange.strategies import records_of

from apptprep.records import (
    BODY_SITES,
    KINDS,
    PROVENANCE,
    Appointment,
    Custody,
    Cycle,
    Editor,
    Field,
    FileRef,
    ImagingStudy,
    Measurement,
    Medication,
    OtherReport,
    Record,
    Row,
    Snapshot,
    SymptomEntry,
    Treatment,
    When,
    fields_of,
    kind_named,
    made_at,
    new_id,
    remade,
    severity,
    show_row,
    show_value,
    utc_now,
)

TODAY = dt.date(2026, 5, 12)
MOMENT = dt.datetime(2026, 3, 1, 8, 5, tzinfo=dt.UTC)


def field(kind: type, name: str) -> Field:
    return next(f for f in fields_of(kind) if f.name == name)


def rows_of(kind: type[Record]) -> list[type[Row]]:
    return [f.row for f in fields_of(kind) if f.row is not None]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND.name)
def test_an_empty_one_shows_itself_and_is_a_draft_unless_nothing_is_required(
    kind: type[Record],
) -> None:
    record = kind()
    assert record.headline()
    assert record.is_blank()
    assert isinstance(record.detail() + record.aside(), str)
    assert record.moment() is None
    assert record.is_complete() == (not any(f.required for f in fields_of(kind)))
    assert kind_named(kind.KIND.name) is kind


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND.name)
def test_declarations_hold_together(kind: type[Record]) -> None:
    for owner in (kind, *rows_of(kind)):
        fields = fields_of(owner)
        assert len({f.name for f in fields}) == len(fields)
        for f in fields:
            assert f.label
            assert not f.label.endswith(":")
            keys = [option.key for option in f.options]
            assert len(set(keys)) == len(keys)
            assert "" not in keys, "an unanswered choice is no answer"
            assert all(kind_named(name) for name in f.links_to)
            if f.editor is Editor.CHOICE:
                assert len(f.options) >= 2


def test_a_repr_carries_no_health_data() -> None:
    entry = Medication(name="Secret medicine")
    assert "Secret" not in repr(entry)
    assert "Secret" not in repr((entry, {"a": entry}))


def test_values_in_words() -> None:
    scan = ImagingStudy(modality="CT", region="chest")
    pill = Medication(name="Ondansetron", times=("morning", "after tea"))
    snapshot = Snapshot([pill])
    assert show_value(field(ImagingStudy, "modality"), "MR") == "MRI"
    assert show_value(field(ImagingStudy, "modality"), "??") == "??"
    assert show_value(field(Medication, "times"), pill.times) == "Morning, after tea"
    assert show_value(field(SymptomEntry, "now"), 0) == "0 of 10"
    assert show_value(field(SymptomEntry, "now"), None) == ""
    assert show_value(field(SymptomEntry, "medication"), pill.id, snapshot) == "Ondansetron"
    assert show_value(field(SymptomEntry, "medication"), pill.id) == ""
    assert show_value(field(SymptomEntry, "medication"), "gone", snapshot) == ""
    when = When.parse("about march 2024", TODAY)
    assert show_value(field(Medication, "started"), when) == "about March 2024"
    assert show_value(PROVENANCE[0], "unsure") == "I am not sure"
    assert scan.headline() == "CT chest"


def test_rows_in_words() -> None:
    row = Custody(item="images", held="no", asked_from="Archive", asked=When.parse("2026", TODAY))
    expected = "Images, I do not have it, asked whom: Archive, asked for on: 2026"
    assert show_row(row) == expected
    cycles = (Cycle(number="1"), Cycle(), Cycle(number="2", dose="80 mg"))
    assert show_value(field(Treatment, "cycles"), cycles) == "1; 2, dose: 80 mg"


def test_a_dropped_file_is_told_apart_before_it_has_a_name() -> None:
    file = FileRef("a" * 64, "letter of May.pdf", "application/pdf", 3)
    assert OtherReport(attached=(file,)).headline() == "letter of May.pdf"
    assert OtherReport(attached=(file,), title="Clinic letter").headline() == "Clinic letter"
    assert OtherReport().headline() == "New report"


def test_current_and_past() -> None:
    assert Medication(name="A").is_current()
    assert not Medication(name="A", why_stopped="rash").is_current()
    assert Treatment(name="A", state="paused").is_current()
    assert not Treatment(name="A", state="ended").is_current()
    assert not Treatment(name="A", ended=When.parse("2020", TODAY)).is_current()


@pytest.mark.parametrize(
    ("score", "word"),
    [(None, ""), (0, "none"), (1, "mild"), (3, "mild"), (4, "moderate"), (7, "severe")],
)
def test_the_words_of_a_score(score: int | None, word: str) -> None:
    assert severity(score) == word


def test_a_symptom_shows_number_word_and_place() -> None:
    entry = SymptomEntry(term="pain", now=4, sites=("lower-back",), note="x" * 100)
    assert entry.headline() == "Pain: 4"
    assert entry.detail().startswith("moderate · lower back · xxx")
    assert entry.detail().endswith("…")
    assert dict(BODY_SITES)["lower-back"] == "Lower back"
    assert SymptomEntry(term="pain", worst=9).score == 9


def test_the_next_visit_is_the_nearest_that_is_not_past() -> None:
    def visit(words: str) -> Appointment:
        return Appointment(who=words, when=When.parse(words, TODAY) if words else None)

    snapshot = Snapshot([visit("3 March 2026"), visit("20 June 2026"), visit("14 May 2026")])
    following, before = snapshot.next_appointment(TODAY), snapshot.last_appointment(TODAY)
    assert following is not None
    assert before is not None
    assert (following.who, before.who) == ("14 May 2026", "3 March 2026")
    undated = Snapshot([Appointment(who="some day")])
    assert undated.next_appointment(TODAY) is not None
    assert undated.last_appointment(TODAY) is None


def test_a_snapshot_sorts_newest_first_and_undated_last() -> None:
    entries = [
        SymptomEntry(term="a", when=When.parse("2025", TODAY)),
        SymptomEntry(term="b"),
        SymptomEntry(term="c", when=When.parse("12 May 2026 8:00", TODAY)),
        SymptomEntry(term="d", when=When.parse("12 May 2026 9:00", TODAY)),
        SymptomEntry(term="e", when=When.parse("some time", TODAY)),
    ]
    snapshot = Snapshot([*entries, SymptomEntry(now=3)], version=7)
    assert [entry.term for entry in snapshot.all(SymptomEntry)][:3] == ["d", "c", "a"]
    assert {entry.term for entry in snapshot.all(SymptomEntry)[3:]} == {"b", "e"}
    assert len(snapshot.drafts) == 1
    assert len(snapshot) == 6
    assert snapshot.get(entries[1].id) is entries[1]
    assert snapshot.person.is_blank()


def test_ids_are_random_uuids_of_version_4() -> None:
    made = [uuid.UUID(new_id()) for _ in range(1_000)]
    assert len(set(made)) == 1_000
    assert {each.version for each in made} == {4}
    assert {each.variant for each in made} == {uuid.RFC_4122}
    assert {str(each)[19] for each in made} == set("89ab")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_forked_child_does_not_give_out_the_same_ids() -> None:
    new_id()  # some are drawn now and wait
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.write(writer, new_id().encode())
        os._exit(0)
    os.waitpid(child, 0)
    theirs = os.read(reader, 100).decode()
    os.close(reader)
    os.close(writer)
    assert len(theirs) == 36
    assert theirs not in {new_id() for _ in range(200)}


def test_what_is_made_together_has_one_moment() -> None:
    with made_at(MOMENT):
        one, other = Measurement(what="Weight"), Measurement(what="Height")
        with ThreadPoolExecutor(1) as pool:  # somebody types meanwhile
            typed = pool.submit(Measurement, what="Pulse").result()
    assert {one.created, one.changed, other.created} == {MOMENT}
    assert abs(utc_now() - typed.created) < dt.timedelta(minutes=1)
    assert abs(utc_now() - Measurement(what="Weight").created) < dt.timedelta(minutes=1)


def test_the_moment_ends_with_a_fault() -> None:
    with pytest.raises(ValueError, match="broken"), made_at(MOMENT):
        raise ValueError("broken")
    assert Measurement(what="Weight").created != MOMENT


@given(st.sampled_from(KINDS).flatmap(records_of))
def test_a_copy_is_what_replace_returns(record: Record) -> None:
    changes: dict[str, Any] = {"created": MOMENT, "source_note": "letter", "origins": ()}
    before = replace(record)
    copy = remade(record, changes)
    assert copy == replace(record, **changes)
    assert copy is not record
    assert record == before
    assert all(hasattr(copy, each.name) for each in fields(copy))
