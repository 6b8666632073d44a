"""Names of medicines and what they stand for."""

from __future__ import annotations

import pytest

from apptprep.questions.ingredients import ingredients, same_ingredient


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Tylenol 500 mg tablets", {"acetaminophen"}),
        ("paracetamol", {"acetaminophen"}),
        ("OxyContin", {"oxycodone"}),
        ("Morphine sulfate", {"morphine"}),
        ("carboplatin + paclitaxel", {"carboplatin", "paclitaxel"}),
        ("paclitaxel weekly", {"paclitaxel"}),
        ("grandma's tea", {"grandma's tea"}),
        ("", set()),
        ("500 mg", set()),
    ],
)
def test_what_a_name_stands_for(name: str, expected: set[str]) -> None:
    assert ingredients(name) == expected


def test_names_share_an_ingredient() -> None:
    assert same_ingredient(ingredients("penicillin"), ingredients("Penicillin V potassium"))
    assert not same_ingredient(ingredients("penicillin"), ingredients("Penicillamine"))
    assert not same_ingredient(ingredients(""), ingredients(""))
