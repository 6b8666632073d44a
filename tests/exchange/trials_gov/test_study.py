"""One study of the register."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exchange.trials_gov.making import study

from apptprep.exchange.trials_gov.study import is_study, trial
from apptprep.records import Trial, When


def test_everything_finds_its_field() -> None:
    found = trial(study())
    assert found.title == "A Study of Made-up Medicine (ACRO)"
    assert (found.nct, found.phase, found.status) == ("NCT01234567", "1/2", "recruiting")
    assert (found.sex, found.youngest, found.oldest) == ("female", "18 years", "75 years")
    assert found.treatment == "Made-up Medicine, Placebo"
    assert found.contact == "Ann Office, 555-0100 ext. 7, a@example.org"
    assert found.sponsor == "A Sponsor"
    assert found.summary == "It looks at doses < 5 mg."
    assert found.updated is not None
    assert found.updated.day_only() == "4 May 2026"
    assert found.note == "Start: March 2025", "a date stays as partial as it is"
    assert len(found.criteria) == 5
    assert {each.met for each in found.criteria} == {""}, "nothing is marked for the person"


def test_sites_keep_where_they_are() -> None:
    hamburg, rome = trial(study()).sites
    assert (hamburg.name, hamburg.town, hamburg.country) == ("North Hospital", "Hamburg", "Germany")
    assert (hamburg.status, hamburg.contact) == ("not yet recruiting", "Site Nurse, 555-0101")
    assert (hamburg.latitude, hamburg.longitude) == ("53.57532", "10.01534")
    assert (rome.town, rome.latitude) == ("Rome", "")


def test_a_study_of_one_site_says_where_it_is() -> None:
    place = {"locations": [{"facility": "A Clinic", "city": "Oslo", "country": "Norway"}]}
    assert trial(study(contactsLocationsModule=place)).site == "A Clinic, Oslo, Norway"


@pytest.mark.parametrize(
    ("status", "ours"),
    [
        ("NOT_YET_RECRUITING", "not-yet"),
        ("WITHDRAWN", "stopped"),
        ("AVAILABLE", "expanded"),
        ("UNKNOWN", "unknown"),
        ("SOMETHING_NEW", "unknown"),
        ("", ""),
    ],
)
def test_status(status: str, ours: str) -> None:
    assert trial(study(statusModule={"overallStatus": status})).status == ours


def test_why_a_trial_stopped_is_told_in_the_registers_words() -> None:
    found = trial(study(statusModule={"overallStatus": "TERMINATED", "whyStopped": "No money"}))
    assert (
        found.note
        == "Status in the register: terminated\nWhy it stopped, as the register says: No money"
    )


@pytest.mark.parametrize(
    ("phases", "text"),
    [(["NA"], ""), (["EARLY_PHASE1"], "early 1"), (["PHASE2", "PHASE3"], "2/3"), ([], "")],
)
def test_phases(phases: list[str], text: str) -> None:
    assert trial(study(designModule={"phases": phases})).phase == text


def test_what_a_study_lacks_stays_empty() -> None:
    bare = {"protocolSection": {"identificationModule": {"nctId": "nct00000001"}}}
    assert is_study(bare)
    found = trial(bare)
    assert (found.nct, found.title) == ("NCT00000001", "NCT00000001")
    plain = Trial(title="", heard_from="")
    for name in ("phase", "status", "sex", "youngest", "sites", "criteria", "contact", "note"):
        assert getattr(found, name) == getattr(plain, name)


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@given(name=st.sampled_from(sorted(study()["protocolSection"])), junk=JUNK)
def test_no_shape_of_a_module_breaks_it(name: str, junk: Any) -> None:
    data = study()
    data["protocolSection"][name] = junk
    if is_study(data):
        found = trial(data)
        assert found.title
        assert isinstance(found.updated, When | None)
