"""Letters that ask for records."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from tests.questions.test_any_record import RECORDS

from apptprep.questions import missing
from apptprep.questions.gaps import bundled_gaps
from apptprep.questions.holders import rule_of
from apptprep.questions.letters import letters
from apptprep.questions.model import Gap
from apptprep.records import (
    Appointment,
    Contact,
    HospitalNumber,
    PathologyReport,
    Person,
    Record,
    Snapshot,
    When,
)

TODAY = dt.date(2026, 11, 22)
PERSON = Person(
    name="Ada Maria Lind",
    born=When.parse("3 August 1958", TODAY),
    phone="555",
    email="ada@example.org",
    address="1 Long Road\nOldtown",
    hospital_numbers=(
        HospitalNumber(hospital="Clinic West", number="W-7"),
        HospitalNumber(hospital="Lab North", number="N-42"),
    ),
)
REPORT = PathologyReport(
    site="left breast",
    procedure="core",
    lab="Lab North",
    date=When.parse("March 2025", TODAY),
    specimen_number="S25-11",
)
OPINION = Contact(name="Dr Okafor", place="Second clinic", address="2 High Street", fax="77")
VISIT = Appointment(who="Dr Okafor", when=When.of(TODAY + dt.timedelta(days=9)), contact=OPINION.id)


def gap(id_: str, *records: Record) -> Gap:
    found = missing(Snapshot(records), "second-opinion", TODAY)
    return next(one for one in found if rule_of(one) == id_)


def test_a_letter_says_who_what_and_where_to() -> None:
    records = (PERSON, REPORT, OPINION, VISIT)
    (letter,) = letters(Snapshot(records), gap("slides", *records), TODAY)
    assert letter.holder.name == "Lab North"
    assert letter.date == "22 November 2026"
    assert dict(letter.about_me) == {
        "Name as on the ID card": "Ada Maria Lind",
        "Birth date": "3 August 1958",
        "Record number there": "N-42",
        "Phone": "555",
    }
    assert dict(letter.about) == {
        "Sample": "Core needle biopsy, left breast",
        "Date": "March 2025",
        "Specimen number": "S25-11",
    }
    assert letter.items == ("The glass slides of the sample, on loan for a second reading",)
    assert letter.send_to == ("Ada Maria Lind", "1 Long Road", "Oldtown", "ada@example.org")
    assert letter.copy_to == ("Dr Okafor", "Second clinic", "2 High Street", "Fax or portal: 77")


def test_what_is_not_written_down_stays_a_blank() -> None:
    report = PathologyReport(site="left breast")
    (letter,) = letters(Snapshot((report,)), gap("slides", report), TODAY)
    assert all(value == "" for _, value in letter.about_me)
    assert letter.holder.name == ""
    assert letter.send_to == letter.copy_to == ()


def test_a_number_of_another_hospital_is_not_given() -> None:
    person = Person(hospital_numbers=(HospitalNumber(hospital="Clinic West", number="W-7"),))
    (letter,) = letters(Snapshot((person, REPORT)), gap("slides", person, REPORT), TODAY)
    assert dict(letter.about_me)["Record number there"] == ""


def test_the_one_asked_gets_no_copy_of_their_own_letter() -> None:
    lab = Contact(name="Lab North")
    visit = Appointment(who="Lab North", when=VISIT.when, contact=lab.id)
    records = (REPORT, lab, visit)
    (letter,) = letters(Snapshot(records), gap("slides", *records), TODAY)
    assert letter.copy_to == ()


@pytest.mark.parametrize("id_", ["matters", "symptoms", "allergies", "team-number"])
def test_facts_have_no_letter(id_: str) -> None:
    assert letters(Snapshot(), gap(id_), TODAY) == ()


def test_every_paper_image_and_slide_has_a_letter() -> None:
    for rule in bundled_gaps().rules:
        asked = letters(Snapshot(), Gap(rule.id, "x", "y", rule.group), TODAY)
        can_be_asked = rule.group != "facts" and rule.id != "proxy-copy"
        assert bool(asked) == can_be_asked, rule.id


@settings(max_examples=40)
@given(RECORDS)
def test_any_record_gets_letters_of_one_page(records: list[Record]) -> None:
    snapshot = Snapshot(records)
    for one in missing(snapshot, "second-opinion", TODAY):
        for letter in letters(snapshot, one, TODAY):
            assert letter.items
            assert not re.search(
                r"cancer|tumou?r|diagnos", " ".join((*letter.items, *letter.closing))
            )
