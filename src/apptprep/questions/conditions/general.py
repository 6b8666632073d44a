"""Conditions that hold for everybody unless the record says otherwise, and the next visit.

The ``…_could_be`` conditions print nothing. They exist so that a fact that is not written down
never hides a question: only a record that says otherwise does.
"""

from __future__ import annotations

import datetime as dt

from apptprep.questions.conditions.registry import SILENT, condition, keys, number
from apptprep.questions.countries import code_of
from apptprep.questions.facts import Facts, dated
from apptprep.questions.model import Evidence
from apptprep.questions.words import Words, any_contains, as_tuple
from apptprep.records import Diagnosis

EXTENTS = ("local", "regional", "spread", "feared")
_YEAR = 365.25


@condition
def always(facts: Facts) -> Evidence | None:  # noqa: ARG001 - one signature for all
    """Hold on every visit of the rule's purposes."""
    return SILENT


@condition
def sex_could_be(facts: Facts, sex: str) -> Evidence | None:
    """Hold unless the sex as recorded is the other one."""
    (wanted,) = keys(sex, ("female", "male"))
    other = "male" if wanted == "female" else "female"
    return None if facts.snapshot.person.sex == other else SILENT


@condition
def age_could_be_under(facts: Facts, years: float) -> Evidence | None:
    """Hold unless the birth date shows the person to be that old."""
    number(years)
    born = facts.snapshot.person.born
    if born is None or born.latest is None:
        return SILENT
    return SILENT if _years(born.latest, facts.today) < years else None


@condition
def age_could_be_over(facts: Facts, years: float) -> Evidence | None:
    """Hold unless the birth date shows the person to be younger."""
    number(years)
    born = facts.snapshot.person.born
    if born is None or born.earliest is None:
        return SILENT
    return SILENT if _years(born.earliest, facts.today) >= years else None


@condition
def extent_could_be(facts: Facts, extent: str) -> Evidence | None:
    """Hold unless every diagnosis says another extent and no place of spread speaks for it."""
    from apptprep.records import Spread

    (wanted,) = keys(extent, EXTENTS)
    if wanted in ("spread", "feared") and facts.snapshot.all(Spread):
        return SILENT
    open_ = (wanted, "feared") if wanted == "spread" else (wanted,)
    written = [diagnosis.extent for diagnosis in facts.snapshot.all(Diagnosis)]
    other = [text for text in written if text in EXTENTS and text not in open_]
    return None if written and len(other) == len(written) else SILENT


@condition
def cancer_could_be(facts: Facts, words: Words) -> Evidence | None:
    """Hold unless a first site is known and written down and none of the words is in it."""
    wanted = as_tuple(words)
    diagnoses = facts.snapshot.all(Diagnosis)
    if not diagnoses or any(d.primary in ("unknown-primary", "not-sure") for d in diagnoses):
        return SILENT
    texts = [text for d in diagnoses for text in (d.site, d.histology)]
    return SILENT if any_contains(texts, wanted) else None


@condition
def country_could_be(facts: Facts, code: str) -> Evidence | None:
    """Hold unless the person's country is known and another one; ``code`` is of two letters."""
    if len(code) != 2 or not code.isupper():  # noqa: PLR2004 - ISO 3166 alpha-2
        raise ValueError("a country is two capital letters")
    known = code_of(facts.snapshot.person.country)
    return None if known and known != code else SILENT


@condition
def visit_within(facts: Facts, days: float) -> Evidence | None:
    """Hold when the next visit is at most that many days away."""
    number(days)
    visit = facts.snapshot.next_appointment(facts.today)
    if visit is None or visit.when is None or visit.when.earliest is None:
        return None
    if (visit.when.earliest - facts.today).days > days:
        return None
    return Evidence(dated(f"the next visit is with {visit.who}", visit.when), visit.when, visit.id)


@condition
def no_next_visit(facts: Facts) -> Evidence | None:
    """Hold when no coming visit is written down."""
    if facts.snapshot.next_appointment(facts.today) is not None:
        return None
    return Evidence("no coming visit is written down")


def _years(born: dt.date, today: dt.date) -> float:
    return (today - born).days / _YEAR
