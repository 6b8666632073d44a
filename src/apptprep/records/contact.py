"""Somebody to call: clinician, pharmacy, trial office, helper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from apptprep.records.base import KindInfo, Record, joined
from apptprep.records.fields import choice, line, paragraph
from apptprep.records.options import YES_NO

CONTACT_KINDS = (
    ("oncologist", "Oncologist"),
    ("surgeon", "Surgeon"),
    ("radiation", "Radiation doctor"),
    ("family-doctor", "Family doctor"),
    ("palliative", "Palliative care"),
    ("nurse", "Nurse"),
    ("navigator", "Nurse navigator"),
    ("clinic", "Clinic or hospital"),
    ("laboratory", "Laboratory or archive"),
    ("pharmacy", "Pharmacy"),
    ("trial-office", "Trial office"),
    ("social-worker", "Social worker"),
    ("counsellor", "Counsellor"),
    ("group", "Support group"),
    ("transport", "Transport"),
    ("money", "Money help"),
    ("other", "Other"),
)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Contact(Record):
    """One person or office."""

    KIND: ClassVar[KindInfo] = KindInfo(
        name="contact",
        one="contact",
        many="Contacts",
        page="visits",
        icon="phone",
        help="Doctors, clinics, pharmacy, trial office, and whoever helps.",
    )

    name: str = line("Name", required=True, half=True)
    role: str = choice("Who is it?", *CONTACT_KINDS)
    place: str = line("Clinic or office", half=True)
    phone: str = line("Phone", half=True)
    after_hours: str = line("Phone at night and on weekends", half=True, more=True)
    fax: str = line("Fax or portal", half=True, more=True)
    email: str = line("E-mail", half=True, more=True)
    address: str = paragraph("Address", more=True)
    gets_opinion: str = choice("Is to get the second opinion's letter?", *YES_NO, more=True)
    note: str = paragraph("Note")

    def detail(self) -> str:
        """Return role and place."""
        return joined(dict(CONTACT_KINDS).get(self.role, ""), self.place)

    def aside(self) -> str:
        """Return the phone number."""
        return self.phone

    def moment(self) -> None:
        """Return None: a contact has no place in the timeline."""
        return
