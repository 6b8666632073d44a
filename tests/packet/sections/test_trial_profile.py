"""The facts a trial office asks for."""

from __future__ import annotations

import pytest
from tests.packet.helpers import said
from tests.packet.samples import TODAY, when

from apptprep.packet import Choices
from apptprep.packet.content import Facts
from apptprep.packet.context import Context
from apptprep.packet.sections import trial_profile
from apptprep.records import (
    Cycle,
    ImagingStudy,
    Measurement,
    Record,
    Snapshot,
    Spread,
    Treatment,
    When,
)


def facts(*records: Record) -> dict[str, str]:
    context = Context.of(Snapshot(records), Choices(purpose="trial"), TODAY)
    found = [
        fact for b in trial_profile.profile(context) if isinstance(b, Facts) for fact in b.rows
    ]
    return {fact.label: "".join(run.text for run in fact.value) for fact in found}


def test_an_empty_record_says_not_written_down_and_never_no() -> None:
    found = facts()
    assert found["Age"] == found["Performance status, as told"] == "not written down"
    assert found["Brain"] == "not written down; no scan of the head written down"
    assert found["Treatments"] == "Not written down."
    assert "None known" not in said(tuple(found.values()))


@pytest.mark.parametrize(
    ("born", "age"),
    [
        ("22 November 1960", "66"),
        ("23 November 1960", "65"),
        ("1960", "65 or 66"),
        ("about 1960", "65 or 66"),
        ("long ago", ""),
    ],
)
def test_age(born: str, age: str) -> None:
    assert trial_profile.age_text(when(born), TODAY) == age


def test_days_since_the_last_treatment() -> None:
    past = Treatment(
        name="paclitaxel",
        treatment_kind="chemotherapy",
        state="ended",
        ended=when("20 October 2026"),
    )
    found = facts(past)
    assert found["Since the last medicine"] == "33 days (paclitaxel, 20 Oct 2026)"
    assert found["Since the last radiation"] == "none written down"


def test_a_partial_end_gives_the_least_number_of_days() -> None:
    past = Treatment(
        name="paclitaxel", treatment_kind="chemotherapy", state="ended", ended=when("October 2026")
    )
    assert facts(past)["Since the last medicine"].startswith("at least 22 days")


def test_the_last_cycle_counts_where_no_end_is_written_down() -> None:
    cycles = (Cycle(day_given=when("1 May 2026")), Cycle(day_given=when("12 November 2026")))
    past = Treatment(name="paclitaxel", treatment_kind="chemotherapy", state="ended", cycles=cycles)
    assert facts(past)["Since the last medicine"] == "10 days (paclitaxel, 12 Nov 2026)"


def test_a_treatment_that_goes_on_has_no_days_since() -> None:
    now = Treatment(name="letrozole", treatment_kind="hormone", state="ongoing")
    assert facts(now)["Since the last medicine"] == "going on: letrozole"


def test_brain_state_and_the_last_scan_of_the_head() -> None:
    found = facts(
        Spread(site="brain", brain_state="treated-stable", stable_since=when("May 2026")),
        ImagingStudy(modality="MR", region="Brain", date=when("2 June 2026")),
    )
    assert found["Brain"] == ("Treated and stable since May 2026; last MRI Brain: 2 Jun 2026")


def test_the_latest_blood_value_counts() -> None:
    old = Measurement(what="ALT", value="99", unit="U/L", when=When.of(TODAY.replace(year=2025)))
    new = Measurement(what="ALT (GPT)", value="31", unit="U/L", when=when("2 November 2026"))
    salt = Measurement(what="Salt in urine", value="7")
    found = facts(old, new, salt)
    assert found["ALT and AST (liver)"].startswith("ALT (GPT) 31 U/L, 2 Nov 2026")
    assert "Salt" not in found["ALT and AST (liver)"]
    assert found["Creatinine (kidney)"] == "not written down"
