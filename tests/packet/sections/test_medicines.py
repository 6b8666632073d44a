"""Medicines on paper."""

from __future__ import annotations

from tests.packet.helpers import said
from tests.packet.samples import TODAY, when

from apptprep.packet import Choices
from apptprep.packet.content import Table
from apptprep.packet.context import Context
from apptprep.packet.sections import medicines
from apptprep.records import DoseTaken, Medication, Person, Snapshot


def page(*records: object) -> Context:
    return Context.of(Snapshot(records), Choices(), TODAY)  # type: ignore[arg-type]


def tables(context: Context) -> list[Table]:
    return [block for block in medicines.build(context) if isinstance(block, Table)]


def test_a_stopped_medicine_is_crossed_out_with_its_reason() -> None:
    stopped = Medication(name="Aspirin", stopped=when("June 2026"), why_stopped="stomach pain")
    (table,) = tables(page(stopped))
    assert table.rows[0].role == "struck"
    assert "Stopped Jun 2026: stomach pain" in said(table)


def test_a_stopped_medicine_without_reason_says_so() -> None:
    text = said(medicines.build(page(Medication(name="Aspirin", stopped=when("June 2026")))))
    assert "Stopped Jun 2026: reason not written down" in text


def test_when_needed_doses_are_counted() -> None:
    needed = Medication(id="m", name="Ondansetron", schedule="when-needed")
    days = ("22 November 2026", "20 November 2026", "1 November 2026", "1 March 2026")
    doses = [DoseTaken(medication="m", when=when(day)) for day in days]
    text = said(medicines.build(page(needed, *doses)))
    assert "2 doses in the last 7 days, 3 in 30, as ticked" in text


def test_how_it_is_taken_is_said_to_be_unknown_rather_than_left_empty() -> None:
    assert "not written down" in said(medicines.build(page(Medication(name="Aspirin"))))


def test_no_list_at_all_leaves_the_section_out() -> None:
    assert medicines.build(page(Person(medications_state="none"))) == ()


def test_a_stopped_medicine_without_a_date_says_so() -> None:
    text = said(medicines.build(page(Medication(name="Drops", why_stopped="completed"))))
    assert "Stopped (date not written down): completed" in text


def test_equal_stopped_medicines_are_told_once() -> None:
    drops = [
        Medication(name="Drops", started=when(f"{y}"), stopped=when(f"{y + 1}"), why_stopped="done")
        for y in range(2001, 2009)
    ]
    other = Medication(name="Drops", strength="5 mg", why_stopped="dizzy")
    (table,) = tables(page(*drops, other))
    assert len(table.rows) == 2
    assert "8 times, 2001 to 2009; stopped: done" in said(table)


def test_more_is_said_in_short_phrases() -> None:
    drug = Medication(
        name="Zinc",
        started=when("2015"),
        prescriber="Dr B",
        origin="prescription",
        helps="some",
        food="with",
        pharmacy="Corner",
        source="seen",
    )
    assert "Since 2015; by Dr B; with food; helps a little; from Corner" in said(
        medicines.build(page(drug))
    )
