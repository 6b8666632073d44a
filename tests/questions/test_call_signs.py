"""The signs that open the card, as the file writes them."""

from __future__ import annotations

import pytest

from apptprep.questions.call_signs import read_ways
from apptprep.questions.rules import RuleFault


def test_a_way_is_a_list_of_signs() -> None:
    ways = read_ways(
        [[{"words": ["chest pain"], "score": 4}], [{"temperature": True, "days": 3}]], "x"
    )
    assert ways[0][0].words == ("chest pain",)
    assert (ways[0][0].score, ways[0][0].days) == (4, 7)
    assert ways[1][0].temperature


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ([], "a list of ways"),
        ("chest pain", "a list of ways"),
        ([[]], "a list of signs"),
        ([["chest pain"]], "a sign has one of"),
        ([[{"score": 4}]], "a sign has one of"),
        ([[{"words": ["a"], "anywhere": ["b"]}]], "a sign has one of"),
        ([[{"words": []}]], "cannot have words"),
        ([[{"words": ["*"]}]], "cannot have words"),
        ([[{"words": ["a"], "score": "high"}]], "cannot have score"),
        ([[{"words": ["a"], "new": False}]], "cannot have new"),
        ([[{"words": ["a"], "colour": "red"}]], "cannot have colour"),
        ([[{"treatment": ["magic"]}]], "there is no magic"),
        ([[{"medicine": ["magic"]}]], "there is no magic"),
    ],
)
def test_a_slip_in_the_file_is_told(bad: object, words: str) -> None:
    with pytest.raises(RuleFault, match=words):
        read_ways(bad, "the line x")
