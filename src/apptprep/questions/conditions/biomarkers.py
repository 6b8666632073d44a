"""Conditions about biomarkers. "Not tested", "failed" and "unknown" never count as negative."""

from __future__ import annotations

from collections.abc import Iterable

from apptprep.questions.conditions.papers import KNOWN
from apptprep.questions.conditions.registry import condition, keys, number
from apptprep.questions.facts import Facts, dated
from apptprep.questions.model import Evidence
from apptprep.questions.words import Words, as_tuple, names
from apptprep.records import Biomarker, Treatment, When

_WORDS = {
    "positive": "positive",
    "negative": "negative",
    "equivocal": "in between (equivocal)",
    "not-tested": "not tested",
    "failed": "failed or too little tissue",
    "pending": "awaited",
    "unknown": "not known",
}


@condition
def no_biomarkers(facts: Facts) -> Evidence | None:
    """Hold when no biomarker with a known result is written down."""
    if _known(facts):
        return None
    return Evidence("no biomarker result is written down")


@condition
def biomarker_on_record(facts: Facts) -> Evidence | None:
    """Hold when a biomarker with a known result is written down."""
    return next((_told(marker) for marker in _known(facts)), None)


@condition
def biomarker_result(facts: Facts, results: Words, words: Words = ()) -> Evidence | None:
    """Hold when a marker, one of these if any are given, has one of the results."""
    wanted = keys(results, _WORDS)
    markers = as_tuple(words) if words else ()
    for marker in facts.snapshot.all(Biomarker):
        if marker.result in wanted and (not markers or names(marker.marker, markers)):
            return _told(marker)
    return None


@condition
def biomarker_missing(facts: Facts, words: Words) -> Evidence | None:
    """Hold when none of these markers has a known result, and none is awaited or has failed.

    Whether it was tested is then answered; what comes of it is asked by other rules.
    """
    wanted = as_tuple(words)
    found = [m for m in facts.snapshot.all(Biomarker) if names(m.marker, wanted)]
    if any(marker.result in (*KNOWN, "pending", "failed") for marker in found):
        return None
    if found:
        return _told(found[0])
    return Evidence(f"no {wanted[0]} result is written down")


@condition
def biomarker_older_than(facts: Facts, days: float) -> Evidence | None:
    """Hold when the newest known result is of a sample taken longer ago than that."""
    number(days)
    newest = next(iter(_known(facts)), None)
    if newest is None or not facts.older_than(newest.taken, int(days)):
        return None
    text = f"the newest biomarker result is {newest.marker}"
    return Evidence(dated(text, newest.taken), newest.taken, newest.id)


@condition
def biomarker_before_last_treatment(facts: Facts) -> Evidence | None:
    """Hold when the newest sample was surely taken before the newest treatment began."""
    markers = [m.taken for m in _known(facts) if m.taken]
    starts = [t for t in facts.snapshot.all(Treatment) if t.started and t.state != "planned"]
    sample, treatment = _latest(markers), next(iter(starts), None)
    if sample is None or treatment is None or treatment.started is None:
        return None
    if sample.latest is None or treatment.started.earliest is None:
        return None
    if sample.latest >= treatment.started.earliest:
        return None
    text = f"the last sample tested is older than {treatment.name}"
    return Evidence(dated(text, sample), sample, treatment.id)


@condition
def biomarker_blood_only(facts: Facts) -> Evidence | None:
    """Hold when all known results come from blood."""
    return _only(facts, ("blood",), "all biomarker results are from blood")


@condition
def biomarker_tissue_only(facts: Facts) -> Evidence | None:
    """Hold when all known results come from tissue."""
    tissue = ("tissue", "tissue-primary", "tissue-spread")
    return _only(facts, tissue, "all biomarker results are from tissue")


@condition
def biomarker_primary_only(facts: Facts) -> Evidence | None:
    """Hold when all known results come from the first site and none from a place of spread."""
    return _only(facts, ("tissue-primary",), "all biomarker results are from the first site")


@condition
def biomarker_origin_unknown(facts: Facts, words: Words) -> Evidence | None:
    """Hold when one of these markers is positive and it is open whether it is inherited."""
    wanted = as_tuple(words)
    for marker in facts.snapshot.all(Biomarker):
        unsaid = marker.origin in ("", "unknown", "tumor")
        if marker.result == "positive" and unsaid and names(marker.marker, wanted):
            return _told(marker)
    return None


def _known(facts: Facts) -> tuple[Biomarker, ...]:
    return tuple(m for m in facts.snapshot.all(Biomarker) if m.result in KNOWN)


def _told(marker: Biomarker) -> Evidence:
    words = _WORDS.get(marker.result, "there without a result")
    text = f"{marker.marker} is written down as {words}"
    return Evidence(dated(text, marker.taken), marker.taken, marker.id)


def _only(facts: Facts, specimens: tuple[str, ...], text: str) -> Evidence | None:
    known = _known(facts)
    if not known or any(marker.specimen not in specimens for marker in known):
        return None
    return Evidence(dated(text, known[0].taken), known[0].taken, known[0].id)


def _latest(dates: Iterable[When]) -> When | None:
    understood = [date for date in dates if date.is_understood]
    return max(understood, default=None)
