"""Conditions about pathology reports, slides and tissue blocks."""

from __future__ import annotations

from apptprep.questions.conditions.registry import condition, listing, number
from apptprep.questions.custody import is_held, state_of
from apptprep.questions.facts import Facts, dated
from apptprep.questions.model import Evidence
from apptprep.questions.words import contains
from apptprep.records import Diagnosis, PathologyReport, PendingTest

_NO_SLIDES = ("blood",)
_NOT_BY_TISSUE = ("scan", "not-yet")
_BIOPSY = ("biops",)


@condition
def pathology_on_record(facts: Facts) -> Evidence | None:
    """Hold when a pathology report is written down."""
    for report in facts.snapshot.all(PathologyReport):
        text = f"pathology is written down: {report.headline()}"
        return Evidence(dated(text, report.date), report.date, report.id)
    return None


@condition
def no_pathology_report(facts: Facts) -> Evidence | None:
    """Hold when no pathology report is written down."""
    if facts.snapshot.all(PathologyReport):
        return None
    return Evidence("no pathology report is written down")


@condition
def first_biopsy_awaited(facts: Facts) -> Evidence | None:
    """Hold when a biopsy is awaited and no diagnosis was confirmed before it, as far as is known.

    Before the first biopsy there is no pathology report that anybody could send. Where it is not
    written down how a diagnosis was confirmed, there may be one, and this does not hold.
    """
    if any(d.confirmed not in _NOT_BY_TISSUE for d in facts.snapshot.all(Diagnosis)):
        return None
    for test in facts.snapshot.current(PendingTest):
        if contains(test.test, _BIOPSY):
            day = test.booked or test.ordered
            return Evidence(dated(f"{test.test} is awaited", day), day, test.id)
    return None


@listing
def pathology_report_not_held(facts: Facts) -> tuple[Evidence, ...]:
    """List pathology entries without a copy of the report."""
    return _lacking(facts, "report")


@listing
def slides_not_held(facts: Facts) -> tuple[Evidence, ...]:
    """List pathology entries whose glass slides are not held; blood has none."""
    return _lacking(facts, "slides")


@listing
def block_not_held(facts: Facts) -> tuple[Evidence, ...]:
    """List pathology entries whose tissue block is not held; blood has none."""
    return _lacking(facts, "block")


@condition
def block_older_than(facts: Facts, days: float) -> Evidence | None:
    """Hold when a sample whose block is not held was taken that many days ago or earlier."""
    number(days)
    for report in facts.snapshot.all(PathologyReport):
        if facts.older_than(report.date, int(days)) and not is_held(report, "block"):
            text = f"tissue was taken some time ago: {report.headline()}"
            return Evidence(dated(text, report.date), report.date, report.id)
    return None


@condition
def addenda_awaited(facts: Facts) -> Evidence | None:
    """Hold when a later addition to a pathology report is awaited."""
    for report in facts.snapshot.all(PathologyReport):
        if report.addenda == "pending":
            text = f"an addition to the report is awaited: {report.headline()}"
            return Evidence(dated(text, report.date), report.date, report.id)
    return None


@condition
def tissue_left_unknown(facts: Facts) -> Evidence | None:
    """Hold when the newest pathology entry does not say whether tissue is left for tests."""
    for report in facts.snapshot.all(PathologyReport)[:1]:
        if report.tissue_left in ("", "unknown"):
            text = f"whether tissue is left is not written down: {report.headline()}"
            return Evidence(dated(text, report.date), report.date, report.id)
    return None


@condition
def no_tissue_left(facts: Facts) -> Evidence | None:
    """Hold when the newest pathology entry says that no tissue is left."""
    for report in facts.snapshot.all(PathologyReport)[:1]:
        if report.tissue_left == "no":
            text = f"no tissue is left for more tests: {report.headline()}"
            return Evidence(dated(text, report.date), report.date, report.id)
    return None


@condition
def margins_not_written(facts: Facts) -> Evidence | None:
    """Hold when a report of surgery says nothing about margins."""
    for report in facts.snapshot.all(PathologyReport):
        if report.procedure in ("excision", "resection") and not report.margins:
            text = f"no margins are written down: {report.headline()}"
            return Evidence(dated(text, report.date), report.date, report.id)
    return None


def _lacking(facts: Facts, item: str) -> tuple[Evidence, ...]:
    found = []
    for report in facts.snapshot.all(PathologyReport):
        tissue = item == "report" or report.procedure not in _NO_SLIDES
        if tissue and not is_held(report, item):
            text = f"{dated(report.headline(), report.date)}: {state_of(report, item)}"
            found.append(Evidence(text, report.date, report.id))
    return tuple(found)
