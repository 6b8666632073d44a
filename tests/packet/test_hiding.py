"""An entry left out is left out of everything, and leaving out invents nothing."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from tests.packet.helpers import said
from tests.packet.samples import TODAY, usual, when

from apptprep.packet import PRESETS, Choices, compose, compose_with_data
from apptprep.packet.context import Context
from apptprep.packet.hiding import still_named, without
from apptprep.packet.section_kinds import kinds_of
from apptprep.records import (
    HIDEABLE,
    KINDS,
    Allergy,
    Appointment,
    Biomarker,
    Condition,
    Diagnosis,
    DoseTaken,
    Editor,
    ImagingStudy,
    Medication,
    PacketMade,
    PathologyReport,
    Person,
    Question,
    Recipient,
    Record,
    Snapshot,
    Spread,
    SymptomEntry,
    Treatment,
    fields_of,
)
from apptprep.records.search import fold

SECRET = "Zyxomycin"


def marked(kind: type[Record]) -> Record:
    """An entry of a kind with the secret word in all its texts."""
    values: dict[str, Any] = {}
    for field in fields_of(kind):
        if field.editor in (Editor.LINE, Editor.PARAGRAPH):
            values[field.name] = f"{SECRET} {field.name}"
        elif field.editor is Editor.CHOICE and field.required:
            values[field.name] = field.options[0].key
        elif field.editor is Editor.LINK and field.required:
            values[field.name] = "m"
        elif field.editor is Editor.DAY:
            values[field.name] = when("3 November 2026")
        elif field.editor is Editor.ROWS and field.row:
            names = [f.name for f in fields_of(field.row) if f.editor is Editor.LINE]
            values[field.name] = (field.row(**dict.fromkeys(names, SECRET)),)
    return kind(id="secret", **values)


def test_every_kind_that_prints_can_be_left_out() -> None:
    assert set(HIDEABLE) == {
        kind.KIND.name for kind in KINDS if kind.KIND.prints and not kind.KIND.single
    }


@pytest.mark.parametrize("preset", list(PRESETS))
@pytest.mark.parametrize(
    "kind", [k for k in KINDS if k.KIND.name in HIDEABLE], ids=lambda k: k.KIND.name
)
def test_a_hidden_entry_is_nowhere(kind: type[Record], preset: str) -> None:
    record = Snapshot([*usual(30).everything(), Medication(id="m", name="Known"), marked(kind)])
    shown = compose_with_data(record, Choices(preset=preset, whole_log=True), TODAY)
    if preset == "second-opinion" and kind is not DoseTaken:
        assert SECRET in said(shown.packet), "the word must be there to be hidden"
    choices = Choices(preset=preset, whole_log=True, hidden=frozenset({"secret"}))
    made = compose_with_data(record, choices, TODAY)
    assert SECRET not in said(made.packet)
    told = "Left out by choice: 1 entry." in made.packet.cover
    sections = PRESETS[preset].sections
    prints = kind in {each for section in sections for each in kinds_of(section)}
    assert told == prints, "what this form never prints is not said to be left out"
    assert SECRET not in said(made.records)
    assert "secret" not in said(made.records)


def test_nothing_hidden_changes_nothing() -> None:
    record = usual()
    kept = without(record, frozenset({"not there"}), TODAY)
    assert sorted(r.id for r in kept.everything()) == sorted(r.id for r in record.everything())
    assert compose(record, Choices(), TODAY).cover == ()


def test_choices_and_packets_made_never_print() -> None:
    own = [Recipient(name="Dr Zyx"), PacketMade(name="Dr Zyx", left_out="Zyx")]
    plain = usual(10)
    record = Snapshot([*plain.everything(), *own])
    made = compose_with_data(record, Choices(), TODAY)
    assert "Zyx" not in said(made.packet) + said(made.records)
    assert made.packet == compose(plain, Choices(), TODAY)


def test_links_to_a_hidden_entry_are_cut_and_its_doses_go_with_it() -> None:
    medicine = Medication(id="m", name="Sertraline")
    entry = SymptomEntry(id="s", term="Nausea", now=3, medication="m")
    dose = DoseTaken(id="d", medication="m")
    left = without(Snapshot([medicine, entry, dose]), {"m"}, TODAY)
    assert {record.id for record in left.everything()} == {"s"}
    (kept,) = left.all(SymptomEntry)
    assert kept.medication == ""


def test_none_known_is_never_said_of_a_list_with_a_hidden_entry() -> None:
    record = Snapshot(
        [Person(name="A", allergies_state="none"), Allergy(id="a", substance="Latex")]
    )
    summary = said(compose(record, Choices(hidden=frozenset({"a"})), TODAY).summary)
    assert "None known" not in summary
    assert "Latex" not in summary


def test_leaving_out_raises_no_question_gap_or_difference() -> None:
    """A hidden pathology report must not print as a missing one."""
    record = usual()
    whole = Context.of(record, Choices(), TODAY)
    for kind in (
        PathologyReport,
        ImagingStudy,
        Biomarker,
        Spread,
        Medication,
        Allergy,
        Appointment,
    ):
        hidden = frozenset(each.id for each in record.all(kind))
        page = Context.of(record, Choices(hidden=hidden), TODAY)
        assert {gap.id for gap in page.gaps} <= {gap.id for gap in whole.gaps}
        assert {pair.id for pair in page.differences} <= {pair.id for pair in whole.differences}


def test_a_bare_record_would_raise_a_gap_that_hiding_must_not() -> None:
    """The test above could not fail if nothing were raised by absence."""
    record = usual()
    hidden = frozenset(each.id for each in record.all(PathologyReport))
    bare = Snapshot([each for each in record.everything() if each.id not in hidden])
    whole, without_it = (Context.of(each, Choices(), TODAY) for each in (record, bare))
    hiding = Context.of(record, Choices(hidden=hidden), TODAY)
    new = {gap.id for gap in without_it.gaps} - {gap.id for gap in whole.gaps}
    assert new
    assert not new & {gap.id for gap in hiding.gaps}


def test_a_question_raised_only_by_a_hidden_entry_goes_with_it() -> None:
    brain = Spread(id="b", site="brain", certainty="sure")
    base = [Diagnosis(id="d", site="Breast"), brain]
    raised = Context.of(Snapshot(base), Choices(), TODAY).suggestions
    left = Context.of(Snapshot(base), Choices(hidden=frozenset({"b"})), TODAY).suggestions
    gone = {s.rule_id for s in raised} - {s.rule_id for s in left}
    assert gone
    rule_id = min(gone)
    question = Question(id="q", text="Of it?", state="chosen", rule_id=rule_id, because="the brain")
    record = Snapshot([*base, question])
    assert "Of it?" in said(compose(record, Choices(), TODAY))
    assert "Of it?" not in said(compose(record, Choices(hidden=frozenset({"b"})), TODAY))


def test_a_question_that_other_entries_raise_too_stays_with_their_reason_only() -> None:
    spots = [
        Spread(id="b", site="bone", where="hip Zyx", certainty="sure", found=when("May 2026")),
        Spread(id="c", site="bone", where="rib", certainty="sure", found=when("May 2024")),
    ]
    base = [Diagnosis(id="d", site="Breast"), *spots]
    hidden = Choices(hidden=frozenset({"b"}))
    before = Context.of(Snapshot(base), Choices(), TODAY).suggestions
    after = {s.rule_id for s in Context.of(Snapshot(base), hidden, TODAY).suggestions}
    both = [
        s
        for s in before
        if s.rule_id in after and any(fact.record_id == "b" for fact in s.evidence)
    ]
    assert both, "some rule must rest on either spot"
    question = Question(
        id="q",
        text="Of bones?",
        state="chosen",
        rule_id=both[0].rule_id,
        because=f"asked because {both[0].reason()} hip Zyx",
    )
    record = Snapshot([*base, question])
    text = said(compose(record, hidden, TODAY))
    assert "Of bones?" in text
    assert "Zyx" not in text


def test_own_questions_about_a_hidden_entry_go_and_others_lose_only_its_name() -> None:
    medicine = Medication(id="m", name=SECRET)
    about = Question(id="1", text="Keep taking it?", state="chosen", about="m")
    quoting = Question(id="2", text="And sleep?", state="chosen", because=f"{SECRET} keeps me up")
    record = Snapshot([medicine, about, quoting])
    text = said(compose(record, Choices(hidden=frozenset({"m"})), TODAY))
    assert "Keep taking it?" not in text
    assert "And sleep?" in text
    assert SECRET not in text


def test_entries_that_still_name_a_hidden_one_are_told() -> None:
    medicine = Medication(id="m", name=SECRET)
    note = Condition(id="c", name="Low mood", note=f"better with {fold(SECRET)}")
    other = Condition(id="o", name="Gout")
    assert still_named(Snapshot([medicine, note, other]), {"m"}, TODAY) == (note,)
    twin = dataclasses.replace(medicine, id="m2")
    assert still_named(Snapshot([medicine, twin, note]), {"m"}, TODAY) == ()
    treatment = Treatment(id="t", name=SECRET)
    assert still_named(Snapshot([medicine, treatment]), {"m"}, TODAY) == (treatment,)


def test_the_cover_says_how_much_is_left_out_and_never_what() -> None:
    record = usual()
    hidden = frozenset(each.id for each in record.all(Medication)[:2])
    choices = Choices(hidden=hidden, left_out=frozenset({"log", "contacts"}))
    (line,) = compose(record, choices, TODAY).cover
    assert line == "Left out by choice: 2 entries; the sections Contacts and Symptom log."
    assert compose(Snapshot(), choices, TODAY).cover == ()
