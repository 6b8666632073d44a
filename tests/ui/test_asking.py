"""What is missing in words, and writing down that it was asked for."""

from __future__ import annotations

import datetime as dt

import pytest

from apptprep.questions import FollowUp, Gap, Holder
from apptprep.records import Custody, ImagingStudy, PathologyReport, Record, Snapshot, When
from apptprep.ui.asking import asked_for, waiting_words, wanted

TODAY = dt.date(2026, 5, 12)


def kept(*records: Record) -> Snapshot:
    return Snapshot(records)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (FollowUp(Holder()), ""),
        (FollowUp(Holder("Dr Ito", "555 0101")), "With Dr Ito, 555 0101."),
        (FollowUp(Holder(), days_waited=1), "Asked for 1 day ago."),
        (FollowUp(Holder("Lab"), days_waited=0), "With Lab; asked for today."),
        (FollowUp(Holder(), asked=When.parse("in spring", TODAY)), "Asked for: in spring."),
        (
            FollowUp(Holder(), promised=When.of(dt.date(2026, 5, 2)), is_overdue=True),
            "Promised for 2 May 2026, overdue.",
        ),
    ],
)
def test_who_has_it_and_since_when(found: FollowUp, words: str) -> None:
    assert waiting_words(found) == words


def test_the_row_that_is_there_is_the_one_that_is_filled() -> None:
    row = Custody(item="slides", held="no", asked_from="Dr Ito")
    report = PathologyReport(lab="Lab", custody=(Custody(item="report", held="yes"), row))
    changed = asked_for(kept(report), Gap("slides:x", "", "", "slides", report.id), TODAY)
    assert isinstance(changed, PathologyReport)
    assert changed.custody[0] == report.custody[0]
    assert changed.custody[1].asked == When.of(TODAY)
    assert changed.custody[1].asked_from == "Dr Ito"
    assert changed.custody[1].held == "no"


def test_a_gap_without_a_report_is_not_written_anywhere() -> None:
    assert asked_for(kept(), Gap("insurance", "", "", "facts"), TODAY) is None
    assert asked_for(kept(), Gap("images:gone", "", "", "images", "gone"), TODAY) is None


def test_what_is_asked_for_already_is_not_offered_again() -> None:
    row = Custody(item="images", held="no", asked=When.of(dt.date(2026, 5, 2)))
    study = ImagingStudy(modality="ct", region="Chest", custody=(row,))
    found = {one.gap.id: one for one in wanted(kept(study), "second-opinion", TODAY)}
    images = found[f"images:{study.id}"]
    assert images.has_letter
    assert not images.can_ask
    assert images.waiting == "Asked for 10 days ago."
    assert found[f"imaging-report:{study.id}"].can_ask
