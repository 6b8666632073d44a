"""What sections are composed from."""

from __future__ import annotations

from tests.packet.samples import TODAY

from apptprep.packet import Choices, compose
from apptprep.packet.context import Context
from apptprep.packet.words import notes, source_of
from apptprep.records import Allergy, Diagnosis, Medication, Person, Record, Snapshot, Writer


def page(*records: Record) -> Context:
    return Context.of(Snapshot(records), Choices(), TODAY)


def test_the_main_writer_is_named_once_and_others_beside_their_entries() -> None:
    mine = Medication(name="Aspirin", written_by="Ana", source="seen")
    theirs = Allergy(substance="Latex", written_by="Ben")
    context = page(mine, Medication(name="Zinc", written_by="Ana"), theirs)
    assert context.writer == "Ana"
    assert source_of(mine, context) == ""
    assert source_of(theirs, context) == "written by Ben"
    assert "Written by Ana" in compose(context.snapshot, Choices(), TODAY).about


def test_writers_of_the_record_stand_in_the_band_with_their_role() -> None:
    writers = (Writer(name="Ana", role="patient"), Writer(name="Ben", role="caregiver"))
    record = Snapshot([Person(name="Ana", writers=writers, written_by="Ana")])
    assert "Written by Ana, Ben (caregiver)" in compose(record, Choices(), TODAY).about


def test_notes_hold_every_other_field_and_the_source() -> None:
    medicine = Medication(
        name="Aspirin",
        pharmacy="Corner",
        note="Bitter.",
        source="report",
        source_note="letter, page 2",
    )
    text = "".join(run.text for run in notes(medicine, page(medicine), ("name",)))
    assert text == "From Corner. Bitter. (from a report: letter, page 2)"


def test_a_source_that_says_it_is_a_report_is_not_told_so_again() -> None:
    scan = Diagnosis(site="breast", source="report", source_note="Pathology report of May")
    assert source_of(scan, page(scan)) == "Pathology report of May"


def test_an_unsure_entry_does_not_say_so_twice() -> None:
    medicine = Medication(name="Aspirin", source="unsure", source_note="from memory")
    assert source_of(medicine, page(medicine)) == "from memory"
