"""Whole documents: versions, several people, what has no place here."""

from __future__ import annotations

from pathlib import Path

from tests.exchange.ccda.making import (
    PERSON,
    TODAY,
    document,
    medicine,
    only,
    read,
    remarks,
    rx,
    section,
)

from apptprep.exchange import recognise
from apptprep.exchange.ccda.document import Version, is_replaced
from apptprep.exchange.format import Wanted
from apptprep.exchange.reading import Reading
from apptprep.records import Medication

MEDS = section("10160-0", medicine(rx("1", "Ondansetron")), title="Medications")
REPLACES = (
    '<relatedDocument typeCode="RPLC"><parentDocument><id root="9.9.9" extension="doc-1"/>'
    "</parentDocument></relatedDocument>"
)


def folder(tmp_path: Path, **files: str) -> Reading:
    for name, text in files.items():
        (tmp_path / f"{name}.xml").write_text(text, encoding="utf-8")
    return recognise.read(tmp_path, Wanted(TODAY))[0]


def test_an_older_version_is_said_and_not_ticked(tmp_path: Path) -> None:
    none = section("48765-2", title="Allergies", text="No known allergies")
    reading = folder(
        tmp_path,
        old=document(MEDS, none),
        new=document(MEDS, number="doc-2", header=REPLACES),
    )
    why = {found.place.partition(",")[0]: found.why for found in reading.found
           if isinstance(found.record, Medication)}  # fmt: skip
    assert why == {"old.xml": "from an older version of this document", "new.xml": ""}
    assert "old.xml: is an older version; a newer one is there, too" in remarks(reading)
    assert not reading.statements


def test_versions_are_told_apart() -> None:
    one, two = Version("a", "s", 1), Version("b", "s", 2)
    assert is_replaced(one, [one, two])
    assert not is_replaced(two, [one, two])
    assert not is_replaced(Version("a"), [Version("b")])
    assert not is_replaced(Version(""), [Version("x", replaces=frozenset({""}))])


def test_two_people_in_one_folder_are_two(tmp_path: Path) -> None:
    other = PERSON.replace("Fields", "Mills").replace("19600214", "19610315")
    reading = folder(tmp_path, a=document(MEDS), b=document(MEDS, number="doc-2", person=other))
    assert {found.who.words() for found in reading.found if found.who} == {
        "Ada Mae Fields, born 14 February 1960", "Ada Mae Mills, born 15 March 1961",
    }  # fmt: skip


def test_one_broken_document_does_not_stop_the_others(tmp_path: Path) -> None:
    reading = folder(tmp_path, good=document(MEDS), bad=document(MEDS)[:-40])
    assert len(only(reading, Medication)) == 1
    assert "bad.xml is a damaged or unfinished health document" in remarks(reading)


def test_what_has_no_place_is_named(tmp_path: Path) -> None:
    shot = section("11369-6", medicine(rx("1", "Influenza vaccine")), title="Immunizations")
    reading = read(document(shot), tmp_path)
    assert not only(reading, Medication)
    assert "has parts this app has no place for: Immunizations" in remarks(reading)


def test_the_same_document_twice_reads_the_same(tmp_path: Path) -> None:
    first, second = (read(document(MEDS), tmp_path) for _ in range(2))
    assert [each.place for each in first.found] == [each.place for each in second.found]
    assert [type(each.record) for each in first.found] == [
        type(each.record) for each in second.found
    ]
