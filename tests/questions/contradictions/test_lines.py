"""Lines of therapy that run at the same time."""

from __future__ import annotations

import datetime as dt

import pytest

from apptprep.questions.contradictions import contradictions
from apptprep.records import Record, Snapshot, Treatment, When

TODAY = dt.date(2026, 11, 22)


def drug(name: str, line: str, started: str, ended: str = "", **more: str) -> Treatment:
    return Treatment(
        name=name,
        line_of_therapy=line,
        started=When.parse(started, TODAY) if started else None,
        ended=When.parse(ended, TODAY) if ended else None,
        **{"treatment_kind": "chemotherapy", **more},  # type: ignore[arg-type]
    )


def kinds(*records: Record) -> list[str]:
    return [found.kind for found in contradictions(Snapshot(records), TODAY)]


FIRST = drug("A", "1st", "January 2025", "June 2025", state="ended")


def test_two_lines_at_the_same_time() -> None:
    second = drug("B", "2nd line", "March 2025", "September 2025", state="ended")
    (found,) = contradictions(Snapshot((FIRST, second)), TODAY)
    assert found.kind == "lines"
    assert found.sides[0].text == "A, line 1st: January 2025 to June 2025"
    assert found.sides[1].text == "B, line 2nd line: March 2025 to September 2025"


def test_a_line_that_goes_on_beside_a_later_one() -> None:
    assert kinds(drug("A", "1", "2024", state="ongoing"), drug("B", "2", "March 2026")) == ["lines"]


@pytest.mark.parametrize(
    "second",
    [
        drug("B", "2nd", "July 2025"),
        drug("B", "2nd", "2025"),
        drug("B", "1st", "March 2025"),
        drug("B", "", "March 2025"),
        drug("B", "2nd", ""),
        drug("B", "2nd", "March 2025", state="planned"),
        drug("B", "2nd", "March 2025", treatment_kind="radiation"),
        drug("B", "2nd", "March 2025", state="ended"),
    ],
)
def test_no_sure_overlap(second: Treatment) -> None:
    assert kinds(FIRST, second) == []
