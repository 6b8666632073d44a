"""Conditions about how many places of spread are written down."""

from __future__ import annotations

from tests.questions.conditions.cases import Case, check, evaluate, table

from apptprep.records import Spread

CASES = (
    Case(
        name="spread_sites_at_most",
        args=(3,),
        present=(Spread(site="bone", where="L3"), Spread(site="bone", where="hip")),
        absent=(Spread(site="lung", number="many"),),
        unknown=(),
        says="2 places",
        about=1,
    ),
    Case(
        name="spread_sites_at_least",
        args=(2,),
        present=(Spread(site="bone"), Spread(site="lung")),
        absent=(Spread(site="bone"),),
        unknown=(Spread(site="bone"), Spread(site="lung", certainty="feared")),
        says="2 places",
        about=1,
    ),
)


@table(CASES)
def test_condition(case: Case) -> None:
    check(case)


def test_more_spots_than_asked_for_are_not_few() -> None:
    assert evaluate("spread_sites_at_most", (3,), (Spread(site="lung", number="4"),)) is None
    assert evaluate("spread_sites_at_most", (5,), (Spread(site="lung", number="4"),)) is not None
    listed = Spread(site="bone", where="L3, T8 and left hip")
    assert evaluate("spread_sites_at_most", (2,), (listed,)) is None
    assert evaluate("spread_sites_at_most", (3,), (listed,)) is not None


def test_places_without_a_number_or_a_word_on_where_are_not_few() -> None:
    assert (
        evaluate("spread_sites_at_most", (5,), (Spread(site="liver"), Spread(site="lung"))) is None
    )


def test_the_number_of_spots_is_said_as_told() -> None:
    found = evaluate(
        "spread_sites_at_most", (5,), (Spread(site="bone", where="L3, T8", number="3"),)
    )
    assert found is not None
    assert found.text == "1 place of spread written down: bone (L3, T8), 3 spots"
