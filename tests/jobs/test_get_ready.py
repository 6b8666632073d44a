"""What pages ask first is ready before they ask; nothing else comes of it."""

from __future__ import annotations

import datetime as dt
import sys

import pytest

from apptprep.jobs.get_ready import get_ready
from apptprep.questions import contradictions, matches, missing, suggest
from apptprep.records import Appointment, Snapshot, SymptomEntry, When
from apptprep.ui.background import Cancelled

TODAY = dt.date(2026, 5, 12)

WORK = {
    "suggest": "_suggested",
    "call_now": "_matches",
    "gaps": "_missing",
    "contradictions": "_found",
}
"""Where the answers are worked out; those modules share their names with functions."""


def record(purpose: str) -> Snapshot:
    visit = Appointment(who="Dr Okafor", purpose=purpose, when=When.of(TODAY))
    return Snapshot([visit, SymptomEntry(term="cannot breathe", now=9, when=When.of(TODAY))])


@pytest.mark.parametrize("purpose", ["trial", "other", ""])
def test_the_first_questions_are_answered_already(
    purpose: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot = record(purpose)
    get_ready(snapshot, TODAY)

    def fail(*_: object) -> None:
        pytest.fail("worked out again")

    wanted = purpose or "second-opinion"
    found = suggest(Snapshot(snapshot.everything()), wanted, TODAY)
    for module, name in WORK.items():
        monkeypatch.setattr(sys.modules[f"apptprep.questions.{module}"], name, fail)
    assert suggest(snapshot, wanted, TODAY) == found
    assert "airway" in {match.line_id for match in matches(snapshot, TODAY)}
    assert missing(snapshot, wanted, TODAY)
    assert contradictions(snapshot, TODAY) == ()


def test_it_ends_where_it_is_told_to() -> None:
    told: list[float] = []

    def progress(share: float, _text: str) -> None:
        told.append(share)
        if share > 0.3:
            raise Cancelled

    with pytest.raises(Cancelled):
        get_ready(record("routine"), TODAY, progress)
    assert told == [0.0, 0.2, 0.4]
