"""Rows of one trial: its state, and each condition for joining as the person or team marked it."""

from __future__ import annotations

from collections.abc import Iterator

from apptprep.questions.facts import Facts, dated
from apptprep.questions.model import Evidence
from apptprep.questions.trial_sheet.disease import shown
from apptprep.questions.trial_sheet.model import TrialRow, source_of, unknown
from apptprep.questions.trial_sheet.person import age_text
from apptprep.questions.trial_sheet.places import (
    by_distance,
    distance_words,
    home_of,
    site_words,
)
from apptprep.records import Trial

_RULES = "alberta-trial-join"
_MOST_SITES = 5
_MARKS = {"met": "marked as met", "not-met": "marked as not met"}
_FACTS = (
    ("status", "Status", "Is the trial still taking people?"),
    ("phase", "Phase", "Which phase is the trial, and what does that mean for me?"),
    ("site", "Where", "Where is the trial, and how often would I have to come?"),
    ("contact", "Contact", "Whom can I call about this trial?"),
)


def criteria(trial: Trial, facts: Facts) -> Iterator[TrialRow]:
    """Yield a trial's own facts, then its conditions; marks are the person's or their team's."""
    fact = Evidence(dated(trial.headline(), trial.checked), trial.checked, trial.id)
    days = trial.checked.days_before(facts.today) if trial.checked else None
    for name, label, ask in _FACTS:
        text = shown(trial, name)
        id_ = f"trial-{name}"
        if text and getattr(trial, name) != "unknown":
            yield TrialRow(
                id_,
                "trial",
                label,
                known=True,
                text=text,
                as_of=trial.checked,
                days=days,
                evidence=(fact,),
            )
        else:
            yield unknown(id_, "trial", label, ask=ask, evidence=(fact,))
    yield from _limits(trial, facts, fact)
    yield from _sites(trial, facts, fact)
    if not trial.criteria:
        ask = "Which rules decide who can join?"
        yield unknown(
            "criteria",
            "trial",
            "Conditions for joining",
            ask=ask,
            request="trial-criteria",
            evidence=(fact,),
            source=_RULES,
        )
    for number, row in enumerate(trial.criteria):
        sort = " (rules out)" if row.kind == "exclusion" else ""
        id_, label = f"criterion:{number}", f"{row.text}{sort}"
        if row.met in _MARKS:
            note = f"; {row.note}" if row.note else ""
            yield TrialRow(
                id_,
                "trial",
                label,
                known=True,
                text=_MARKS[row.met] + note,
                evidence=(fact,),
                source=source_of(_RULES),
            )
        else:
            ask = "What is still needed to answer this rule of the trial?"
            yield unknown(id_, "trial", label, ask=ask, evidence=(fact,), source=_RULES)


def _limits(trial: Trial, facts: Facts, fact: Evidence) -> Iterator[TrialRow]:
    """Yield the register's limits of age and sex beside what is written down; no verdict."""
    person = facts.snapshot.person
    if trial.youngest or trial.oldest:
        low = f"from {trial.youngest}" if trial.youngest else ""
        high = f"up to {trial.oldest}" if trial.oldest else ""
        limits = " ".join(part for part in (low, high) if part)
        age = age_text(person.born, facts.today)
        mine = f"you: {age}" if age else "your birth date is not written down"
        yield _fact("trial-ages", "Ages", f"{limits}; {mine}", fact)
    if trial.sex in ("all", "female", "male"):
        mine = shown(person, "sex").lower() if person.sex else "not written down"
        told = shown(trial, "sex").lower()
        yield _fact("trial-sex", "Who may join", f"{told}; sex as recorded: {mine}", fact)


def _sites(trial: Trial, facts: Facts, fact: Evidence) -> Iterator[TrialRow]:
    """Yield the nearest sites with their distance, as the crow flies."""
    home = home_of(facts.snapshot)
    # A line somebody began and left empty is no site.
    sites = [far for far in by_distance(trial, home) if site_words(far.site)]
    if not sites:
        return
    label = "Nearest sites" if home else "Sites"
    lines = []
    for far in sites[:_MOST_SITES]:
        words = [site_words(far.site)]
        words += [distance_words(far.kilometres)] if far.kilometres is not None else []
        words += [far.site.status] if far.site.status else []
        lines.append(", ".join(words))
    more = len(sites) - len(lines)
    lines += [f"{more} more"] if more > 0 else []
    yield _fact("trial-sites", label, "; ".join(lines), fact)
    if home is None:
        yield unknown(
            "trial-distance", "trial", "How far the sites are", write="home_town", evidence=(fact,)
        )


def _fact(id_: str, label: str, text: str, fact: Evidence) -> TrialRow:
    return TrialRow(id_, "trial", label, known=True, text=text, evidence=(fact,))
