"""Other illness on paper: today's apart from the past."""

from __future__ import annotations

from tests.packet.helpers import said
from tests.packet.samples import TODAY, when

from apptprep.packet import Choices
from apptprep.packet.content import Heading, Table
from apptprep.packet.context import Context
from apptprep.packet.sections import history
from apptprep.records import Condition, Record, Snapshot

NOW = Condition(name="high blood pressure", state="active", since=when("2015"))
PAST = Condition(
    name="sore throat", state="past", since=when("1 May 2013"), until=when("14 May 2013")
)


def page(*records: Record) -> Context:
    return Context.of(Snapshot(records), Choices(), TODAY)


def test_past_conditions_stay_out_of_the_summary() -> None:
    assert (
        said(history.conditions_line(page(NOW, PAST))).strip() == "high blood pressure since 2015"
    )


def test_only_past_ones_are_counted() -> None:
    words = "None now is written down; 1 past condition is in the record."
    assert said(history.conditions_line(page(PAST))).strip() == words


def test_past_conditions_have_a_table_of_their_own() -> None:
    blocks = history.build(page(NOW, PAST))
    headings = [each.text for each in blocks if isinstance(each, Heading)]
    assert headings == ["Other conditions", "Conditions in the past"]
    first, second = (each for each in blocks if isinstance(each, Table))
    assert "Still there" in said(first)
    assert [row.cells[1] for row in second.rows] == ["1 May 2013 to 14 May 2013"]


def test_the_same_one_many_times_is_told_once() -> None:
    colds = [Condition(name="cold", state="past", since=when(str(year))) for year in (2001, 2007)]
    (table,) = (b for b in history.build(page(*colds)) if isinstance(b, Table))
    assert [row.cells[1] for row in table.rows] == ["2 times, 2001 to 2007"]
