"""Conditions about scans, their reports and their images."""

from __future__ import annotations

from apptprep.questions.conditions.registry import condition, listing, number
from apptprep.questions.custody import is_held, state_of
from apptprep.questions.facts import Facts, dated
from apptprep.questions.model import Evidence
from apptprep.questions.words import Words, any_contains, as_tuple
from apptprep.records import ImagingStudy

SLICES = ("CT", "MR", "PT")
"""Scans in slices: what a second reader compares."""
_LAST = 2


@condition
def imaging_on_record(facts: Facts, words: Words = ()) -> Evidence | None:
    """Hold when a scan, with one of the words in its kind or region if any, is written down."""
    wanted = as_tuple(words) if words else ()
    for study in facts.snapshot.all(ImagingStudy):
        if not wanted or _is_like(study, wanted):
            text = f"a scan is written down: {study.headline()}"
            return Evidence(dated(text, study.date), study.date, study.id)
    return None


@condition
def no_imaging(facts: Facts, words: Words = ()) -> Evidence | None:
    """Hold when no scan, or none with one of the words, is written down."""
    wanted = as_tuple(words) if words else ()
    if imaging_on_record(facts, wanted) is not None:
        return None
    return Evidence(f"no {wanted[0]} scan is written down" if wanted else "no scan is written down")


@condition
def imaging_count_at_least(facts: Facts, least: float) -> Evidence | None:
    """Hold when at least that many scans are written down."""
    number(least, 1)
    studies = facts.snapshot.all(ImagingStudy)
    if not studies or len(studies) < least:
        return None
    text = f"{len(studies)} scans are written down, the last {studies[0].headline()}"
    return Evidence(dated(text, studies[0].date), studies[0].date, studies[0].id)


@condition
def last_imaging_older_than(facts: Facts, days: float, words: Words = ()) -> Evidence | None:
    """Hold when the newest scan, or the newest with one of the words, is older than that."""
    number(days)
    wanted = as_tuple(words) if words else ()
    studies = [s for s in facts.snapshot.all(ImagingStudy) if not wanted or _is_like(s, wanted)]
    if not studies or not facts.older_than(studies[0].date, int(days)):
        return None
    text = f"the last scan written down is {studies[0].headline()}"
    return Evidence(dated(text, studies[0].date), studies[0].date, studies[0].id)


@listing
def imaging_report_not_held(facts: Facts) -> tuple[Evidence, ...]:
    """List scans without a copy of the report; a copied summary does not count as one."""
    return tuple(
        _lacks(study, "report")
        for study in facts.snapshot.all(ImagingStudy)
        if not is_held(study, "report")
    )


@listing
def images_not_held(facts: Facts) -> tuple[Evidence, ...]:
    """List the last 2 scans in slices (CT, MRI, PET) whose images are not held.

    Where there is none of those, the newest scan of another kind is looked at.
    """
    return tuple(_lacks(s, "images") for s in _last_two(facts) if not is_held(s, "images"))


@condition
def imaging_without_comparison(facts: Facts) -> Evidence | None:
    """Hold when there are older scans and the newest one names none it was compared with."""
    studies = facts.snapshot.all(ImagingStudy)
    if len(studies) < _LAST or studies[0].compared:
        return None
    text = f"no comparison is written down for the last scan: {studies[0].headline()}"
    return Evidence(dated(text, studies[0].date), studies[0].date, studies[0].id)


@condition
def imaging_not_reread(facts: Facts) -> Evidence | None:
    """Hold when no second reading of the newest scan in slices is written down."""
    for study in _last_two(facts)[:1]:
        if study.reread in ("", "no", "unknown"):
            text = f"no second reading is written down: {study.headline()}"
            return Evidence(dated(text, study.date), study.date, study.id)
    return None


@condition
def impression_says(facts: Facts, words: Words) -> Evidence | None:
    """Hold when the copied summary of the newest scan has one of the words.

    Only that the word stands there is said, never what it means.
    """
    wanted = as_tuple(words)
    for study in facts.snapshot.all(ImagingStudy)[:1]:
        if any_contains((study.impression,), wanted):
            text = f"the copied summary of {study.headline()} raises it"
            return Evidence(dated(text, study.date), study.date, study.id)
    return None


def _last_two(facts: Facts) -> tuple[ImagingStudy, ...]:
    studies = facts.snapshot.all(ImagingStudy)
    return tuple(s for s in studies if s.modality in SLICES)[:_LAST] or studies[:1]


def _lacks(study: ImagingStudy, item: str) -> Evidence:
    text = f"{dated(study.headline(), study.date)}: {state_of(study, item)}"
    return Evidence(text, study.date, study.id)


def _is_like(study: ImagingStudy, words: Words) -> bool:
    return any_contains((study.headline(), study.modality), words)
