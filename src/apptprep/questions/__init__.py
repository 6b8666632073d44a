"""Questions worth asking, what is missing for a visit, and the call-now card.

Pure functions over a snapshot of the record: no window, no database, no expression language. What
is asked, why, and on which source it rests is data in ``resources/questions``.
"""

from __future__ import annotations

from apptprep.questions.call_now import CallLine, CallMatch, CallNow, card, matches
from apptprep.questions.contradictions import Contradiction, as_question, contradictions
from apptprep.questions.gaps import missing
from apptprep.questions.holders import DateToMind, FollowUp, Holder, dates_to_mind, follow_up
from apptprep.questions.letters import Letter, letters
from apptprep.questions.model import Evidence, Gap, Problem, Rule, Source, Suggestion
from apptprep.questions.shortlist import Pick, Shortlist, Topic, shortlist
from apptprep.questions.suggest import problems, suggest
from apptprep.questions.trial_sheet import TrialRow, trial_sheet

__all__ = [
    "CallLine",
    "CallMatch",
    "CallNow",
    "Contradiction",
    "DateToMind",
    "Evidence",
    "FollowUp",
    "Gap",
    "Holder",
    "Letter",
    "Pick",
    "Problem",
    "Rule",
    "Shortlist",
    "Source",
    "Suggestion",
    "Topic",
    "TrialRow",
    "as_question",
    "card",
    "contradictions",
    "dates_to_mind",
    "follow_up",
    "letters",
    "matches",
    "missing",
    "problems",
    "shortlist",
    "suggest",
    "trial_sheet",
]
