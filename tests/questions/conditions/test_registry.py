"""The register of conditions, and that each one has its row in the tables."""

from __future__ import annotations

import pytest
from tests.questions.conditions import (
    test_biomarkers,
    test_counts,
    test_cycles,
    test_disease,
    test_fit,
    test_general,
    test_imaging,
    test_measurements,
    test_medicines,
    test_papers,
    test_pathology,
    test_people,
    test_symptoms,
    test_treatments,
    test_treatments_lately,
    test_trials,
)
from tests.questions.conditions.cases import TODAY

from apptprep.questions.conditions import CONDITIONS, LISTINGS, check_call, check_listing, evaluate
from apptprep.questions.conditions.registry import keys, number
from apptprep.questions.facts import Facts
from apptprep.questions.model import Call
from apptprep.records import Medication, Snapshot

TABLES = (
    test_biomarkers.CASES,
    test_counts.CASES,
    test_cycles.CASES,
    test_disease.CASES,
    test_fit.CASES,
    test_general.CASES,
    test_imaging.CASES,
    test_measurements.CASES,
    test_medicines.CASES,
    test_papers.CASES,
    test_pathology.CASES,
    test_people.CASES,
    test_symptoms.CASES,
    test_treatments.CASES,
    test_treatments_lately.CASES,
    test_trials.CASES,
)


def test_every_condition_has_a_row() -> None:
    rows = {case.name for table in TABLES for case in table}
    assert rows | {"always"} == set(CONDITIONS)


def test_every_condition_and_listing_says_what_it_means() -> None:
    for name, condition in CONDITIONS.items():
        assert (condition.__doc__ or "").strip().endswith((".", "``.")), name


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (Call("no_such_thing"), "there is no condition no_such_thing"),
        (Call("spread_to"), "missing a required argument"),
        (Call("always", ("really",)), "too many positional arguments"),
        (Call("sex_could_be", ("woman",)), "is not among"),
        (Call("spread_to", (7,)), "cannot take [7]"),
        (Call("symptom_logged", ("pain", "high")), "is no number"),
        (Call("treatment_kind", ("surgey",)), "surgey"),
    ],
)
def test_a_wrong_call_is_explained(call: Call, words: str) -> None:
    assert words in check_call(call)


def test_a_right_call_has_no_fault() -> None:
    assert check_call(Call("symptom_logged", (("pain", "ache"), 4, 14))) == ""


def test_only_listings_can_count_up() -> None:
    assert check_listing(Call("slides_not_held")) == ""
    assert "no listing" in check_listing(Call("always"))
    assert set(LISTINGS) <= set(CONDITIONS)


def test_a_condition_is_worked_out_once_for_the_same_facts() -> None:
    facts = Facts(Snapshot((Medication(name="x"),)), TODAY)
    call = Call("medicine_count_at_least", (1,))
    assert evaluate(facts, call) is evaluate(facts, call)


@pytest.mark.parametrize("value", [True, "3", None])
def test_a_number_is_a_number(value: object) -> None:
    with pytest.raises(TypeError):
        number(value)  # type: ignore[arg-type]


def test_no_key_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing"):
        keys((), ("a",))
