"""The data that travels with a packet is what the packet prints, and no more."""

from __future__ import annotations

import dataclasses

import pytest
from tests.packet.samples import TODAY, huge, usual

from apptprep.exchange import record_json
from apptprep.jobs import sample
from apptprep.packet import Choices, compose_with_data
from apptprep.packet.section_kinds import SECTION_KINDS
from apptprep.records import (
    Allergy,
    Contact,
    Editor,
    FileRef,
    ImagingStudy,
    Medication,
    Person,
    Question,
    Record,
    Snapshot,
    SymptomEntry,
    fields_of,
)


def data(record: Snapshot, choices: Choices) -> list[Record]:
    return list(compose_with_data(record, choices, TODAY).records)


def test_everything_that_prints_travels() -> None:
    record = usual()
    kinds = {type(each) for each in data(record, Choices(whole_log=True))}
    assert kinds == {type(each) for each in record.everything()}


@pytest.mark.parametrize("section", sorted(set(SECTION_KINDS) - {"symptoms", "log"}))
def test_a_section_left_out_does_not_travel(section: str) -> None:
    found = data(usual(), Choices(left_out=frozenset({section})))
    assert not {type(each) for each in found} & set(SECTION_KINDS[section])


def test_only_the_rows_of_the_log_that_print_travel() -> None:
    record = huge()
    entries = record.all(SymptomEntry)
    found = [each for each in data(record, Choices()) if isinstance(each, SymptomEntry)]
    assert 0 < len(found) < len(entries)
    numbers = data(record, Choices(left_out=frozenset({"log"})))
    notes = [each.note for each in numbers if isinstance(each, SymptomEntry)]
    assert notes
    assert not any(notes)
    both = Choices(left_out=frozenset({"log", "symptoms"}))
    assert not any(isinstance(each, SymptomEntry) for each in data(record, both))


def test_of_the_person_only_the_first_page_without_their_section() -> None:
    person = Person(name="A", address="Lane 1", insurance="X1")
    (whole,) = data(Snapshot([person]), Choices())
    assert whole == person
    (less,) = data(Snapshot([person]), Choices(left_out=frozenset({"contacts"})))
    assert less == dataclasses.replace(person, address="", insurance="")


def test_dropped_questions_drafts_files_and_links_to_others_stay_behind() -> None:
    file = FileRef("0" * 64, "scan.pdf", "application/pdf", 9)
    record = Snapshot(
        [
            Question(text="No", state="dropped"),
            Medication(name=""),
            ImagingStudy(modality="CT", attached=(file,)),
            SymptomEntry(term="pain", medication="not-there"),
        ]
    )
    found = data(record, Choices())
    assert {type(each) for each in found} == {ImagingStudy, SymptomEntry}
    for each in found:
        for field in fields_of(type(each)):
            if field.editor in (Editor.FILES, Editor.LINK, Editor.LINKS):
                assert getattr(each, field.name) == field.empty


def test_what_travels_is_a_record_json_of_its_own() -> None:
    person = Snapshot(sample.build(TODAY).records)
    found = data(person, Choices(left_out=frozenset({"medicines"})))
    again = record_json.loads(record_json.dumps(found), "x.json")
    assert {each.id for each in again} == {each.id for each in found}
    assert not any(isinstance(each, Medication | Allergy) for each in again)


def test_the_form_of_a_card_sends_its_own_sections_only() -> None:
    kinds = {type(each) for each in data(usual(), Choices(preset="medicines"))}
    assert Medication in kinds
    assert not kinds & {Contact, SymptomEntry, ImagingStudy}
