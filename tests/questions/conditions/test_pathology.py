"""Conditions about pathology reports, slides and blocks."""

from __future__ import annotations

from tests.questions.conditions.cases import TODAY, Case, check, table, when

from apptprep.questions.conditions.registry import LISTINGS
from apptprep.questions.facts import Facts
from apptprep.records import (
    Custody,
    Diagnosis,
    FileRef,
    PathologyReport,
    PendingTest,
    Snapshot,
)

CORE = PathologyReport(site="left breast", procedure="core", date=when("March 2025"))
BOOKED = PendingTest(test="biopsy of the liver", state="booked", booked=when("3 December 2026"))
PDF = FileRef("0" * 64, "report.pdf", "application/pdf", 10)


def held(item: str, state: str) -> PathologyReport:
    """Return a report with one row of custody."""
    return PathologyReport(site="liver", custody=(Custody(item=item, held=state),))


CASES = (
    Case(name="pathology_on_record", present=(CORE,), says="Core needle biopsy", about=0),
    Case(
        name="no_pathology_report",
        absent=(CORE,),
        unknown=(PathologyReport(lab="City lab"),),
        unknown_holds=True,
        says="no pathology report",
    ),
    Case(
        name="first_biopsy_awaited",
        present=(BOOKED, Diagnosis(site="liver", confirmed="not-yet")),
        absent=(BOOKED, Diagnosis(site="breast", confirmed="biopsy")),
        unknown=(BOOKED, Diagnosis(site="liver")),
        says="biopsy of the liver is awaited",
        about=0,
    ),
    Case(
        name="pathology_report_not_held",
        present=(held("report", "no"),),
        absent=(PathologyReport(site="liver", attached=(PDF,)),),
        unknown=(CORE,),
        unknown_holds=True,
        says="do not have the report",
        about=0,
    ),
    Case(
        name="slides_not_held",
        present=(held("slides", "no"),),
        absent=(held("slides", "yes"),),
        unknown=(held("slides", "unknown"),),
        unknown_holds=True,
        says="do not have the slides",
        about=0,
    ),
    Case(
        name="block_not_held",
        present=(held("block", "no"),),
        absent=(PathologyReport(site="blood", procedure="blood"),),
        unknown=(CORE,),
        unknown_holds=True,
        says="do not have the tissue block",
        about=0,
    ),
    Case(
        name="block_older_than",
        args=(365,),
        present=(CORE,),
        absent=(PathologyReport(site="x", date=when("October 2026")),),
        unknown=(PathologyReport(site="x"),),
        says="March 2025",
        about=0,
    ),
    Case(
        name="addenda_awaited",
        present=(PathologyReport(site="x", addenda="pending"),),
        absent=(PathologyReport(site="x", addenda="none"),),
        unknown=(PathologyReport(site="x", addenda="unknown"),),
        says="awaited",
        about=0,
    ),
    Case(
        name="tissue_left_unknown",
        present=(PathologyReport(site="x", tissue_left="unknown"),),
        absent=(PathologyReport(site="x", tissue_left="no"),),
        unknown=(PathologyReport(site="x"),),
        unknown_holds=True,
        says="tissue is left",
        about=0,
    ),
    Case(
        name="no_tissue_left",
        present=(PathologyReport(site="x", tissue_left="no"),),
        absent=(PathologyReport(site="x", tissue_left="yes"),),
        unknown=(PathologyReport(site="x"),),
        says="no tissue",
        about=0,
    ),
    Case(
        name="margins_not_written",
        present=(PathologyReport(site="x", procedure="resection"),),
        absent=(PathologyReport(site="x", procedure="resection", margins="clear"),),
        unknown=(PathologyReport(site="x"),),
        says="no margins",
        about=0,
    ),
)


@table(CASES)
def test_condition(case: Case) -> None:
    check(case)


def test_every_entry_without_slides_is_listed() -> None:
    facts = Facts(Snapshot((CORE, held("slides", "yes"), held("slides", "no"))), TODAY)
    assert len(LISTINGS["slides_not_held"](facts)) == 2
