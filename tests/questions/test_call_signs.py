"""The signs that open the card, as the file writes them."""

from __future__ import annotations

import pytest

from apptprep.questions.call_signs import read_ways, says
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


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("vomiting", ("vomit*",), True),
        ("vomiting", ("vomit",), False),
        ("my port hurts", ("port",), True),
        ("a portion of soup", ("port",), False),
        ("short of breath, no chest pain", ("chest pain",), False),
        ("never had a seizure", ("seizure",), False),
        ("it did not help. chest pain again", ("chest pain",), True),
        ("not well but chest pain since noon", ("chest pain",), True),
        ("didn't have any fever", ("fever",), False),
        ("without warning a seizure", ("seizure",), False),
        ("cannot keep water down", ("cannot keep",), True),
    ],
)
def test_a_word_counts_unless_it_is_denied(text: str, words: tuple[str, ...], found: bool) -> None:
    assert says(text, words) is found
