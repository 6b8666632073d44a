"""What a packet says: from records to plain content."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from typing import Any

import pytest
from tests.packet.helpers import said, texts
from tests.packet.samples import TODAY, extreme, near_empty, usual, when

from apptprep.packet import ALL_SECTIONS, SECTION_TITLES, Choices, compose
from apptprep.packet.content import Paragraph, Run, Section
from apptprep.records import (
    KINDS,
    Allergy,
    Appointment,
    Editor,
    FileRef,
    HospitalNumber,
    ImagingStudy,
    Medication,
    Person,
    Question,
    Record,
    Snapshot,
    Treatment,
    When,
    fields_of,
)
from apptprep.records.when import MONTHS

# Bookkeeping that means nothing on paper: where a question stands in the list, and its rule.
NOT_PRINTED = {
    ("question", "order"),
    ("question", "rule_id"),
}


def test_same_record_and_day_give_the_same_packet() -> None:
    record = usual()
    assert compose(record, Choices(), TODAY) == compose(record, Choices(), TODAY)


def test_a_nearly_empty_record_says_what_is_not_written_down() -> None:
    packet = compose(near_empty(), Choices(), TODAY)
    summary = said(packet.summary)
    for part in ("Spread", "Biomarkers", "Performance status", "24-hour number"):
        assert part in summary
    assert summary.count("not written down") >= 6
    ids = {section.id for section in packet.sections}
    assert ids <= {"timeline", "disease", "symptoms", "questions", "missing", "contacts", "log"}


def test_an_empty_record_makes_a_packet() -> None:
    packet = compose(Snapshot(), Choices(), TODAY)
    assert packet.name == "Name not written down"
    assert packet.born == "birth date not written down"


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("none", "None known."),
        ("not-asked", "Nobody has asked yet."),
        ("", "Not written down. That does not mean there are none."),
        ("some", "There are some allergies; they are not written down here."),
    ],
)
def test_an_empty_list_of_allergies_says_which_kind_of_empty_it_is(state: str, words: str) -> None:
    record = Snapshot([Person(name="A", allergies_state=state)])
    assert words in said(compose(record, Choices(), TODAY).summary)


def test_an_allergy_in_the_list_counts_whatever_the_state_says() -> None:
    record = Snapshot([Person(allergies_state="none"), Allergy(substance="Latex")])
    summary = said(compose(record, Choices(), TODAY).summary)
    assert "Latex" in summary
    assert "reaction not written down" in summary
    assert "None known" not in summary


@pytest.mark.parametrize("section", sorted(SECTION_TITLES))
def test_a_section_can_be_switched_off(section: str) -> None:
    choices = Choices(preset="trial", left_out=frozenset({section}))
    packet = compose(usual(), choices, TODAY)
    assert section not in {each.id for each in packet.sections}
    assert packet.number_of(section) == 0


def test_a_usual_record_has_every_section_but_the_one_for_new_kinds() -> None:
    packet = compose(usual(), Choices(preset="trial"), TODAY)
    assert {each.id for each in packet.sections} == ALL_SECTIONS - {"other", "checks"}


def test_trial_facts_come_first_for_a_trial_visit() -> None:
    packet = compose(usual(), Choices(preset="trial"), TODAY)
    assert packet.sections[0].id == "trials"


@pytest.mark.parametrize("purpose", ["second-opinion", "trial", "routine", "other", "unheard-of"])
def test_nothing_says_that_somebody_is_eligible(purpose: str) -> None:
    everything = said(compose(usual(), Choices(preset=purpose), TODAY)).lower()
    assert "eligible" not in everything


def test_the_visit_of_this_purpose_is_named_and_no_other() -> None:
    visits = [
        Appointment(who="Dr Soon", when=when("23 November 2026"), purpose="routine"),
        Appointment(who="Dr Second", when=when("30 November 2026"), purpose="second-opinion"),
    ]
    packet = compose(Snapshot(visits), Choices(preset="second-opinion"), TODAY)
    assert "With Dr Second" in packet.visit
    packet = compose(Snapshot(visits), Choices(preset="trial"), TODAY)
    assert packet.visit == ("Visit not written down",)


def test_a_chosen_visit_wins() -> None:
    visits = [
        Appointment(id="a", who="Dr Early", when=when("23 November 2026"), purpose="routine"),
        Appointment(id="b", who="Dr Late", when=when("30 November 2026"), purpose="routine"),
    ]
    packet = compose(Snapshot(visits), Choices(preset="routine", visit="b"), TODAY)
    assert "With Dr Late" in packet.visit


def test_unsure_entries_are_marked() -> None:
    record = Snapshot([Medication(name="Vitamin D", source="unsure")])
    packet = compose(record, Choices(), TODAY)
    assert Run(" (unsure)", "unsure") in list(_runs(packet))


def test_text_copied_from_a_report_is_marked_with_its_page() -> None:
    record = Snapshot([ImagingStudy(modality="CT", impression="Stable disease.", copied_from="3")])
    reports = _section(compose(record, Choices(), TODAY).sections, "reports")
    quotes = [b for b in reports.blocks if isinstance(b, Paragraph) and b.role == "quote"]
    assert [quote.text for quote in quotes] == [
        (Run("Stable disease.", "copied"), Run("  – copied from the report, page 3", "quiet"))
    ]
    assert "copied from the report, page 3" in said(reports)


def test_partial_dates_stay_partial() -> None:
    record = Snapshot([Treatment(name="surgery", started=when("about spring 2023"))])
    everything = said(compose(record, Choices(), TODAY))
    assert "about Mar to May 2023" in everything
    assert "1 Mar 2023" not in everything


class _Filler:
    """Fills every field with a word or a day of its own, and remembers which is whose."""

    def __init__(self) -> None:
        self.marks: dict[tuple[str, str], str] = {}

    def record(self, kind: type[Record]) -> Record:
        values = self._values(kind, kind.KIND.name)
        values |= {"state": "chosen"} if kind is Question else {}
        return kind(**values)

    def _values(self, kind: type, name: str) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for field in (field for field in fields_of(kind) if field.prints):
            key = name, field.name
            number = len(self.marks)
            match field.editor:
                case Editor.LINE | Editor.PARAGRAPH:
                    values[field.name] = self.marks[key] = f"w{number}x"
                case Editor.CHOICES:
                    self.marks[key] = f"w{number}x"
                    values[field.name] = (self.marks[key],)
                case Editor.DAY:
                    date = dt.date(2001, 1, 1) + dt.timedelta(days=number)
                    values[field.name] = When.of(date)
                    self.marks[key] = f"{date.day} {date:%b}"
                case Editor.FILES:
                    self.marks[key] = f"w{number}x.pdf"
                    file = FileRef("0" * 64, self.marks[key], "application/pdf", 9)
                    values[field.name] = (file,)
                case Editor.ROWS if field.row:
                    row = field.row(**self._values(field.row, f"{name}.{field.name}"))
                    values[field.name] = (row,)
                case Editor.CHOICE:
                    values[field.name] = field.options[0].key if field.required else ""
                case Editor.LINK:
                    values[field.name] = "somewhere" if field.required else ""
                case _:
                    pass
        return values


def test_nothing_written_down_is_lost() -> None:
    """Each field of each kind gets a word or day of its own, and all of them are in the packet."""
    filler = _Filler()
    records = [filler.record(kind) for kind in KINDS if kind.KIND.prints]
    found = said(compose(Snapshot(records), Choices(preset="trial"), TODAY)).lower()
    found = re.sub("|".join(MONTHS), lambda m: m[0][:3], found, flags=re.IGNORECASE)
    lost = {
        key for key, mark in filler.marks.items() if not re.search(rf"\b{mark.lower()}\b", found)
    }
    assert lost == NOT_PRINTED


def test_extreme_texts_compose() -> None:
    packet = compose(extreme(), Choices(preset="trial"), TODAY)
    assert any("<img src='file:///etc/passwd'/>" in text for text in texts(packet))


def test_content_is_frozen() -> None:
    packet = compose(near_empty(), Choices(), TODAY)
    with pytest.raises(dataclasses.FrozenInstanceError):
        packet.name = "other"  # type: ignore[misc]


def test_made_is_the_day_given() -> None:
    day = dt.date(2031, 2, 3)
    assert compose(near_empty(), Choices(), day).made == day


def _section(sections: tuple[Section, ...], key: str) -> Section:
    return next(each for each in sections if each.id == key)


def _runs(part: object) -> list[Run]:
    if isinstance(part, Run):
        return [part]
    if isinstance(part, tuple):
        return [run for each in part for run in _runs(each)]
    if dataclasses.is_dataclass(part):
        names = [field.name for field in dataclasses.fields(part)]
        return [run for name in names for run in _runs(getattr(part, name))]
    return []


def test_a_hospital_without_a_record_number_is_not_listed_among_them() -> None:
    rows = (HospitalNumber(hospital="Here", number="12"), HospitalNumber(hospital="There"))
    person = Snapshot([Person(hospital_numbers=rows)])
    for preset in ("routine", "emergency"):
        packet = compose(person, Choices(preset=preset), TODAY)
        numbers = [text for text in texts((packet.about, packet.summary)) if "Here" in text]
        assert numbers
        assert all(text.endswith("Here 12") for text in numbers)
