"""Short phrases for what tables have no column for."""

from __future__ import annotations

import pytest
from tests.packet.samples import when

from apptprep.packet.phrases import LABELS, PHRASES, phrase_of, value_text
from apptprep.records import DoseHistory, Editor, Medication, Record, fields_of


def test_every_phrase_belongs_to_a_field_and_to_its_answers() -> None:
    """A renamed field or answer would leave its phrase behind, and print a form's label."""
    for kind, phrases in PHRASES.items():
        fields = {field.name: field for field in fields_of(kind)}
        for name, phrase in phrases.items():
            keys = {option.key for option in fields[name].options}
            if isinstance(phrase, dict):
                assert set(phrase) <= keys, (kind, name)
            else:
                assert phrase.count("{}") == 1, (kind, name)
                assert not keys, (kind, name)


def test_every_label_belongs_to_a_field() -> None:
    for kind, labels in LABELS.items():
        assert set(labels) <= {field.name for field in fields_of(kind)}


def phrase(record: Record, name: str) -> str:
    field = next(field for field in fields_of(type(record)) if field.name == name)
    return phrase_of(record, field, value_text(field, getattr(record, name), None))


@pytest.mark.parametrize(
    ("medicine", "name", "words"),
    [
        (Medication(pharmacy="{} Corner"), "pharmacy", "from {} Corner"),
        (Medication(helps="some"), "helps", "helps a little"),
        (Medication(food="any"), "food", ""),
        (Medication(food="an answer of a newer app"), "food", "an answer of a newer app"),
        (Medication(note="As it is."), "note", "As it is."),
        (Medication(reason="pain"), "reason", "what is it for: pain"),
        (
            Medication(changes=(DoseHistory(changed_on=when("May 2026"), change="halved"),)),
            "changes",
            "changed May 2026: halved",
        ),
    ],
)
def test_phrase(medicine: Medication, name: str, words: str) -> None:
    assert phrase(medicine, name) == words


def test_rows_are_phrases() -> None:
    rows = (
        DoseHistory(changed_on=when("May 2026"), change="10 to 5 mg", reason="dizzy"),
        DoseHistory(reason="sleepy"),
    )
    field = next(f for f in fields_of(Medication) if f.editor is Editor.ROWS)
    assert value_text(field, rows, None) == (
        "changed May 2026: 10 to 5 mg (dizzy); changed: what is not written down (sleepy)"
    )
