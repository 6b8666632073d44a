"""What a trial office asks, on paper."""

from __future__ import annotations

from tests.packet.helpers import said
from tests.packet.samples import TODAY, usual, when

from apptprep.packet import Choices
from apptprep.packet.content import Run
from apptprep.packet.context import Context
from apptprep.packet.sections import trial_facts
from apptprep.questions import trial_sheet
from apptprep.records import (
    Biomarker,
    Medication,
    PerformanceStatus,
    Person,
    Record,
    Snapshot,
    Treatment,
)


def cells(*records: Record) -> dict[str, tuple[object, ...]]:
    table = trial_facts.sheet(Context.of(Snapshot(records), Choices(preset="trial"), TODAY))
    return {str(row.cells[0]): row.cells[1:] for row in table.rows if not row.role}


def test_every_row_prints_under_the_heading_of_its_group() -> None:
    record = usual()
    table = trial_facts.sheet(Context.of(record, Choices(preset="trial"), TODAY))
    rows = trial_sheet(record, TODAY)
    assert [row.cells[0] for row in table.rows if not row.role] == [each.label for each in rows]
    groups = [said(row.cells[0]).strip() for row in table.rows if row.role == "group"]
    assert groups[:2] == ["Who", "The cancer"]
    assert len(groups) == len({each.group for each in rows})


def test_what_is_not_known_names_the_question_it_becomes() -> None:
    found = cells()
    assert found["Age"][0] == (Run("not known", "quiet"),)
    assert "not known" in said(found["Cancer"][0])
    assert "to ask: What is my exact diagnosis?" in said(found["Cancer"][0])


def test_a_fact_has_its_day_and_how_long_ago() -> None:
    told = PerformanceStatus(value="ECOG 1", said=when("12 November 2026"))
    vague = PerformanceStatus(value="ECOG 1", said=when("October 2026"))
    row = "Performance status, as told"
    assert "".join(run.text for run in cells(told)[row][1]) == "12 Nov 2026, 10 days ago"  # type: ignore[attr-defined]
    assert "at least 22 days ago" in said(cells(vague)[row][1])


def test_unsure_facts_are_marked() -> None:
    sure, unsure = Medication(name="Aspirin"), Medication(name="Zinc", source="unsure")
    assert said(cells(unsure)["Medicines now"][0]).strip().endswith("unsure")
    assert "(unsure)" in said(cells(unsure)["Medicines now"][0])
    assert "(in part unsure)" in said(cells(sure, unsure)["Medicines now"][0])
    assert "unsure" not in said(cells(sure)["Medicines now"][0])


def test_nothing_says_no_where_nothing_is_known() -> None:
    text = said(tuple(cells(Person(name="A")).values())).lower()
    assert "none known" not in text


def test_sessions_of_one_treatment_are_told_once() -> None:
    sessions = [
        Treatment(name="Radiation", treatment_kind="radiation", started=when(f"{n} May 2026"))
        for n in range(1, 31)
    ]
    found = cells(*sessions)
    assert said(found["Radiation"][0]).strip() == "30 times, 1 May 2026 to 30 May 2026"


def test_several_results_of_one_marker_stay_side_by_side() -> None:
    results = ("positive", "negative", "equivocal")
    found = cells(*(Biomarker(marker="ER", result=result) for result in results))
    text = said(found["Marker ER"][0])
    for word in ("Positive", "Negative", "Equivocal"):
        assert word in text
    doubt = Biomarker(marker="ER", result="positive", source="unsure")
    markers = (*(Biomarker(marker="ER", result=result) for result in results), doubt)
    assert "(in part unsure)" in said(cells(*markers)["Marker ER"][0])
