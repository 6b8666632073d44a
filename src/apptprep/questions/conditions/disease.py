"""Conditions about the diagnosis, places of spread and performance status."""

from __future__ import annotations

from apptprep.questions.conditions.general import EXTENTS
from apptprep.questions.conditions.registry import condition, keys, number
from apptprep.questions.facts import Facts, dated
from apptprep.questions.model import Evidence
from apptprep.questions.words import Words, any_contains, as_tuple, contains, names
from apptprep.records import SPREAD_SITES, Diagnosis, PathologyReport, PerformanceStatus, Spread

SITE_WORDS = {key: label.lower() for key, label in SPREAD_SITES}
_EXTENT_WORDS = {
    "local": "the cancer is written down as only where it began",
    "regional": "the cancer is written down as near where it began",
    "spread": "the cancer is written down as spread",
    "feared": "spread is feared but not confirmed",
}


def site_name(spread: Spread) -> str:
    """Return a place of spread in words, e.g. ``"bone (L3)"``."""
    words = SITE_WORDS.get(spread.site, spread.site)
    return f"{words} ({spread.where})" if spread.where else words


def confirmed_spread(facts: Facts) -> tuple[Spread, ...]:
    """Return the places of spread that are not only feared; "not known" counts as written."""
    return tuple(s for s in facts.snapshot.all(Spread) if s.certainty != "feared")


def is_at(spread: Spread, words: Words) -> bool:
    """Tell whether a place of spread is, or lies in, one of the places named.

    A word that names a place of the list counts for that place only: "bone" is not bone marrow,
    "brain" not the lining of the brain. Other words, and all of them where the place is not in
    the list, are looked for in what is written about where exactly.
    """
    if any_contains((spread.site,), words):
        return True
    listed = () if spread.site in ("", "other") else tuple(SITE_WORDS)
    free = tuple(word for word in as_tuple(words) if not any_contains(listed, word))
    return bool(free) and any_contains((spread.where,), free)


@condition
def diagnosis_on_record(facts: Facts) -> Evidence | None:
    """Hold when a diagnosis is written down."""
    return next((_told(d) for d in facts.snapshot.all(Diagnosis)), None)


@condition
def no_diagnosis(facts: Facts) -> Evidence | None:
    """Hold when no diagnosis is written down."""
    if facts.snapshot.all(Diagnosis):
        return None
    return Evidence("no diagnosis is written down")


@condition
def cancer_site(facts: Facts, words: Words) -> Evidence | None:
    """Hold when a diagnosis has one of the words in its first site or type."""
    wanted = as_tuple(words)
    found = (d for d in facts.snapshot.all(Diagnosis) if any_contains(_texts(d), wanted))
    return next((_told(d) for d in found), None)


@condition
def histology(facts: Facts, words: Words) -> Evidence | None:
    """Hold when a diagnosis has one of the words in its type."""
    wanted = as_tuple(words)
    for d in facts.snapshot.all(Diagnosis):
        if contains(d.histology, wanted):
            text = f"the type is written down as {d.histology}"
            return Evidence(dated(text, d.found), d.found, d.id)
    return None


@condition
def small_cell(facts: Facts) -> Evidence | None:
    """Hold when the type is a small cell cancer, and not a non-small cell one."""
    for d in facts.snapshot.all(Diagnosis):
        small = contains(d.histology, ("small cell", "sclc", "oat cell"))
        if small and not contains(d.histology, ("non small", "nonsmall")):
            return _told(d)
    return None


@condition
def unknown_primary(facts: Facts) -> Evidence | None:
    """Hold when doctors could not find where the cancer began."""
    for d in facts.snapshot.all(Diagnosis):
        if d.primary == "unknown-primary" or contains(d.site, ("unknown primary", "not known")):
            text = "where it began is written down as not found"
            return Evidence(dated(text, d.found), d.found, d.id)
    return None


@condition
def diagnosis_unconfirmed(facts: Facts) -> Evidence | None:
    """Hold when a diagnosis does not say that tissue, cells, blood or marrow confirmed it."""
    words = {
        "scan": "the diagnosis rests on a scan only",
        "not-yet": "the diagnosis is not confirmed yet",
        "unknown": "how the diagnosis was confirmed is not known",
        "": "how the diagnosis was confirmed is not written down",
    }
    for d in facts.snapshot.all(Diagnosis):
        if d.confirmed in words:
            return Evidence(dated(words[d.confirmed], d.found), d.found, d.id)
    return None


@condition
def diagnosis_not_reviewed(facts: Facts) -> Evidence | None:
    """Hold when no second pathologist's reading is written down, or asked for, for a diagnosis."""
    words = {
        "no": "no second pathologist has looked",
        "unknown": "whether a second pathologist has looked is not known",
        "": "no second pathologist's reading is written down",
    }
    for d in facts.snapshot.all(Diagnosis):
        if d.reviewed in words:
            return Evidence(dated(words[d.reviewed], d.found), d.found, d.id)
    return None


@condition
def diagnosis_review_asked(facts: Facts) -> Evidence | None:
    """Hold when a second pathologist's reading has been asked for and is not here."""
    for d in facts.snapshot.all(Diagnosis):
        if d.reviewed == "asked":
            text = "a second pathologist's reading has been asked for"
            return Evidence(dated(text, d.found), d.found, d.id)
    return None


@condition
def extent(facts: Facts, what: str) -> Evidence | None:
    """Hold when a diagnosis says this extent: local, regional, spread or feared."""
    (wanted,) = keys(what, EXTENTS)
    for d in facts.snapshot.all(Diagnosis):
        if d.extent == wanted:
            return Evidence(dated(_EXTENT_WORDS[wanted], d.found), d.found, d.id)
    return None


@condition
def extent_unknown(facts: Facts) -> Evidence | None:
    """Hold when a diagnosis does not say how far the cancer has gone, and no spread is written."""
    if facts.snapshot.all(Spread):
        return None
    for d in facts.snapshot.all(Diagnosis):
        if d.extent not in EXTENTS:
            return Evidence("how far the cancer has gone is not written down", None, d.id)
    return None


@condition
def stage_not_written(facts: Facts) -> Evidence | None:
    """Hold when a diagnosis has no stage."""
    for d in facts.snapshot.all(Diagnosis):
        if not d.stage:
            return Evidence("no stage is written down", None, d.id)
    return None


@condition
def stage_says(facts: Facts, words: Words) -> Evidence | None:
    """Hold when the stage as told has one of the words; a numeral counts whole (I is not II)."""
    wanted = as_tuple(words)
    for d in facts.snapshot.all(Diagnosis):
        if d.stage and names(d.stage, wanted):
            text = f"the stage is written down as {d.stage}"
            return Evidence(dated(text, d.found), d.found, d.id)
    return None


@condition
def grade_not_written(facts: Facts) -> Evidence | None:
    """Hold when a diagnosis has no grade, and no pathology report has one."""
    if any(report.grade for report in facts.snapshot.all(PathologyReport)):
        return None
    for d in facts.snapshot.all(Diagnosis):
        if not d.grade:
            return Evidence("no grade is written down", None, d.id)
    return None


@condition
def came_back(facts: Facts) -> Evidence | None:
    """Hold when the cancer came back, here or elsewhere."""
    words = {
        "here": "the cancer came back where it began",
        "elsewhere": "the cancer came back somewhere else",
        "both": "the cancer came back where it began and somewhere else",
    }
    for d in facts.snapshot.all(Diagnosis):
        if d.return_state in words:
            return Evidence(words[d.return_state], d.found, d.id)
    return None


@condition
def spread_on_record(facts: Facts) -> Evidence | None:
    """Hold when a place of spread is written down that is not only feared."""
    return next((_place(s) for s in confirmed_spread(facts)), None) or extent(facts, "spread")


@condition
def no_spread_on_record(facts: Facts) -> Evidence | None:
    """Hold when no place of spread is written down, not even as feared."""
    if facts.snapshot.all(Spread) or extent(facts, "spread") or extent(facts, "feared"):
        return None
    return Evidence("no place of spread is written down")


@condition
def spread_to(facts: Facts, words: Words) -> Evidence | None:
    """Hold when a place of spread that is not only feared has one of the words."""
    wanted = as_tuple(words)
    return next((_place(s) for s in confirmed_spread(facts) if is_at(s, wanted)), None)


@condition
def spread_feared(facts: Facts, words: Words = ()) -> Evidence | None:
    """Hold when spread, to one of these places if any are given, is feared but not confirmed."""
    wanted = as_tuple(words) if words else ()
    for s in facts.snapshot.all(Spread):
        if s.certainty == "feared" and (not wanted or is_at(s, wanted)):
            text = f"spread is feared but not confirmed: {site_name(s)}"
            return Evidence(dated(text, s.found), s.found, s.id)
    return None if wanted else extent(facts, "feared")


@condition
def spread_not_biopsied(facts: Facts, words: Words = ()) -> Evidence | None:
    """Hold when no biopsy of a place of spread is written down; a planned one counts as one.

    A place that was found together with the cancer is no new site.
    """
    wanted = as_tuple(words) if words else ()
    tails = {
        "": "no biopsy of it is written down",
        "no": "it was not biopsied",
        "unknown": "whether it was biopsied is not known",
    }
    feared_last = sorted(facts.snapshot.all(Spread), key=lambda s: s.certainty == "feared")
    for s in feared_last:
        if _found_with_cancer(facts, s):
            continue
        if s.biopsied in tails and (not wanted or is_at(s, wanted)):
            what = "feared spread" if s.certainty == "feared" else "spread"
            found = f", found {s.found.day_only()}" if s.found else ""
            place = f"{what} is written down: {site_name(s)}{found}"
            return Evidence(f"{place}, and {tails[s.biopsied]}", s.found, s.id)
    return None


@condition
def biopsy_planned(facts: Facts) -> Evidence | None:
    """Hold when a biopsy of a place of spread is planned."""
    for s in facts.snapshot.all(Spread):
        if s.biopsied == "planned":
            return Evidence(f"a biopsy is planned: {site_name(s)}", None, s.id)
    return None


@condition
def biopsy_same(facts: Facts) -> Evidence | None:
    """Hold when a biopsy of a place of spread showed the same cancer."""
    for s in facts.snapshot.all(Spread):
        if s.same_cancer in ("same", "changed"):
            text = f"a biopsy showed the same cancer: {site_name(s)}"
            return Evidence(dated(text, s.found), s.found, s.id)
    return None


@condition
def spread_changed(facts: Facts) -> Evidence | None:
    """Hold when a biopsy of a place of spread showed something else than the first tumor."""
    words = {"changed": "changed markers", "other": "something else"}
    for s in facts.snapshot.all(Spread):
        if s.same_cancer in words:
            text = f"the biopsy of the spread ({site_name(s)}) showed {words[s.same_cancer]}"
            return Evidence(text, s.found, s.id)
    return None


@condition
def brain_status(facts: Facts, states: Words) -> Evidence | None:
    """Hold when spread to the brain is in one of these states; not written is "unknown"."""
    words = {
        "none": "none is found in the brain now",
        "treated-stable": "spread to the brain is treated and stable",
        "active": "spread to the brain is active",
        "leptomeningeal": "there is spread to the lining of the brain",
        "unknown": "how the spread to the brain is now is not known",
    }
    wanted = keys(states, words)
    for s in confirmed_spread(facts):
        if s.site not in ("brain", "leptomeninges"):
            continue
        told = "leptomeningeal" if s.site == "leptomeninges" and not s.brain_state else ""
        state = s.brain_state or told or "unknown"
        if state in wanted:
            return Evidence(dated(words[state], s.stable_since or s.found), s.found, s.id)
    return None


@condition
def performance_on_record(facts: Facts) -> Evidence | None:
    """Hold when a clinician's word on performance status is written down."""
    for status in facts.snapshot.all(PerformanceStatus):
        text = f"performance status is written down as {status.value}"
        return Evidence(dated(text, status.said), status.said, status.id)
    return None


@condition
def performance_not_written(facts: Facts) -> Evidence | None:
    """Hold when no performance status is written down."""
    if facts.snapshot.all(PerformanceStatus):
        return None
    return Evidence("no performance status is written down")


@condition
def performance_older_than(facts: Facts, days: float) -> Evidence | None:
    """Hold when the newest performance status was surely said longer ago than that."""
    number(days)
    for status in facts.snapshot.all(PerformanceStatus)[:1]:
        if facts.older_than(status.said, int(days)):
            text = f"performance status is written down as {status.value}"
            return Evidence(dated(text, status.said), status.said, status.id)
    return None


def _told(d: Diagnosis) -> Evidence:
    return Evidence(
        dated(f"the diagnosis is written down as {d.headline()}", d.found), d.found, d.id
    )


def _texts(d: Diagnosis) -> tuple[str, str]:
    return d.site, d.histology


def _place(s: Spread) -> Evidence:
    found = f", found {s.found.day_only()}" if s.found else ""
    return Evidence(f"spread is written down: {site_name(s)}{found}", s.found, s.id)


def _found_with_cancer(facts: Facts, s: Spread) -> bool:
    """Tell whether a place was surely found within 3 months of the only diagnosis."""
    diagnoses = facts.snapshot.all(Diagnosis)
    if s.certainty == "feared" or len(diagnoses) != 1:
        return False
    first, found = diagnoses[0].found, s.found
    if not (first and found and first.earliest and found.latest):
        return False
    return (found.latest - first.earliest).days <= _TOGETHER


_TOGETHER = 92
