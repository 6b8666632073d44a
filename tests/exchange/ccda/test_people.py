"""The person a document is about, visits, the care team and relatives."""

from __future__ import annotations

from pathlib import Path

from tests.exchange.ccda.making import document, founds, only, read, remarks, section, template

from apptprep.records import Appointment, Contact, FamilyHistory, Person

TEAM = (
    "<documentationOf><serviceEvent><performer><functionCode displayName='Primary Care Provider'/>"
    "<assignedEntity><telecom value='tel:555-0100'/><assignedPerson><name><given>Ann</given>"
    "<family>Doc</family></name></assignedPerson><representedOrganization><name>River Clinic</name>"
    "</representedOrganization></assignedEntity></performer></serviceEvent></documentationOf>"
)


def test_the_person(tmp_path: Path) -> None:
    reading = read(document(), tmp_path)
    (found,) = founds(reading, Person)
    person = found.record
    assert isinstance(person, Person)
    assert (person.name, person.sex, person.phone, person.email) == (
        "Ada Mae Fields", "female", "+1(555)010-0000", "ada@example.test",
    )  # fmt: skip
    assert person.address == "1 Mill Lane\nRiverton OR 97000"
    assert person.born is not None
    assert person.born.fhir() == "1960-02-14"
    (number,) = person.hospital_numbers
    assert (number.hospital, number.number) == ("River Clinic", "MRN-17")
    assert found.who is not None
    assert (found.who.name, found.who.number) == ("Ada Mae Fields", "MRN-17")


def test_other_names_are_told(tmp_path: Path) -> None:
    text = document().replace(
        '<name use="L">',
        '<name use="P"><given>Adele</given><family>Mills</family></name><name use="L">',
        1,
    )
    who = founds(read(text, tmp_path), Person)[0].who
    assert who is not None
    assert (who.name, who.also) == ("Ada Mae Fields", ("Adele Mills",))


def test_a_document_without_a_person_names_nobody(tmp_path: Path) -> None:
    text = document(section("48765-2", text="No known allergies"), person="")
    reading = read(text, tmp_path)
    assert not only(reading, Person)
    assert reading.statements[0].who is None


def test_the_team_of_the_header_and_of_its_section(tmp_path: Path) -> None:
    member = (
        "<organizer><component><act><performer><functionCode displayName='Medical oncologist'/>"
        "<assignedEntity><assignedPerson><name>Bo Cell</name></assignedPerson></assignedEntity>"
        "</performer></act></component></organizer>"
    )
    text = document(section("85847-2", member, title="Care team"), header="").replace(
        "<component>", f"{TEAM}<component>", 1
    )
    found = only(read(text, tmp_path), Contact)
    assert [(each.name, each.role, each.place, each.phone) for each in found] == [
        ("Ann Doc", "family-doctor", "River Clinic", "555-0100"),
        ("Bo Cell", "oncologist", "", ""),
    ]


def visit(time: str, *, status: str = "completed", mood: str = "EVN") -> str:
    return (
        f'<encounter moodCode="{mood}"><code displayName="Office visit"/>'
        f'<statusCode code="{status}"/><effectiveTime value="{time}"/><performer><assignedEntity>'
        "<assignedPerson><name>Ann Doc</name></assignedPerson></assignedEntity></performer>"
        '<participant><participantRole classCode="SDLOC"><playingEntity><name>Ward 3</name>'
        "</playingEntity></participantRole></participant></encounter>"
    )


def test_visits_to_come_are_ticked_and_past_ones_shown(tmp_path: Path) -> None:
    reading = read(
        document(
            section("46240-8", visit("20200101"), visit("20200102", status="cancelled")),
            section("18776-5", visit("202607010930-0700", mood="INT"), title="Plan"),
        ),
        tmp_path,
    )
    found = founds(reading, Appointment)
    records = only(reading, Appointment)
    assert [each.why for each in found] == ["in the past", ""]
    assert [(each.who, each.place, each.note) for each in records][1] == (
        "Ann Doc", "Ward 3", "Kind of visit: Office visit",
    )  # fmt: skip
    assert records[1].when is not None
    assert (records[1].when.time, records[1].when.offset) == ("09:30", "-07:00")
    assert "a visit that was called off" in remarks(reading)


def test_relatives(tmp_path: Path) -> None:
    def had(name: str, more: str = "", attributes: str = "") -> str:
        return (
            f'<component><observation{attributes}>{template("4.46")}<value displayName="{name}"/>'
            f"{more}</observation></component>"
        )

    age = (
        f"<entryRelationship><observation>{template('4.31')}<value value='45'/></observation>"
        "</entryRelationship>"
    )
    family = (
        '<organizer><subject><relatedSubject><code displayName="Mother"/></relatedSubject>'
        f"</subject>{had('Ovarian cancer', age)}"
        f"{had('Diabetes', attributes=' negationInd=' + chr(34) + 'true' + chr(34))}</organizer>"
    )
    reading = read(document(section("10157-6", family, title="Family history")), tmp_path)
    (found,) = only(reading, FamilyHistory)
    assert (found.relative, found.illness, found.age, found.side) == (
        "Mother", "Ovarian cancer", "45", "mother",
    )  # fmt: skip
    assert "a relative is said not to have" in remarks(reading)
