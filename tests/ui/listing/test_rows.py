"""Records as rows: their order, what is folded away, what is kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from apptprep.records import (
    Appointment,
    Contact,
    DoseTaken,
    Medication,
    Snapshot,
    Treatment,
    When,
)
from apptprep.ui.listing.rows import RowMaker, one_line, row_of, shown, title_of

TODAY = dt.date(2026, 5, 12)


def on(words: str) -> When:
    """Return a date."""
    return When.parse(words, TODAY)


def test_the_next_visit_stands_first_and_past_ones_are_folded() -> None:
    visits = [
        Appointment(who=who, when=on(words) if words else None)
        for who, words in (
            ("later", "20 June 2026"),
            ("next", "14 May 2026"),
            ("past", "2 May 2026"),
            ("some day", ""),
        )
    ]
    found = shown(Appointment, Snapshot(visits), TODAY)
    assert [visit.headline() for visit in found.now] == ["next", "later", "some day"]
    assert [visit.headline() for visit in found.past] == ["past"]
    assert len(found) == 4


def test_unfinished_entries_come_first_and_say_so() -> None:
    draft = Medication(reason="pain")
    found = shown(Medication, Snapshot([Medication(name="A"), draft]), TODAY)
    assert found.now[0] is draft
    assert row_of(draft).aside == "Not finished"


def test_ended_treatments_stay_in_the_list_but_step_back() -> None:
    ended, now = Treatment(name="Old", state="ended"), Treatment(name="Now", state="ongoing")
    found = shown(Treatment, Snapshot([ended, now]), TODAY)
    assert [record.headline() for record in found.now] == ["Now", "Old"]
    assert found.past == ()
    assert row_of(ended).faded
    assert not row_of(now).faded


def test_contacts_go_by_name() -> None:
    names = ("Żaneta", "bob", "Anna")
    found = shown(Contact, Snapshot([Contact(name=name) for name in names]), TODAY)
    assert [contact.headline() for contact in found.now] == ["Anna", "bob", "Żaneta"]


def test_a_dose_is_called_by_its_medicine() -> None:
    medicine = Medication(name="Ondansetron")
    dose = DoseTaken(medication=medicine.id, when=on("12 May 2026 8:00"), amount="1 tablet")
    snapshot = Snapshot([medicine, dose])
    row = RowMaker().rows((dose,), (), snapshot).row(0)
    assert (row.title, row.detail) == ("Ondansetron", "1 tablet")
    assert "12 May 2026" in row.aside


def test_rows_are_made_once_until_the_record_changes() -> None:
    medicine = Medication(name="Ondansetron")
    maker, snapshot = RowMaker(), Snapshot([medicine])
    first = maker.rows((medicine,), (), snapshot).row(0)
    second = maker.rows((medicine,), (), snapshot).row(0)
    assert first is second
    changed = replace(medicine, name="Letrozole")
    third = maker.rows((changed,), (), Snapshot([changed])).row(0)
    assert third.title == "Letrozole"


def test_long_and_broken_text_is_one_short_line() -> None:
    assert one_line("a\n\nb") == "a b"
    assert len(one_line("word " * 50_000)) == 160


def test_a_dose_is_called_so_over_its_form_too() -> None:
    medicine = Medication(name="Ondansetron")
    dose = DoseTaken(medication=medicine.id, when=on("12 May 2026 8:00"))
    assert title_of(dose, Snapshot([medicine, dose])) == "Ondansetron"
    assert title_of(dose, Snapshot([dose])) == "12 May 2026, 08:00"
