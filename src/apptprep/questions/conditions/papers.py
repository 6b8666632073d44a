"""Conditions about other papers, awaited results and referrals."""

from __future__ import annotations

from apptprep.questions.conditions.registry import condition, keys, listing
from apptprep.questions.custody import is_held, state_of
from apptprep.questions.facts import Facts, dated
from apptprep.questions.model import Evidence
from apptprep.questions.words import Words, as_tuple, contains
from apptprep.records import Biomarker, OtherReport, PendingTest, Referral, Treatment

REPORTS = {
    "laboratory": "laboratory report",
    "genomic": "genomic or biomarker report",
    "operative": "operation note",
    "radiation": "radiation summary",
    "discharge": "discharge summary",
    "letter": "clinic letter",
    "plan": "treatment plan or summary",
    "other": "other report",
}
KNOWN = ("positive", "negative", "equivocal")


@condition
def report_on_record(facts: Facts, kinds: Words) -> Evidence | None:
    """Hold when a paper of one of these kinds is written down (keys of other reports)."""
    wanted = keys(kinds, REPORTS)
    for report in facts.snapshot.all(OtherReport):
        if report.report_kind in wanted:
            text = f"a {REPORTS[report.report_kind]} is written down"
            return Evidence(dated(text, report.date), report.date, report.id)
    return None


@condition
def no_report(facts: Facts, kinds: Words) -> Evidence | None:
    """Hold when no paper of any of these kinds is written down."""
    wanted = keys(kinds, REPORTS)
    if report_on_record(facts, wanted) is not None:
        return None
    return Evidence(f"no {REPORTS[wanted[0]]} is written down")


@listing
def report_not_held(facts: Facts) -> tuple[Evidence, ...]:
    """List other papers that are written down without a copy at hand."""
    return tuple(
        Evidence(
            f"{dated(report.headline(), report.date)}: {state_of(report, 'report')}",
            report.date,
            report.id,
        )
        for report in facts.snapshot.all(OtherReport)
        if not is_held(report, "report")
    )


@condition
def operation_report_missing(facts: Facts) -> Evidence | None:
    """Hold when surgery for the cancer is written down and no operation note is."""
    return _without(facts, "surgery", "operative", "no operation note is written down")


@condition
def radiation_summary_missing(facts: Facts) -> Evidence | None:
    """Hold when radiation is written down and no radiation summary is."""
    return _without(facts, "radiation", "radiation", "no radiation summary is written down")


@condition
def biomarker_report_missing(facts: Facts) -> Evidence | None:
    """Hold when a biomarker result is written down without its report."""
    if report_on_record(facts, "genomic") is not None:
        return None
    for marker in facts.snapshot.all(Biomarker):
        if marker.result in KNOWN and not marker.report:
            text = f"{marker.marker} has a result, and its report is not written down"
            return Evidence(dated(text, marker.taken), marker.taken, marker.id)
    return None


@listing
def pending_test(facts: Facts, words: Words = ()) -> tuple[Evidence, ...]:
    """List the awaited results, or those with one of the words."""
    wanted = as_tuple(words) if words else ()
    return tuple(
        Evidence(_awaited(test), test.expected or test.booked or test.ordered, test.id)
        for test in facts.snapshot.current(PendingTest)
        if not wanted or contains(test.test, wanted)
    )


@condition
def pending_nobody_calls(facts: Facts) -> Evidence | None:
    """Hold when a result is awaited and it is not written down who will call."""
    for test in facts.snapshot.current(PendingTest):
        if not test.who_calls:
            return Evidence(f"{_awaited(test)}, and nobody is named who will call", None, test.id)
    return None


@condition
def referral_on_record(facts: Facts) -> Evidence | None:
    """Hold when a referral is written down."""
    for referral in facts.snapshot.all(Referral):
        text = f"a referral to {referral.to} is written down"
        return Evidence(dated(text, referral.asked), referral.asked, referral.id)
    return None


@condition
def referral_not_arrived(facts: Facts) -> Evidence | None:
    """Hold when a referral is written down and its arrival is not."""
    for referral in facts.snapshot.all(Referral):
        if referral.state not in ("received", "booked", "declined") and not referral.received:
            text = f"the referral to {referral.to} is not written down as received"
            when = referral.sent or referral.asked
            return Evidence(dated(text, when), when, referral.id)
    return None


@condition
def no_referral(facts: Facts) -> Evidence | None:
    """Hold when no referral is written down."""
    return None if facts.snapshot.all(Referral) else Evidence("no referral is written down")


def _without(facts: Facts, kind: str, paper: str, lack: str) -> Evidence | None:
    if report_on_record(facts, paper) is not None:
        return None
    for treatment in facts.snapshot.all(Treatment):
        if treatment.treatment_kind == kind and treatment.state != "planned":
            text = f"{dated(treatment.name, treatment.started)}: {lack}"
            return Evidence(text, treatment.started, treatment.id)
    return None


def _awaited(test: PendingTest) -> str:
    due = test.expected and f" (expected {test.expected.day_only()})"
    return f"the result of {test.test} is awaited{due or ''}"
