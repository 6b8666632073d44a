"""Trials found online, in the preview that files have."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.exchange.trials_gov.making import study
from tests.exchange.trials_gov.register import Stand, standing

from apptprep.jobs import apply
from apptprep.jobs.find_trials import (
    BASE_VARIABLE,
    Query,
    SearchFailed,
    find,
    first_query,
    shown_address,
)
from apptprep.records import Diagnosis, Person, Snapshot, Trial
from apptprep.store import Library

TODAY = dt.date(2026, 11, 28)


def test_it_begins_with_what_is_written_down() -> None:
    snapshot = Snapshot((Person(country="Germany"), Diagnosis(site="left breast")))
    assert first_query(snapshot) == Query("left breast", "Germany")
    assert first_query(Snapshot(())) == Query()


def test_found_trials_are_seen_taken_and_known_again(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand = Stand(pages=[[study("NCT00000001"), study("NCT00000002")]])
    with standing(stand) as base:
        monkeypatch.setenv(BASE_VARIABLE, f"{base}/")
        assert shown_address(Query("x")).startswith(f"{base}/studies?")
        preview = find(library, Query("x"), TODAY)
        assert library.snapshot().all(Trial) == ()
        apply(library, preview, preview.preselected())
        found = library.snapshot().all(Trial)
        assert {trial.nct for trial in found} == {"NCT00000001", "NCT00000002"}
        assert len(found[0].criteria) == 5
        again = find(library, Query("x"), TODAY)
        assert not again.preselected()


def test_no_trial_is_said_to_be_none(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    with standing(Stand()) as base:
        monkeypatch.setenv(BASE_VARIABLE, base)
        with pytest.raises(SearchFailed, match="no such trial"):
            find(library, Query("x"), TODAY)
