"""Who holds what, in words."""

from __future__ import annotations

import datetime as dt

import pytest

from apptprep.questions.custody import is_held, state_of
from apptprep.records import Custody, FileRef, ImagingStudy, PathologyReport, When

DAY = When.of(dt.date(2026, 11, 2))
PDF = FileRef("0" * 64, "scan.pdf", "application/pdf", 1)


@pytest.mark.parametrize(
    ("row", "held", "words"),
    [
        (Custody(item="slides", held="yes"), True, ""),
        (Custody(item="slides", held="partly"), True, ""),
        (Custody(item="slides", held="no", received=DAY), True, ""),
        (Custody(item="slides", held="no"), False, "you do not have the slides"),
        (Custody(item="slides", held="unknown"), False, "whether you have the slides is not known"),
        (
            Custody(item="slides", asked=DAY),
            False,
            "the slides were asked for on 2 November 2026 and have not come",
        ),
        (Custody(item="slides", sent=DAY, sent_to="Dr Lind"), False, "went out to Dr Lind on 2"),
        (Custody(item="block", held="yes"), False, "that you have the slides is not written down"),
    ],
)
def test_slides(row: Custody, held: bool, words: str) -> None:
    report = PathologyReport(site="x", custody=(row,))
    assert is_held(report, "slides") == held
    assert words in state_of(report, "slides")


def test_an_attached_file_is_a_copy_of_the_report_and_not_the_images() -> None:
    scan = ImagingStudy(modality="CT", attached=(PDF,))
    assert is_held(scan, "report")
    assert not is_held(scan, "images")
