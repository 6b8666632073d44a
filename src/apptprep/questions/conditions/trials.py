"""Conditions about clinical trials. Whether somebody fits a trial is never worked out."""

from __future__ import annotations

import re

from apptprep.questions.conditions.registry import condition, keys
from apptprep.questions.facts import Facts, dated
from apptprep.questions.model import Evidence
from apptprep.questions.words import Words
from apptprep.records import Trial

_STATUS = {
    "recruiting": "recruiting",
    "not-yet": "not yet recruiting",
    "invitation": "by invitation",
    "active": "running, not recruiting",
    "completed": "completed",
    "stopped": "stopped",
    "expanded": "expanded access",
    "unknown": "not known",
}
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_PHASE = re.compile(r"(?<![a-z\d])([1-4]|iv|i{1,3})(?=[ab]?(?![a-z\d]))")


@condition
def trial_on_record(facts: Facts) -> Evidence | None:
    """Hold when a trial is written down that the person has not put aside."""
    return next((_told(trial, "a trial is written down") for trial in _wanted(facts)), None)


@condition
def no_trial(facts: Facts) -> Evidence | None:
    """Hold when no trial is written down, or all were put aside."""
    return None if _wanted(facts) else Evidence("no trial is written down")


@condition
def trial_criterion_unknown(facts: Facts) -> Evidence | None:
    """Hold when a trial's condition for joining is marked as not known, or not marked."""
    for trial in _wanted(facts):
        for criterion in trial.criteria:
            if criterion.met in ("", "unknown"):
                return _told(trial, f"not known for this trial: {criterion.text}")
    return None


@condition
def trial_criterion_not_met(facts: Facts) -> Evidence | None:
    """Hold when the person or their team marked a condition as standing in the way.

    That is a condition to join that is not met, or one that rules out and is met.
    """
    for trial in _wanted(facts):
        for criterion in trial.criteria:
            rules_out = criterion.kind == "exclusion"
            if criterion.met == ("met" if rules_out else "not-met"):
                marked = "marked as ruling out" if rules_out else "marked as not met"
                return _told(trial, f"{marked}: {criterion.text}")
    return None


@condition
def trial_criteria_missing(facts: Facts) -> Evidence | None:
    """Hold when no condition for joining is written down for a trial."""
    for trial in _wanted(facts):
        if not trial.criteria:
            return _told(trial, "no conditions for joining are written down")
    return None


@condition
def trial_phase(facts: Facts, words: Words) -> Evidence | None:
    """Hold when a trial is of one of these phases, ``"1"`` to ``"4"``; "1b/2" names two."""
    wanted = set(keys(words, _ROMAN.values()))
    for trial in _wanted(facts):
        if wanted & phases(trial.phase):
            return _told(trial, f"a phase {trial.phase} trial is written down")
    return None


@condition
def trial_phase_not_written(facts: Facts) -> Evidence | None:
    """Hold when a trial has no phase."""
    for trial in _wanted(facts):
        if not trial.phase:
            return _told(trial, "no phase is written down for a trial")
    return None


@condition
def trial_status(facts: Facts, states: Words) -> Evidence | None:
    """Hold when a trial has one of these states; a state that is not written is "unknown"."""
    wanted = keys(states, _STATUS)
    for trial in _wanted(facts):
        status = trial.status or "unknown"
        if status in wanted:
            return _told(trial, f"the trial's status is written down as {_STATUS[status]}")
    return None


@condition
def trial_without_contact(facts: Facts) -> Evidence | None:
    """Hold when nobody is named who can be called about a trial."""
    for trial in _wanted(facts):
        if not trial.contact:
            return _told(trial, "no contact is written down for a trial")
    return None


def phases(text: str) -> set[str]:
    """Return the phases a text names, as digits: ``"Ib/II"`` is ``{"1", "2"}``."""
    found = _PHASE.findall(text.casefold())
    return {_ROMAN.get(part, part) for part in found}


def _wanted(facts: Facts) -> tuple[Trial, ...]:
    return tuple(trial for trial in facts.snapshot.all(Trial) if trial.view != "not")


def _told(trial: Trial, text: str) -> Evidence:
    name = trial.nct or trial.title
    return Evidence(dated(f"{text} ({name})", trial.checked), trial.checked, trial.id)
