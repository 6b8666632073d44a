"""That none are known is about the person's list, and says nothing where entries say otherwise."""

from __future__ import annotations

from apptprep.exchange.reading import Found, ListStatement, Reading, Who
from apptprep.jobs.compare import compare
from apptprep.jobs.preview import Standing
from apptprep.records import Allergy, Person, Record, Snapshot

NONE = ListStatement("allergies_state", "none", "Allergies")


def reading(*records: Record, statements: tuple[ListStatement, ...] = (NONE,)) -> Reading:
    found = tuple(Found(record, "x") for record in records)
    return Reading("a.xml", "CCD", found, statements=statements)


def test_it_becomes_the_state_of_the_list() -> None:
    mine = Person(name="Anna")
    (item,) = compare([reading()], Snapshot([mine])).items
    assert item.standing is Standing.ADDS
    assert isinstance(item.record, Person)
    assert (item.record.id, item.record.name, item.record.allergies_state) == (
        mine.id,
        "Anna",
        "none",
    )


def test_it_joins_what_the_same_files_say_about_the_person() -> None:
    (item,) = compare([reading(Person(name="Anna", phone="555"))], Snapshot()).items
    assert isinstance(item.record, Person)
    assert (item.record.phone, item.record.allergies_state) == ("555", "none")


def test_an_allergy_written_down_or_coming_along_speaks_against_it() -> None:
    words = "says that no allergies are known, while others are written down"
    there = compare([reading()], Snapshot([Allergy(substance="latex")]))
    assert there.items == ()
    assert [remark.text for _, remark in there.not_understood] == [words]
    along = compare([reading(Allergy(substance="latex"))], Snapshot())
    assert [type(item.record) for item in along.items] == [Allergy]
    assert [remark.text for _, remark in along.not_understood] == [words]


def test_somebody_else_s_allergy_says_nothing_about_mine() -> None:
    anna, peter = Who("Anna Santos"), Who("Peter Silva")
    found = (Found(Allergy(substance="latex"), "x", who=peter),)
    said = (ListStatement("allergies_state", "none", "Allergies", anna),)
    mine = Snapshot([Person(name="Anna Santos")])
    preview = compare([Reading("a", "x", found, statements=said)], mine)
    assert [item.standing for item in preview.items if not item.other_person] == [Standing.ADDS]
