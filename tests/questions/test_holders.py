"""Who has what is missing, days waited, and dates to mind."""

from __future__ import annotations

import datetime as dt

import pytest

from apptprep.questions import missing
from apptprep.questions.holders import dates_to_mind, follow_up, holder_of
from apptprep.questions.model import Gap
from apptprep.records import (
    Contact,
    Custody,
    ImagingStudy,
    PathologyReport,
    PendingTest,
    Record,
    Referral,
    Snapshot,
    Trial,
    When,
)

TODAY = dt.date(2026, 11, 22)


def when(words: str) -> When:
    return When.parse(words, TODAY)


def gap(id_: str, *records: Record, purpose: str = "second-opinion") -> Gap:
    """Return the gap of a rule for these records."""
    found = missing(Snapshot(records), purpose, TODAY)
    return next(one for one in found if one.id.partition(":")[0] == id_)


ASKED = PathologyReport(
    site="left breast",
    lab="Lab North",
    date=when("March 2025"),
    custody=(
        Custody(
            item="slides",
            held="no",
            asked=when("1 November 2026"),
            promised=when("15 November 2026"),
        ),
    ),
)


def test_days_waited_and_an_overdue_promise() -> None:
    found = follow_up(Snapshot((ASKED,)), gap("slides", ASKED), TODAY)
    assert found.holder.name == "Lab North"
    assert found.days_waited == 21
    assert found.is_overdue


def test_what_was_not_asked_for_has_no_days() -> None:
    report = PathologyReport(site="left breast")
    found = follow_up(Snapshot((report,)), gap("slides", report), TODAY)
    assert (found.asked, found.days_waited, found.promised) == (None, None, None)
    assert not found.is_overdue
    assert found.holder.name == ""


@pytest.mark.parametrize(
    "promised", ["22 November 2026", "November 2026", "soon", "1 December 2026"]
)
def test_a_promise_that_may_still_be_kept_is_not_overdue(promised: str) -> None:
    row = Custody(item="slides", held="no", promised=when(promised))
    report = PathologyReport(site="x", custody=(row,))
    assert not follow_up(Snapshot((report,)), gap("slides", report), TODAY).is_overdue


def test_the_one_who_was_asked_comes_before_the_place() -> None:
    row = Custody(item="images", held="no", asked_from="Archive South")
    scan = ImagingStudy(modality="CT", facility="Clinic West", phone="1", custody=(row,))
    assert holder_of(Snapshot((scan,)), gap("images", scan)).name == "Archive South"
    scan = ImagingStudy(modality="CT", facility="Clinic West", phone="1")
    found = holder_of(Snapshot((scan,)), gap("images", scan))
    assert (found.name, found.phone) == ("Clinic West", "1")


def test_a_contact_of_that_name_brings_number_and_address() -> None:
    lab = Contact(name="Lab North, archive", phone="0123", fax="0124", address="1 Long Road")
    found = holder_of(Snapshot((ASKED, lab)), gap("slides", ASKED))
    assert (found.phone, found.fax, found.address) == ("0123", "0124", "1 Long Road")
    assert found.contact == lab.id


def test_a_paper_without_an_entry_is_asked_for_where_it_may_be() -> None:
    nurse = Contact(name="Nurse Kim", role="nurse")
    lab = Contact(name="Lab North", role="laboratory", phone="5")
    assert holder_of(Snapshot((nurse, lab)), gap("pathology-none", nurse, lab)).name == "Lab North"
    assert holder_of(Snapshot((nurse,)), gap("pathology-none", nurse)).name == ""


def test_a_referral_and_a_trial_name_their_own_people() -> None:
    referral = Referral(to="Dr Lind", sent=when("20 November 2026"), state="sent")
    found = follow_up(Snapshot((referral,)), gap("referral-arrival", referral), TODAY)
    assert (found.holder.name, found.days_waited) == ("Dr Lind", 2)
    trial = Trial(title="A trial", contact="Ms Ray, 555")
    wanted = gap("trial-criteria", trial, purpose="trial")
    assert holder_of(Snapshot((trial,)), wanted).name == "Ms Ray, 555"


def minded(*records: Record) -> list[str]:
    return [one.text for one in dates_to_mind(Snapshot(records), TODAY)]


def test_a_result_that_is_overdue_stands_first() -> None:
    late = PendingTest(test="biopsy", expected=when("20 November 2026"), who_calls="Nurse Kim")
    coming = PendingTest(test="CT", expected=when("1 December 2026"))
    here = PendingTest(test="MRI", expected=when("1 November 2026"), state="result")
    unknown = PendingTest(test="PET")
    vague = PendingTest(test="blood", expected=when("next time"))
    assert minded(coming, late, here, unknown, vague) == [
        "The result of biopsy is 2 days overdue. Nurse Kim was to call.",
        "The result of CT is expected.",
    ]


def test_things_promised() -> None:
    assert minded(ASKED)[0] == (
        "The slides of Pathology, left breast were promised for 15 November 2026 and have not come."
    )
    coming = ImagingStudy(
        modality="CT", custody=(Custody(item="report", promised=when("1 December 2026")),)
    )
    assert minded(coming) == ["The report of CT was promised for 1 December 2026."]
    came = ImagingStudy(
        modality="CT", custody=(Custody(item="report", held="yes", promised=when("1 May 2026")),)
    )
    assert minded(came) == []


def test_a_lab_is_best_asked_now_for_a_block() -> None:
    (found,) = dates_to_mind(Snapshot((PathologyReport(site="x", date=when("March 2025")),)), TODAY)
    assert found.text.startswith("Ask the lab now how long the tissue")
    assert found.when == When.of(dt.date(2027, 3, 1))
    assert not found.is_past
    assert found.source is not None
    old = PathologyReport(site="x", date=when("29 February 2024"))
    (found,) = dates_to_mind(Snapshot((old,)), TODAY)
    assert found.is_past


@pytest.mark.parametrize(
    "report",
    [
        PathologyReport(site="x", date=when("2025"), custody=(Custody(item="block", held="yes"),)),
        PathologyReport(site="x", date=when("2025"), procedure="blood"),
        PathologyReport(site="x"),
    ],
)
def test_a_block_that_is_held_or_has_no_date_is_not_minded(report: PathologyReport) -> None:
    assert minded(report) == []
