"""Every line of the call-now card: entries that open the card there, and entries that must not."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from tests.questions.call_cases import CASES, TODAY, Records, hot, log

from apptprep.questions import card, matches
from apptprep.questions.call_now import bundled_calls
from apptprep.records import (
    Record,
    Snapshot,
    SymptomEntry,
    When,
)

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


def opened(*records: Record) -> set[str]:
    """Return the ids of the lines the card opens at."""
    return {match.line_id for match in matches(Snapshot(records), TODAY)}


def test_every_line_of_the_card_is_in_the_table() -> None:
    assert set(CASES) == {line.id for line in bundled_calls().lines}
    assert all(line.opens for line in bundled_calls().lines)


OPENS = [(id_, records) for id_, (yes, _) in CASES.items() for records in yes]
STAYS = [(id_, records) for id_, (_, no) in CASES.items() for records in no]


@pytest.mark.parametrize(("line", "records"), OPENS, ids=[id_ for id_, _ in OPENS])
def test_the_card_opens_at_the_line(line: str, records: Records) -> None:
    found = {match.line_id: match for match in matches(Snapshot(records), TODAY)}
    assert line in found
    known = {record.id for record in records}
    for fact in found[line].evidence:
        assert fact.text
        assert fact.record_id in known


@pytest.mark.parametrize(("line", "records"), STAYS, ids=[id_ for id_, _ in STAYS])
def test_the_card_does_not_open_at_the_line(line: str, records: Records) -> None:
    assert line not in opened(*records)


def test_an_empty_record_opens_nothing_and_hides_nothing() -> None:
    assert opened() == set()
    assert len(card(Snapshot(), TODAY).lines) == len(bundled_calls().lines)


@pytest.mark.parametrize("writer", ["", "Ada", "her son Tom"])
def test_who_wrote_or_noticed_it_makes_no_difference(writer: str) -> None:
    assert "new-confusion" in opened(log("Confusion", written_by=writer, seen_by=writer))


def test_an_entry_without_a_date_counts_from_the_day_it_was_written() -> None:
    fresh = SymptomEntry(term="Seizure", created=NOON)
    old = replace(fresh, created=NOON - dt.timedelta(days=90))
    vague = replace(fresh, when=When.parse("2026", TODAY))
    assert "seizure" in opened(fresh)
    assert "seizure" not in opened(old)
    assert "seizure" in opened(vague)
    assert "seizure" not in opened(replace(vague, created=old.created))


def test_a_coming_date_opens_nothing() -> None:
    assert opened(log("Seizure", days=-5)) == set()


def test_the_worst_of_two_numbers_counts() -> None:
    assert "chest-pain" in opened(log("Chest pain", 0, worst=8))


def test_the_lines_stand_in_the_cards_order() -> None:
    order = [line.id for line in card(Snapshot(), TODAY).lines]
    found = [m.line_id for m in matches(Snapshot((hot("39"), log("Seizure"))), TODAY)]
    assert found == [id_ for id_ in order if id_ in found]
    assert found[0] == "seizure"
