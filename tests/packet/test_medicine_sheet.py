"""The medicine list on a sheet of its own."""

from __future__ import annotations

from tests.packet.helpers import page_texts, said
from tests.packet.samples import TODAY, huge, when

from apptprep.packet import Choices, compose, pdf
from apptprep.packet.content import Table
from apptprep.packet.context import Context
from apptprep.packet.drawn import Code, Wallet
from apptprep.packet.medicine_sheet import DOT, build, code_of
from apptprep.records import Allergy, Medication, Person, Record, Snapshot


def page(*records: Record) -> Context:
    return Context.of(Snapshot(records), Choices(preset="medicines"), TODAY)


def table(*records: Record) -> Table:
    return next(b for b in build(page(*records)) if isinstance(b, Table))


def test_the_dose_stands_under_its_time_of_day() -> None:
    (row,) = table(Medication(name="a", dose="1 tablet", times=("morning", "bedtime"))).rows
    assert row.cells[1:5] == ("1 tablet", "", "", "1 tablet")
    (row,) = table(Medication(name="a", times=("noon",))).rows
    assert row.cells[1:5] == ("", DOT, "", "")


def test_how_it_is_taken_otherwise_is_said_or_said_to_be_unknown() -> None:
    (row,) = table(Medication(name="a", dose="5 mL", clock="8:00", food="with", note="shake")).rows
    assert "5 mL, 8:00, with food" in said(row.cells[5])
    assert "; shake" in said(row.cells[5])
    (row,) = table(Medication(name="a")).rows
    assert "not written down" in said(row.cells[5])


def test_taken_differently_stands_out() -> None:
    (row,) = table(Medication(name="a", dose="1", taken_differently="only at night")).rows
    assert "; in fact: only at night" in said(row.cells[5])


def test_when_needed_and_some_days_have_their_own_groups() -> None:
    rows = table(
        Medication(name="a"),
        Medication(name="b", schedule="when-needed"),
        Medication(name="c", schedule="cycle"),
    ).rows
    titles = [said(row.cells[0]).strip() for row in rows if row.role == "group"]
    assert titles == ["Every day, or at set times", "On some days only", "Only when needed"]


def test_large_print_says_the_times_in_words_and_keeps_the_small_piece() -> None:
    records = [Medication(name="a", dose="1 tablet", times=("morning", "bedtime"), food="with")]
    context = Context.of(Snapshot(records), Choices(preset="medicines", large=True), TODAY)
    blocks = build(context)
    (wide,) = (b for b in blocks if isinstance(b, Table))
    assert len(wide.columns) == 3
    assert "1 tablet, morning, bedtime\n" in said(wide.rows[0].cells[1])
    assert "with food" in said(wide.rows[0].cells[1])
    assert any(isinstance(b, Wallet) for b in blocks)


def test_stopped_ones_are_struck_with_the_reason() -> None:
    stopped = Medication(name="a", stopped=when("May 2026"), why_stopped="rash")
    tables = [b for b in build(page(stopped)) if isinstance(b, Table)]
    assert tables[-1].rows[0].role == "struck"
    assert "May 2026: rash" in said(tables[-1].rows[0])


def test_an_empty_list_says_which_kind_of_empty_it_is() -> None:
    text = said(build(page(Person(allergies_state="none", medications_state="not-asked"))))
    assert "None known." in text
    assert "Nobody has asked yet." in text


def test_allergies_say_what_happened() -> None:
    text = said(table(Allergy(substance="Latex"), Allergy(substance="Codeine", reaction="sick")))
    assert "not written down" in text
    assert "sick" in text


def test_the_code_says_what_is_not_in_it() -> None:
    assert code_of(page()) is None
    few = code_of(page(Medication(name="a")))
    assert isinstance(few, Code)
    assert "not in it" not in few.caption
    many = code_of(page(*(Medication(name=f"Medicine {n}" * 4) for n in range(50))))
    assert isinstance(many, Code)
    assert "of 50 medicines are not in it" in many.caption


def test_no_medicine_is_left_off_the_sheet() -> None:
    packet = compose(huge(), Choices(preset="medicines"), TODAY)
    text = " ".join(page_texts(pdf.render(packet)))
    assert all(f"Medicine number {n}" in text for n in range(40))


def test_the_piece_to_cut_out_has_whom_to_call() -> None:
    blocks = build(page(Person(name="A", team_phone="555")))
    (wallet,) = (b for b in blocks if isinstance(b, Wallet))
    assert "Team's 24-hour number: 555" in wallet.front
    assert "Call for me: not written down" in wallet.front
