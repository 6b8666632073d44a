"""Finding records by words, whatever their case, accents and order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from apptprep.records import Appointment, Contact, Medication, Snapshot, SymptomEntry
from apptprep.records.search import Finder, fold, search_text


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Żółć", "zolc"),
        ("Ärztin", "arztin"),
        ("STRASSE Straße", "strasse strasse"),
        ("Åse Ødegård", "ase odegard"),
        ("Đorđe", "dorde"),
        ("ﬁne", "fine"),
        ("plain", "plain"),
        ("日本語", "日本語"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_everything_written_is_searched() -> None:
    contact = Contact(name="Dr Lind")
    visit = Appointment(who="Clinic", wants="Ask about trials", contact=contact.id)
    text = search_text(visit, Snapshot([contact, visit]))
    assert "ask about trials" in text
    assert "dr lind" in text


def test_words_may_stand_anywhere_and_all_must() -> None:
    one = Medication(name="Ondansetron", reason="nausea")
    other = Medication(name="Metoclopramide", reason="nausea")
    snapshot = Snapshot([one, other])
    finder = Finder()
    assert finder.find((one, other), "NAUSEA onda", snapshot) == (one,)
    assert finder.find((one, other), "nausea", snapshot) == (one, other)
    assert finder.find((one, other), " ", snapshot) == (one, other)


def test_a_changed_record_is_read_anew() -> None:
    entry = SymptomEntry(term="Pain")
    finder = Finder()
    snapshot = Snapshot([entry])
    assert finder.find((entry,), "nausea", snapshot) == ()
    changed = replace(entry, term="Nausea")
    assert finder.find((changed,), "nausea", snapshot) == (changed,)


def test_choices_are_found_by_their_words() -> None:
    entry = SymptomEntry(term="Pain", sites=("lower-back",))
    assert "lower back" in search_text(entry)
