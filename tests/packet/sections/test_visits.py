"""Visits, tests and referrals on paper."""

from __future__ import annotations

from tests.packet.helpers import said
from tests.packet.samples import TODAY, when

from apptprep.packet import Choices
from apptprep.packet.content import Heading
from apptprep.packet.context import Context
from apptprep.packet.sections import visits
from apptprep.records import Appointment, Contact, PendingTest, Record, Referral, Snapshot


def build(*records: Record) -> tuple[object, ...]:
    return visits.build(Context.of(Snapshot(records), Choices(), TODAY))


def test_what_is_awaited_comes_first() -> None:
    blocks = build(
        Appointment(who="Dr A", when=when("1 May 2026")),
        Appointment(who="Dr B", when=when("1 December 2026")),
        Referral(to="Clinic"),
        PendingTest(test="MRI"),
    )
    assert [each.text for each in blocks if isinstance(each, Heading)] == [
        "Tests and awaited results",
        "Referrals",
        "Visits to come",
        "Past visits",
    ]


def test_a_contact_is_named_once() -> None:
    doctor = Contact(id="c", name="Dr A")
    assert said(build(doctor, Appointment(who="Dr A", contact="c"))).count("Dr A") == 1
    assert said(build(doctor, Appointment(who="The clinic", contact="c"))).count("Dr A") == 1


def test_what_was_said_stands_in_phrases() -> None:
    visit = Appointment(
        who="Dr A",
        when=when("1 May 2026"),
        purpose="routine",
        place="City",
        companion="Ben",
        outcome="Go on.",
    )
    assert "Routine visit; City; with Ben; said: Go on." in said(build(visit))
