"""What a trial office asks: known with its date and entry, or not known and what it becomes."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from tests.questions.test_any_record import RECORDS

from apptprep.questions.gaps import bundled_gaps
from apptprep.questions.letters import letters
from apptprep.questions.model import Gap
from apptprep.questions.rules import bundled_rules
from apptprep.questions.trial_sheet import GROUPS, TrialRow, trial_sheet
from apptprep.questions.trial_sheet.model import UNKNOWN
from apptprep.questions.trial_sheet.model import __file__ as model_file
from apptprep.questions.trial_sheet.person import age_text
from apptprep.records import (
    Allergy,
    Biomarker,
    Condition,
    Criterion,
    Cycle,
    Diagnosis,
    ImagingStudy,
    Measurement,
    Medication,
    PastSurgery,
    PathologyReport,
    PerformanceStatus,
    Person,
    Record,
    Snapshot,
    Spread,
    Treatment,
    Trial,
    TrialSite,
    When,
    fields_of,
)

TODAY = dt.date(2026, 11, 22)


def when(words: str) -> When:
    return When.parse(words, TODAY)


def sheet(*records: Record, trial: Trial | None = None) -> dict[str, TrialRow]:
    return {row.id: row for row in trial_sheet(Snapshot(records), TODAY, trial)}


CHEMO = Treatment(
    name="FOLFOX",
    treatment_kind="chemotherapy",
    line_of_therapy="1st",
    started=when("January 2026"),
    ended=when("12 May 2026"),
    state="ended",
    response="partial",
    why_ended="finished as planned",
)


def test_an_empty_record_knows_nothing_and_each_row_becomes_something() -> None:
    rows = sheet()
    assert rows
    for row in rows.values():
        assert not row.known
        assert row.text == UNKNOWN
        assert row.ask or row.request or row.write, row.id


@pytest.mark.parametrize(
    ("id_", "record", "text"),
    [
        ("age", Person(born=when("3 August 1958")), "68"),
        ("sex", Person(sex="male"), "male"),
        ("cancer", Diagnosis(site="colon", histology="adenocarcinoma"), "colon: adenocarcinoma"),
        ("stage", Diagnosis(site="colon", stage="IV"), "IV"),
        ("spread", Spread(site="liver", certainty="confirmed"), "Liver (confirmed)"),
        ("spread", Diagnosis(site="colon", extent="local"), "Only where it began"),
        ("brain", Spread(site="brain", brain_state="active"), "Active"),
        ("brain-scan", ImagingStudy(modality="MR", region="brain"), "MRI brain"),
        ("scan", ImagingStudy(modality="CT", region="chest"), "CT chest"),
        (
            "performance",
            PerformanceStatus(value="ECOG 1", said_by="Dr Lind"),
            "ECOG 1, said by Dr Lind",
        ),
        ("lines", CHEMO, "1, the highest is line 1"),
        ("lines", Person(treated_ever="no"), "none was ever given"),
        ("since-medicine", CHEMO, "194 days (FOLFOX, 12 May 2026)"),
        ("creatinine", Measurement(what="Creatinine", value="0.9", unit="mg/dL"), "0.9 mg/dL"),
        ("alt", Measurement(what="ALT", value="30", unit="U/L"), "30 U/L"),
        ("heart", Measurement(what="Heart ejection fraction", value="60", unit="%"), "60 %"),
        ("conditions", Person(conditions_state="none"), "none known"),
        ("prior-cancer", Condition(name="skin cancer", state="past"), "skin cancer, in the past"),
        ("infections", Person(conditions_state="none"), "none known"),
        ("infections", Condition(name="hepatitis B"), "hepatitis B"),
        ("autoimmune", Condition(name="Crohn's disease"), "Crohn's disease"),
        ("medicines", Medication(name="Ramipril", strength="5 mg"), "Ramipril, 5 mg"),
        ("steroid", Medication(name="Dexamethasone", strength="4 mg"), "Dexamethasone, 4 mg"),
        ("steroid", Medication(name="Ramipril"), "none found in the list by name"),
        ("blood-thinner", Medication(name="Apixaban"), "Apixaban"),
        ("allergies", Allergy(substance="latex"), "latex"),
        ("tissue", PathologyReport(site="colon", tissue_left="no"), "Pathology, colon: no"),
        ("distance", Person(distance="2 hours"), "2 hours"),
        (
            "languages",
            Person(languages="Polish", interpreter="yes"),
            "Polish; interpreter needed: yes",
        ),
        (
            "earlier-trials",
            Treatment(name="ABC-1", treatment_kind="trial-drug"),
            "ABC-1, Trial drug",
        ),
    ],
)
def test_what_is_written_down_is_known_with_its_entry(id_: str, record: Record, text: str) -> None:
    row = sheet(record)[id_]
    assert row.known
    assert row.text == text
    assert (row.ask, row.request, row.write) == ("", "", "")
    if text != "none found in the list by name":
        assert record.id in {fact.record_id for fact in row.evidence}


@pytest.mark.parametrize(
    ("id_", "record"),
    [
        ("brain", Spread(site="brain", brain_state="unknown")),
        ("brain", Spread(site="liver")),
        ("brain-scan", ImagingStudy(modality="MR", region="pelvis")),
        ("infections", Condition(name="asthma")),
        ("infections", Person(conditions_state="not-asked")),
        ("tissue", PathologyReport(site="colon", tissue_left="unknown")),
        ("since-medicine", Treatment(name="A", treatment_kind="chemotherapy", state="ended")),
        ("since-radiation", CHEMO),
        ("lines", Treatment(name="A", treatment_kind="chemotherapy")),
        ("sex", Person(sex="unknown")),
        ("creatinine", Measurement(what="Creatinine clearance", value="80")),
        ("ast", Measurement(what="Last weight", value="80")),
        ("platelets", Measurement(what="Platelets")),
    ],
)
def test_what_is_open_is_not_known(id_: str, record: Record) -> None:
    assert not sheet(record)[id_].known


def test_days_are_counted_from_the_end_or_the_last_cycle() -> None:
    assert sheet(CHEMO)["since-medicine"].days == 194
    cycles = (Cycle(day_given=when("2 November 2026")), Cycle(day_given=when("12 October 2026")))
    stopped = Treatment(name="B", treatment_kind="immune", state="ended", cycles=cycles)
    assert sheet(CHEMO, stopped)["since-medicine"].days == 20
    vague = Treatment(name="C", treatment_kind="radiation", state="ended", ended=when("May 2026"))
    row = sheet(vague)["since-radiation"]
    assert row.text == "at least 175 days (C, May 2026)"
    cut = Treatment(name="Lumpectomy", treatment_kind="surgery", started=when("20 November 2026"))
    assert sheet(cut)["since-surgery"].text == "2 days (Lumpectomy, 20 November 2026)"


def test_a_treatment_without_a_last_day_leaves_the_counter_open() -> None:
    other = Treatment(name="B", treatment_kind="chemotherapy", state="ended")
    row = sheet(CHEMO, other)["since-medicine"]
    assert not row.known
    assert row.request == "treatment-summary"


def test_what_goes_on_has_no_days() -> None:
    now = Treatment(name="letrozole", treatment_kind="hormone", state="ongoing")
    row = sheet(CHEMO, now)["since-medicine"]
    assert (row.text, row.days) == ("going on: letrozole", 0)
    planned = Treatment(name="x", treatment_kind="hormone", state="planned")
    assert sheet(CHEMO, planned)["since-medicine"].days == 194


def test_each_treatment_has_its_row_and_its_open_questions() -> None:
    bare = Treatment(name="A", treatment_kind="chemotherapy", state="ended", response="not-told")
    rows = sheet(CHEMO, bare)
    told = rows[f"treatment:{CHEMO.id}"].text
    assert told == (
        "line of therapy: 1st, January 2026 to 12 May 2026, best result: smaller, "
        "ended: finished as planned"
    )
    assert f"response:{CHEMO.id}" not in rows
    assert rows[f"response:{bare.id}"].ask == "What was the best result of A?"
    assert rows[f"why:{bare.id}"].ask == "Why did A end?"


def test_a_value_has_its_date_and_the_range_of_its_own_report() -> None:
    old = Measurement(what="Bilirubin", value="2", when=when("May 2026"))
    new = Measurement(
        what="Bilirubin", value="<0.3", when=when("20 November 2026"), reference="<1.2"
    )
    row = sheet(old, new)["bilirubin"]
    assert (row.text, row.days) == ("<0.3 (normal on the report: <1.2)", 2)
    assert row.as_of == new.when


@pytest.mark.parametrize(
    ("records", "asked"),
    [
        ((Person(sex="female", born=when("1990")),), True),
        ((Person(),), True),
        ((Person(sex="male", born=when("1990")),), False),
        ((Person(sex="female", born=when("1950")),), False),
        ((Person(sex="female", born=when("1990")), PastSurgery(name="hysterectomy")), False),
    ],
)
def test_pregnancy_is_a_question_only_and_not_for_whom_it_cannot_concern(
    records: tuple[Record, ...], asked: bool
) -> None:
    rows = sheet(*records)
    assert ("pregnancy" in rows) is asked
    if asked:
        assert not rows["pregnancy"].known


def test_a_marker_without_a_result_is_asked_for() -> None:
    known = Biomarker(marker="HER2", result="negative", taken=when("March 2025"))
    failed = Biomarker(marker="KRAS", result="failed")
    rows = sheet(known, failed)
    assert rows[f"biomarker:{known.id}"].text == "Negative"
    row = rows[f"biomarker:{failed.id}"]
    assert (row.known, row.ask) == (False, "How can we still get a result for KRAS?")
    assert row.text == "test failed or not enough tissue"


def test_a_trial_brings_its_own_facts_and_conditions() -> None:
    trial = Trial(
        title="A trial",
        phase="2",
        status="recruiting",
        criteria=(
            Criterion(text="ECOG 0 or 1", kind="inclusion", met="met"),
            Criterion(text="Active brain spread", kind="exclusion", met="unknown"),
        ),
    )
    rows = sheet(trial, trial=trial)
    assert rows["trial-phase"].text == "2"
    assert rows["trial-contact"].ask == "Whom can I call about this trial?"
    assert rows["criterion:0"].text == "marked as met"
    assert rows["criterion:1"].label == "Active brain spread (rules out)"
    assert not rows["criterion:1"].known
    assert not [id_ for id_ in sheet(trial) if id_.startswith(("trial-", "criteri"))]
    assert sheet(trial=Trial(title="B"))["criteria"].request == "trial-criteria"


@pytest.mark.parametrize(
    ("born", "text"),
    [("3 August 1958", "68"), ("1958", "67 or 68"), ("1950s", ""), ("", ""), ("2030", "")],
)
def test_ages_are_as_sure_as_the_birth_date(born: str, text: str) -> None:
    written = age_text(when(born) if born else None, TODAY)
    assert written == text or born == "1950s"


@settings(max_examples=60)
@given(RECORDS)
def test_any_record(records: list[Any]) -> None:
    snapshot = Snapshot(records)
    trial = next(iter(snapshot.all(Trial)), None)
    rows = trial_sheet(snapshot, TODAY, trial)
    assert len({row.id for row in rows}) == len(rows)
    gaps = {rule.id for rule in bundled_gaps().rules}
    fields = {field.name for field in fields_of(Person)}
    order = [list(GROUPS).index(row.group) for row in rows]
    assert order == sorted(order)
    for row in rows:
        assert row.text
        assert row.known == (not (row.ask or row.request or row.write)), row.id
        assert not row.ask or (row.ask.endswith("?") and "eligib" not in row.ask)
        assert not row.request or row.request in gaps
        assert not row.write or row.write in fields


def test_no_word_says_that_somebody_fits() -> None:
    for row in trial_sheet(Snapshot((CHEMO,)), TODAY, Trial(title="A")):
        words = f"{row.label} {row.ask} {row.text}".casefold()
        assert not re.search(r"eligib|qualif|suitable|you fit", words), row.id
        assert len(row.ask.split()) <= 20, row.id


def test_every_request_of_the_sheet_has_a_letter() -> None:
    for row in trial_sheet(Snapshot(), TODAY):
        if row.request:
            assert letters(Snapshot(), Gap(row.request, "x", "y", "papers"), TODAY)


def test_every_source_the_sheet_names_is_one_of_the_bundled() -> None:
    code = "\n".join(path.read_text("utf-8") for path in Path(model_file).parent.glob("*.py"))
    naming = r'(?m)(?:source=|source_of\(|^_[A-Z]+ = )"([a-z]+(?:-[a-z0-9]+)+)"'
    named = re.findall(naming, code)
    assert {"alberta-trial-join", "asco-friends", "asco-brain", "nci-trial-guide"} <= set(named)
    assert [id_ for id_ in named if id_ not in bundled_rules().sources] == []


def test_a_site_left_empty_is_none() -> None:
    trial = Trial(title="A study", sites=(TrialSite(status="Recruiting"), TrialSite(name="Clinic")))
    rows = {row.id: row for row in trial_sheet(Snapshot([trial]), TODAY, trial)}
    assert rows["trial-sites"].text == "Clinic"
    empty = Trial(title="A study", sites=(TrialSite(),))
    found = {row.id for row in trial_sheet(Snapshot([empty]), TODAY, empty)}
    assert not {"trial-sites", "trial-distance"} & found
