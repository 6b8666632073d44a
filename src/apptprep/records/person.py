"""The person the record is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from apptprep.records.base import KindInfo, Record
from apptprep.records.fields import Row, choice, day, line, paragraph, rows
from apptprep.records.options import YES_NO
from apptprep.records.when import When

LIST_STATES = (
    ("some", "There are some: they are in the list"),
    ("none", "None known"),
    ("not-asked", "Nobody has asked yet"),
)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class HospitalNumber(Row):
    """The number under which a hospital keeps the person's record."""

    hospital: str = line("Hospital or clinic", required=True, half=True)
    number: str = line("Record number", half=True)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Writer(Row):
    """Somebody who writes in this record."""

    name: str = line("Name", required=True, half=True)
    role: str = choice(
        "Who is this?", ("patient", "The person themselves"), ("caregiver", "Caregiver")
    )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Person(Record):
    """Who the record is about; there is one in a record.

    ``allergies_state``, ``medications_state`` and ``conditions_state`` tell "none known" from
    "not asked" and from "not written down" for the three lists that an International Patient
    Summary (ISO 27269) must have.
    """

    KIND: ClassVar[KindInfo] = KindInfo(
        name="person",
        one="person",
        many="About me",
        page="cancer",
        icon="user",
        help="Names and numbers that the clinic asks for.",
        single=True,
    )

    name: str = line(
        "Name as on the ID card",
        section="Who",
        help="Write it the way every hospital paper has it.",
    )
    called: str = line("What I like to be called", section="Who", half=True)
    born: When | None = day("Birth date", section="Who", placeholder="e.g. 3 August 1958")
    sex: str = choice(
        "Sex as recorded",
        ("female", "Female"),
        ("male", "Male"),
        ("other", "Other"),
        ("unknown", "Not known"),
        section="Who",
    )
    phone: str = line("Phone", section="Who", half=True)
    email: str = line("E-mail", section="Who", half=True, more=True)
    languages: str = line("Languages I speak", section="Who", half=True)
    interpreter: str = choice("Do I need an interpreter?", *YES_NO, section="Who")
    address: str = paragraph("Address", section="Who", more=True)
    team_phone: str = line(
        "My care team's 24-hour number",
        section="In a hurry",
        help="It stands on the call-now card.",
        half=True,
    )
    fever_threshold: str = line(
        "My team wants a call from",
        section="In a hurry",
        placeholder="e.g. 38.0 °C",
        help="The temperature they told you.",
        half=True,
    )
    country: str = line("Country", section="In a hurry", half=True, vocabulary="countries")
    treated_ever: str = choice(
        "Have I had any cancer treatment?",
        *YES_NO,
        section="In a hurry",
        help="The call-now card says more for people in treatment.",
    )
    emergency_contact: str = line(
        "Whom to call for me", section="In a hurry", placeholder="Name, who it is, phone"
    )
    matters: str = paragraph(
        "What matters most to me",
        section="What matters",
        help="In your own words. It stands on the first sheet of the packet.",
    )
    talk_prognosis: str = choice(
        "Do I want to talk about how things may go?",
        ("yes", "Yes"),
        ("no", "Not now"),
        ("unknown", "Not sure"),
        section="What matters",
        more=True,
    )
    allergies_state: str = choice("Allergies", *LIST_STATES, section="What my lists say", more=True)
    medications_state: str = choice(
        "Medicines", *LIST_STATES, section="What my lists say", more=True
    )
    conditions_state: str = choice(
        "Other conditions", *LIST_STATES, section="What my lists say", more=True
    )
    proxy: str = line(
        "Who may decide for me (health-care proxy)", section="Papers", placeholder="Name, phone"
    )
    proxy_copy: str = choice("Do I have a copy of that paper?", *YES_NO, section="Papers")
    directive: str = choice("Is there an advance directive?", *YES_NO, section="Papers")
    insurance: str = line("Insurance and number", section="Papers")
    hospital_numbers: tuple[HospitalNumber, ...] = rows(
        "Record numbers at hospitals", HospitalNumber, section="Papers"
    )
    living: str = paragraph(
        "Who lives with me, who helps, who travels with me", section="Everyday life", more=True
    )
    distance: str = line(
        "How far I can travel for a trial or a visit", section="Everyday life", more=True, half=True
    )
    home_town: str = line(
        "Town that distances are measured from",
        section="Everyday life",
        help="For the sites of trials. It is never sent anywhere.",
        more=True,
    )
    home_latitude: str = line(
        "Its degrees north",
        section="Everyday life",
        placeholder="e.g. 53.55",
        more=True,
        half=True,
    )
    home_longitude: str = line(
        "Its degrees east",
        section="Everyday life",
        placeholder="e.g. 9.99",
        more=True,
        half=True,
    )
    writers: tuple[Writer, ...] = rows("Who writes here", Writer, section="Who writes")

    def headline(self) -> str:
        """Return the name as on the ID card, else what the person is called."""
        return self.name or self.called or "About me"

    def moment(self) -> When | None:
        """Return None: a person has no place in the timeline."""
        return None
