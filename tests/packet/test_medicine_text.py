"""The medicine list as plain text for a code."""

from __future__ import annotations

from tests.packet.samples import TODAY, when

from apptprep.packet import Choices
from apptprep.packet.context import Context
from apptprep.packet.medicine_text import MOST_BYTES, medicine_text
from apptprep.records import Allergy, Medication, Person, Record, Snapshot


def text(*records: Record) -> tuple[str, int, int]:
    return medicine_text(Context.of(Snapshot(records), Choices(), TODAY))


def test_no_medicine_is_no_code() -> None:
    assert text(Person(name="A"), Medication(name="x", why_stopped="rash")) == ("", 0, 0)


def test_it_says_whose_list_of_which_day() -> None:
    found, count, total = text(
        Person(name="Zofia Żółkiewska", born=when("1961")),
        Allergy(substance="Penicillin", reaction="rash"),
        Medication(name="Senna", strength="8.6 mg", dose="2 tablets", times=("bedtime",)),
        Medication(name="Vitamin D", source="unsure", taken_differently="hardly ever"),
    )
    assert found.splitlines()[:3] == [
        "Medicines of Zofia Żółkiewska, born 1961",
        "Written by the person on 22 November 2026",
        "Allergies: Penicillin (rash)",
    ]
    assert "- Senna 8.6 mg: 2 tablets, bedtime" in found
    assert (
        "- Vitamin D (unsure): how it is taken is not written down; in fact: hardly ever" in found
    )
    assert (count, total) == (2, 2)


def test_an_unknown_allergy_is_not_none() -> None:
    assert "That does not mean there are none." in text(Medication(name="x"))[0]


def test_a_long_list_is_cut_between_medicines_and_says_so() -> None:
    many = [Medication(name=f"Medicine {n}", dose="1 tablet ünd more") for n in range(60)]
    found, count, total = text(*many)
    assert total == 60
    assert 0 < count < total
    assert f"SHORTENED: {count} of 60 medicines" in found
    assert len(found.encode()) <= MOST_BYTES
    assert found.count("\n- ") == count


def test_giant_and_broken_texts_still_fit() -> None:
    found, count, total = text(
        Person(name="W" * 3000),
        *(Medication(name="漢" * 900 + "\ud800", dose="😀" * 900) for _ in range(1)),
    )
    assert len(found.encode("utf-8", "replace")) <= MOST_BYTES
    assert (count, total) in ((1, 1), (0, 1))
