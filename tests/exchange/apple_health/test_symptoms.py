"""Symptoms of Apple Health have the app's names; "not present" is no symptom."""

from __future__ import annotations

import pytest

from apptprep.exchange.apple_health.symptoms import PREFIX, TYPES, Felt, felt
from apptprep.records import vocabularies

OWN_WORDS = {
    "Breast pain", "Body aches", "Loss of smell", "Mood changes", "Pelvic pain", "Runny nose",
    "Sleep changes", "Stuffy nose", "More appetite", "Appetite change",
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("Nausea", "HKCategoryValueSeverityMild", Felt("Nausea", "mild")),
        ("Fatigue", "HKCategoryValueSeverityModerate", Felt("Tiredness", "moderate")),
        ("Coughing", "HKCategoryValueSeveritySevere", Felt("Cough", "severe")),
        ("Nausea", "HKCategoryValueSeverityUnspecified", Felt("Nausea", "")),
        ("Nausea", "HKCategoryValueSeverityNotPresent", None),
        ("Nausea", "3", Felt("Nausea", "moderate")),
        ("Nausea", "1", None),
        ("Nausea", "something new", Felt("Nausea", "")),
        ("Nausea", "HKCategoryValuePresenceNotPresent", None),
        ("MoodChanges", "HKCategoryValuePresencePresent", Felt("Mood changes", "")),
        ("MoodChanges", "HKCategoryValuePresenceNotPresent", None),
        ("SleepChanges", "1", None),
        ("AppetiteChanges", "HKCategoryValueAppetiteChangesDecreased", Felt("Less appetite", "")),
        ("AppetiteChanges", "HKCategoryValueAppetiteChangesIncreased", Felt("More appetite", "")),
        ("AppetiteChanges", "HKCategoryValueAppetiteChangesNoChange", None),
        ("AppetiteChanges", "HKCategoryValueAppetiteChangesUnspecified",
         Felt("Appetite change", "")),
    ],
)  # fmt: skip
def test_a_symptom_is_told_in_our_words(kind: str, value: str, expected: Felt | None) -> None:
    assert felt(PREFIX + kind, value) == expected


def test_every_type_has_a_term_and_terms_are_those_one_types_from() -> None:
    listed = {term.text for term in vocabularies.terms("symptoms")}
    terms = {symptom.term for kind in TYPES if (symptom := felt(kind, "")) is not None}
    assert len(TYPES) == 39
    assert terms - listed <= OWN_WORDS
