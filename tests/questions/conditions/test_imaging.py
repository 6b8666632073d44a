"""Conditions about scans."""

from __future__ import annotations

from tests.questions.conditions.cases import TODAY, Case, check, evaluate, table, when

from apptprep.questions.conditions.registry import LISTINGS
from apptprep.questions.facts import Facts
from apptprep.records import Custody, FileRef, ImagingStudy, Snapshot

NEW = ImagingStudy(modality="CT", region="chest", date=when("3 November 2026"))
OLD = ImagingStudy(modality="CT", region="chest", date=when("3 May 2026"))
PDF = FileRef("0" * 64, "report.pdf", "application/pdf", 10)


def held(item: str, state: str) -> ImagingStudy:
    """Return a scan with one row of custody."""
    return ImagingStudy(modality="MR", custody=(Custody(item=item, held=state),))


CASES = (
    Case(
        name="imaging_on_record",
        args=("chest",),
        present=(NEW,),
        absent=(ImagingStudy(modality="MR", region="head"),),
        unknown=(ImagingStudy(modality="CT"),),
        says="CT chest (3 November 2026)",
        about=0,
    ),
    Case(
        name="no_imaging",
        absent=(NEW,),
        unknown=(ImagingStudy(region="chest"),),
        unknown_holds=True,
        says="no scan",
    ),
    Case(
        name="no_imaging",
        args=("brain",),
        present=(NEW,),
        absent=(ImagingStudy(modality="MR", region="brain"),),
        unknown=(ImagingStudy(modality="MR"),),
        unknown_holds=True,
        says="no brain scan",
    ),
    Case(
        name="imaging_count_at_least",
        args=(2,),
        present=(OLD, NEW),
        absent=(NEW,),
        says="2 scans are written down, the last CT chest",
        about=1,
    ),
    Case(
        name="last_imaging_older_than",
        args=(90,),
        present=(OLD,),
        absent=(OLD, NEW),
        unknown=(ImagingStudy(modality="CT"),),
        says="3 May 2026",
        about=0,
    ),
    Case(
        name="imaging_report_not_held",
        present=(held("report", "no"),),
        absent=(ImagingStudy(modality="CT", attached=(PDF,)),),
        unknown=(NEW,),
        unknown_holds=True,
        says="do not have the report",
        about=0,
    ),
    Case(
        name="images_not_held",
        present=(held("images", "no"),),
        absent=(held("images", "yes"),),
        unknown=(held("images", "unknown"),),
        unknown_holds=True,
        says="do not have the images",
        about=0,
    ),
    Case(
        name="imaging_without_comparison",
        present=(OLD, NEW),
        absent=(NEW,),
        unknown=(OLD, ImagingStudy(modality="CT", date=when("4 Nov 2026"), compared="May 2026")),
        says="no comparison",
        about=1,
    ),
    Case(
        name="imaging_not_reread",
        present=(ImagingStudy(modality="CT", reread="no"),),
        absent=(ImagingStudy(modality="CT", reread="yes"),),
        unknown=(ImagingStudy(modality="CT", reread="unknown"),),
        unknown_holds=True,
        says="no second reading",
        about=0,
    ),
    Case(
        name="impression_says",
        args=("biopsy",),
        present=(ImagingStudy(modality="CT", impression="Consider biopsy."),),
        absent=(ImagingStudy(modality="CT", impression="Stable."),),
        unknown=(NEW,),
        says="CT",
        about=0,
    ),
)


@table(CASES)
def test_condition(case: Case) -> None:
    check(case)


def test_the_pictures_of_the_last_two_scans_in_slices_are_asked_for() -> None:
    xray = ImagingStudy(modality="DX", date=when("20 November 2026"))
    oldest = ImagingStudy(modality="PT", date=when("2024"))
    facts = Facts(Snapshot((xray, OLD, NEW, oldest)), TODAY)
    found = [fact.record_id for fact in LISTINGS["images_not_held"](facts)]
    assert found == [NEW.id, OLD.id]


def test_another_kind_of_scan_counts_where_there_is_none_in_slices() -> None:
    xray = ImagingStudy(modality="DX")
    assert evaluate("images_not_held", (), (xray,)) is not None
